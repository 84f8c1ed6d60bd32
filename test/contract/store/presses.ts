import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PressDone, type Press } from '#use-cases/ports/store/press.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { insert, type StoreStage } from './stage.ts';

const HOUR = 60 * 60_000;

const PRESS: Press = {
  actionId: 'request_execute',
  blockId: 'b',
  value: null,
  by: { id: 'U0ANYONE', teamId: 'T0' },
  at: '2026-11-28T15:00:00.000Z',
};

/** Presses that were acknowledged and are not finished. */
export function describePresses(stage: () => StoreStage): void {
  const event = async (store: Store, requestId: string): Promise<void> =>
    await store.transact(async (tx) => {
      await tx.append({ requestId, at: new Date(), actor: 'buzon', door: 'worker', what: 'pressed', data: {} });
    });
  const events = async (store: Store, requestId: string): Promise<number> =>
    (await store.trail.ofRequest(requestId)).filter(({ what }) => what === 'pressed').length;
  const kept = async (store: Store): Promise<string> => {
    const id = randomUUID();
    await store.presses.keep(id, PRESS, 'seal');
    return id;
  };
  const takeUp = async (store: Store, id: string, idleMs: number): Promise<number> =>
    (await store.presses.takeUp(idleMs)).filter((each) => each.id === id).length;

  describe('a press', () => {
    it('is taken up when nobody works on it any more, by only one of several processes', async () => {
      const { store, agePress } = stage();
      const id = await kept(store);
      expect(await takeUp(store, id, HOUR)).toBe(0);
      await agePress(id, HOUR);
      const found = await Promise.all([1, 2, 3].map(async () => await takeUp(store, id, HOUR)));
      expect(found.toSorted()).toEqual([0, 0, 1]);
      await agePress(id, HOUR);
      await store.presses.hold([id]);
      expect(await takeUp(store, id, HOUR)).toBe(0);
      await agePress(id, HOUR);
      const [again] = (await store.presses.takeUp(HOUR)).filter((each) => each.id === id);
      expect(again).toMatchObject({ press: PRESS, seal: 'seal', times: 3 });
      expect(again?.ageMs).toBeGreaterThan(3 * HOUR);
      await store.presses.done(id);
      expect(await takeUp(store, id, 0)).toBe(0);
    });

    it('is deleted by the first transaction that it commits, but not by one that is rolled back', async () => {
      const { store } = stage();
      const { id: requestId } = await insert(store);
      const id = await kept(store);
      const failing = store.presses.runOnce(id, async () => {
        await store.transact(() => Promise.reject(new Error('no')));
      });
      await expect(failing).rejects.toThrow('no');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await takeUp(store, id, 10)).toBe(1);
      await store.presses.runOnce(id, async () => {
        await event(store, requestId);
        await event(store, requestId);
      });
      expect(await takeUp(store, id, 0)).toBe(0);
      expect(await events(store, requestId)).toBe(2);
    });

    it('writes nothing if somebody else has already carried it out', async () => {
      const { store } = stage();
      const { id: requestId } = await insert(store);
      const id = await kept(store);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(async () => await store.presses.runOnce(id, async () => await event(store, requestId))),
      );
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(lost.map(({ reason }) => reason as unknown)).toEqual([expect.any(PressDone), expect.any(PressDone)]);
      expect(await events(store, requestId)).toBe(1);
      await event(store, requestId);
      expect(await events(store, requestId)).toBe(2);
    });
  });
}
