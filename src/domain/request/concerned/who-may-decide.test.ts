import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { otherOf, snapshotOf, type AccountSnapshot } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { subjectOf, type Form } from '#domain/form/form.ts';
import { BUZON, type Actor, type Person } from '#domain/person.ts';
import type { Receives } from '#domain/plan/receives.ts';
import {
  actor,
  COLLEAGUE,
  DEPARTMENTAL,
  EMPLOYEE,
  HEAD,
  HOLDER,
  PERSONAL,
  PLAN,
  requestIn,
} from '../request.fixture.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { takesTwo } from './who-is-concerned.ts';
import { decidesAlone, mayDecide, whoIsMissing as missing, type Decision, type Judged } from './who-may-decide.ts';

const OFFICIAL = HEAD;
const FRIEND: Person = { id: 'U0FRIEND', name: 'Federico Friend' };
const NEXT: Person = { id: 'U0NEXT', name: 'Nadia Next' };
const APPROVER: Person = { id: 'U0APPROVER', name: 'Ana Approver' };
const OTHER = COLLEAGUE;

const friends: Account = { ...ACCOUNT, id: 'friends', address: 'federico@entidad.gov.co', holder: FRIEND };
const shared: Account = { ...friends, id: 'shared', type: 'departmental', holder: null, responsible: FRIEND };
const imported: AccountSnapshot = { ...snapshotOf(ACCOUNT), holder: null };
const departments: AccountSnapshot = { ...snapshotOf(ACCOUNT), type: 'departmental', holder: null };
const about = (account: AccountSnapshot) => ({ account, justification: 'Hace falta' });
const own = about(snapshotOf(ACCOUNT));
const ending = { lastDay: '2026-02-01', redirectTo: null, outOfOffice: '' } as const;
const data = {
  ...{ givenNames: 'Hugo', surnames: 'Holder', displayName: 'Hugo Holder', position: null, phone: null },
  ...{ department: PERSONAL.department, responsible: OFFICIAL },
};

/** Who, beside whoever asked, is concerned by each kind of request, and whether it takes two. */
const KINDS: Readonly<Record<string, readonly [Form, Readonly<Record<string, string>>, boolean]>> = {
  'a new account': [PERSONAL, { [HOLDER.id]: 'holder' }, false],
  'a new account through its official': [{ ...PERSONAL, chatUser: null }, { [OFFICIAL.id]: 'official' }, true],
  'a department’s new account': [DEPARTMENTAL, { [OFFICIAL.id]: 'holder' }, false],
  data: [{ ...own, type: 'data', data }, { [HOLDER.id]: 'holder' }, false],
  'data with another official': [
    { ...own, type: 'data', data: { ...data, responsible: NEXT } },
    { [HOLDER.id]: 'holder', [NEXT.id]: 'responsible' },
    false,
  ],
  'another address': [{ ...own, type: 'address', localPart: 'otra' }, { [HOLDER.id]: 'holder' }, false],
  'a password': [{ ...own, type: 'password' }, { [HOLDER.id]: 'holder' }, false],
  'a password through the official': [{ ...about(imported), type: 'password' }, { [OFFICIAL.id]: 'official' }, true],
  'a redirection': [
    { ...own, type: 'redirection', to: otherOf(friends), until: '2026-03-20' },
    { [HOLDER.id]: 'holder', [FRIEND.id]: 'beneficiary' },
    true,
  ],
  'a delegation': [
    { ...own, type: 'delegation', to: otherOf(friends), rights: ['full_access'] },
    { [HOLDER.id]: 'holder', [FRIEND.id]: 'beneficiary' },
    true,
  ],
  'a delegation to a department’s account': [
    { ...own, type: 'delegation', to: otherOf(shared), rights: ['full_access'] },
    { [HOLDER.id]: 'holder', [FRIEND.id]: 'beneficiary' },
    true,
  ],
  'more time under contract': [
    { ...own, type: 'contract', contractEnd: '2026-12-31' },
    { [HOLDER.id]: 'holder' },
    false,
  ],
  'another responsible official': [
    { ...about(departments), type: 'responsible', responsible: NEXT },
    { [OFFICIAL.id]: 'holder', [NEXT.id]: 'responsible' },
    false,
  ],
  'a deletion': [{ ...own, ...ending, type: 'deletion' }, { [HOLDER.id]: 'holder' }, true],
  'a deletion that sends messages on': [
    { ...own, ...ending, type: 'deletion', redirectTo: otherOf(friends) },
    { [HOLDER.id]: 'holder', [FRIEND.id]: 'beneficiary' },
    true,
  ],
  'a deletion that leaves a shared mailbox': [
    { ...own, ...ending, type: 'deletion', custody: 'shared', keepers: [otherOf(friends)] },
    { [HOLDER.id]: 'holder', [FRIEND.id]: 'beneficiary' },
    true,
  ],
  'a restoration': [{ ...own, type: 'restoration', contractEnd: null }, { [HOLDER.id]: 'holder' }, false],
  'a restoration through the official': [
    { ...about(imported), type: 'restoration', contractEnd: null },
    { [OFFICIAL.id]: 'official' },
    true,
  ],
  'a suspension': [{ ...own, type: 'suspension', contractEnd: '2026-06-30' }, { [HOLDER.id]: 'holder' }, false],
};
const DECISIONS: readonly Decision[] = [
  ...([
    'choose_address',
    'approve',
    'reject',
    'ask',
    'execute',
    'retry',
    'line_run',
    'line_not_run',
    'stop',
    'give_up',
  ] as const),
  'undo',
];

