import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { seededRandom } from '#domain/seeded-random.fixture.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { account } from '#test/contract/store/stage.ts';
import { event, openTrailStage, type TrailStage } from '#test/stages/trail-stage.ts';

const PROCESSES = 8;
const TURNS = 200;

class GivenUp extends Error {}

let stage: TrailStage;
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  stage = await openTrailStage();
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await stage.close();
});

/** The same store in another process, with one connection. */
function another(): Store {
  const { db, end } = connectDatabase(stage.url, 1);
  const locks = createLocks(stage.url);
  ends.push(end, locks.end);
  return createStore({ db, locks, sendJobs: () => Promise.resolve() });
}

it('the trail stays one chain without gaps under eight processes, many of whose transactions are rolled back', async () => {
  const random = seededRandom(8);
  let kept = 0;
  const work = async (store: Store): Promise<void> => {
    const requestId = randomUUID();
    for (let turn = 0; turn < TURNS; turn += 1) {
      const [events, isKept] = [1 + Math.floor(random() * 3), random() < 0.7];
      const done = store.transact(async (tx) => {
        for (let index = 0; index < events; index += 1) {
          await tx.append(event({ requestId, data: { turn, index }, personal: { reason: 'ñ' } }));
        }
        if (!isKept) throw new GivenUp();
      });
      await done.catch((error: unknown) => {
        if (!(error instanceof GivenUp)) throw error;
      });
      if (isKept) kept += events;
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, async () => await work(another())));
  const report = await stage.verify();
  expect(report).toMatchObject({ events: kept, problems: [], head: { seq: kept } });
  expect(kept).toBeGreaterThan(PROCESSES * TURNS);
});

it('appending to the trail never causes a deadlock, in whatever order others lock rows', async () => {
  const rows = [account(), account()] as const;
  await stage.store.transact(async (tx) => {
    for (const row of rows) await tx.insertAccount(row);
  });
  // Each appends first, and then waits for a row that others hold. If events were sealed at once, two of them would
  // wait for each other.
  const work = async (store: Store, index: number): Promise<void> => {
    const row = rows[index % 2 === 0 ? 0 : 1];
    for (let turn = 0; turn < 25; turn += 1) {
      await store.transact(async (tx) => {
        await tx.append(event({ accountId: row.id }));
        const found = await tx.account(row.id);
        if (found !== null) await tx.saveAccount({ ...found, phone: String(turn) });
        await tx.append(event({ accountId: row.id }));
      });
    }
  };
  await Promise.all(Array.from({ length: PROCESSES }, async (_, index) => await work(another(), index)));
  expect(await stage.verify()).toMatchObject({ events: PROCESSES * 50, problems: [] });
});

it('the trail is intact for somebody who verifies it while others write and forget', async () => {
  const store = another();
  const rounds = 8;
  let done = 0;
  const forgetting = (async () => {
    while (done < rounds) {
      await store.transact(async (tx) => {
        for (let index = 0; index < 300; index += 1) await tx.append(event({ data: { index } }));
      });
      const before = new Date(Date.now() + 1);
      await store.transact(async (tx) => {
        const events = await tx.forgetting.loose({ before, limit: 1_000, at: before, rule: 'RETENTION_DAYS=1' });
        const data = { before: before.toISOString(), events };
        await tx.append(event({ at: before, actor: 'buzon', what: 'forgotten_before', data }));
      });
      done += 1;
    }
  })();
  while (done < rounds) expect((await stage.verify()).problems).toEqual([]);
  await forgetting;
  expect(await stage.verify()).toMatchObject({ problems: [], forgotten: rounds * 300 });
});
