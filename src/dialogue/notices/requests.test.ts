import { describe, expect, it } from 'vitest';
import { snapshotOf, type DeletionForm } from '#domain/account/account-form.ts';
import { ACCOUNT } from '#domain/account/account.fixture.ts';
import { SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import { BUZON } from '#domain/person.ts';
import {
  COLLEAGUE,
  DECIDED,
  EMPLOYEE,
  HEAD,
  HOLDER,
  NOW,
  PLAN,
  requestIn,
  SYSTEMS,
} from '#domain/request/request.fixture.ts';
import { changed, type Request } from '#domain/request/request.ts';
import { createMessages } from '#messages/messages.ts';
import { textIn } from '../screen.fixture.ts';
import { board, twice } from './board.fixture.ts';

const m = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const about = { account: snapshotOf(ACCOUNT), justification: 'Hace falta' };
const OTHER = { id: 'other', address: 'ana@entidad.gov.co', displayName: 'Ana', holder: COLLEAGUE };
const DELETION: DeletionForm = {
  ...{ ...about, type: 'deletion', lastDay: '2026-02-15', redirectTo: OTHER, outOfOffice: '' },
  ...{ custody: 'none', mayBeLost: null },
};
/** Of an account that people can sign in to. */
const OPEN = { ...PLAN, changes: [SIGN_IN_BLOCKED] };

describe('what is told of a request once', () => {
  it('is its rejection, with the reason; of what a rule asked for, nobody is told', async () => {
    const { notices, toldTo } = board();
    const rejected = requestIn('rejected');
    await twice(async () => await notices.tellRejected(rejected));
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain(rejected.decision?.reason);
    const formOf = (): boolean => toldTo(EMPLOYEE).map(textIn).join('').includes(m.correction.buttons.again);
    expect(formOf()).toBe(true);
    await notices.tellRejected({ ...rejected, correctedBy: 'FT-GTI-006-2026-00002' });
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
    expect(formOf()).toBe(false);
    await notices.tellRejected({ ...rejected, requester: BUZON });
    await notices.tellRejected(requestIn('submitted', { requester: COLLEAGUE }));
    expect([...toldTo(BUZON), ...toldTo(COLLEAGUE)]).toEqual([]);
  });

  it('is that somebody claims an account, to the first who is there', async () => {
    const { notices, toldTo, leave } = board();
    const claim = requestIn('submitted', { form: { ...about, type: 'password' } });
    leave(HOLDER);
    expect(await notices.tellClaim(claim, HOLDER)).toBe(false);
    await twice(async () => expect(await notices.tellClaim(claim, HEAD)).toBe(true));
    expect(toldTo(HEAD)).toHaveLength(1);
    // Nobody has a claim to what is not there yet.
    expect(await notices.tellClaim(requestIn('submitted'), COLLEAGUE)).toBe(true);
    expect(toldTo(COLLEAGUE)).toEqual([]);
  });

  it('is what was done, to each who is concerned, at each pause', async () => {
    const { notices, toldTo, leave } = board();
    const scheduled = requestIn('scheduled', { form: DELETION });
    const closed = changed(scheduled, { state: 'closed' });
    leave(HEAD);
    await twice(async () => await notices.tellDone(scheduled, [{ ...ACCOUNT, responsible: SYSTEMS, addresses: [] }]));
    const people = [HOLDER, HEAD, SYSTEMS, COLLEAGUE, EMPLOYEE];
    expect(people.map((person) => toldTo(person).length)).toEqual([1, 0, 1, 1, 1]);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain('Lo pidió usted');
    expect(toldTo(COLLEAGUE).map(textIn).join('')).toContain('van a su cuenta ana@entidad.gov.co');
    await notices.tellDone(closed, []);
    expect(toldTo(COLLEAGUE)).toHaveLength(2);
  });

  it('is a hand-over, to the requester who does not receive it', async () => {
    const { notices, toldTo } = board();
    const delivered = requestIn('delivered');
    await twice(async () => await notices.tellDone(delivered, []));
    await notices.tellDone(changed(delivered, { state: 'closed' }), []);
    expect(toldTo(EMPLOYEE)).toHaveLength(1);
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain(HOLDER.name);
    await notices.tellDone({ ...delivered, id: 'own', requester: HOLDER }, []);
    expect(toldTo(HOLDER)).toEqual([]);
  });

  it('is the coming end of an account, to its holder, until it comes', async () => {
    const { notices, toldTo } = board();
    const waiting = requestIn('scheduled', { form: DELETION, plan: OPEN });
    await notices.tellClosing(changed(waiting, { state: 'cancelled' }), []);
    expect(toldTo(HOLDER)).toEqual([]);
    await twice(async () => await notices.tellClosing(waiting, []));
    expect(toldTo(HOLDER).map(textIn).join('')).toContain('15 de febrero de 2026, inclusive');
    expect(toldTo(HOLDER)).toHaveLength(1);
  });

  it('says of an account that nobody can sign in to only which day is its last', async () => {
    const { notices, toldTo } = board();
    const blocked = { plan: { ...PLAN, changes: [] }, form: DELETION };
    await notices.tellClosing(requestIn('scheduled', blocked), []);
    const text = toldTo(HOLDER).map(textIn).join('');
    expect(text).toContain('su último día es el 15 de febrero de 2026');
    expect(text).not.toContain('puede usar');
    const by = { decision: { outcome: 'approved', by: SYSTEMS, at: NOW } } as const;
    await notices.tellRequester(requestIn('scheduled', { ...blocked, ...by }), 'approved');
    for (const said of toldTo(EMPLOYEE).map(textIn)) expect(said).not.toContain('se puede usar');
  });
});

describe('how a request goes on', () => {
  const decision = { outcome: 'approved', by: SYSTEMS, at: NOW } as const;

  it('is told to the requester at each approval, with who comes next', async () => {
    const { notices, toldTo } = board();
    const approved = requestIn('approved', { decision });
    await twice(async () => await notices.tellRequester(approved, 'approved'));
    const [first] = toldTo(EMPLOYEE).map(textIn);
    expect(first).toContain(
      `${SYSTEMS.name} aprobó su solicitud ${approved.number}. El área de sistemas la va a hacer`,
    );
    // Approved and begun in one press: one message.
    const begun = { ...requestIn('executing'), decision: { ...decision, at: DECIDED } };
    await notices.tellRequester(begun, 'approved');
    expect(toldTo(EMPLOYEE).map(textIn)).toEqual([first, expect.stringContaining('Ya se está haciendo')]);
  });

  it.each([
    ['that is asked about', requestIn('info_requested')],
    ['that is done', requestIn('delivered', { decision })],
    ['that they approved alone', requestIn('approved', { decision: { ...decision, by: EMPLOYEE } })],
    ['that a rule made', requestIn('approved', { decision, requester: BUZON })],
  ])('is not told of a request %s', async (_, request) => {
    const { notices, toldTo } = board();
    await notices.tellRequester(request, 'approved');
    expect([...toldTo(EMPLOYEE), ...toldTo(BUZON)]).toEqual([]);
  });

  it('says until when an account that will be deleted can be used', async () => {
    const { notices, toldTo } = board();
    await notices.tellRequester(
      requestIn('executing', { form: DELETION, plan: OPEN, decision: { ...decision, at: DECIDED } }),
      'approved',
    );
    expect(toldTo(EMPLOYEE).map(textIn).join('')).toContain('hasta el 15 de febrero de 2026, inclusive');
  });

  it('is told once when it stops, while it does not go on', async () => {
    const { notices, toldTo } = board();
    await notices.tellRequester(requestIn('executing'), 'stopped');
    expect(toldTo(EMPLOYEE)).toEqual([]);
    await twice(async () => await notices.tellRequester(requestIn('failed'), 'stopped'));
    expect(toldTo(EMPLOYEE).map(textIn)).toEqual([expect.stringContaining('nada se perdió')]);
  });

  it.each<[string, Request, string]>([
    ['stopped', requestIn('cancelled', { ended: endedBy(null) }), 'antes de la fecha'],
    ['undone', requestIn('cancelled', { ended: endedBy('Error'), supersededBy: 'FT-2', form: DELETION }), 'deshizo'],
    ['replaced', requestIn('cancelled', { supersededBy: 'FT-2', form: DELETION }), 'la reemplazó la solicitud FT-2'],
    ['overtaken', requestIn('cancelled', { supersededBy: 'FT-2' }), 'no siguió adelante'],
    ['closed unfinished', requestIn('closed', { ended: endedBy('Ya no hace falta') }), '«Ya no hace falta»'],
    ['about an account that is gone', requestIn('closed', { ended: endedBy(null) }), 'ya no existe'],
  ])('is told when it ends: %s', async (_, request, text) => {
    const { notices, toldTo } = board();
    await twice(async () => await notices.tellRequester(request, 'ended'));
    expect(toldTo(EMPLOYEE).map(textIn)).toEqual([expect.stringContaining(text)]);
    await notices.tellRequester({ ...request, requester: request.ended?.by ?? BUZON }, 'ended');
    expect(toldTo(request.ended?.by ?? BUZON)).toEqual([]);
  });
});

function endedBy(reason: string | null): NonNullable<Request['ended']> {
  return { by: SYSTEMS, at: NOW, reason };
}