function approved(form: Form, change: Partial<Judged> = {}): Judged {
  const request = requestIn('approved', { form, needsTwo: takesTwo(form), ...change });
  return { ...request, decision: { outcome: 'approved', by: APPROVER, at: request.createdAt }, ...change };
}

describe.each(Object.entries(KINDS))('%s', (_, [form, concerned, two]) => {
  const request = approved(form);

  it('takes two people, or does not', () => {
    expect(takesTwo(form)).toBe(two);
  });

  it.each(DECISIONS)('%s is for systems people whom it does not concern', (what) => {
    const answer = (person: Person, systems = true) =>
      mayDecide(request, { by: actor(person, systems), what, register: [] })?.code;
    for (const person of [HOLDER, OFFICIAL, FRIEND, NEXT, OTHER, EMPLOYEE])
      expect(answer(person, false), person.name).toBe('not_systems');
    for (const person of [HOLDER, OFFICIAL, FRIEND, NEXT, OTHER]) {
      const as = concerned[person.id];
      const expected = as === undefined ? null : { code: 'concerned', as };
      expect(mayDecide(request, { by: actor(person, true), what, register: [] }), person.name).toEqual(expected);
    }
    const carriesOut = ['execute', 'retry', 'line_run', 'line_not_run'].includes(what);
    expect(answer(EMPLOYEE), 'whoever asked').toBe(two && carriesOut ? undefined : 'own_request');
    const begins = what === 'execute' || what === 'retry';
    expect(answer(APPROVER), 'whoever approved').toBe(two && begins ? 'second_person' : undefined);
  });
});

