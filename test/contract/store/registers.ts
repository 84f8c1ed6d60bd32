import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { ClaimLost, confirmClaims } from '#use-cases/ports/store/claim.ts';
import type { Post, Posts } from '#use-cases/ports/store/post.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { postKey, type PostKey } from '#use-cases/ports/store/post-key.ts';
import { account, insert, SYSTEMS, type StoreStage } from './stage.ts';

const HOUR = 60 * 60_000;
const NOW = new Date('2026-11-22T15:04:05.678Z');

/** The list of accounts, the ledger of revealed passwords, the messages in the chat, and claims. */
export function describeRegisters(stage: () => StoreStage): void {
  describe('the list of accounts', () => {
    /**
     * Creates accounts whose names share a word of this test's own, so that tests do not find each other's accounts.
     */
    const listed = async (
      store: Store,
      names: readonly string[],
    ): Promise<(text: string, more?: object) => Promise<unknown>> => {
      // The word has no digits, since a test may search for those; the addresses have none either.
      const word = `z${randomUUID().replaceAll(/[-\d]/g, 'z')}`;
      for (const [at, displayName] of names.entries()) {
        const address = `${word}${'z'.repeat(at)}@institucion.example`;
        const of = { address, userPrincipalName: address, displayName: `${displayName} ${word}` };
        await store.transact(async (tx) => await tx.insertAccount(account(of)));
      }
      return async (text, more = {}) => {
        const search = { text: `${text} ${word}`, offset: 0, limit: 50, everything: false, ...more };
        return (await store.accounts(search)).rows.map((row) => row.displayName.slice(0, -word.length - 1)).toSorted();
      };
    };

    it('is searched without regard to accents, upper and lower case, and the order of the words', async () => {
      const { store } = stage();
      const find = await listed(store, ['Ana Lucía Muñoz Ñáñez', 'José Peña', 'Ana Peña']);
      expect(await find('nanez ANA')).toEqual(['Ana Lucía Muñoz Ñáñez']);
      expect(await find('ÑÁÑEZ muñ')).toEqual(['Ana Lucía Muñoz Ñáñez']);
      expect(await find('pena')).toEqual(['Ana Peña', 'José Peña']);
      expect(await find('peña josé')).toEqual(['José Peña']);
      expect(await find('peña josé maría')).toEqual([]);
    });

    it('is searched by address and department as well', async () => {
      const { store } = stage();
      const local = `q${randomUUID().slice(0, 8)}`;
      const departmentName = `Dirección de ${randomUUID()}`;
      const one = account({ address: `${local}.ruiz@institucion.example`, departmentName });
      await store.transact(async (tx) => await tx.insertAccount(one));
      const page = { offset: 0, limit: 5, everything: false };
      for (const text of [one.address, `ruiz ${local}`, departmentName, `direccion ${departmentName.slice(-12)}`]) {
        expect((await store.accounts({ text, ...page })).rows).toEqual([one]);
      }
    });

    it('takes % _ and \\ literally, not as wildcards', async () => {
      const { store } = stage();
      const find = await listed(store, ['Zona 100% libre', 'Zona 1005 libre', 'a_b', 'axb', 'c\\d', 'cd']);
      expect(await find('zona%libre100')).toEqual([]);
      expect(await find('a__b')).toEqual(await find('a b'));
      expect(await find('100%')).toEqual(['Zona 100% libre', 'Zona 1005 libre']);
      expect(await find('_____')).toEqual(await find(''));
      expect(await find('%nobody%')).toEqual([]);
      expect(await find('\\')).toHaveLength(6);
      expect(await find("'; drop table accounts; --")).toEqual([]);
    });

    it('is read in pages, ordered by address, with the number of all results', async () => {
      const { store } = stage();
      const word = `z${randomUUID().slice(0, 8)}`;
      const addresses = [3, 1, 5, 2, 4].map((number) => `${word}.${number}@institucion.example`);
      for (const address of addresses) await store.transact(async (tx) => await tx.insertAccount(account({ address })));
      const read = async (offset: number) => await store.accounts({ text: word, offset, limit: 2, everything: false });
      const pages = [await read(0), await read(2), await read(4), await read(6)];
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5]);
      expect(pages.flatMap(({ rows }) => rows.map(({ address }) => address))).toEqual(addresses.toSorted());
    });

    it('shows active accounts only, and the others on request', async () => {
      const { store } = stage();
      const word = `z${randomUUID().slice(0, 8)}`;
      for (const state of ['active', 'suspended', 'deleted'] as const) {
        const one = account({ state, address: `${word}.${state}@institucion.example` });
        await store.transact(async (tx) => await tx.insertAccount(one));
      }
      const search = { text: word, offset: 0, limit: 9 };
      const active = await store.accounts({ ...search, everything: false });
      expect([active.total, active.rows.map(({ state }) => state)]).toEqual([1, ['active']]);
      expect((await store.accounts({ ...search, everything: true })).total).toBe(3);
    });

    it('stores every field, and what happens to the account later', async () => {
      const { store } = stage();
      const one = account({ holder: null, position: null, relation: null, contractEnd: '2026-12-31' });
      await store.transact(async (tx) => await tx.insertAccount(one));
      const search = { text: one.address, offset: 0, limit: 1, everything: false };
      expect((await store.accounts(search)).rows).toEqual([one]);
      const holder = { id: 'U0NUEVA', name: 'Ana' };
      await store.transact(async (tx) => await tx.markAccount(one.requestNumber ?? '', { deliveredAt: NOW, holder }));
      const closedAt = new Date(NOW.getTime() + HOUR);
      await store.transact(async (tx) => await tx.markAccount(one.requestNumber ?? '', { closedAt }));
      expect((await store.accounts(search)).rows).toEqual([{ ...one, deliveredAt: NOW, closedAt, holder }]);
    });

    it('finds a person’s account unless it was deleted', async () => {
      const { store } = stage();
      const [kept, gone] = [randomUUID(), randomUUID()];
      const one = account({ subject: `cc:${kept}`, state: 'suspended' });
      await store.transact(async (tx) => {
        await tx.insertAccount(one);
        await tx.insertAccount(account({ subject: `cc:${gone}`, state: 'deleted' }));
      });
      expect(await store.accountOn(`cc:${kept}`)).toEqual(one);
      expect(await store.accountOn(`ce:${kept}`)).toBeNull();
      expect(await store.accountOn(`cc:${gone}`)).toBeNull();
    });
  });

  describe('the ledger of revealed passwords', () => {
    const claim = async (store: Store, requestId: string, at = NOW) =>
      await store.transact(async (tx) => await tx.reveals.claim({ requestId, by: SYSTEMS, at, limit: 3 }));
    const giveBack = async (store: Store, id: string) =>
      await store.transact(async (tx) => await tx.reveals.giveBack(id));
    const done = async (store: Store, id: string, baseline: Date) =>
      await store.transact(async (tx) => await tx.reveals.done(id, baseline));

    it('allows three in 24 h, however many ask at the same time, and counts how many are left', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const claims = await Promise.all(Array.from({ length: 8 }, async () => await claim(store, id)));
      const left = claims.flatMap((one) => (one === null ? [] : [one.left])).toSorted();
      expect(left).toEqual([0, 1, 2]);
      expect(await claim(store, (await insert(store)).id)).toMatchObject({ left: 2 });
    });

    it('counts for each person separately: what the official saw does not use up the holder’s', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      for (let one = 0; one < 3; one += 1) await claim(store, id);
      expect(await claim(store, id)).toBeNull();
      const by = { id: 'U0HOLDER', name: 'Hugo Holder' };
      const own = await store.transact(async (tx) => await tx.reveals.claim({ requestId: id, by, at: NOW, limit: 3 }));
      expect(own).toMatchObject({ left: 2 });
    });

    it('allows one more when one is given back, and after 24 h', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const first = await claim(store, id);
      await claim(store, id, new Date(NOW.getTime() + HOUR));
      await claim(store, id, new Date(NOW.getTime() + HOUR));
      expect(await claim(store, id)).toBeNull();
      await giveBack(store, first?.id ?? '');
      expect(await claim(store, id, NOW)).toMatchObject({ left: 0 });
      expect(await claim(store, id, new Date(NOW.getTime() + 24 * HOUR - 1))).toBeNull();
      expect(await claim(store, id, new Date(NOW.getTime() + 24 * HOUR))).toMatchObject({ left: 0 });
    });

    it('says when the next one is allowed: 24 h after the oldest that counts', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const asked = async (at = NOW): Promise<Date | null> =>
        await store.reveals.nextAt({ requestId: id, by: SYSTEMS, at });
      const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);
      expect(await asked()).toBeNull();
      const first = await claim(store, id);
      await claim(store, id, after(1));
      await claim(store, id, after(2));
      expect(await asked(after(3))).toEqual(after(24));
      expect(await claim(store, id, new Date(after(24).getTime() - 1))).toBeNull();
      expect(await asked(after(24))).toEqual(after(25));
      await giveBack(store, first?.id ?? '');
      expect(await asked(after(3))).toEqual(after(25));
      const other = { id: 'U0HOLDER', name: 'Hugo Holder' };
      expect(await store.reveals.nextAt({ requestId: id, by: other, at: after(3) })).toBeNull();
    });

    it('remembers a password that was set but could not be shown, so that the person’s change is recognised as later', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const shown = await claim(store, id);
      await done(store, shown?.id ?? '', NOW);
      const at = new Date(NOW.getTime() + HOUR);
      const unseen = await claim(store, id, at);
      const baseline = new Date(NOW.getTime() + HOUR + 1_000);
      await done(store, unseen?.id ?? '', baseline);
      await giveBack(store, unseen?.id ?? '');
      expect(await store.reveals.latest(id)).toEqual({ at, baseline });
    });

    it('remembers the newest reset that was completed', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      expect(await store.reveals.latest(id)).toBeNull();
      const [first, second] = [await claim(store, id), await claim(store, id, new Date(NOW.getTime() + HOUR))];
      expect(await store.reveals.latest(id)).toBeNull();
      const baseline = new Date('2026-11-22T16:00:00.000Z');
      await done(store, second?.id ?? '', baseline);
      await done(store, first?.id ?? '', NOW);
      expect(await store.reveals.latest(id)).toEqual({ at: new Date(NOW.getTime() + HOUR), baseline });
    });
  });

  describe('the messages in the chat', () => {
    it('are begun by only one of several that begin them at the same time', async () => {
      const posts = stage().store.postsIn('slack');
      const key = postKey.digest(randomUUID());
      expect(await posts.find(key)).toBeNull();
      const begun = await Promise.all(Array.from({ length: 5 }, async () => await posts.begin(key, 'C0')));
      expect(begun.filter(Boolean)).toHaveLength(1);
      expect(await stage().store.isPosted(key)).toBe(false);
      expect(await posts.find(key)).toMatchObject({ place: 'C0', threadId: null, messageId: null, shownRevision: 0 });
    });

    it('are stored with their place and the revision that they show, until they are deleted', async () => {
      const posts = stage().store.postsIn('slack');
      const key = postKey.digest(randomUUID());
      await posts.begin(key, 'U0NUEVA');
      await posts.done(key, 'D0NUEVA', '1700000000.000100');
      await posts.shown(key, 7);
      const stands = { place: 'D0NUEVA', messageId: '1700000000.000100', shownRevision: 7 };
      expect(await posts.find(key)).toMatchObject({ ...stands, triedMsAgo: null, inDoubt: false });
      expect(await stage().store.isPosted(key)).toBe(true);
      await posts.forget(key);
      expect(await stage().store.isPosted(key)).toBe(false);
      expect(await posts.find(key)).toBeNull();
      expect(await posts.begin(key, 'C0')).toBe(true);
    });
  });

  describe('the places of messages', () => {
    it('are those of the posted ones that were asked for, in every process', async () => {
      const { store, another } = stage();
      const posts = store.postsIn('slack');
      const [posted, begun, moved, other, unknown] = Array.from({ length: 5 }, () => postKey.digest(randomUUID()));
      if (!posted || !begun || !moved || !other || !unknown) throw new Error('no keys');
      for (const key of [posted, begun, moved, other]) await posts.begin(key, 'U0NUEVA');
      await posts.done(posted, 'D0NUEVA', '1700000000.000100');
      await posts.done(moved, 'C0', '1700000000.000200');
      await posts.done(other, 'C0', '1700000000.000300');
      const elsewhere = (await another()).postsIn('slack');
      expect(await elsewhere.places([posted, begun, moved, unknown, posted])).toEqual(
        new Map([
          [posted, { place: 'D0NUEVA', messageId: '1700000000.000100' }],
          [moved, { place: 'C0', messageId: '1700000000.000200' }],
        ]),
      );
      await posts.forget(moved);
      expect([...(await posts.places([posted, moved])).keys()]).toEqual([posted]);
      expect(await posts.places([])).toEqual(new Map());
    });
  });

  describe('the seats of licences', () => {
    const of = (skuId: string, day: string, free: number) => ({ skuId, day, free, total: 50 });

    it('are those of the kept day that is nearest, for each licence', async () => {
      const { store, another } = stage();
      const [one, two]: readonly [string, string] = [randomUUID(), randomUUID()];
      const near = async (day: string, until: string) =>
        (await (await another()).seats.near(day, until)).filter(({ skuId }) => skuId === one || skuId === two);
      await store.seats.keep([of(one, '2026-03-01', 9), of(two, '2026-03-01', 0)], '2026-01-01');
      await store.seats.keep([of(one, '2026-03-10', 5)], '2026-01-01');
      await store.seats.keep([of(one, '2026-03-20', 3)], '2026-01-01');
      const all = await near('2026-03-09', '2026-03-31');
      expect(all).toHaveLength(2);
      expect(all).toEqual(expect.arrayContaining([of(one, '2026-03-10', 5), of(two, '2026-03-01', 0)]));
      // Nearer ones after `until` do not count.
      expect(await near('2026-03-20', '2026-03-04')).toEqual(
        expect.arrayContaining([of(one, '2026-03-01', 9), of(two, '2026-03-01', 0)]),
      );
      expect(await near('2026-03-20', '2026-02-28')).toEqual([]);
    });

    it('are replaced by those of the same day, and removed once they are too old', async () => {
      const { store } = stage();
      const sku = randomUUID();
      const kept = async () =>
        (await store.seats.near('2026-04-02', '2026-12-31')).filter(({ skuId }) => skuId === sku);
      await store.seats.keep([of(sku, '2026-04-02', 9)], '2026-01-01');
      await store.seats.keep([{ ...of(sku, '2026-04-02', 8), total: 60 }], '2026-01-01');
      expect(await kept()).toEqual([{ ...of(sku, '2026-04-02', 8), total: 60 }]);
      await store.seats.keep([], '2026-04-02');
      expect(await kept()).toHaveLength(1);
      await store.seats.keep([], '2026-04-03');
      expect(await kept()).toEqual([]);
    });
  });

  describe('a message that may have been sent', () => {
    const sent = async (): Promise<{ posts: Posts; key: PostKey; seen: () => Promise<Post> }> => {
      const posts = stage().store.postsIn('slack');
      const key = postKey.digest(randomUUID());
      await posts.begin(key, 'C0', '1700000000.000100');
      const seen = async (): Promise<Post> => {
        const post = await posts.find(key);
        if (post === null) throw new Error('no such post');
        return post;
      };
      return { posts, key, seen };
    };
    const unsettled = async (posts: Posts, key: PostKey, afterMs = 0): Promise<number> =>
      (await posts.unsettled(afterMs)).filter((each) => each.key === key).length;

    it('has the time of the last attempt, and is sent again by only one of those who saw the same', async () => {
      const { posts, key, seen } = await sent();
      const first = await seen();
      expect(first).toMatchObject({ threadId: '1700000000.000100', begunAt: expect.any(Date), inDoubt: false });
      // The column rounds to whole milliseconds, so it may be a little ahead.
      expect(first.triedMsAgo).toBeGreaterThan(-1);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const later = await seen();
      const since = Date.now();
      const again = await Promise.all([1, 2, 3].map(async () => await posts.beginAgain(key, later)));
      expect(again.filter(Boolean)).toHaveLength(1);
      const second = await seen();
      expect(second).toMatchObject({ begunAt: first.begunAt, inDoubt: true });
      // The time is measured when the store is asked, which was after `since`.
      expect(second.triedMsAgo).toBeLessThanOrEqual(Date.now() - since);
    });

    it('is not in doubt after an attempt that was refused', async () => {
      const { posts, key, seen } = await sent();
      await posts.refused(key);
      expect(await seen()).toMatchObject({ triedMsAgo: null });
      expect(await posts.beginAgain(key, await seen())).toBe(true);
      expect(await seen()).toMatchObject({ inDoubt: false });
    });

    it('keeps the place where it was found first, and is unsettled as long as there may be a second copy', async () => {
      const { posts, key, seen } = await sent();
      await posts.beginAgain(key, await seen());
      expect(await unsettled(posts, key)).toBe(0);
      expect(await posts.done(key, 'C0', '1')).toBe(true);
      expect(await posts.done(key, 'C0', '2')).toBe(false);
      expect(await seen()).toMatchObject({ messageId: '1', inDoubt: true });
      expect(await unsettled(posts, key)).toBe(1);
      expect(await unsettled(posts, key, HOUR)).toBe(0);
      await posts.settled(key);
      expect(await seen()).toMatchObject({ messageId: '1', inDoubt: false, triedMsAgo: null });
      expect(await unsettled(posts, key)).toBe(0);
    });

    it('keeps the time of the oldest change whose outcome is unknown, unless told otherwise', async () => {
      const { posts, key, seen } = await sent();
      await posts.done(key, 'C0', '1');
      await posts.changing(key);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await posts.changing(key);
      expect((await seen()).triedMsAgo).toBeGreaterThanOrEqual(500);
      const since = performance.now();
      await posts.changing(key, true);
      // The database stores whole milliseconds.
      expect((await seen()).triedMsAgo).toBeLessThanOrEqual(performance.now() - since + 1);
    });
  });

  describe('a claim', () => {
    /** Holds the claim until `end` is called. */
    const hold = (store: Store, key: string): { held: Promise<void>; end(): void; ended: Promise<unknown> } => {
      const held = Promise.withResolvers<void>();
      const end = Promise.withResolvers<void>();
      const ended = store.exclusively(key, async () => {
        held.resolve();
        await end.promise;
        return 'done';
      });
      return { held: held.promise, end: end.resolve, ended };
    };
    const tryFor = async (store: Store, key: string): Promise<unknown> =>
      await store.exclusively(key, async () => await Promise.resolve('done'));

    it('keeps others out, in this process and in other processes, until its work is done', async () => {
      const { store, another } = stage();
      const other = await another();
      const key = randomUUID();
      const claim = hold(store, key);
      await claim.held;
      expect(await tryFor(store, key)).toBeNull();
      expect(await tryFor(other, key)).toBeNull();
      expect(await tryFor(other, randomUUID())).toEqual({ value: 'done' });
      claim.end();
      expect(await claim.ended).toEqual({ value: 'done' });
      expect(await tryFor(other, key)).toEqual({ value: 'done' });
      expect(await tryFor(store, key)).toEqual({ value: 'done' });
    });

    it('is released when its work fails', async () => {
      const { store, another } = stage();
      const key = randomUUID();
      const failing = store.exclusively(key, async () => await Promise.reject(new Error('it failed')));
      await expect(failing).rejects.toThrow('it failed');
      expect(await tryFor(await another(), key)).toEqual({ value: 'done' });
    });

    it('ends when its process loses the connection', async () => {
      const { store, another, cutClaims } = stage();
      const other = await another();
      const key = randomUUID();
      const claim = hold(store, key);
      await claim.held;
      await cutClaims();
      await expect.poll(async () => await tryFor(other, key)).toEqual({ value: 'done' });
      claim.end();
      expect(await claim.ended).toEqual({ value: 'done' });
      expect(await tryFor(store, key)).toEqual({ value: 'done' });
    });

    it('stops its work before the next outside write once its connection is lost, but not earlier', async () => {
      const { store, another, cutClaims } = stage();
      const other = await another();
      const key = randomUUID();
      const [held, cut] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const written: string[] = [];
      const work = store.exclusively(key, async () => {
        await confirmClaims();
        written.push('first');
        held.resolve();
        await cut.promise;
        await confirmClaims();
        written.push('second');
      });
      await held.promise;
      await cutClaims();
      await expect.poll(async () => await tryFor(other, key)).toEqual({ value: 'done' });
      cut.resolve();
      await expect(work).rejects.toBeInstanceOf(ClaimLost);
      expect(written).toEqual(['first']);
      await store.exclusively(key, confirmClaims);
      await confirmClaims();
    });

    it('can be nested: if either claim is lost, the work stops', async () => {
      const { store, another, cutClaims } = stage();
      const other = await another();
      const within = async (): Promise<unknown> =>
        await store.exclusively(randomUUID(), async () => {
          await cutClaims();
          return await other.exclusively(randomUUID(), confirmClaims);
        });
      await expect(within()).rejects.toBeInstanceOf(ClaimLost);
    });

    it('lasts as long as its work, hours if necessary', async () => {
      const { another } = stage();
      const key = randomUUID();
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
      try {
        const [store, other] = [await another(), await another()];
        const claim = hold(store, key);
        await claim.held;
        await vi.advanceTimersByTimeAsync(2 * HOUR);
        vi.useRealTimers();
        // Time for the server to end a connection that was told to close.
        await new Promise((resolve) => setTimeout(resolve, 300));
        const meanwhile = await tryFor(other, key);
        claim.end();
        await claim.ended;
        expect(meanwhile).toBeNull();
      } finally {
        vi.useRealTimers();
      }
    });
  });
}
