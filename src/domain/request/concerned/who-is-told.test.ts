import { describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { COLLEAGUE, EMPLOYEE, HEAD, HOLDER, requestIn, SYSTEMS } from '../request.fixture.ts';
import { toldBeforeClosing, toldWhenDone } from './who-is-told.ts';

const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const OTHER = { id: 'other', address: 'ana@entidad.gov.co', displayName: 'Ana', holder: COLLEAGUE };
const DATA = {
  ...{ givenNames: 'Hugo', surnames: 'Holder', displayName: 'Hugo Holder', position: null, phone: null },
  ...{ department: { code: '120', name: 'Talento Humano', head: null }, responsible: COLLEAGUE },
};
const DELETION = { ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: OTHER, outOfOffice: '' } as const;

function told(form: AccountForm, requester: Person = EMPLOYEE): Record<string, string> {
  const people = toldWhenDone(requestIn('closed', { form, requester, handedTo: null }), []);
  return Object.fromEntries(people.map(({ person, as }) => [person.name, as]));
}

describe('who is told what was done', () => {
  const [holder, official, requester] = [
    { [HOLDER.name]: 'holder' },
    { [HEAD.name]: 'official' },
    { [EMPLOYEE.name]: 'requester' },
  ];

  it.each<[string, AccountForm, object]>([
    ['of a licence', { ...about, type: 'shared' }, {}],
    [
      'of a redirection',
      { ...about, type: 'redirection', to: OTHER, until: '2026-03-01' },
      { [COLLEAGUE.name]: 'receiver' },
    ],
    [
      'of a delegation',
      { ...about, type: 'delegation', to: OTHER, rights: ['send_as'] },
      { [COLLEAGUE.name]: 'delegate' },
    ],
    ['of a deletion', DELETION, { [COLLEAGUE.name]: 'receiver' }],
    ['of a shared mailbox', { ...DELETION, redirectTo: null, keepers: [OTHER] }, { [COLLEAGUE.name]: 'keeper' }],
  ])('%s: holder, official, requester and those whom it concerns', (_, form, more) => {
    expect(told(form)).toEqual({ ...holder, ...official, ...requester, ...more });
  });

  it('of another official: the new and the former one', () => {
    expect(told({ ...about, type: 'data', data: DATA })).toEqual({
      ...{ ...holder, ...requester },
      ...{ [COLLEAGUE.name]: 'new_official', [HEAD.name]: 'former_official' },
    });
    expect(told({ ...about, type: 'data', data: { ...DATA, responsible: HEAD } })).toMatchObject(official);
  });

  it('is each of them once, as what concerns them most, and never a rule', () => {
    expect(told({ ...about, type: 'shared' }, HOLDER)).toEqual({ ...holder, ...official });
    expect(told({ ...about, type: 'shared' }, BUZON)).toEqual({ ...holder, ...official });
  });

  it('is also whoever the register names by now, for the account and for the other one', () => {
    const register = [
      { ...ACCOUNT, responsible: SYSTEMS, addresses: [] },
      { ...ACCOUNT, id: OTHER.id, holder: EMPLOYEE, addresses: [] },
    ];
    const form = { ...about, type: 'delegation', to: OTHER, rights: ['send_as'] } as const;
    const people = toldWhenDone(requestIn('closed', { form, requester: BUZON, handedTo: null }), register);
    expect(people.map(({ person }) => person.id)).toEqual([HOLDER.id, EMPLOYEE.id, HEAD.id, SYSTEMS.id]);
  });

  it('is of a hand-over whoever does not have its messages', () => {
    const handed = {
      handedTo: { person: HOLDER, as: 'holder' },
      receivers: { holder: HOLDER, department: HEAD },
    } as const;
    const ids = (change: Parameters<typeof requestIn>[1]): readonly string[] =>
      toldWhenDone(requestIn('delivered', { ...handed, ...change }), []).map(({ person }) => person.id);
    expect(ids({})).toEqual([EMPLOYEE.id]);
    expect(ids({ requester: HOLDER })).toEqual([]);
    expect(ids({ requester: HEAD })).toEqual([]);
    const form = { ...about, type: 'responsible', responsible: COLLEAGUE } as const;
    const to = {
      handedTo: { person: COLLEAGUE, as: 'holder' },
      receivers: { holder: COLLEAGUE, department: null },
    } as const;
    expect(ids({ form, ...to })).toEqual([HEAD.id, EMPLOYEE.id]);
  });
});

describe('who is told before an account is closed', () => {
  it('is its holder, unless they asked for it', () => {
    const before = (requester: Person): readonly Person[] =>
      toldBeforeClosing(requestIn('scheduled', { form: DELETION, requester }), []).map(({ person }) => person);
    expect(before(EMPLOYEE)).toEqual([HOLDER]);
    expect(before(HOLDER)).toEqual([]);
  });
});