describe('whom a request concerns by the address under which the chat knows them', () => {
  const named = (email: string): Actor => ({ ...actor(OTHER, true), email });
  const as = (form: Form, email: string) =>
    mayDecide(approved(form), { by: named(email), what: 'approve', register: [] });
  const unknown = { ...otherOf(friends), holder: null, userPrincipalName: 'fede@entidad.gov.co' };

  it.each<[string, Form, string, string]>([
    [
      'the contact address of a new account',
      { ...PERSONAL, contactEmail: 'Ella@Example.com' },
      'ella@example.com',
      'holder',
    ],
    ['the account', { ...about(imported), type: 'password' }, ACCOUNT.address, 'holder'],
    [
      'its sign-in name',
      { ...about({ ...imported, userPrincipalName: 'h@x.co' }), type: 'password' },
      'h@x.co',
      'holder',
    ],
    [
      'who gets messages',
      { ...own, type: 'redirection', to: unknown, until: '2026-03-20' },
      unknown.address,
      'beneficiary',
    ],
    [
      'who opens the mailbox',
      { ...own, type: 'delegation', to: unknown, rights: [] },
      'fede@entidad.gov.co',
      'beneficiary',
    ],
    [
      'a form of before the holder was kept',
      { ...own, type: 'delegation', to: { id: 'x', address: 'x@entidad.gov.co', displayName: 'X' }, rights: [] },
      'x@entidad.gov.co',
      'beneficiary',
    ],
  ])('%s', (_, form, email, concern) => {
    expect(as(form, email)).toEqual({ code: 'concerned', as: concern });
    expect(as(form, 'other@entidad.gov.co')).toBeNull();
  });
});

describe('whom a request concerns by now', () => {
  const known = (account: Account, change: Partial<Account> = {}): KnownAccount => ({
    ...account,
    ...change,
    addresses: ['antes@entidad.gov.co'],
  });
  const delegation: Form = { ...own, type: 'delegation', to: otherOf(shared), rights: ['full_access'] };
  const byOfficial: Form = { ...about(imported), type: 'password' };
  const none = { ...ACCOUNT, holder: null };
  const nexts = { ...shared, responsible: NEXT };
  const plan = (receives: Receives): Partial<Judged> => ({ plan: { ...PLAN, receives } });
  const OFFICIALS = { holder: null, official: NEXT, contact: null };

  it.each<[string, Judged, readonly KnownAccount[], string]>([
    ['the holder since', approved({ ...own, type: 'password' }), [known(ACCOUNT, { holder: NEXT })], 'holder'],
    ['the official since', approved(byOfficial), [known(none, { responsible: NEXT })], 'official'],
    ['the official of the plan', approved(byOfficial, plan(OFFICIALS)), [], 'official'],
    ['the holder of the plan', approved(byOfficial, plan({ ...OFFICIALS, holder: NEXT })), [], 'holder'],
    ['who answers since for the mailbox that opens another', approved(delegation), [known(nexts)], 'beneficiary'],
    [
      'who answers since for the mailbox that messages go to',
      approved({ ...own, ...ending, type: 'deletion', redirectTo: otherOf(shared) }),
      [known(nexts)],
      'beneficiary',
    ],
    [
      'who answers since for a mailbox that opens what is left',
      approved({ ...own, ...ending, type: 'deletion', custody: 'shared', keepers: [otherOf(shared)] }),
      [known(nexts)],
      'beneficiary',
    ],
    [
      'who comes to answer for it again',
      approved({ ...own, type: 'data', data: { ...data, responsible: ACCOUNT.responsible ?? OFFICIAL } }),
      [known(ACCOUNT, { responsible: NEXT })],
      'responsible',
    ],
    [
      'the holder of the account that came of it',
      approved({ ...PERSONAL, chatUser: null }),
      [known(ACCOUNT, { subject: subjectOf(PERSONAL), holder: NEXT })],
      'holder',
    ],
  ])('%s', (_, request, register, as) => {
    const person = as === 'responsible' ? (ACCOUNT.responsible ?? OFFICIAL) : NEXT;
    for (const what of ['approve', 'execute', 'retry', 'line_run', 'give_up'] as const)
      expect(mayDecide(request, { by: actor(person, true), what, register }), what).toEqual({ code: 'concerned', as });
    expect(mayDecide(request, { by: actor(OTHER, true), what: 'approve', register })).toBeNull();
  });

  it('whoever the form named is concerned still, and whoever the chat knows under an address of before', () => {
    const changed = [known(ACCOUNT, { holder: NEXT })];
    const request = approved({ ...own, type: 'password' });
    const deciding = { what: 'approve', register: changed } as const;
    expect(mayDecide(request, { ...deciding, by: actor(HOLDER, true) })?.code).toBe('concerned');
    const former = { ...actor(OTHER, true), email: 'antes@entidad.gov.co' };
    expect(mayDecide(request, { ...deciding, by: former })?.code).toBe('concerned');
  });

  it('an official hands over nothing that somebody claims for themself', () => {
    const claim: Form = { ...about({ ...imported, holder: FRIEND, byEmail: true }), type: 'password' };
    const deciding = { by: actor(OFFICIAL, true), what: 'approve', register: [known(none)] } as const;
    expect(mayDecide(approved(claim), deciding)).toBeNull();
  });
});

