import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondFactorPermission } from '#sandbox/institution.ts';
import { snapshotOf } from '#domain/account-form.ts';
import { INDUCTION_ITEMS } from '#domain/delivery.ts';
import type { PersonalForm } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import { addDays, dayIn, startOfDay } from '#use-cases/calendar.ts';
import { carryOut } from '#use-cases/carry-out.ts';
import { confirmReceipt } from '#use-cases/confirm-receipt.ts';
import { findHolders } from '#use-cases/find-holders.ts';
import { joinChat } from '#use-cases/join-chat.ts';
import { keepHandOvers } from '#use-cases/keep-hand-overs.ts';
import { makeRecord, recordFor, requestFor, supplementFor } from '#use-cases/make-record.ts';
import { revealCredential } from '#use-cases/reveal-credential.ts';
import { submitRequest } from '#use-cases/submit-request.ts';
import { tickInduction } from '#use-cases/tick-induction.ts';
import { isWorkingDay } from '#use-cases/working-days.ts';
import { COLLEAGUE, HEAD, HOLDER, receive, startLife, SYSTEMS, type Life } from '../life.ts';

const zone = 'America/Bogota';
const HOUR = 60 * 60_000;
const NEWCOMER: Person = { id: 'U0NEWCOMER', name: 'Nora Newcomer' };
const STRANGER = { id: 'U0STRANGER', name: 'Sara Stranger', systems: false };

