import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { snapshotOf } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import type { Actor, Person } from '#domain/person.ts';
import { requestIn } from '#domain/request/request.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { SystemsQuestion } from '#domain/question/question.ts';
import { questionOf } from '#dialogue/questions/questions.fixture.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { HOME_LISTS, SYSTEMS_LISTS } from '#domain/home-lists.ts';
import type { Desk } from '#use-cases/home/desk.ts';
import { homeList } from '#use-cases/home/home-list.ts';
import { homeOf, type Home } from '#use-cases/home/home.ts';
import { workingDaysLeft } from '#use-cases/calendar/working-days.ts';
import { account } from '#test/contract/store/stage.ts';
import { startLife, type Life } from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;
const HELPER_PERSON: Person = { id: 'U0HELPER', name: 'Sistemas' };
const HELPER: Actor = { ...HELPER_PERSON, systems: true, door: 'slack' };

describe('what the home contains', () => {
  let life: Life;
  /** A new person in each test, so that nobody else's lists interfere. */
  let me: Actor;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());
  beforeEach(() => {
    me = {
      id: `U${randomUUID()}`,
      name: 'Yo',
      email: `${randomUUID()}@institucion.example`,
      systems: false,
      door: 'slack',
    };
  });

  const home = async (actor: Actor = me): Promise<Home> => await homeOf(life.deps, actor);
  const deskNow = async (): Promise<Desk> => {
    const { desk } = await home(HELPER);
    if (desk === null) throw new Error('no desk');
    return desk;
  };
  const ago = (ms: number): Date => new Date(life.now().getTime() - ms);
  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const put = async (state: RequestState, change: RequestChange = {}): Promise<Request> => {
    const at = ago(0);
    const draft = requestIn(state, { id: randomUUID(), createdAt: at, updatedAt: at, ...change });
    const { number: _, ...given } = draft;
    const keys = { year: 2_020, subject: randomUUID() };
    const inserted = await life.store.transact(async (tx) => await tx.insertRequest(given, keys));
    if (inserted === null) throw new Error('another open request has the same subject');
    return inserted;
  };
  const keep = async (change: Partial<Account>): Promise<Account> => {
    const one = account(change);
    await life.store.transact(async (tx) => await tx.insertAccount(one));
    return one;
  };
  const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
  const idsOn = (list: { readonly rows: readonly { readonly request: Request }[] }): readonly string[] =>
    list.rows.map(({ request }) => request.id);
  const asked = (): Person => ({ id: me.id, name: me.name });

  it('is empty for somebody who has nothing; outside the systems area there is no desk', async () => {
    expect(await home()).toEqual({
      waiting: {
        seenByBot: ['password'],
        ratifications: { rows: [], total: 0 },
        toConfirm: 0,
        agreements: { rows: [], total: 0 },
        questions: { rows: [], total: 0 },
        receipts: [],
        passwords: [],
        learning: null,
        contracts: { rows: [], total: 0 },
      },
      requests: { rows: [], total: 0 },
      asked: [],
      accounts: { rows: [], total: 0 },
      department: null,
      desk: null,
    });
    expect((await home({ ...me, systems: true, door: 'slack' })).desk).not.toBeNull();
  });

  it('lists my requests, newest first: the open ones, and those that ended in the last 30 days', async () => {
    const old = ago(300 * DAY);
    const open = await put('scheduled', { requester: asked(), createdAt: old, updatedAt: old });
    const recent = await put('rejected', { requester: asked(), createdAt: ago(40 * DAY), updatedAt: ago(29 * DAY) });
    await put('closed', { requester: asked(), createdAt: ago(40 * DAY), updatedAt: ago(31 * DAY) });
    await put('submitted', { requester: { id: `${me.id}0`, name: 'Otra' } });
    expect(ids((await home()).requests.rows)).toEqual([recent.id, open.id]);

    for (let index = 0; index < 11; index += 1) await put('submitted', { requester: asked(), createdAt: ago(index) });
    const { requests } = await home();
    expect(requests.rows).toHaveLength(10);
    expect(requests.total).toBe(13);
  });

  it('shows questions to me, however many newer requests I have', async () => {
    const question = await put('info_requested', { requester: asked(), createdAt: ago(20 * DAY) });
    for (let index = 0; index < 12; index += 1) await put('submitted', { requester: asked() });
    expect(ids((await home()).waiting.questions.rows)).toEqual([question.id]);
  });

  it('shows my questions to the systems area until they are resolved, oldest first, and nobody else’s', async () => {
    const of = await keep({});
    const put = async (change: Partial<SystemsQuestion>): Promise<SystemsQuestion> => {
      const question = questionOf(asked(), { id: randomUUID(), ...change });
      await life.store.transact(async (tx) => await tx.questions.insert(question));
      return question;
    };
    const answer = { text: 'Desde Outlook.', by: HELPER_PERSON, at: ago(0) };
    const second = await put({ askedAt: ago(DAY), answers: [answer] });
    const first = await put({ askedAt: ago(2 * DAY), accountId: of.id });
    await put({ askedAt: ago(DAY), resolved: { by: HELPER_PERSON, at: ago(0) } });
    await put({ by: { id: `${me.id}0`, name: 'Otra' } });
    expect((await home()).asked).toEqual([
      { question: first, account: of },
      { question: second, account: null },
    ]);
  });

  it('shows the receipts that I have to confirm, on either side, until I confirmed them', async () => {
    const other: Person = { id: 'U0OTHER', name: 'Otra' };
    const handedTo = { person: other, as: 'holder' } as const;
    const holder = await put('delivered', { handedTo, receivers: { holder: asked(), department: other } });
    const side = await put('delivered', { handedTo, receivers: { holder: null, department: asked() } });
    const confirmed = { side: 'department', by: asked(), at: ago(0) } as const;
    await put('delivered', { handedTo, receivers: { holder: other, department: asked() }, receipts: [confirmed] });
    await put('delivered', { handedTo, receivers: { holder: other, department: other } });
    await put('closed', { handedTo, receivers: { holder: asked(), department: other } });
    const { waiting } = await home();
    expect(ids(waiting.receipts).toSorted()).toEqual([holder.id, side.id].toSorted());
    expect(waiting.passwords).toEqual([]);
    expect(waiting.learning).toBeNull();
  });

  it('shows the temporary passwords that I have not changed, and to nobody else', async () => {
    const handedTo = { person: asked(), as: 'holder' } as const;
    const waits = await put('delivered', { handedTo });
    await put('delivered', { handedTo, passwordChangedAt: ago(0) });
    expect(ids((await home()).waiting.passwords)).toEqual([waits.id]);
    expect((await home({ ...me, id: `${me.id}0` })).waiting.passwords).toEqual([]);
  });

  it('shows the first steps of the newest account that I received, until 60 days after its request was closed', async () => {
    const handedTo = { person: asked(), as: 'holder' } as const;
    const receivers = { holder: asked(), department: null };
    const received = { handedTo, receivers, passwordChangedAt: ago(0) };
    const late = await put('closed', { ...received, handedAt: ago(70 * DAY), updatedAt: ago(61 * DAY) });
    await keep({ holder: asked(), requestNumber: late.number });
    expect((await home()).waiting.learning).toBeNull();

    const closed = await put('closed', { ...received, handedAt: ago(60 * DAY), updatedAt: ago(59 * DAY) });
    await keep({ holder: asked(), requestNumber: closed.number });
    expect((await home()).waiting.learning?.id).toBe(closed.id);

    const newer = await put('delivered', { ...received, handedAt: ago(DAY) });
    expect((await home()).waiting.learning?.id).toBe(newer.id);

    const ticks = INDUCTION_ITEMS.map((item) => ({ item, at: ago(0), by: asked() }));
    await put('delivered', { ...received, handedAt: ago(0), induction: ticks });
    expect((await home()).waiting.learning?.id).toBe(newer.id);
    const inPerson = { ...received, receivers: { holder: null, department: asked() }, handedAt: ago(0) } as const;
    const withThem = await put('delivered', { ...inPerson, handedTo: { person: asked(), as: 'responsible' } });
    expect((await home()).waiting.learning?.id).toBe(withThem.id);
  });

  it('lists the accounts that I have or am responsible for, by name, except deleted ones', async () => {
    const mine = await keep({ displayName: 'Beatriz', holder: asked(), responsible: null });
    const answered = await keep({ displayName: 'Ángel', responsible: asked(), state: 'suspended' });
    const imported = await keep({ displayName: 'Carlos', address: me.email ?? '', responsible: null });
    await keep({ displayName: 'Diana', holder: asked(), state: 'deleted' });
    await keep({ displayName: 'Elena' });
    const { accounts } = await home();
    expect(ids(accounts.rows)).toEqual([answered.id, mine.id, imported.id]);

    for (let index = 0; index < 9; index += 1) await keep({ responsible: asked() });
    const more = await home();
    expect(more.accounts.rows).toHaveLength(10);
    expect(more.accounts.total).toBe(12);
  });

  it('hides the end of a contract while its extension is requested, and shows it again if that failed', async () => {
    const soon = await keep({ responsible: asked(), contractEnd: today() });
    const form = { account: snapshotOf(soon), justification: 'Sigue', contractEnd: addDays(today(), 90) } as const;
    const about = { plan: null } as const;
    const listed = async (): Promise<readonly string[]> =>
      ids((await home()).waiting.contracts.rows.map(({ account }) => account));
    await put('rejected', { ...about, form: { type: 'contract', ...form } });
    expect(await listed()).toEqual([soon.id]);
    await put('submitted', { ...about, form: { type: 'contract', ...form } });
    expect(await listed()).toEqual([]);
  });

  it('shows contracts that end within 15 working days and that nobody has decided about', async () => {
    const last = withWorkingDays(today(), 15);
    const soon = await keep({ responsible: asked(), contractEnd: today() });
    const far = await keep({ holder: asked(), contractEnd: last });
    await keep({ responsible: asked(), contractEnd: addDays(today(), 40) });
    await keep({ responsible: asked(), contractEnd: addDays(today(), -1) });
    await keep({ responsible: asked(), contractEnd: today(), state: 'suspended' });
    const decided = await keep({ responsible: asked(), contractEnd: today() });
    const event = { accountId: decided.id, contractEnd: today(), what: 'let_expire', at: ago(0), by: asked() } as const;
    await life.store.transact(async (tx) => await tx.claimContractEvent(event));
    const { contracts } = (await home()).waiting;
    expect(contracts.rows.map((one) => [one.account.id, one.days])).toEqual([
      [soon.id, 0],
      [far.id, 15],
    ]);
    expect(contracts.total).toBe(2);
  });

  it('shows the systems area what waits for a decision, oldest first, with its age in working days', async () => {
    const long = await put('approved', { createdAt: ago(4_000 * DAY) });
    const question = await put('info_requested', { createdAt: ago(3_999 * DAY) });
    const stuck = requestIn('failed').failure;
    const noPlan = await put('submitted', { rule: 'self_service', failure: stuck, createdAt: ago(3_998 * DAY) });
    const before = await deskNow();
    await put('submitted', { rule: 'contract_end', plan: null, createdAt: ago(5_000 * DAY) });
    await put('closed', { createdAt: ago(5_000 * DAY) });
    const { queue } = await deskNow();
    expect(idsOn(queue).slice(0, 3)).toEqual([long.id, question.id, noPlan.id]);
    expect(queue.total).toBe(before.queue.total);
    expect(queue.rows[0]?.days).toBe(workingDaysLeft(dayIn(long.createdAt, 'America/Bogota'), today()));
  });

  it('shows it the runs that stopped, and those that wait for somebody', async () => {
    const stuck = requestIn('failed').failure;
    const failedAt = ago(4_000 * DAY);
    const failed = await put('failed', { failure: stuck && { ...stuck, at: failedAt }, updatedAt: failedAt });
    const startedAt = ago(4_000 * DAY);
    const run = async (waitingFor: 'person' | 'mailbox', confirmedAt: Date | null): Promise<Request> => {
      const request = await put('executing');
      await life.store.transact(async (tx) => await tx.ensureRun(request.id, ['exchange'], 'a-user'));
      const [step] = (await life.store.run(request.id))?.steps ?? [];
      if (step === undefined) throw new Error('no step');
      const next = { ...step, waitingFor, confirmedAt, startedAt, state: 'running' } as const;
      await life.store.transact(async (tx) => await tx.saveStep(request.id, step, next));
      return request;
    };
    const waits = await run('person', null);
    await run('person', ago(0));
    await run('mailbox', null);
    const desk = await deskNow();
    expect(desk.failed.rows[0]).toMatchObject({ request: { id: failed.id }, since: failedAt });
    expect(idsOn(desk.byHand)).toEqual([waits.id]);
    expect(desk.byHand.rows[0]?.since).toEqual(startedAt);
  });

  it('shows it the unfinished hand-overs with what is missing, oldest first', async () => {
    const holder: Person = { id: 'U0HOLDER', name: 'Hugo' };
    const receivers = { holder, department: { id: 'U0HEAD', name: 'Helena' } };
    const handedTo = { person: holder, as: 'holder' } as const;
    const receipt = { side: 'holder', by: holder, at: ago(0) } as const;
    const first = await put('delivered', { handedTo, receivers, handedAt: ago(4_001 * DAY) });
    const second = await put('delivered', { handedTo, receivers, receipts: [receipt], handedAt: ago(4_000 * DAY) });
    const old = await put('delivered', { handedTo, receivers: null, handedAt: ago(3_999 * DAY) });
    const done = { passwordChangedAt: ago(0), receipts: [receipt] };
    const third = await put('delivered', { handedTo, receivers, ...done, handedAt: ago(3_998 * DAY) });
    const { handedOver } = await deskNow();
    expect(handedOver.rows.slice(0, 4).map(({ request, missing }) => [request.id, missing])).toEqual([
      [first.id, ['holder', 'department', 'password']],
      [second.id, ['department', 'password']],
      [old.id, ['password']],
      [third.id, ['department']],
    ]);
  });

  it('shows it the contracts that end this month, and those that are over although the account is active', async () => {
    const month = today().slice(0, 7);
    const [year = 0, number = 1] = month.split('-').map(Number);
    const lastDay = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
    const before = await deskNow();
    const last = await keep({ contractEnd: lastDay });
    await keep({ contractEnd: addDays(lastDay, 1) });
    await keep({ contractEnd: lastDay, state: 'suspended' });
    const over = await keep({ contractEnd: '2001-01-01' });
    await keep({ contractEnd: '2001-01-01', state: 'deleted' });
    const after = await deskNow();
    expect(after.ending.total).toBe(before.ending.total + 1);
    expect(ids(after.ending.rows)).toContain(last.id);
    expect(ids(after.overdue.rows)[0]).toBe(over.id);
    expect(after.overdue.total).toBe(before.overdue.total + 1);
  });

  it('turns the pages of a list, and shows the last one where the wanted page is gone', async () => {
    const made: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const request = await put('submitted', { requester: asked(), createdAt: ago(index * 1_000) });
      made.push(request.id);
    }
    const turn = async (page: number) => await homeList(life.deps, { actor: me, list: 'requests', page });
    const shown = async (page: number): Promise<readonly [readonly string[], number]> => {
      const found = await turn(page);
      if (typeof found === 'string' || found.list !== 'requests') throw new Error('another list');
      return [ids(found.found.rows), found.page];
    };
    expect(await shown(0)).toEqual([made.slice(0, 10), 0]);
    expect(await shown(1)).toEqual([made.slice(10), 1]);
    expect((await shown(7))[1]).toBe(1);
    expect(await turn(0)).toMatchObject({ pages: 2, found: { total: 12 } });
  });

  it.each(HOME_LISTS)('opens the list %s for whom it is for', async (list) => {
    const isSystems = SYSTEMS_LISTS.some((one) => one === list);
    expect(await homeList(life.deps, { actor: HELPER, list, page: 0 })).toMatchObject({ list, page: 0 });
    const others = await homeList(life.deps, { actor: me, list, page: 0 });
    expect(typeof others === 'string' ? others : others.found.total).toBe(isSystems ? 'not_systems' : 0);
  });

  it('shows a head the accounts of their department, and the contracts that end within a quarter', async () => {
    const code = randomUUID();
    const departments = { ...life.deps.departments, headedBy: (id: string) => (id === me.id ? [code] : []) };
    const soon = await keep({ departmentCode: code, displayName: 'Beatriz', contractEnd: addDays(today(), 80) });
    const plain = await keep({ departmentCode: code, displayName: 'Ana', contractEnd: null, state: 'suspended' });
    await keep({ departmentCode: code, displayName: 'Carlos', contractEnd: addDays(today(), 200), state: 'deleted' });
    const { department } = await homeOf({ ...life.deps, departments }, me);
    expect(ids(department?.accounts.rows ?? [])).toEqual([plain.id, soon.id]);
    expect(ids(department?.ending.rows ?? [])).toEqual([soon.id]);
    expect((await home()).department).toBeNull();
  });

  it('compares the licences with their seats of four weeks ago', async () => {
    const [sku] = (await deskNow()).licences ?? [];
    if (sku === undefined) throw new Error('no licence');
    const day = (back: number): string => addDays(today(), -back);
    const kept = [
      { skuId: sku.skuId, day: day(60), total: 50, free: 1 },
      { skuId: sku.skuId, day: day(27), total: 50, free: 17 },
      { skuId: sku.skuId, day: day(1), total: 50, free: 2 },
    ];
    expect(sku.before).toBeUndefined();
    await life.store.seats.keep(kept, day(100));
    expect((await deskNow()).licences?.[0]?.before).toEqual({ free: 17, weeks: 4 });
    await life.store.seats.keep([], day(0));
    expect((await deskNow()).licences?.[0]?.before).toBeUndefined();
  });

  it('shows how many licences are left, and everything else if the tenant is down', async () => {
    const [sku] = (await deskNow()).licences ?? [];
    expect(sku).toMatchObject({ total: 50 });
    expect(sku?.free).toBeLessThanOrEqual(50);
    const fault = { kind: 'unavailable-503', match: 'subscribedSkus', times: 1 };
    life.graph.addFault(fault);
    const desk = await deskNow();
    expect(desk.licences).toBeNull();
    expect(desk.queue.total).toBeGreaterThan(0);
  });

  it('does not wait for a tenant that does not answer', async () => {
    const licences = async (): Promise<never> => await new Promise(() => undefined);
    const { desk } = await homeOf({ ...life.deps, directory: { licences } }, HELPER);
    expect(desk?.licences).toBeNull();
    expect(desk?.queue.total).toBeGreaterThan(0);
  });
});

/** The last day on which that many working days are left. */
function withWorkingDays(from: string, days: number): string {
  let day = from;
  while (workingDaysLeft(from, addDays(day, 1)) <= days) day = addDays(day, 1);
  return day;
}
