import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import { INDUCTION_ITEMS, INDUCTION_STEPS } from '#domain/form/delivery.ts';
import { displayNameOf, type PersonalForm } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { acceptPolicy } from '#use-cases/hand-over/accept-policy.ts';
import { addDays, dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import { applyCommands } from '#use-cases/commands/apply-commands.ts';
import { confirmReceipt } from '#use-cases/hand-over/confirm-receipt.ts';
import { findHolders } from '#use-cases/hand-over/find-holders.ts';
import { joinChat } from '#use-cases/hand-over/join-chat.ts';
import { remindHandOvers } from '#use-cases/hand-over/remind-hand-overs.ts';
import { makeRecord, recordFor, requestFor, supplementFor } from '#use-cases/records/make-record.ts';
import { releaseHandOver } from '#use-cases/hand-over/release-hand-over.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { beginReveal, noteShown } from '#use-cases/hand-over/reveal-events.ts';
import { settleReveals } from '#use-cases/hand-over/settle-reveals.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { shownText } from '#domain/shown-text.ts';
import { keepTexts } from '#use-cases/hand-over/keep-texts.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { tickInduction } from '#use-cases/hand-over/tick-induction.ts';
import { isWorkingDay } from '#use-cases/calendar/working-days.ts';
import { COLLEAGUE, HEAD, HOLDER, receive, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

const zone = 'America/Bogota';
const HOUR = 60 * 60_000;
const NEWCOMER: Person = { id: 'U0NEWCOMER', name: 'Nora Newcomer' };
const STRANGER = { id: 'U0STRANGER', name: 'Sara Stranger', systems: false, door: 'slack' as const };

interface Released {
  readonly person: Person;
  readonly email: string;
  readonly by?: Actor;
}

const POLICY = shownText({ kind: 'policy', version: '01', text: '# Política' });

function nameIn({ form }: Request): string {
  return displayNameOf(form);
}

describe('the hand-over of an account', () => {
  let life: Life;
  let people = 0;
  beforeAll(async () => {
    life = await startLife({ checksSecondFactor: true });
    await keepTexts(life.deps, [POLICY]);
  });
  afterAll(async () => await life.stop());

  /** A new account that was handed over and is not confirmed yet. */
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
    // The requester may not approve, but can execute if two people are needed.
    const { plan } = await life.request(asked.value.id);
    if (plan === null) throw new Error('no plan');
    const executor = asked.value.needsTwo ? COLLEAGUE : SYSTEMS;
    const done = await life.decideAndRun(asked.value, { approver: SYSTEMS, executor });
    expect(done.state).toBe('delivered');
    return done;
  }

  const confirm = async (request: Request, by: Person) =>
    await confirmReceipt(life.deps, { requestId: request.id, by: { ...by, systems: false, door: 'slack' as const } });

  const revealsOf = async ({ id }: Request): Promise<readonly TrailEvent[]> =>
    (await life.store.trail.ofRequest(id)).filter(({ what }) => what.startsWith('reveal'));

  /** The tenant, with something that happens right before a password is set. */
  const issuing = (before: () => Promise<unknown>): typeof life.deps.directory => ({
    ...life.deps.directory,
    issueCredential: async (id) => {
      await before();
      return await life.deps.directory.issueCredential(id);
    },
  });

  it('waits for both confirmations and the password, and records all of them', async () => {
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

  it('stays open with both confirmations until the password is changed', async () => {
    const request = await delivered();
    await confirm(request, HOLDER);
    await confirm(request, HEAD);
    expect((await life.request(request.id)).state).toBe('delivered');
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  /** The systems area releases the account to the person on the card; the chat knows the person by `email`. */
  const release = async (request: Request, { person, email, by = SYSTEMS }: Released) =>
    await releaseHandOver(
      {
        ...life.deps,
        people: { findByEmail: async (asked) => await Promise.resolve(asked === email ? person : null) },
      },
      { requestId: request.id, by, holderId: person.id },
    );

  it('finds its account although the person’s document was corrected meanwhile', async () => {
    const request = await delivered();
    const account = await life.store.accountOf(request);
    if (account === null) throw new Error('no account');
    const successor = { id: STRANGER.id, name: STRANGER.name };
    const corrected = { ...account, subject: 'ce:70999001', responsible: successor };
    await life.store.transact(async (tx) => await tx.saveAccount(corrected));
    const confirm = async (by: Actor) => await confirmReceipt(life.deps, { requestId: request.id, by });
    expect(await confirm(HEAD)).toMatchObject({ ok: false, error: { code: 'not_official_now' } });
    expect((await confirm(STRANGER)).ok).toBe(true);
    expect((await revealCredential(life.deps, { requestId: request.id, by: HOLDER })).ok).toBe(true);
  });

  it('goes to the holder who joined the chat when the systems area releases it, and with it the password', async () => {
    const contactEmail = 'Nora@Correo.Example';
    const request = await delivered({ chatUser: null, contactEmail });
    expect(request.handedTo).toMatchObject({ person: { id: HEAD.id }, as: 'responsible' });
    expect(await joinChat(life.deps, { person: STRANGER, email: 'otra@correo.example', door: 'slack' })).toBe(0);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'nora@correo.example', door: 'slack' })).toBe(1);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'nora@correo.example', door: 'slack' })).toBe(0);
    const email = 'nora@correo.example';
    expect(await life.request(request.id)).toMatchObject({ newcomer: NEWCOMER, handedTo: { person: { id: HEAD.id } } });
    const early = await revealCredential(life.deps, {
      requestId: request.id,
      by: { ...NEWCOMER, systems: false, door: 'slack' },
    });
    expect(early).toMatchObject({ ok: false, error: { code: 'not_holder' } });
    for (const [refused, code] of [
      [{ person: NEWCOMER, email, by: { ...HEAD, systems: false, door: 'slack' as const } }, 'not_systems'],
      [{ person: NEWCOMER, email, by: COLLEAGUE }, 'own_request'],
      // The person on the button is not the one who joined, or has another address by now.
      [{ person: STRANGER, email }, 'newcomer_differs'],
      [{ person: NEWCOMER, email: 'otra@correo.example' }, 'newcomer_differs'],
    ] as const)
      expect(await release(request, refused)).toEqual({ ok: false, error: { code } });
    expect(await life.store.accountOn(`cc:${70_000_000 + people}`)).toMatchObject({ holder: null });
    expect((await release(request, { person: NEWCOMER, email })).ok).toBe(true);
    const joined = await life.request(request.id);
    expect(joined).toMatchObject({ handedTo: { person: NEWCOMER, as: 'holder' }, receivers: { holder: NEWCOMER } });
    const events = await life.store.trail.ofRequest(request.id);
    expect(events.filter(({ what }) => ['newcomer', 'release'].includes(what)).map(({ actor }) => actor)).toEqual([
      ...['buzon', SYSTEMS.id],
    ]);
    expect(await life.store.accountOn(`cc:${70_000_000 + people}`)).toMatchObject({ holder: NEWCOMER });
    const inHand = await revealCredential(life.deps, { requestId: request.id, by: HEAD });
    expect(inHand).toMatchObject({ ok: false, error: { code: 'not_holder' } });
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  it('shows no password to the official if the account goes to its holder while the password is being set', async () => {
    const email = 'enseguida@correo.example';
    const request = await delivered({ chatUser: null, contactEmail: email });
    expect(await joinChat(life.deps, { person: NEWCOMER, email, door: 'slack' })).toBe(1);
    const directory = issuing(async () => expect((await release(request, { person: NEWCOMER, email })).ok).toBe(true));
    const late = await revealCredential({ ...life.deps, directory }, { requestId: request.id, by: HEAD });
    expect(late).toEqual({ ok: false, error: { code: 'not_holder' } });
    expect((await revealsOf(request)).map(({ what, data }) => [what, data['why']])).toEqual([
      ['reveal_begun', undefined],
      ['reveal_not_shown', 'handed_to_another'],
    ]);
    // That reset does not count as the holder's own change of the password.
    await life.watch(request);
    expect((await life.request(request.id)).passwordChangedAt).toBeNull();
    await receive(life, request);
    expect((await life.request(request.id)).state).toBe('closed');
  });

  it('notes in the trail that a password is begun before asking the tenant, and that it was shown once the chat has shown it', async () => {
    const request = await delivered();
    const seen: (readonly string[])[] = [];
    const directory = issuing(async () => {
      seen.push((await revealsOf(request)).map(({ what }) => what));
      return await Promise.resolve();
    });
    const revealed = await revealCredential({ ...life.deps, directory }, { requestId: request.id, by: HOLDER });
    if (!revealed.ok) throw new Error(revealed.error.code);
    seen.push((await revealsOf(request)).map(({ what }) => what));
    const { revealId, left } = revealed.value;
    await noteShown(life.deps, { requestId: request.id, by: HOLDER, revealId, kind: 'password', left });
    seen.push((await revealsOf(request)).map(({ what }) => what));
    expect(seen).toEqual([['reveal_begun'], ['reveal_begun'], ['reveal_begun', 'reveal']]);
    await receive(life, request);
  });

  it('does not note a password as shown, nor count it, if the hand-over was closed while it was being set', async () => {
    const request = await delivered();
    const command = { type: 'give_up', by: SYSTEMS, reason: 'Firmó el acta en papel' } as const;
    const directory = issuing(
      async () => await applyCommands(life.deps, { requestId: request.id, commands: [command], door: 'slack' }),
    );
    const late = await revealCredential({ ...life.deps, directory }, { requestId: request.id, by: HOLDER });
    expect(late).toEqual({ ok: false, error: { code: 'ended_meanwhile' } });
    expect((await revealsOf(request)).map(({ what, data }) => [what, data['why']])).toEqual([
      ['reveal_begun', undefined],
      ['reveal_not_shown', 'ended'],
    ]);
    const given = await life.sql(`select given_back from reveals where request_id = '${request.id}'`);
    expect(given).toEqual([{ given_back: true }]);
  });

  it.each([
    ['unknown_outcome', 'reveal_unknown', true],
    ['unreadable', 'reveal_unknown', true],
    ['throttled', 'reveal_failed', false],
  ] as const)('notes the answer %s of the tenant as %s, and does not count it', async (code, what, mayBeSet) => {
    const request = await delivered();
    const directory = issuing(async () => await Promise.reject(new OutsideError(code, { service: 'graph' })));
    const none = await revealCredential({ ...life.deps, directory }, { requestId: request.id, by: HOLDER });
    expect(none).toEqual({ ok: false, error: { code: 'outside', error: code, mayBeSet } });
    expect((await revealsOf(request)).map((event) => event.what)).toEqual(['reveal_begun', what]);
    const again = await revealCredential(life.deps, { requestId: request.id, by: HOLDER });
    expect(again).toMatchObject({ ok: true, value: { left: 2 } });
  });

  it('notes an interrupted password once as unknown, and counts it, since it may have been seen', async () => {
    const request = await delivered();
    const settle = async (): Promise<readonly string[]> => {
      await settleReveals(life.deps, { requestId: request.id });
      return (await revealsOf(request)).map(({ what }) => what);
    };
    await beginReveal(life.deps, { requestId: request.id, by: HOLDER });
    life.pass(4 * 60_000);
    expect(await settle()).toEqual(['reveal_begun']);
    life.pass(60_000);
    expect(await settle()).toEqual(['reveal_begun', 'reveal_cut']);
    expect(await settle()).toEqual(['reveal_begun', 'reveal_cut']);
    const next = await revealCredential(life.deps, { requestId: request.id, by: HOLDER });
    expect(next).toMatchObject({ ok: true, value: { left: 1 } });
  });

  it('does not note a password as interrupted that is shown just while it is being checked', async () => {
    const request = await delivered();
    const claim = await beginReveal(life.deps, { requestId: request.id, by: HOLDER });
    life.pass(10 * 60_000);
    const shown = { requestId: request.id, by: HOLDER, revealId: claim?.id ?? '', kind: 'password', left: 2 } as const;
    const { store } = life;
    const late: Store['transact'] = async (act) => {
      await noteShown(life.deps, shown);
      return await store.transact(act);
    };
    await settleReveals({ ...life.deps, store: { ...store, transact: late } }, { requestId: request.id });
    expect((await revealsOf(request)).map(({ what }) => what)).toEqual(['reveal_begun', 'reveal']);
  });

  it('goes to somebody whose profile gets the new address', async () => {
    const request = await delivered({ chatUser: null });
    const email = request.plan?.address ?? '';
    expect(await joinChat(life.deps, { person: NEWCOMER, email: email.toUpperCase(), door: 'slack' })).toBe(1);
    expect((await release(request, { person: NEWCOMER, email })).ok).toBe(true);
    await receive(life, request);
  });

  it('finds a holder of whose joining the bot was not told', async () => {
    const request = await delivered({ chatUser: null, contactEmail: 'perdida@correo.example' });
    const findByEmail = async (email: string) =>
      await Promise.resolve(email === 'perdida@correo.example' ? NEWCOMER : null);
    const people = { ...life.deps.people, findByEmail };
    await findHolders({ ...life.deps, people });
    expect((await life.request(request.id)).newcomer).toEqual(NEWCOMER);
    await findHolders({ ...life.deps, people });
    expect((await release(request, { person: NEWCOMER, email: 'perdida@correo.example' })).ok).toBe(true);
    await receive(life, request);
  });

  it('never gives both sides to the official, nor anything to the person who typed the address', async () => {
    const request = await delivered({ chatUser: null, contactEmail: 'oficial@correo.example' });
    for (const person of [HEAD, COLLEAGUE]) {
      expect(await joinChat(life.deps, { person, email: 'oficial@correo.example', door: 'slack' })).toBe(0);
    }
    expect((await life.request(request.id)).handedTo).toMatchObject({ person: { id: HEAD.id }, as: 'responsible' });
    // The official can accept the policy only in the holder's name; when the holder joins, that has to be done again.
    const head = { ...HEAD, systems: false, door: 'slack' as const };
    const own = { requestId: request.id, by: head, name: 'Helena Head', sha256: POLICY.sha256, again: false };
    expect(await acceptPolicy(life.deps, own)).toMatchObject({ ok: false, error: { code: 'not_own_name' } });
    expect((await acceptPolicy(life.deps, { ...own, name: nameIn(request) })).ok).toBe(true);
    expect(await joinChat(life.deps, { person: NEWCOMER, email: 'oficial@correo.example', door: 'slack' })).toBe(1);
    expect((await release(request, { person: NEWCOMER, email: 'oficial@correo.example' })).ok).toBe(true);
    expect((await life.request(request.id)).induction).toEqual([]);
    await receive(life, request);
  });

  it('is not closed by a new password of the holder while nobody has confirmed it', async () => {
    const request = await delivered();
    const account = await life.store.accountOn(`cc:${70_000_000 + people}`);
    if (account === null) throw new Error('no account');
    life.pass(HOUR);
    const form = { type: 'password', account: snapshotOf(account), justification: 'La olvidé' } as const;
    const again = await life.ask(form, { ...HOLDER, systems: false, door: 'slack' as const });
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

  it('is reported to the systems area after five working days even if only the password is missing', async () => {
    const request = await delivered();
    await confirm(request, HOLDER);
    await confirm(request, HEAD);
    life.pass(14 * 24 * HOUR);
    const today = dayIn(life.now(), zone);
    life.pass(startOfDay(addDays(today, 1), zone).getTime() + 9 * HOUR - life.now().getTime());
    await remindHandOvers(life.deps);
    expect((await life.request(request.id)).reminded).toBe(5);
    await receive(life, request);
  });

  it('is reminded of in the morning after one and three working days, and reported to the systems area after five', async () => {
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
    await remindHandOvers(life.deps);
    expect(await reminded()).toBeNull();
    for (const [days, before] of [
      [1, null],
      [3, 1],
      [5, 3],
    ] as const) {
      goTo(workingDay(days), 7);
      await remindHandOvers(life.deps);
      expect(await reminded()).toBe(before);
      goTo(workingDay(days), 9);
      await Promise.all([remindHandOvers(life.deps), remindHandOvers(life.deps)]);
      expect(await reminded()).toBe(days);
    }
    await receive(life, request);
    const events = await life.store.trail.ofRequest(request.id);
    expect(events.filter(({ what }) => what === 'remind').map(({ data }) => data['reminder'])).toEqual([1, 3, 5]);
  });

  it('can be closed by the systems area without the confirmations, with a reason that the record shows', async () => {
    const request = await delivered({ chatUser: null });
    const reason = 'Firmó el acta en papel';
    const give = async (by: typeof SYSTEMS) =>
      await applyCommands(life.deps, {
        requestId: request.id,
        commands: [{ type: 'give_up', by, reason }],
        door: 'slack',
      });
    expect(await give(COLLEAGUE)).toEqual({ ok: false, error: { code: 'own_request' } });
    expect((await give(SYSTEMS)).ok).toBe(true);
    await life.drain();
    const record = await life.store.archive.find(request.number);
    expect(new TextDecoder().decode(record?.content ?? undefined)).toContain(reason);
  });

  it('ticks the steps that Microsoft 365 shows, and leaves the others to the person', async () => {
    const request = await delivered();
    await receive(life, request);
    const holder = { ...HOLDER, systems: false, door: 'slack' as const };
    const name = nameIn(request);
    expect((await tickInduction(life.deps, { requestId: request.id, by: holder, item: 'phone' })).ok).toBe(true);
    const accepted = { requestId: request.id, by: holder, name, sha256: POLICY.sha256, again: false };
    expect((await acceptPolicy(life.deps, accepted)).ok).toBe(true);
    life.graph.registerMethod(request.plan?.address ?? '', 'microsoft-authenticator');
    await life.watch(request);
    const { induction } = await life.request(request.id);
    expect(induction.map(({ item, by, acceptedAs }) => [item, by.id, acceptedAs])).toEqual([
      ['enter', 'buzon', undefined],
      ['password', 'buzon', undefined],
      ['phone', HOLDER.id, undefined],
      ['policy', HOLDER.id, name],
      ['second_factor', 'buzon', undefined],
    ]);
  });
});

describe('the record of a request', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
    await keepTexts(life.deps, [POLICY]);
  });
  afterAll(async () => await life.stop());

  const recordsOwed = async () => (await life.store.pending()).filter(({ kind }) => kind === 'make_record');
  const recordOf = async (number: string) => {
    const record = await life.store.archive.find(number);
    if (record === null || record.content === null) throw new Error(`no record of ${number}`);
    return { ...record, content: record.content };
  };

  it('is archived once when the request ends, and its hash is in the trail', async () => {
    const account = await life.account();
    const record = await recordOf(account.requestNumber ?? '');
    expect(createHash('sha256').update(record.content).digest('hex')).toBe(record.sha256);
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    const events = await life.store.trail.ofRequest(request?.id ?? '');
    const archived = events.filter(({ what }) => what === 'record_archived');
    const copy = await recordOf(`${account.requestNumber}:sistemas`);
    expect(archived.map(({ data }) => data['sha256'])).toEqual([record.sha256, copy.sha256]);
  });

  it('is given only to people who are entitled to it', async () => {
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    const requestId = request?.id ?? '';
    const ask = async (by: Actor) => await recordFor(life.deps, { requestId, by });
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

  it('is given to the present responsible official, and no longer to the one at the time of the request', async () => {
    const former: Person = { id: 'U0FORMER', name: 'Fabio Former' };
    const present: Person = { id: 'U0PRESENT', name: 'Petra Present' };
    const account = await life.account({ responsible: former });
    const made = await life.store.requestByNumber(account.requestNumber ?? '');
    const form = {
      type: 'alias',
      account: snapshotOf(account),
      justification: 'x',
      localPart: 'otra.entrega',
    } as const;
    const open = await life.ask(form, { ...HOLDER, systems: false, door: 'slack' as const });
    expect(open.state).toBe('submitted');
    const mayRead = async (requestId: string): Promise<readonly boolean[]> =>
      await Promise.all(
        [former, present, HOLDER, HEAD].map(
          async (by) =>
            (await recordFor(life.deps, { requestId, by: { ...by, systems: false, door: 'slack' as const } })).ok,
        ),
      );
    // The head asked for the account, but has nothing to do with what its holder asks for.
    expect(await mayRead(made?.id ?? '')).toEqual([true, false, true, true]);
    expect(await mayRead(open.id)).toEqual([true, false, true, false]);
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, responsible: present }));
    expect(await mayRead(made?.id ?? '')).toEqual([false, true, true, true]);
    expect(await mayRead(open.id)).toEqual([false, true, true, false]);
    const number = made?.number ?? '';
    for (const [by, ok] of [
      [former, false],
      [present, true],
    ] as const)
      expect((await requestFor(life.deps, { number, by: { ...by, systems: false, door: 'slack' as const } })).ok).toBe(
        ok,
      );
    // When the account is deleted, the record still belongs to those who had it last.
    await life.store.transact(
      async (tx) => await tx.saveAccount({ ...account, responsible: present, state: 'deleted' }),
    );
    expect(await mayRead(made?.id ?? '')).toEqual([false, true, true, true]);
  });

  it('of a department’s earlier request is not given to a newer responsible official, who is told who has it', async () => {
    const [former, present, head] = ['FORMER', 'PRESENT', 'CHIEF'].map((name) => ({
      id: `U0${name}`,
      name,
      systems: false,
      door: 'slack' as const,
    }));
    if (former === undefined || present === undefined || head === undefined) throw new Error('nobody');
    const made = await life.account({ responsible: former });
    const account = { ...made, type: 'departmental', holder: former, responsible: former } as const;
    await life.store.transact(async (tx) => await tx.saveAccount(account));
    const form = { type: 'alias', account: snapshotOf(account), justification: 'x', localPart: 'otro.alias' } as const;
    const before = await life.ask(form, former);
    const codeFor = async (by: Actor, { id: requestId }: Request = before): Promise<string> => {
      const record = await recordFor(life.deps, { requestId, by });
      return record.ok ? 'given' : record.error.code;
    };
    expect(await codeFor(former)).toBe('given');
    await life.store.transact(
      async (tx) => await tx.saveAccount({ ...account, holder: present, responsible: present }),
    );
    expect(await codeFor(present)).toBe('of_former');
    expect(await supplementFor(life.deps, { requestId: before.id, by: present })).toBeNull();
    expect(await codeFor(SYSTEMS)).toBe('given');
    // They may know, however, that the request exists.
    expect((await requestFor(life.deps, { number: before.number, by: present })).ok).toBe(true);
    const headed = {
      ...life.deps,
      departments: { ...life.deps.departments, headedBy: () => [account.departmentCode] },
    };
    expect((await recordFor(headed, { requestId: before.id, by: head })).ok).toBe(true);
    await applyCommands(life.deps, {
      requestId: before.id,
      commands: [{ type: 'withdraw', by: former }],
      door: 'slack',
    });
    const next = { ...form, account: snapshotOf(await life.reread(account)), localPart: 'mi.alias' };
    expect(await codeFor(present, await life.ask(next, SYSTEMS))).toBe('given');
  });

  it('is given to somebody whom the chat knows by a former address of the account, if nobody else has that address', async () => {
    const account = await life.account();
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, holder: null }));
    const before = 'antes.de.todo@institucion.example';
    await life.sql(
      `insert into addresses (address, account_id, state) values ('${before}', '${account.id}', 'quarantined')`,
    );
    const number = account.requestNumber ?? '';
    const by = { ...STRANGER, email: before };
    expect((await requestFor(life.deps, { number, by })).ok).toBe(true);
    expect((await requestFor(life.deps, { number, by: { ...by, email: 'otra@institucion.example' } })).ok).toBe(false);
  });

  it('is given to the people in the form if there is no account yet', async () => {
    const official: Person = { id: 'U0FORMER', name: 'Fabio Former' };
    const { id: requestId } = await life.askNew({ responsible: official });
    for (const [by, ok] of [
      [official, true],
      [HOLDER, true],
      [STRANGER, false],
    ] as const)
      expect(
        (await recordFor(life.deps, { requestId, by: { ...by, systems: false, door: 'slack' as const } })).ok,
      ).toBe(ok);
  });

  it('gets a supplement once, when the last first step is done after the end, for those who are entitled', async () => {
    const account = await life.account();
    const number = account.requestNumber ?? '';
    const request = await life.store.requestByNumber(number);
    if (request === null) throw new Error('no request');
    const requestId = request.id;
    const before = await recordOf(number);
    const key = `${number}:induccion`;
    const by = { ...HOLDER, systems: false, door: 'slack' as const };
    const give = async (who: Actor) => await supplementFor(life.deps, { requestId, by: who });
    for (const item of INDUCTION_STEPS.map(([first]) => first).filter((one) => one !== 'enter')) {
      await makeRecord(life.deps, { requestId });
      expect(await recordsOwed()).toEqual([]);
      expect(await life.store.archive.find(key)).toBeNull();
      expect(await give(by)).toBeNull();
      life.pass(60_000);
      const accepted = { requestId, by, name: nameIn(request), sha256: POLICY.sha256, again: false };
      const done =
        item === 'policy'
          ? await acceptPolicy(life.deps, accepted)
          : await tickInduction(life.deps, { requestId, by, item });
      expect(done.ok).toBe(true);
    }
    // If the job is lost, the sweep finds it.
    expect(await recordsOwed()).toEqual([{ kind: 'make_record', requestId }]);
    await life.drain();
    const supplement = await recordOf(key);
    expect(supplement.name).toBe(`${number}-induccion.json`);
    expect(new TextDecoder().decode(supplement.content)).toContain(nameIn(request));
    await makeRecord(life.deps, { requestId });
    expect((await recordOf(number)).sha256).toBe(before.sha256);
    expect(await recordsOwed()).toEqual([]);

    const events = await life.store.trail.ofRequest(requestId);
    const archived = events.filter(({ what }) => what === 'record_archived').map(({ data }) => data['sha256']);
    const copy = await recordOf(`${number}:sistemas`);
    expect(archived).toEqual([before.sha256, copy.sha256, supplement.sha256]);
    for (const who of [HOLDER, HEAD, SYSTEMS]) {
      const given = await give(who);
      expect(given).toMatchObject({ content: Buffer.from(supplement.content) });
    }
    expect(await give(STRANGER)).toBeNull();
    const given = (await life.store.trail.ofRequest(requestId)).filter(({ what }) => what === 'record_given');
    expect(given.map(({ actor, data }) => [actor, data['sha256']])).toEqual(
      [HOLDER, HEAD, SYSTEMS].map(({ id }) => [id, supplement.sha256]),
    );
  });

  it('gets another supplement each time the policy is accepted again, and what was archived stays', async () => {
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    if (request === null) throw new Error('no request');
    const [requestId, by, sha256] = [request.id, { ...HOLDER, systems: false, door: 'slack' as const }, POLICY.sha256];
    const name = nameIn(request);
    for (const item of INDUCTION_STEPS.map(([first]) => first).filter((one) => one !== 'enter' && one !== 'policy'))
      await tickInduction(life.deps, { requestId, by, item });
    const [short] = [`Prueba ${name.split(' ').at(-1) ?? ''}`];
    expect((await acceptPolicy(life.deps, { requestId, by, name, sha256, again: false })).ok).toBe(true);
    await life.drain();
    const first = await recordOf(`${request.number}:induccion`);
    life.pass(60_000);
    expect((await acceptPolicy(life.deps, { requestId, by, name: short, sha256, again: true })).ok).toBe(true);
    expect(await recordsOwed()).toEqual([{ kind: 'make_record', requestId }]);
    await life.drain();
    expect(await recordsOwed()).toEqual([]);
    const second = await recordOf(`${request.number}:induccion-2`);
    expect((await recordOf(`${request.number}:induccion`)).sha256).toBe(first.sha256);
    await makeRecord(life.deps, { requestId });
    expect(await life.store.archive.find(`${request.number}:induccion-3`)).toBeNull();
    const given = await supplementFor(life.deps, { requestId, by });
    expect(given).toMatchObject({ content: Buffer.from(second.content) });
    const said = (await life.store.trail.ofRequest(requestId)).filter(({ data }) => data['item'] === 'policy');
    const { version } = POLICY;
    expect(said.map(({ data, personal }) => [data['policy'], data['again'], personal?.['acceptedAs']])).toEqual([
      [{ version, sha256 }, undefined, name],
      [{ version, sha256 }, true, short],
    ]);
  });

  it('needs no supplement if every step was done before the end', async () => {
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    if (request === null) throw new Error('no request');
    // Like the password, which is ticked by the same event that ends the request.
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