describe('the hand-over of an account', () => {
  let life: Life;
  let people = 0;
  beforeAll(async () => {
    life = await startLife({ checksSecondFactor: true, permissions: [secondFactorPermission] });
  });
  afterAll(async () => await life.stop());

  /** A new account, handed over. */
  async function delivered(change: Partial<PersonalForm> = {}): Promise<Request> {
    people += 1;
    const word = [...String(people)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const form: PersonalForm = {
      ...{ type: 'personal', givenNames: 'Entrega', surnames: `Prueba${word}`, documentType: 'cc' },
      ...{
        documentNumber: String(70_000_000 + people),
        position: 'Profesional',
        relation: 'planta',
        contractEnd: null,
      },
      department: { code: '100', name: 'Despacho', head: null },
      contactEmail: `entrega${people}@correo.example`,
      ...{ contactPhone: '300 123 4567', chatUser: { id: HOLDER.id, name: HOLDER.name } },
      ...{ responsible: { id: HEAD.id, name: HEAD.name }, desiredLocalPart: null, justification: 'Ingresa' },
      ...change,
    };
    const asked = await submitRequest(life.deps, { form, requester: COLLEAGUE });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    await life.drain();
    // Whoever asked may not decide.
    const { plan } = await life.request(asked.value.id);
    if (plan === null) throw new Error('no plan');
    const done = await life.decideAndRun(asked.value, { approver: SYSTEMS, executor: SYSTEMS });
    expect(done.state).toBe('delivered');
    return done;
  }

  const confirm = async (request: Request, by: Person) =>
    await confirmReceipt(life.deps, { requestId: request.id, by: { ...by, systems: false } });

  it('waits for both sides and for the password, and writes all of it down', async () => {
    const request = await delivered();
    expect(request.receivers).toEqual({
      holder: { id: HOLDER.id, name: HOLDER.name },
      department: { id: HEAD.id, name: HEAD.name },
    });
    expect((await confirm(request, STRANGER)).ok).toBe(false);
    expect((await confirm(request, HEAD)).ok).toBe(true);
    expect((await life.request(request.id)).state).toBe('delivered');
    await receive(life, request);
    const closed = await life.request(request.id);
    expect(closed.state).toBe('closed');
    expect(closed.receipts.map(({ side, by }) => [side, by.id])).toEqual([
      ['department', HEAD.id],
      ['holder', HOLDER.id],
    ]);
    const account = await life.store.accountOn(`cc:${70_000_000 + people}`);
    expect(account?.closedAt).toEqual(closed.updatedAt);
  });

  it('does not close with both confirmations while the password was not changed', async () => {
    const request = await delivered();
    await confirm(request, HOLDER);
    await confirm(request, HEAD);
    expect((await life.request(request.id)).state).toBe('delivered');
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  it('is given to the holder when they join the chat, with their password', async () => {
    const contactEmail = 'Nora@Correo.Example';
    const request = await delivered({ chatUser: null, contactEmail });
    expect(request.handedTo).toMatchObject({ person: { id: HEAD.id }, as: 'responsible' });
    expect(await joinChat(life.deps, { person: STRANGER, email: 'otra@correo.example' })).toBe(0);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'nora@correo.example' })).toBe(1);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'nora@correo.example' })).toBe(0);
    const joined = await life.request(request.id);
    expect(joined).toMatchObject({ handedTo: { person: NEWCOMER, as: 'holder' }, receivers: { holder: NEWCOMER } });
    expect(await life.store.accountOn(`cc:${70_000_000 + people}`)).toMatchObject({ holder: NEWCOMER });
    const inHand = await revealCredential(life.deps, { requestId: request.id, by: HEAD });
    expect(inHand).toMatchObject({ ok: false, error: { code: 'not_holder' } });
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  it('reaches somebody whose profile takes the new address', async () => {
    const request = await delivered({ chatUser: null });
    expect(await joinChat(life.deps, { person: NEWCOMER, email: request.plan?.address.toUpperCase() ?? '' })).toBe(1);
    await receive(life, request);
  });

  it('finds a holder of whose joining nobody told', async () => {
    const request = await delivered({ chatUser: null, contactEmail: 'perdida@correo.example' });
    const findByEmail = async (email: string) =>
      await Promise.resolve(email === 'perdida@correo.example' ? NEWCOMER : null);
    const chat = { ...life.deps.chat, findByEmail };
    await findHolders({ ...life.deps, chat });
    expect((await life.request(request.id)).handedTo).toEqual({ person: NEWCOMER, as: 'holder' });
    await findHolders({ ...life.deps, chat });
    await receive(life, request);
  });

  it('is never given to the official for both sides, nor to whoever wrote the address down', async () => {
    const request = await delivered({ chatUser: null, contactEmail: 'oficial@correo.example' });
    for (const person of [HEAD, COLLEAGUE]) {
      expect(await joinChat(life.deps, { person, email: 'oficial@correo.example' })).toBe(0);
    }
    expect((await life.request(request.id)).handedTo).toMatchObject({ person: { id: HEAD.id }, as: 'responsible' });
    // What the official ticked, and accepted in their own name, is the holder's to do.
    const head = { ...HEAD, systems: false };
    const ticked = { requestId: request.id, by: head, item: 'policy', acceptedAs: 'Helena Head' } as const;
    expect((await tickInduction(life.deps, ticked)).ok).toBe(true);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'oficial@correo.example' })).toBe(1);
    expect((await life.request(request.id)).induction).toEqual([]);
    await receive(life, request);
  });

  it('is not closed by a new password of the holder while nobody has confirmed it', async () => {
    const request = await delivered();
    const account = await life.store.accountOn(`cc:${70_000_000 + people}`);
    if (account === null) throw new Error('no account');
    life.pass(HOUR);
    const form = { type: 'password', account: snapshotOf(account), justification: 'La olvidé' } as const;
    const again = await life.ask(form, { ...HOLDER, systems: false });
    await life.drain();
    expect((await life.request(again.id)).state).toBe('delivered');
    expect(await life.request(request.id)).toMatchObject({ state: 'delivered', supersededBy: null });
    await receive(life, await life.request(again.id));
    expect((await life.request(again.id)).state).toBe('closed');
    await confirm(request, HOLDER);
    await confirm(request, HEAD);
    await life.watch(request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  it('is told to the systems area after five working days, too, when only the password is missing', async () => {
    const request = await delivered();
    await confirm(request, HOLDER);
    await confirm(request, HEAD);
    life.pass(14 * 24 * HOUR);
    const today = dayIn(life.now(), zone);
    life.pass(startOfDay(addDays(today, 1), zone).getTime() + 9 * HOUR - life.now().getTime());
    await keepHandOvers(life.deps);
    expect((await life.request(request.id)).reminded).toBe(5);
    await receive(life, request);
  });

  it('is reminded of after one and three working days, in the morning, and told to the systems area after five', async () => {
    const request = await delivered();
    const handed = dayIn(request.handedAt ?? new Date(), zone);
    const reminded = async (): Promise<unknown> => (await life.request(request.id)).reminded;
    const workingDay = (count: number): string => {
      let day = handed;
      for (let left = count; left > 0;) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) left -= 1;
      }
      return day;
    };
    const goTo = (day: string, hour: number): void =>
      life.pass(startOfDay(day, zone).getTime() + hour * HOUR - life.now().getTime());
    await keepHandOvers(life.deps);
    expect(await reminded()).toBeNull();
    for (const [days, before] of [
      [1, null],
      [3, 1],
      [5, 3],
    ] as const) {
      goTo(workingDay(days), 7);
      await keepHandOvers(life.deps);
      expect(await reminded()).toBe(before);
      goTo(workingDay(days), 9);
      await Promise.all([keepHandOvers(life.deps), keepHandOvers(life.deps)]);
      expect(await reminded()).toBe(days);
    }
    await receive(life, request);
    const events = await life.store.trail.ofRequest(request.id);
    expect(events.filter(({ what }) => what === 'remind').map(({ data }) => data['reminder'])).toEqual([1, 3, 5]);
  });

  it('is closed otherwise by a systems person, with a reason that stands in the record', async () => {
    const request = await delivered({ chatUser: null });
    const reason = 'Firmó el acta en papel';
    const give = async (by: typeof SYSTEMS) =>
      await carryOut(life.deps, { requestId: request.id, commands: [{ type: 'give_up', by, reason }], door: 'slack' });
    expect(await give(COLLEAGUE)).toEqual({ ok: false, error: { code: 'own_request' } });
    expect((await give(SYSTEMS)).ok).toBe(true);
    await life.drain();
    const record = await life.store.archive.find(request.number);
    expect(new TextDecoder().decode(record?.content ?? undefined)).toContain(reason);
  });

  it('ticks what Microsoft 365 shows, and takes the rest from the person', async () => {
    const request = await delivered();
    await receive(life, request);
    const holder = { ...HOLDER, systems: false };
    const tick = async (item: 'phone' | 'policy', acceptedAs?: string) =>
      await tickInduction(life.deps, {
        requestId: request.id,
        by: holder,
        item,
        ...(acceptedAs ? { acceptedAs } : {}),
      });
    expect((await tick('phone')).ok).toBe(true);
    expect((await tick('policy', 'Hugo Holder Muñoz')).ok).toBe(true);
    life.graph.registerMethod(request.plan?.address ?? '', 'microsoft-authenticator');
    await life.watch(request);
    const { induction } = await life.request(request.id);
    expect(induction.map(({ item, by, acceptedAs }) => [item, by.id, acceptedAs])).toEqual([
      ['password', 'buzon', undefined],
      ['phone', HOLDER.id, undefined],
      ['policy', HOLDER.id, 'Hugo Holder Muñoz'],
      ['second_factor', 'buzon', undefined],
    ]);
  });
});

