import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NOTHING_TAKEN, type Account } from '#domain/account/account.ts';
import type { ClaimedContractEvent } from '#use-cases/ports/store/contract.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { account, type StoreStage } from './stage.ts';

const END = '2019-03-31';
const AT = new Date('2019-03-30T13:00:00.678Z');
const BY = { id: 'U0JEFE', name: 'Héctor Restrepo' };

/** Contracts that end, and what was done about each. */
export function describeContracts(stage: () => StoreStage): void {
  const listed = async (store: Store, change: Partial<Account> = {}): Promise<Account> => {
    const one = account({ contractEnd: END, kept: null, ...change });
    await store.transact(async (tx) => await tx.insertAccount(one));
    return one;
  };
  const event = (accountId: string, change: Partial<ClaimedContractEvent> = {}): ClaimedContractEvent => ({
    ...{ accountId, contractEnd: END, what: 'days_5', at: AT, by: null },
    ...change,
  });
  const claim = async (store: Store, claimed: ClaimedContractEvent): Promise<boolean> =>
    await store.transact(async (tx) => await tx.claimContractEvent(claimed));
  /** The rows of `ending` that are about these accounts. */
  const ending = async (store: Store, until: string, ...of: readonly Account[]) =>
    (await store.contracts.ending(until)).filter((row) => of.some(({ id }) => id === row.account.id));

  describe('the contracts that end', () => {
    it('are listed up to the given day, oldest first', async () => {
      const { store } = stage();
      const [late, early] = [await listed(store), await listed(store, { contractEnd: '2019-03-30' })];
      const later = await listed(store, { contractEnd: '2019-04-01' });
      const none = await listed(store, { contractEnd: null });
      const found = await ending(store, END, late, early, later, none);
      expect(found.map((row) => row.account.id)).toEqual([early.id, late.id]);
      expect(found[0]?.account).toMatchObject({
        id: early.id,
        contractEnd: '2019-03-30',
        responsible: early.responsible,
      });
    });

    it('do not include accounts that were deleted or whose deletion has begun', async () => {
      const { store } = stage();
      const suspended = await listed(store, { state: 'suspended' });
      const deleted = await listed(store, { state: 'deleted' });
      const begun = await listed(store, { state: 'suspended', kept: NOTHING_TAKEN });
      const found = await ending(store, END, suspended, deleted, begun);
      expect(found.map((row) => row.account.id)).toEqual([suspended.id]);
    });

    it('come with what was done about this end of the contract, not about another', async () => {
      const { store } = stage();
      const [one, other] = [await listed(store), await listed(store)];
      await claim(store, event(one.id, { what: 'days_15' }));
      await claim(store, event(one.id, { what: 'let_expire', by: BY }));
      await claim(store, event(one.id, { what: 'days_1', contractEnd: '2018-12-31' }));
      const found = await ending(store, END, one, other);
      const done = new Map(found.map((row) => [row.account.id, row.done]));
      expect(done.get(one.id)).toEqual(new Set(['days_15', 'let_expire']));
      expect(done.get(other.id)).toEqual(new Set());
    });

    it('do not include those whose deletion was requested, until the contract gets another end', async () => {
      const { store } = stage();
      const one = await listed(store, { state: 'suspended' });
      await claim(store, event(one.id, { what: 'suspended' }));
      await claim(store, event(one.id, { what: 'deletion_asked' }));
      expect(await ending(store, END, one)).toEqual([]);
      await store.transact(async (tx) => await tx.saveAccount({ ...one, contractEnd: '2019-06-30' }));
      expect(await ending(store, '2019-06-30', one)).toMatchObject([{ done: new Set() }]);
    });
  });

  describe('what is done about the end of a contract', () => {
    it('can be claimed by only one of several at the same time', async () => {
      const { store, another } = stage();
      const { id } = await listed(store);
      const stores = [store, await another()];
      const claims = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => await claim(stores[index % 2] ?? store, event(id))),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
      expect(await claim(store, event(id))).toBe(false);
    });

    it('can be claimed again after a rollback', async () => {
      const { store } = stage();
      const { id } = await listed(store);
      const given = store.transact(async (tx) => {
        await tx.claimContractEvent(event(id));
        throw new Error('given up');
      });
      await expect(given).rejects.toThrow('given up');
      expect(await claim(store, event(id))).toBe(true);
    });

    it('is separate for another end, another account and another kind of event', async () => {
      const { store } = stage();
      const [one, other] = [await listed(store), await listed(store)];
      const claims = [
        await claim(store, event(one.id)),
        await claim(store, event(one.id, { contractEnd: '2019-06-30' })),
        await claim(store, event(other.id)),
        await claim(store, event(one.id, { what: 'days_1' })),
      ];
      expect(claims).toEqual([true, true, true, true]);
    });

    it('can be claimed again once it was given back, which affects no other claim', async () => {
      const { store } = stage();
      const { id } = await listed(store);
      await claim(store, event(id));
      await claim(store, event(id, { what: 'days_1' }));
      await store.transact(async (tx) => await tx.giveBackContractEvent(event(id)));
      expect([await claim(store, event(id)), await claim(store, event(id, { what: 'days_1' }))]).toEqual([true, false]);
    });

    it('is stored with the time and with who chose it', async () => {
      const { store } = stage();
      const { id } = await listed(store);
      await claim(store, event(id));
      await claim(store, event(id, { what: 'let_expire', by: BY }));
      expect(await store.contracts.events(id, END)).toEqual(
        new Map([
          ['days_5', { at: AT, by: null }],
          ['let_expire', { at: AT, by: BY }],
        ]),
      );
      expect(await store.contracts.events(id, '2018-12-31')).toEqual(new Map());
      expect(await store.contracts.events(randomUUID(), END)).toEqual(new Map());
    });
  });
}
