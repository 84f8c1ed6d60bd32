import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, type DatabaseConnection, type Transaction } from '#adapters/postgres/connection/database.ts';
import { createTestDatabase } from '../database.ts';
import { drilled } from '../drill.ts';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.ts';

const CUTS = drilled(120, 1_000);
/** Nothing may take longer than this to be answered or refused, ms. */
const PATIENCE_MS = 15_000;
/** After this long, an attempt to connect is given up (dial.ts), ms. */
const SHORTEST_TIMEOUT_MS = 10_000;

/** Something that people and workers do again and again meanwhile. */
type Task = (database: DatabaseConnection, n: number) => Promise<void>;

const TASKS: Readonly<Record<string, Task>> = {
  'one statement': async ({ db }, n) => {
    const rows = await db.execute<{ n: number }>(sql`select ${n}::int as n`);
    expect([...rows]).toEqual([{ n }]);
  },
  'many rows': async ({ db }, n) => {
    const rows = await db.execute<{ n: number }>(sql`select ${n}::int as n from generate_series(1, 3000)`);
    expect(rows.length).toBe(3_000);
    expect(rows.every((row) => row.n === n)).toBe(true);
  },
  'a slow statement': async ({ db }, n) => {
    const rows = await db.execute<{ n: number }>(sql`select ${n}::int as n from pg_sleep(0.02)`);
    expect([...rows]).toEqual([{ n }]);
  },
  'a transaction': async ({ db }, n) => await db.transaction(async (tx) => await writePair(tx, n)),
  'a transaction that pauses': async ({ db }, n) =>
    await db.transaction(async (tx) => {
      await tx.execute(sql`insert into left_half values (${n})`);
      await sleep(25);
      await tx.execute(sql`insert into right_half values (${n})`);
    }),
  'a transaction within one, given up': async ({ db }, n) =>
    await db.transaction(async (tx) => {
      await tx
        .transaction(async (inner) => {
          await inner.execute(sql`insert into left_half values (${-n})`);
          await sleep(5);
          throw new Error('given up');
        })
        .catch((error: Error) => {
          if (error.message !== 'given up') throw error;
        });
      await writePair(tx, n);
    }),
  'a transaction that asks much at once': async ({ db }, n) =>
    await db.transaction(async (tx) => {
      const asked = Array.from({ length: 8 }, async (_, at) => {
        const rows = await tx.execute<{ n: number }>(sql`select ${n + at}::int as n`);
        expect([...rows]).toEqual([{ n: n + at }]);
      });
      const done = await Promise.allSettled(asked);
      for (const each of done) if (each.status === 'rejected') throw each.reason;
      await writePair(tx, n);
    }),
};

async function writePair(tx: Transaction, n: number): Promise<void> {
  await tx.execute(sql`insert into left_half values (${n})`);
  await tx.execute(sql`insert into right_half values (${n})`);
}

describe('a database whose connections are cut', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let proxy: TcpProxy;
  let server: postgres.Sql;
  beforeAll(async () => {
    database = await createTestDatabase();
    proxy = await startTcpProxy(database.url);
    server = postgres(database.url, { max: 1, onnotice: () => undefined });
    await server`create table left_half (n int not null)`;
    await server`create table right_half (n int not null)`;
  });
  afterAll(async () => {
    await server.end();
    await proxy.stop();
    await database.drop();
  });

  it(
    `answers or refuses everything through ${CUTS} cuts, swaps no answers and leaves nothing half done`,
    { timeout: 60_000 + CUTS * 500 },
    async () => {
      const connection = connectDatabase(proxy.through(database.url), 4);
      let cutting = true;
      let number = 0;
      const counts = { done: 0, refused: 0 };
      const wrong: unknown[] = [];
      const workers = Object.entries(TASKS).flatMap(([name, task]) =>
        [1, 2].map(async () => {
          while (cutting) {
            number += 100;
            const outcome = await within(PATIENCE_MS, task(connection, number)).then(
              () => 'done' as const,
              (error: unknown) => {
                if (isWrong(error)) wrong.push(name, error);
                return 'refused' as const;
              },
            );
            counts[outcome] += 1;
            if (outcome === 'refused') await sleep(1);
          }
        }),
      );
      for (let cut = 0; cut < CUTS; cut += 1) {
        await sleep((cut * 7) % 40);
        await CUT[cut % CUT.length]?.({ proxy, server });
        if (cut % CUT.length > 0) continue;
        // After each round of cuts, somebody has to be answered again.
        const before = counts.done;
        await expect.poll(() => counts.done, { timeout: PATIENCE_MS, interval: 5 }).toBeGreaterThan(before);
      }
      proxy.refuse(false);
      cutting = false;
      await Promise.all(workers);
      expect(wrong).toEqual([]);
      // Otherwise none of the cuts hit anybody's work.
      expect(counts.refused).toBeGreaterThan(0);
      // Everything has to work again at once, not only after a time-out.
      for (const task of Object.values(TASKS)) await within(SHORTEST_TIMEOUT_MS, task(connection, (number += 100)));
      await within(SHORTEST_TIMEOUT_MS, connection.end());
      const [halves] = await server<{ lonely: number; whole: number }[]>`
        select count(*) filter (where l.n is null or r.n is null)::int as lonely, count(*)::int as whole
        from left_half l full join right_half r on r.n = l.n`;
      expect(halves?.lonely).toBe(0);
      expect(halves?.whole).toBeGreaterThan(0);
    },
  );
});

const CUT: readonly ((at: { proxy: TcpProxy; server: postgres.Sql }) => Promise<unknown>)[] = [
  async ({ proxy }) => Promise.resolve(proxy.cut('fin')),
  async ({ server }) =>
    await server`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'buzon' and datname = current_database()`,
  async ({ proxy }) => Promise.resolve(proxy.cut('reset')),
  async ({ server }) =>
    await server`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'buzon' and datname = current_database() and state = 'idle in transaction'`,
  async ({ proxy }) => {
    proxy.refuse(true);
    proxy.cut('fin');
    await sleep(60);
    proxy.refuse(false);
  },
];

class Hung extends Error {}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Hung(`not answered in ${ms} ms`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Being refused is the expected result of a cut connection. Getting no answer, or a wrong one, is not. */
function isWrong(error: unknown): boolean {
  return error instanceof Hung || (error instanceof Error && error.name === 'AssertionError');
}