describe('what is undone', () => {
  const deletion: Form = { ...about(imported), ...ending, type: 'deletion' };
  const undoing: Form = { ...about(imported), type: 'restoration', contractEnd: null };

  it('is for the official too, who gets no password by it', () => {
    expect(mayDecide(approved(deletion), { by: actor(OFFICIAL, true), what: 'undo', register: [] })).toBeNull();
    const undo = approved(undoing, { requester: OFFICIAL, rule: 'undo' });
    expect(mayDecide(undo, { by: actor(OFFICIAL, true), what: 'retry', register: [] })).toBeNull();
    const asked = mayDecide(approved(undoing), { by: actor(OFFICIAL, true), what: 'retry', register: [] });
    expect(asked).toEqual({ code: 'concerned', as: 'official' });
  });

  it('has somebody in an office of two, whoever of them asked for the deletion', () => {
    for (const [requester, approver] of [
      [OTHER, OFFICIAL],
      [OFFICIAL, OTHER],
    ] as const) {
      const decision = { outcome: 'approved', by: approver, at: new Date(0) } as const;
      const decided = approved(deletion, { requester, decision });
      const may = [OTHER, OFFICIAL].filter(
        (one) => mayDecide(decided, { by: actor(one, true), what: 'undo', register: [] }) === null,
      );
      expect(may).toEqual([approver]);
    }
  });

  it('is tried again by whoever undid it', () => {
    const undo = approved({ ...own, type: 'restoration', contractEnd: null }, { requester: OTHER, rule: 'undo' });
    expect(mayDecide(undo, { by: actor(OTHER, true), what: 'retry', register: [] })).toBeNull();
  });
});

describe('whoever has the account in hand', () => {
  it.each(['holder', 'responsible'] as const)('as the %s does not decide about its hand-over', (role) => {
    const request = approved({ ...PERSONAL, chatUser: null }, { handedTo: { person: OTHER, as: role } });
    expect(mayDecide(request, { by: actor(OTHER, true), what: 'give_up', register: [] })?.code).toBe('concerned');
  });
});

