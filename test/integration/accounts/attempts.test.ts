import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#domain/person.ts';
import { createRecordWriter } from '#adapters/records/request-form/request-pdf.ts';
import { readPdf } from '#adapters/records/pdf/read-pdf.fixture.ts';
import { snapshotOf } from '#domain/account/account-form.ts';
import { createMessages } from '#messages/messages.ts';
import { recordFor, type RecordDeps } from '#use-cases/records/make-record.ts';
import { noteAttempt } from '#use-cases/commands/note-attempt.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { COLLEAGUE, HEAD, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const HOUR = 60 * 60_000;
const STRANGER = { id: 'U0STRANGER', name: 'Sara Stranger', systems: false, door: 'slack' as const };

describe('a refused attempt', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const attempts = async (requestId: string): Promise<readonly TrailEvent[]> =>
    (await life.store.trail.ofRequest(requestId)).filter(({ what }) => what === 'attempt_refused');
  const all = async (by: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const rows = (await life.sql(
      `select entry::jsonb -> 'data' as data from audit_trail
        where what = 'attempt_refused' and entry::jsonb ->> 'actor' = '${by}' order by seq`,
    )) as readonly { data: Readonly<Record<string, unknown>> }[];
    return rows.map(({ data }) => data);
  };
  const recordText = async (deps: RecordDeps & Pick<Life['deps'], 'departments'>, requestId: string) => {
    const record = await recordFor(deps, { requestId, by: SYSTEMS });
    return record.ok ? (await readPdf(record.value.content)).text.replaceAll(/\s+/g, ' ') : '';
  };

  it('is noted three times a day for each person, request and act; the third note says that it is the last', async () => {
    const [one, other] = [await life.askNew(), await life.askNew()];
    const press = async (by: Actor = STRANGER, act = 'approve', requestId = one.id): Promise<void> =>
      await noteAttempt(life.deps, { by, act, why: 'not_systems', requestId });
    await Promise.all([press(), press(), press(), press(), press()]);
    expect((await attempts(one.id)).map(({ actor, data }) => [actor, data])).toEqual([
      [STRANGER.id, { act: 'approve', why: 'not_systems' }],
      [STRANGER.id, { act: 'approve', why: 'not_systems' }],
      [STRANGER.id, { act: 'approve', why: 'not_systems', last: 'alike' }],
    ]);
    await Promise.all([press(HEAD), press(STRANGER, 'execute'), press(STRANGER, 'approve', other.id)]);
    expect(await attempts(one.id)).toHaveLength(5);
    expect(await attempts(other.id)).toHaveLength(1);
    life.pass(25 * HOUR);
    await press();
    expect(await attempts(one.id)).toHaveLength(6);
  });

  it('is noted up to twenty times a day for each person and act; the last note says so, and other acts are still noted', async () => {
    const by = { ...STRANGER, id: 'U0BUSY' };
    const attempt = async (act: string): Promise<void> =>
      await noteAttempt(life.deps, { by, act, why: 'not_allowed', accountId: randomUUID() });
    for (let time = 0; time < 22; time += 1) await attempt('tick');
    const written = await all(by.id);
    expect(written.map(({ last }) => last)).toEqual([...Array<undefined>(19).fill(undefined), 'act']);
    await attempt('reveal');
    expect((await all(by.id)).map(({ act }) => act)).toEqual([...Array<string>(20).fill('tick'), 'reveal']);
  });

  it('from before the note said which limit it reached mentions neither limit', async () => {
    const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const deps = { ...life.deps, records: createRecordWriter({ messages, paper: 'letter' }) };
    const { id: requestId } = await life.askNew();
    const event = { requestId, at: life.now(), actor: STRANGER, door: 'slack', what: 'attempt_refused' } as const;
    const data = { act: 'approve', why: 'not_systems', last: true };
    await life.store.transact(async (tx) => await tx.append({ ...event, data }));
    expect(await recordText(deps, requestId)).toContain('pueden no haber quedado anotados');
  });

  it('is not noted if somebody was faster or it was only too late', async () => {
    const { id: requestId } = await life.askNew();
    for (const why of ['already', 'not_now', 'plan_differs', 'reason_needed', 'used_up'])
      await noteAttempt(life.deps, { by: SYSTEMS, act: 'approve', why, requestId });
    expect(await attempts(requestId)).toEqual([]);
  });

  it('to ask about an account that is not theirs is noted with the account', async () => {
    const account = await life.account();
    const about = { account: snapshotOf(account), justification: 'Curiosidad' };
    const asked = await submitChange(life.deps, { form: { ...about, type: 'password' }, requester: STRANGER });
    expect(asked).toEqual({ ok: false, error: [{ code: 'not_allowed' }] });
    const [event] = await life.store.trail.ofAccount(account.id, 1);
    expect(event).toMatchObject({
      ...{ what: 'attempt_refused', actor: STRANGER.id, requestId: null, personal: {} },
      data: { act: 'ask_password', why: 'not_allowed' },
    });
  });

  it('includes deciding about a change of one’s own account, and naming oneself as responsible', async () => {
    const by = { ...SYSTEMS, id: 'U0OWN' };
    const refused = ['concerned', 'concerned_alone', 'own_responsible'];
    for (const why of refused) await noteAttempt(life.deps, { by, act: 'decide_finding', why });
    expect((await all(by.id)).map(({ why }) => why)).toEqual(refused);
  });

  it('is in the record of its request, in words', async () => {
    const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
    const deps = { ...life.deps, records: createRecordWriter({ messages, paper: 'letter' }) };
    const { id: requestId } = await life.askNew();
    for (let time = 0; time < 3; time += 1)
      await noteAttempt(deps, { by: COLLEAGUE, act: 'execute', why: 'second_person', requestId });
    await noteAttempt(deps, { by: STRANGER, act: 'of_later', why: 'not_entitled', requestId });
    const text = await recordText(deps, requestId);
    expect(text).toContain('Intento que no se permitió');
    expect(text).toContain('Ejecutar: la aprobó la misma persona.');
    expect(text).toContain('De una persona se anotan hasta 3 intentos iguales en 24 horas.');
    expect(text).toContain('of_later: no tiene relación');
    expect(text).toContain(STRANGER.name);
  });
});