describe('the record of a request', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  const recordOf = async (number: string) => {
    const record = await life.store.archive.find(number);
    if (record === null || record.content === null) throw new Error(`no record of ${number}`);
    return { ...record, content: record.content };
  };

  it('is archived once when the request ends, and its hash stands in the trail', async () => {
    const account = await life.account();
    const record = await recordOf(account.requestNumber ?? '');
    expect(createHash('sha256').update(record.content).digest('hex')).toBe(record.sha256);
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    const events = await life.store.trail.ofRequest(request?.id ?? '');
    const archived = events.filter(({ what }) => what === 'record_archived');
    expect(archived.map(({ data }) => data['sha256'])).toEqual([record.sha256]);
  });

  it('is given to those who are entitled to it, and to nobody else', async () => {
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    const requestId = request?.id ?? '';
    const ask = async (by: { id: string; name: string; systems: boolean }) =>
      await recordFor(life.deps, { requestId, by, door: 'slack' });
    for (const by of [HOLDER, HEAD, SYSTEMS]) expect((await ask(by)).ok, by.name).toBe(true);
    expect(await ask(STRANGER)).toEqual({ ok: false, error: { code: 'not_entitled' } });
    const given = await ask(HOLDER);
    const archived = await recordOf(account.requestNumber ?? '');
    expect(given.ok && Buffer.compare(Buffer.from(given.value.content), Buffer.from(archived.content))).toBe(0);
    const events = await life.store.trail.ofRequest(requestId);
    expect(events.filter(({ what }) => what === 'record_given').map(({ actor }) => actor)).toEqual([
      HOLDER.id,
      HEAD.id,
      SYSTEMS.id,
      HOLDER.id,
    ]);
  });

  it('is completed once, when the last of the first steps is taken after the end, for those who are entitled', async () => {
    const account = await life.account();
    const number = account.requestNumber ?? '';
    const request = await life.store.requestByNumber(number);
    if (request === null) throw new Error('no request');
    const requestId = request.id;
    const before = await recordOf(number);
    const key = `${number}:induccion`;
    const by = { ...HOLDER, systems: false };
    const give = async (who: typeof STRANGER) => await supplementFor(life.deps, { requestId, by: who, door: 'slack' });
    for (const item of INDUCTION_ITEMS.filter((one) => one !== 'password')) {
      await makeRecord(life.deps, { requestId });
      expect(await life.store.archive.find(key)).toBeNull();
      expect(await give(by)).toBeNull();
      life.pass(60_000);
      const accepted = item === 'policy' ? { acceptedAs: 'Hugo Holder Muñoz' } : {};
      expect((await tickInduction(life.deps, { requestId, by, item, ...accepted })).ok).toBe(true);
    }
    await life.drain();
    const supplement = await recordOf(key);
    expect(supplement.name).toBe(`${number}-induccion.json`);
    expect(new TextDecoder().decode(supplement.content)).toContain('Hugo Holder Muñoz');
    await makeRecord(life.deps, { requestId });
    expect((await recordOf(number)).sha256).toBe(before.sha256);
    expect((await life.store.pending()).filter(({ kind }) => kind === 'make_record')).toEqual([]);

    const events = await life.store.trail.ofRequest(requestId);
    const archived = events.filter(({ what }) => what === 'record_archived').map(({ data }) => data['sha256']);
    expect(archived).toEqual([before.sha256, supplement.sha256]);
    for (const who of [HOLDER, HEAD, SYSTEMS])
      expect(Buffer.from((await give(who))?.content ?? [])).toEqual(Buffer.from(supplement.content));
    expect(await give(STRANGER)).toBeNull();
    const given = (await life.store.trail.ofRequest(requestId)).filter(({ what }) => what === 'record_given');
    expect(given.map(({ actor, data }) => [actor, data['sha256']])).toEqual(
      [HOLDER, HEAD, SYSTEMS].map(({ id }) => [id, supplement.sha256]),
    );
  });

  it('needs nothing more where every step was taken before the end', async () => {
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    if (request === null) throw new Error('no request');
    // As the password, which is ticked by what ends the request.
    const induction = INDUCTION_ITEMS.map((item) => ({ item, at: request.updatedAt, by: HOLDER }));
    const next = { ...request, induction, revision: request.revision + 1 };
    await life.store.transact(async (tx) => await tx.saveRequest(next, request.revision));
    await makeRecord(life.deps, { requestId: request.id });
    expect(await life.store.archive.find(`${request.number}:induccion`)).toBeNull();
  });

  it('is found by its number by those who are entitled to it', async () => {
    const account = await life.account();
    const number = account.requestNumber ?? '';
    for (const by of [HOLDER, HEAD, SYSTEMS]) {
      expect(await requestFor(life.deps, { number, by }), by.name).toMatchObject({ ok: true, value: { number } });
    }
    expect(await requestFor(life.deps, { number, by: STRANGER })).toEqual({
      ok: false,
      error: { code: 'not_entitled' },
    });
    expect(await requestFor(life.deps, { number: 'FT-GTI-006-1999-00001', by: SYSTEMS })).toEqual({
      ok: false,
      error: { code: 'not_found' },
    });
  });

  it('cannot be changed or removed in the database', async () => {
    const account = await life.account();
    const key = account.requestNumber ?? '';
    for (const statement of [
      `update records set content = '\\x00' where key = '${key}'`,
      `update records set sha256 = '' where key = '${key}'`,
      `delete from records where key = '${key}'`,
    ]) {
      await expect(life.sql(statement), statement).rejects.toThrow('an archived record is not changed');
    }
  });
});
