import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import type { Account } from '#domain/account/account.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { NewFinding, TenantEntry, TenantRead } from '#use-cases/ports/store/tenant.ts';
import { account, insert, SYSTEMS, type StoreStage } from './stage.ts';

/** A date far from the requests and reads of all other tests. */
const AT = new Date('2020-05-06T07:08:09.123Z');
const LONG_AGO = new Date('2001-01-01T00:00:00Z');

/** What the register stores about reads of the tenant and their findings. */
export function describeTenantRegister(stage: () => StoreStage): void {
  const begin = async (store: Store, change: Partial<TenantRead> = {}): Promise<TenantRead> => {
    const id = randomUUID();
    await store.transact(async (tx) => {
      await tx.tenant.insertRead({ id, purpose: 'delta', next: 'link', failedNights: 0, startedAt: new Date() });
      const read = await tx.tenant.latestRead();
      if (read === null) throw new Error('no read');
      await tx.tenant.saveRead({ ...read, finishedAt: AT, ...change });
    });
    const read = await store.tenant.latestRead();
    if (read?.id !== id) throw new Error('another read is newer');
    return read;
  };
  const entry = (change: Partial<TenantEntry> = {}): TenantEntry => {
    const id = randomUUID();
    const person = {
      id,
      address: `${id}@institucion.example`,
      userPrincipalName: `${id}@institucion.example`,
      displayName: 'Ana Ruiz',
      givenName: 'Ana',
      surname: null,
    };
    const work = { jobTitle: null, department: 'Vías', mobilePhone: null, hasMailbox: true, createdAt: AT };
    return { ...person, ...work, accountEnabled: true, isGuest: false, ...change };
  };
  const found = (change: Partial<NewFinding> = {}): NewFinding => {
    const user = entry();
    const finding = { what: 'made', fingerprint: '', directoryId: user.id, account: null, entry: user, held: false };
    return { ...finding, ...change } as NewFinding;
  };
  const settle = async (store: Store, read: TenantRead, findings: readonly NewFinding[], ids?: readonly string[]) =>
    await store.transact(
      async (tx) =>
        await tx.tenant.settle({
          readId: read.id,
          at: AT,
          ids: ids ?? findings.map(({ directoryId }) => directoryId),
          findings,
        }),
    );
  const states = async (store: Store, read: TenantRead): Promise<readonly string[]> =>
    ((await store.tenant.digest(read.id, 0))?.findings ?? []).map(({ state }) => state);

  describe('reads of the tenant', () => {
    it('returns the newest one as it was saved', async () => {
      const { store } = stage();
      const read = await begin(store, { next: 'there', delta: 'from here', pages: 7, users: 6_993, purpose: 'full' });
      expect(read).toMatchObject({ next: 'there', delta: 'from here', pages: 7, users: 6_993, purpose: 'full' });
      expect(read.finishedAt).toEqual(AT);
    });

    it('lets only one process at a time look for the newest one and begin another', async () => {
      const { store, another } = stage();
      const other = await another();
      const order: string[] = [];
      await Promise.all(
        [store, other].map(
          async (each, index) =>
            await each.transact(async (tx) => {
              await tx.tenant.latestRead();
              order.push(`in ${index}`);
              await new Promise((resolve) => setTimeout(resolve, 50));
              order.push(`out ${index}`);
            }),
        ),
      );
      expect(order.map((each) => each.split(' ')[0])).toEqual(['in', 'out', 'in', 'out']);
    });

    it('keeps asking about users until there is an answer, and about recently deleted accounts, which may be back', async () => {
      const { store } = stage();
      const [open, gone, old] = [account(), account({ state: 'deleted', deletedAt: new Date() }), account()];
      const long = { ...old, state: 'deleted', deletedAt: LONG_AGO } as const;
      for (const each of [open, gone, long]) await store.transact(async (tx) => await tx.insertAccount(each));
      const [first, second] = [await begin(store), await begin(store)];
      await settle(store, first, [
        found({ what: 'deleted', directoryId: open.directoryId, account: open, entry: null }),
      ]);
      const user = randomUUID();
      await store.transact(async (tx) => {
        await tx.tenant.askAboutDeleted(AT);
        for (let time = 0; time < 2; time += 1) await tx.tenant.ask([user]);
      });
      const asks = async (read: TenantRead): Promise<readonly string[]> => {
        const mine = [user, ...[open, gone, long].map(({ directoryId }) => directoryId)];
        return (await store.tenant.unanswered(read, 10_000)).filter((id) => mine.includes(id));
      };
      const three = [user, open.directoryId, gone.directoryId].toSorted();
      expect((await asks(first)).toSorted()).toEqual(three);
      const answered = { readId: first.id, ids: three, unclear: [user] };
      await store.transact(async (tx) => await tx.tenant.answered(answered));
      expect(await asks(first)).toEqual([]);
      expect(await asks(second)).toEqual([user]);
      const ended = await store.transact(async (tx) => await tx.tenant.endDeleted(open.directoryId));
      expect(ended).toEqual([first.id]);
      expect(await states(store, first)).toEqual(['gone']);
    });

    it('adds accounts with their addresses, except those it already has and those whose address is in use', async () => {
      const { store } = stage();
      const read = await begin(store);
      const [known, lives] = [account(), account()];
      for (const each of [known, lives]) await store.transact(async (tx) => await tx.insertAccount(each));
      const fresh = account({ origin: 'imported', requestNumber: null, responsible: null, relation: null });
      const same = account({ directoryId: known.directoryId, requestNumber: null });
      const taken = account({ address: lives.address, requestNumber: null });
      const add = async (): Promise<ReadonlySet<string>> =>
        await store.transact(async (tx) => await tx.tenant.importAccounts([fresh, same, taken], read.id));
      expect(await add()).toEqual(new Set([fresh.directoryId]));
      expect(await add()).toEqual(new Set());
      expect(await store.account(fresh.id)).toEqual(fresh);
      expect(await store.account(known.id)).toEqual(known);
      const nobody = { requestId: null, accountId: null };
      expect(await store.addressesTaken([fresh.address], nobody)).toEqual(new Set([fresh.address]));
      expect(await store.addressesTaken([fresh.address], { ...nobody, accountId: fresh.id })).toEqual(new Set());
      const search = { text: fresh.address, offset: 0, limit: 5, everything: true };
      expect((await store.accounts(search)).rows).toEqual([fresh]);
    });

    it('stores what was seen of accounts with the time, and keeps what is unknown this time', async () => {
      const { store } = stage();
      const [one, other] = [account(), account()];
      for (const each of [one, other]) await store.transact(async (tx) => await tx.insertAccount(each));
      const keep = async (licences: readonly string[] | null, addresses: readonly string[] | null, at: Date) =>
        await store.transact(async (tx) => {
          await tx.tenant.keepSights([], at);
          await tx.tenant.keepSights([{ id: one.directoryId, licences, addresses }], at);
        });
      await keep(null, null, LONG_AGO);
      expect(await store.factsOf(one)).toEqual(NO_FACTS);
      await keep(['STANDARDPACK'], [one.address, 'otra@institucion.example'], LONG_AGO);
      await keep(['EXCHANGESTANDARD', 'SPB'], null, AT);
      expect(await store.factsOf(one)).toEqual({
        ...NO_FACTS,
        licences: { names: ['EXCHANGESTANDARD', 'SPB'], at: AT },
        aliases: { names: ['otra@institucion.example'], at: LONG_AGO },
      });
      expect(await store.factsOf(other)).toEqual(NO_FACTS);
      await store.transact(async (tx) => await tx.saveAccount({ ...one, position: 'Otro' }));
      expect((await store.factsOf(one))?.licences.at).toEqual(AT);
    });

    it('finds the accounts of a page, and which of them are being changed by one of our requests', async () => {
      const { store } = stage();
      const all: Account[] = [account(), account(), account()];
      for (const each of all) await store.transact(async (tx) => await tx.insertAccount(each));
      const [busy, settled, free] = all;
      const form = (of: Account | undefined) => ({ type: 'password', account: of, justification: '' }) as never;
      await insert(store, { form: form(busy), state: 'executing', updatedAt: LONG_AGO });
      await insert(store, { form: form(settled), state: 'closed', updatedAt: LONG_AGO });
      const users = { ids: [...all.map(({ directoryId }) => directoryId), 'nobody'], names: [], since: AT };
      const known = await store.transact(async (tx) => await tx.tenant.look(users));
      expect([...known.accounts.values()].map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
      expect(known.busy).toEqual(new Set([busy?.directoryId]));
      expect(known.ours).toEqual(new Set());
      await insert(store, { form: form(free), state: 'closed', updatedAt: AT });
      expect((await store.transact(async (tx) => await tx.tenant.look(users))).busy.size).toBe(2);
    });

    it('records once which accounts a full read has not seen', async () => {
      const { store } = stage();
      const before = { createdAt: LONG_AGO };
      const [seen, missing, gone] = [account(before), account(before), account({ ...before, state: 'deleted' })];
      for (const each of [seen, missing, gone]) await store.transact(async (tx) => await tx.insertAccount(each));
      const read = await begin(store, { purpose: 'full' });
      for (let time = 0; time < 2; time += 1) {
        await store.transact(async (tx) => {
          await tx.tenant.markSeen(read.id, [seen.directoryId]);
          await tx.tenant.holdMissing(read);
        });
      }
      const held = await store.tenant.held(read, 10_000);
      expect(held.filter((id) => id === missing.directoryId)).toHaveLength(1);
      expect(held).not.toContain(seen.directoryId);
      expect(held).not.toContain(gone.directoryId);
      expect(await store.tenant.digest(read.id, 0)).toBeNull();
      await settle(store, read, [], held);
      expect(await store.tenant.held(read, 10_000)).toEqual([]);
    });
  });

  describe('findings', () => {
    it('are returned as they were written, with the account as the register has it', async () => {
      const { store } = stage();
      const read = await begin(store);
      const known = account();
      await store.transact(async (tx) => await tx.insertAccount(known));
      const user = entry({ id: known.directoryId, displayName: '2026-11-22T00:00:00.000Z' });
      const finding = found({
        what: 'renamed',
        fingerprint: 'a\nb',
        directoryId: user.id,
        account: known,
        entry: user,
      });
      await settle(store, read, [finding]);
      const digest = await store.tenant.digest(read.id, 0);
      expect(digest).toMatchObject({ total: 1, open: 1, page: 0, pages: 1, read: { id: read.id } });
      const [one] = digest?.findings ?? [];
      expect(one).toMatchObject({ what: 'renamed', entry: user, account: known, state: 'open', foundAt: AT, by: null });
      expect(one?.before).toEqual({
        ...{ address: known.address, userPrincipalName: known.userPrincipalName },
        displayName: known.displayName,
      });
      expect(await store.tenant.finding(one?.id ?? '')).toEqual(one);
    });

    it('are listed once while nothing changes, and marked as gone when the difference is gone', async () => {
      const { store } = stage();
      const [first, second] = [await begin(store), await begin(store)];
      const [stays, ends] = [found(), found()];
      await settle(store, first, [stays, ends]);
      const newer = entry({ id: stays.directoryId, address: `${randomUUID()}@institucion.example` });
      const changed = await settle(store, second, [{ ...stays, entry: newer }], [stays.directoryId, ends.directoryId]);
      expect(changed).toEqual([first.id]);
      expect(await store.tenant.digest(second.id, 0)).toBeNull();
      const told = (await store.tenant.digest(first.id, 0))?.findings ?? [];
      expect(told.find(({ directoryId }) => directoryId === stays.directoryId)).toMatchObject({
        state: 'open',
        entry: newer,
      });
      expect(told.find(({ directoryId }) => directoryId === ends.directoryId)).toMatchObject({ state: 'gone' });
      const asked = { today: '2026-11-28', monthEnd: '2026-11-30', limit: 1_000 };
      const waiting = (await store.home.listOfDesk('findings', asked)).rows.map(({ directoryId }) => directoryId);
      expect(waiting).toContain(stays.directoryId);
      expect(waiting).not.toContain(ends.directoryId);
    });

    it('are not listed again once they were ignored, unless the difference was gone in between', async () => {
      const { store } = stage();
      const [first, second, third] = [await begin(store), await begin(store), await begin(store)];
      const finding = found();
      await settle(store, first, [finding]);
      const [{ id = '' } = {}] = (await store.tenant.digest(first.id, 0))?.findings ?? [];
      const decision = { id, state: 'ignored', by: SYSTEMS, at: AT, reason: 'así', requestNumber: null } as const;
      expect(await store.transact(async (tx) => await tx.tenant.decide(decision))).toBe(true);
      expect(await store.transact(async (tx) => await tx.tenant.decide({ ...decision, state: 'adopted' }))).toBe(false);
      await settle(store, second, [finding]);
      expect(await states(store, second)).toEqual([]);
      await settle(store, second, [], [finding.directoryId]);
      await settle(store, third, [finding]);
      expect(await states(store, third)).toEqual(['open']);
      expect(await store.tenant.finding(id)).toMatchObject({
        state: 'ignored',
        reason: 'así',
        by: SYSTEMS,
        decidedAt: AT,
      });
    });

    it('are left out of the digest while they are held, and are given to later reads', async () => {
      const { store } = stage();
      const read = await begin(store);
      const finding = found({ held: true });
      await settle(store, read, [finding]);
      expect(await store.tenant.digest(read.id, 0)).toBeNull();
      expect(await store.tenant.held({ ...read, startedAt: AT }, 1_000)).not.toContain(finding.directoryId);
      expect(await store.tenant.held(read, 1_000)).toContain(finding.directoryId);
      await settle(store, read, [{ ...finding, held: false }]);
      expect(await states(store, read)).toEqual(['open']);
      expect(await store.tenant.held(read, 1_000)).not.toContain(finding.directoryId);
    });

    it('of an account that no longer exists are ended, except the one that says so', async () => {
      const { store } = stage();
      const read = await begin(store);
      const blocked = found({ what: 'blocked' });
      await settle(store, read, [blocked, { ...blocked, what: 'deleted' }]);
      const [, one] = (await store.tenant.digest(read.id, 0))?.findings ?? [];
      if (one === undefined) throw new Error('no finding');
      await store.transact(async (tx) => await tx.tenant.endOthers(one));
      expect(await states(store, read)).toEqual(['gone', 'open']);
    });

    it('know whether an address is free for a user', async () => {
      const { store } = stage();
      const known = account();
      await store.transact(async (tx) => await tx.insertAccount(known));
      const isFree = async (directoryId: string): Promise<boolean> =>
        await store.transact(async (tx) => await tx.tenant.isAddressFree(known.address, directoryId));
      expect(await isFree(known.directoryId)).toBe(true);
      expect(await isFree('somebody else')).toBe(false);
    });
  });
}