describe('the only systems person of an office', () => {
  const alone = (reason: string | null): Actor => ({ ...actor(HOLDER, true), alone: { reason } });
  const request = approved(PERSONAL, { requester: HOLDER });

  it.each(DECISIONS.filter((what) => what !== 'ask' && what !== 'choose_address'))(
    'may %s for a written reason',
    (what) => {
      expect(mayDecide(request, { by: alone(null), what, register: [] })).toEqual({ code: 'reason_needed' });
      expect(mayDecide(request, { by: alone('No hay nadie más'), what, register: [] })).toBeNull();
      expect(decidesAlone(request, { by: alone('No hay nadie más'), what, register: [] })).toBe(true);
    },
  );

  it('approves and carries out what takes two', () => {
    const deletion = approved({ ...about({ ...snapshotOf(ACCOUNT), holder: FRIEND }), ...ending, type: 'deletion' });
    const undecided = { ...deletion, decision: null };
    expect(mayDecide(undecided, { by: alone(null), what: 'approve', register: [] })).toEqual({ code: 'reason_needed' });
    expect(decidesAlone(undecided, { by: alone('x'), what: 'approve', register: [] })).toBe(true);
    expect(decidesAlone(undecided, { by: alone(null), what: 'reject', register: [] })).toBe(false);
    const decided = { ...deletion, decision: { outcome: 'approved', by: HOLDER, at: new Date(0) } } as const;
    expect(mayDecide(decided, { by: alone(null), what: 'execute', register: [] })).toEqual({ code: 'reason_needed' });
    const reasoned = { ...decided, alone: { by: HOLDER, at: new Date(0), reason: 'No hay nadie más' } };
    expect(mayDecide(reasoned, { by: alone(null), what: 'execute', register: [] })).toBeNull();
    // Approved anew, it is reasoned anew.
    expect(mayDecide({ ...reasoned, requester: HOLDER }, { by: alone(null), what: 'approve', register: [] })).toEqual({
      code: 'reason_needed',
    });
  });

  it('gives no reason for what is not their own, and is still of the systems area', () => {
    const others = approved({ ...PERSONAL, chatUser: FRIEND });
    expect(mayDecide(others, { by: alone(null), what: 'approve', register: [] })).toBeNull();
    expect(decidesAlone(others, { by: alone(null), what: 'approve', register: [] })).toBe(false);
    const stranger = { ...alone('Yo'), systems: false, door: 'slack' as const };
    expect(mayDecide(request, { by: stranger, what: 'approve', register: [] })).toEqual({ code: 'not_systems' });
  });
});

describe('whether anybody could decide', () => {
  const whoIsMissing = (request: Judged, people: readonly Actor[]): ReturnType<typeof missing> =>
    missing(request, { team: people, register: [] });
  const team = (...people: readonly Person[]): readonly Actor[] => people.map((person) => actor(person, true));
  const asked = (form: Form, requester: Person): Judged => ({
    ...approved(form, { requester }),
    decision: null,
  });
  const deletion: Form = { ...own, ...ending, type: 'deletion' };

  it('two are enough for everything that concerns neither', () => {
    for (const [form] of Object.values(KINDS))
      expect(whoIsMissing(asked(form, EMPLOYEE), team(OTHER, APPROVER))).toBeNull();
  });

  it('two are enough where one of them asks: the other approves, and whoever asked carries out', () => {
    for (const [form] of Object.values(KINDS))
      expect(whoIsMissing(asked(form, OTHER), team(OTHER, APPROVER))).toBeNull();
  });

  it('the end of a contract, which nobody asks for, takes two as well', () => {
    expect(whoIsMissing(asked(deletion, BUZON), team(OTHER, APPROVER))).toBeNull();
    expect(whoIsMissing(asked(deletion, BUZON), team(OTHER))).toBe('second');
  });

  it('one is stuck with what they ask for, with what concerns them, and with what takes two', () => {
    expect(whoIsMissing(asked(PERSONAL, EMPLOYEE), team(OTHER))).toBeNull();
    expect(whoIsMissing(asked(PERSONAL, OTHER), team(OTHER))).toBe('approver');
    expect(whoIsMissing(asked(PERSONAL, EMPLOYEE), team(HOLDER))).toBe('approver');
    expect(whoIsMissing(asked(deletion, EMPLOYEE), team(OTHER))).toBe('second');
    expect(whoIsMissing({ ...asked(deletion, EMPLOYEE), needsTwo: false }, team(OTHER))).toBeNull();
  });

  it('two are stuck where one asks and the other is concerned', () => {
    expect(whoIsMissing(asked(PERSONAL, OTHER), team(OTHER, HOLDER))).toBe('approver');
    expect(whoIsMissing(asked(deletion, EMPLOYEE), team(OTHER, HOLDER))).toBe('second');
  });

  it('an office of one is not stuck where it may decide alone', () => {
    const alone: Actor = { ...actor(OTHER, true), alone: { reason: null } };
    expect(whoIsMissing(asked(deletion, OTHER), [alone])).toBeNull();
  });
});
