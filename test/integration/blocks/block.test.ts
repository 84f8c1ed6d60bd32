import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { snapshotOf, type AccountForm } from '#domain/account/account-form.ts';
import { blockOf, type Account } from '#domain/account/account.ts';
import type { Actor } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { blockAccount, type BlockDeps } from '#use-cases/blocks/block-account.ts';
import { liftBlock, liftUnratified } from '#use-cases/blocks/lift-block.ts';
import { ratifyBlock } from '#use-cases/blocks/ratify-block.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { runContractDeadlines } from '#use-cases/contracts/run-contract-deadlines.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { submitChange } from '#use-cases/requests/submit-change.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { givenAccount } from '#test/stages/given-account.ts';
import { COLLEAGUE, GROUPS, HEAD, HOLDER, startLife, SYSTEMS, type Life } from '#test/stages/life.ts';

/** Heads every department of these tests. */
const CHIEF: Actor = { id: 'U0CHIEF', name: 'Carlos Chief', systems: false, door: 'slack' };
const STRANGER: Actor = { id: 'U0STRANGER', name: 'Sara Stranger', systems: false, door: 'slack' };
const HOUR = 60 * 60_000;
const words = { lapsed: 'Nadie lo ratificó.' };

describe('blocking an account at once', () => {
  /** Calls to the tenant that fail with this error until the test removes them. */
  const broken = new Map<keyof Directory, OutsideError['code']>();
  let life: Life;
  let deps: BlockDeps & Life['deps'];

  beforeAll(async () => {
    life = await startLife({
      around: (directory) =>
        new Proxy(directory, {
          get: (target, name) => {
            const code = broken.get(name as keyof Directory);
            const method = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
            if (code === undefined) return method;
            return async () => await Promise.reject(new OutsideError(code, { service: 'graph', detail: 'X' }));
          },
        }),
    });
    const departments = {
      ...life.deps.departments,
      headedBy: (id: string) => (id === CHIEF.id ? ['100'] : []),
      find: (code: string) => ({ code, name: 'Despacho', head: CHIEF.id }),
    };
    const people = {
      ...life.deps.people,
      actor: async (id: string) => await Promise.resolve(id === CHIEF.id ? CHIEF : null),
    };
    deps = { ...life.deps, departments, people };
  });
  afterEach(() => broken.clear());
  afterAll(async () => await life.stop());

  const given = async (): Promise<Account> => {
    const account = { ...(await givenAccount(life)), departmentCode: '100' };
    await life.store.transact(async (tx) => await tx.saveAccount(account));
    return account;
  };
  const today = (): string => dayIn(life.now(), 'America/Bogota');
  const tenantOf = ({ directoryId }: Account) => life.graph.users().find(({ id }) => id === directoryId);
  const about = (account: Account) => ({ account: snapshotOf(account), justification: 'Hace falta' });
  const tries = async ({ id: accountId }: Account, by: Actor) =>
    await blockAccount(deps, { accountId, by, reason: 'Le robaron el celular' });
  const blocks = async (account: Account, by = SYSTEMS): Promise<Request> => {
    const done = await tries(account, by);
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value;
  };
  const blocked = async (account: Account, by = SYSTEMS): Promise<Request> => {
    const { id } = await blocks(account, by);
    await life.drain();
    return await life.request(id);
  };
  const restorationOf = async ({ id }: Request): Promise<Request> => {
    const number = (await life.request(id)).supersededBy;
    const found = number === null ? null : await life.store.requestByNumber(number);
    if (found === null) throw new Error('nothing came of it');
    return found;
  };
  const pastTheLimit = async ({ id }: Request): Promise<void> => {
    const until = (await life.request(id)).ratification?.until ?? life.now();
    life.pass(until.getTime() - life.now().getTime() + 1_000);
  };
  const attempts = async (act: string): Promise<readonly unknown[]> => {
    const where = `what = 'attempt_refused' and entry::jsonb #>> '{data,act}' = '${act}'`;
    return (await life.sql(`select seq from audit_trail where ${where}`)) as readonly unknown[];
  };

  it('begins with the press, and leaves nobody a way in', async () => {
    const account = await given();
    const begun = await blocks(account);
    expect(begun).toMatchObject({ state: 'executing', rule: 'block', requester: { id: SYSTEMS.id } });
    expect(begun.form).toMatchObject({ head: { id: CHIEF.id, name: CHIEF.name } });
    expect((await life.store.run(begun.id))?.steps.map(({ name }) => name)).toEqual([
      ...['block_sign_in', 'revoke_sessions', 'discard_password', 'forwarding', 'verify'],
    ]);
    await life.drain();
    const done = await life.request(begun.id);
    expect(done).toMatchObject({ state: 'scheduled', ratification: { blockedAs: 'systems', ratified: null } });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: false });
    const after = await life.reread(account);
    expect(after).toMatchObject({ state: 'suspended', kept: { password: true } });
    expect(blockOf(after)).toEqual({ requestId: begun.id, number: begun.number });
  });

  it('waits at the home page of those who may ratify it, and is found in the list while it lasts', async () => {
    const account = await given();
    const { id: requestId } = await blocked(account);
    const waitsFor = async (by: Actor, departments: readonly string[] = []): Promise<boolean> => {
      const day = today();
      const asked = {
        personId: by.id,
        email: by.email ?? null,
        systems: by.systems,
        departments,
        today: day,
        soon: day,
        limit: 50,
      };
      const found = await life.store.home.ofPerson({ ...asked, endedSince: life.now(), learningSince: life.now() });
      return found.ratifications.rows.some(({ id }) => id === requestId);
    };
    const seenBy = async (): Promise<readonly boolean[]> => [
      ...[await waitsFor(SYSTEMS), await waitsFor(COLLEAGUE), await waitsFor(HEAD)],
      ...[await waitsFor(CHIEF, ['100']), await waitsFor(CHIEF, ['200']), await waitsFor(HOLDER)],
    ];
    const isListed = async (): Promise<boolean> => {
      const search = { text: '', filters: [{ by: 'blocked' }], offset: 0, limit: 100, everything: true } as const;
      return (await life.store.accounts(search)).rows.some(({ id }) => id === account.id);
    };
    expect(await seenBy()).toEqual([false, true, true, true, false, false]);
    // The account is another's since then: who stands for it is told by the register, as at the door.
    const successor = { id: STRANGER.id, name: STRANGER.name };
    const closed = await life.reread(account);
    const moved = { ...closed, responsible: successor, departmentCode: '200', holder: null };
    await life.store.transact(async (tx) => await tx.saveAccount(moved));
    expect(await seenBy()).toEqual([false, true, false, false, true, false]);
    expect(await waitsFor(STRANGER)).toBe(true);
    expect(await waitsFor({ ...COLLEAGUE, email: account.address })).toBe(false);
    await life.store.transact(async (tx) => await tx.saveAccount(closed));
    expect(await isListed()).toBe(true);
    expect((await ratifyBlock(deps, { requestId, by: COLLEAGUE })).ok).toBe(true);
    expect(await seenBy()).toEqual([false, false, false, false, false, false]);
    expect((await liftBlock(deps, { requestId, by: SYSTEMS, reason: 'Apareció' })).ok).toBe(true);
    await life.drain();
    expect(await isListed()).toBe(false);
  });

  it('is for the systems area, and for the head in their own department; others are on the trail', async () => {
    const [account, other] = [await given(), await givenAccount(life)];
    await life.store.transact(async (tx) => await tx.saveAccount({ ...other, departmentCode: '200' }));
    for (const by of [STRANGER, HOLDER, HEAD])
      expect(await tries(account, by)).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    expect(await tries(other, CHIEF)).toMatchObject({ ok: false, error: { code: 'not_allowed' } });
    expect((await attempts('ask_block')).length).toBeGreaterThanOrEqual(4);
    expect(await blocked(account, CHIEF)).toMatchObject({ ratification: { blockedAs: 'head' } });
  });

  it('stays once a second person stands for it, and ends with a new password for its holder when it is lifted', async () => {
    const account = await given();
    const { id: requestId } = await blocked(account);
    const ratify = async (by: Actor) => await ratifyBlock(deps, { requestId, by });
    expect(await ratify(SYSTEMS)).toMatchObject({ error: { code: 'own_block' } });
    expect(await ratify(HOLDER)).toMatchObject({ error: { code: 'concerned' } });
    expect(await ratify(STRANGER)).toMatchObject({ error: { code: 'not_ratifier' } });
    expect(await ratify(HEAD)).toMatchObject({ ok: true, value: { state: 'closed' } });
    expect(await ratify(COLLEAGUE)).toMatchObject({ ok: false });
    await pastTheLimit(await life.request(requestId));
    await liftUnratified({ ...deps, words });
    expect((await life.reread(account)).state).toBe('suspended');

    const lift = async (by: Actor) => await liftBlock(deps, { requestId, by, reason: 'Apareció el celular' });
    expect(await lift(HEAD)).toMatchObject({ error: { code: 'not_lifter' } });
    expect(await lift(HOLDER)).toMatchObject({ error: { code: 'not_lifter' } });
    expect(await lift(CHIEF)).toMatchObject({ ok: true });
    expect(await lift(COLLEAGUE)).toMatchObject({ ok: false });
    await life.drain();
    const restoration = await restorationOf(await life.request(requestId));
    expect(restoration).toMatchObject({
      ...{ kind: 'restoration', rule: 'undo', state: 'delivered', requester: { id: CHIEF.id } },
      handedTo: { person: { id: HOLDER.id }, as: 'holder' },
    });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true });
    expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
  });

  it('is decided on as things are when that is saved, not as they were a moment before', async () => {
    const account = await given();
    const { id: requestId } = await blocked(account);
    const justBefore = (change: Partial<Account>): typeof deps => ({
      ...deps,
      store: {
        ...life.store,
        transact: async (work) => {
          const before = await life.reread(account);
          await life.store.transact(async (tx) => await tx.saveAccount({ ...before, ...change }));
          return await life.store.transact(work).finally(async () => {
            await life.store.transact(async (tx) => await tx.saveAccount(before));
          });
        },
      },
    });
    const ratified = await ratifyBlock(justBefore({ responsible: STRANGER }), { requestId, by: HEAD });
    expect(ratified).toMatchObject({ ok: false, error: { code: 'not_ratifier' } });
    const lift = async (by: Actor, change: Partial<Account>) =>
      await liftBlock(justBefore(change), { requestId, by, reason: 'Apareció' });
    expect(await lift(CHIEF, { departmentCode: '200' })).toMatchObject({ ok: false, error: { code: 'not_lifter' } });
    const asHolder = await lift(COLLEAGUE, { holder: { id: COLLEAGUE.id, name: COLLEAGUE.name } });
    expect(asHolder).toMatchObject({ ok: false, error: { code: 'concerned' } });
    const over = await lift(COLLEAGUE, { contractEnd: addDays(today(), -1) });
    expect(over).toMatchObject({ ok: false, error: { code: 'contract_over' } });
    expect(await life.request(requestId)).toMatchObject({ state: 'scheduled', ratification: { ratified: null } });
  });

  it('that the head did is ratified by the systems area alone', async () => {
    const { id: requestId } = await blocked(await given(), CHIEF);
    expect(await ratifyBlock(deps, { requestId, by: CHIEF })).toMatchObject({ error: { code: 'own_block' } });
    expect(await ratifyBlock(deps, { requestId, by: HEAD })).toMatchObject({ error: { code: 'not_ratifier' } });
    expect(await ratifyBlock(deps, { requestId, by: COLLEAGUE })).toMatchObject({ ok: true });
  });

  it('is lifted by itself when nobody stood for it, once, whichever process does it', async () => {
    const account = await given();
    const block = await blocked(account);
    const again = { ...deps, words };
    await liftUnratified(again);
    expect((await life.request(block.id)).state).toBe('scheduled');
    await pastTheLimit(block);
    const second = { ...again, store: (await life.another()).store };
    await Promise.all([liftUnratified(again), liftUnratified(second), liftUnratified(again)]);
    await life.drain();
    expect(await life.request(block.id)).toMatchObject({ state: 'cancelled', ended: { by: { id: 'buzon' } } });
    expect((await restorationOf(block)).state).toBe('delivered');
    const restorations = await life.sql(
      `select number from requests where account_id = '${account.id}' and data #>> '{form,type}' = 'restoration'`,
    );
    expect(restorations).toHaveLength(1);
    expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
  });

  it('that nobody ratified is not done again by the same person, but by another', async () => {
    const account = await given();
    const lapsed = await blocked(account);
    await pastTheLimit(lapsed);
    await liftUnratified({ ...deps, words });
    await life.drain();
    const again = { ok: false, error: { code: 'not_again', number: lapsed.number } };
    const noted = (await attempts('ask_block')).length;
    expect(await tries(account, SYSTEMS)).toMatchObject(again);
    expect(await attempts('ask_block')).toHaveLength(noted + 1);
    // Lifting one's own in time is no way around it, and another person's takes the first one's away.
    const second = await blocked(account, CHIEF);
    expect((await liftBlock(deps, { requestId: second.id, by: CHIEF, reason: 'Ya está' })).ok).toBe(true);
    await life.drain();
    expect(await tries(account, CHIEF)).toMatchObject({
      ok: false,
      error: { code: 'not_again', number: second.number },
    });
    const third = await blocked(account, SYSTEMS);
    expect((await ratifyBlock(deps, { requestId: third.id, by: COLLEAGUE })).ok).toBe(true);
    expect((await liftBlock(deps, { requestId: third.id, by: SYSTEMS, reason: 'Ya está' })).ok).toBe(true);
    await life.drain();
    expect(await tries(account, SYSTEMS)).toMatchObject({ ok: true });
  });

  it('is lifted although the contract is over by then, whose end suspends the account again; by hand it is not', async () => {
    const account = await given();
    const contractEnd = addDays(today(), 1);
    await life.store.transact(async (tx) => await tx.saveAccount({ ...account, contractEnd }));
    const block = await blocked(account);
    life.pass(5 * 24 * HOUR);
    const lift = await liftBlock(deps, { requestId: block.id, by: COLLEAGUE, reason: 'Apareció' });
    expect(lift).toMatchObject({ ok: false, error: { code: 'contract_over' } });
    await liftUnratified({ ...deps, words });
    await life.drain();
    expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
    await runContractDeadlines({ ...deps, words: { suspension: () => 'Fin', deletion: () => 'Fin' } });
    await life.drain();
    expect(await life.reread(account)).toMatchObject({ state: 'suspended', kept: null });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: false });
  });

  it('goes on where it was after the tenant did not answer, and after a process that died', async () => {
    const account = await given();
    broken.set('revokeSessions', 'unavailable');
    const { id } = await blocks(account);
    await life.drain({ horizonMs: 5_000 });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: false });
    expect((await life.request(id)).state).toBe('executing');
    broken.clear();
    // Another process finds it by the sweep.
    const other = await life.another();
    for (const job of await other.store.pending()) await other.store.transact(async (tx) => await tx.send(job));
    await life.drain();
    expect(await life.request(id)).toMatchObject({ state: 'scheduled' });
    expect(blockOf(await life.reread(account))).not.toBeNull();
  });

  it('that stopped half-way can be retried by whoever did it, ratified, and lifted', async () => {
    const account = await given();
    broken.set('stopForwards', 'permission_missing');
    const block = await blocked(account);
    expect(block).toMatchObject({ state: 'failed', failure: { step: 'forwarding' } });
    expect(await tries(account, COLLEAGUE)).toMatchObject({
      error: { code: 'has_open_request', number: block.number },
    });
    expect(await ratifyBlock(deps, { requestId: block.id, by: COLLEAGUE })).toMatchObject({ ok: true });
    broken.clear();
    expect((await executeRequest(deps, { requestId: block.id, by: SYSTEMS, again: true })).ok).toBe(true);
    await life.drain();
    expect((await life.request(block.id)).state).toBe('closed');

    const second = await given();
    broken.set('stopForwards', 'permission_missing');
    const stopped = await blocked(second);
    broken.clear();
    await pastTheLimit(stopped);
    await liftUnratified({ ...deps, words });
    await life.drain();
    expect((await life.request(stopped.id)).state).toBe('cancelled');
    expect(tenantOf(second)).toMatchObject({ accountEnabled: true });
    expect(await life.reread(second)).toMatchObject({ state: 'active', kept: null });
  });

  it('waits for nothing that is open on the account, and takes a password that waits for its person', async () => {
    const account = await given();
    const groups = { ...about(account), type: 'groups', join: [GROUPS.security], leave: [] } as const;
    const open = await life.ask(groups);
    const password = await life.carryOut({ ...about(account), type: 'password' } as AccountForm, HOLDER);
    expect(password.state).toBe('delivered');
    const block = await blocked(account);
    expect(block.state).toBe('scheduled');
    expect(await life.request(password.id)).toMatchObject({ state: 'closed', supersededBy: block.number });
    expect(await revealCredential(deps, { requestId: password.id, by: HOLDER })).toMatchObject({ ok: false });
    // What was decided before is not done while the account is blocked, and says so.
    const late = await life.decideAndRun(open).catch(() => null);
    expect(late?.failure ?? (await life.request(open.id)).failure).toMatchObject({
      ...{ code: 'blocked_here', detail: block.number },
    });
  });

  it('halts a restoration that is under way, and gives back all of it when it is lifted', async () => {
    const account = await given();
    const deletion = await life.carryOut({
      ...{ ...about(account), type: 'deletion', lastDay: addDays(today(), -1), redirectTo: null, outOfOffice: '' },
    });
    expect(deletion.state).toBe('scheduled');
    const suspended = await life.reread(account);
    expect(await tries(account, SYSTEMS)).toMatchObject({ error: { code: 'blocked_already', number: null } });
    broken.set('updateUser', 'unavailable');
    const asked = await submitChange(deps, {
      ...{ form: { ...about(suspended), type: 'restoration', contractEnd: null }, requester: HEAD },
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    await life.drain({ calm: true, horizonMs: 1_000 });
    await life.decideAndRun(asked.value).catch(() => null);
    const halted = await life.request(asked.value.id);
    expect(['executing', 'failed']).toContain(halted.state);
    broken.clear();
    const block = await blocked(account);
    expect(block.state).toBe('scheduled');
    expect(await life.request(halted.id)).toMatchObject({ state: 'closed', supersededBy: block.number });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: false });
    expect((await liftBlock(deps, { requestId: block.id, by: COLLEAGUE, reason: 'Ya está' })).ok).toBe(true);
    await life.drain();
    expect(await life.reread(account)).toMatchObject({ state: 'active', kept: null });
    expect(tenantOf(account)?.groups).toContain(GROUPS.m365.name);
  });

  it('gives way to a deletion that waited for its day, which begins on the blocked account', async () => {
    const account = await given();
    const deletion = await life.carryOut({
      ...{ ...about(account), type: 'deletion', lastDay: addDays(today(), 3), redirectTo: null, outOfOffice: '' },
    });
    const block = await blocked(account);
    life.pass(4 * 24 * HOUR);
    await life.drain();
    expect(await life.request(deletion.id)).toMatchObject({ state: 'scheduled' });
    expect(await life.request(block.id)).toMatchObject({ state: 'closed', supersededBy: deletion.number });
    const after = await life.reread(account);
    expect(after.state).toBe('suspended');
    expect(blockOf(after)).toBeNull();
    expect(await liftBlock(deps, { requestId: block.id, by: COLLEAGUE, reason: 'x' })).toMatchObject({ ok: false });
    expect(await tries(account, SYSTEMS)).toMatchObject({ error: { code: 'blocked_already' } });
  });

  it('that nobody ratified leaves a deletion that waits for its day', async () => {
    const account = await given();
    const deletion = await life.carryOut({
      ...{ ...about(account), type: 'deletion', lastDay: addDays(today(), 30), redirectTo: null, outOfOffice: '' },
    });
    const block = await blocked(account);
    await pastTheLimit(block);
    await liftUnratified({ ...deps, words });
    await life.drain();
    expect(await life.request(block.id)).toMatchObject({ state: 'cancelled', ended: { reason: words.lapsed } });
    expect((await life.reread(account)).state).toBe('active');
    expect(await life.request(deletion.id)).toMatchObject({ state: 'scheduled', supersededBy: null });
  });

  it('never touches a protected account, even where the tenant tells late that it is one', async () => {
    const guarded = life.graph.users().find(({ displayName }) => displayName === 'Con Rol');
    if (guarded === undefined) throw new Error('no such user');
    const account = await life.importAccount({ directoryId: guarded.id, address: `con.rol@institucion.example` });
    expect(await tries(account, SYSTEMS)).toMatchObject({ error: { code: 'protected', why: 'role' } });
    broken.set('account', 'unavailable');
    const { id } = await blocks(account);
    broken.clear();
    await life.drain();
    expect(await life.request(id)).toMatchObject({ state: 'rejected', failure: { code: 'protected_role' } });
    expect(tenantOf(account)).toMatchObject({ accountEnabled: true });
    expect((await life.reread(account)).kept).toBeNull();
  });

  it('may be followed by a deletion that somebody asks for', async () => {
    const account = await given();
    const block = await blocked(account);
    expect((await ratifyBlock(deps, { requestId: block.id, by: COLLEAGUE })).ok).toBe(true);
    const deletion = await life.carryOut({
      ...{ ...about(account), type: 'deletion', lastDay: addDays(today(), -1), redirectTo: null, outOfOffice: '' },
    });
    expect(deletion.state).toBe('scheduled');
    expect(blockOf(await life.reread(account))).toBeNull();
    expect(await liftBlock(deps, { requestId: block.id, by: COLLEAGUE, reason: 'x' })).toMatchObject({ ok: false });
  });
});
