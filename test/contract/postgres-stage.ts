import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/database.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { createTestDatabase } from '#test/database.ts';
import type { Job, Store } from '#use-cases/ports.ts';
import type { StoreStage } from './store-stage.ts';

const TAMPER = {
  change: "update audit_events set what = 'something else'",
  remove: 'delete from audit_events',
  empty: 'truncate audit_events',
} as const;

/** The store on a Postgres database of its own, with the real queue. */
export async function openPostgresStage(): Promise<StoreStage> {
  const database = await createTestDatabase();
  const sql = postgres(database.url, { max: 2, onnotice: () => undefined });
  const queue = await startQueue({
    url: database.url,
    onError: (error) => {
      throw error;
    },
    retryAfterMs: () => undefined,
  });
  const opened: { end(): Promise<void> }[] = [];
  const open = (): Store => {
    const connection = connectDatabase(database.url);
    const locks = createLocks(database.url);
    opened.push(connection, locks);
    return createStore({ db: connection.db, locks, sendJob: queue.sendIn });
  };
  return {
    store: open(),
    another: async () => await Promise.resolve(open()),
    cutClaims: async () => {
      await sql`
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())`;
    },
    waitingJobs: async () => {
      const rows = await sql<{ data: Job }[]>`select data from pgboss.job where state = 'created' order by created_on`;
      return rows.map(({ data }) => data);
    },
    trailOf: async (requestId) =>
      await sql<{ what: string; at: Date; data: unknown }[]>`
        select what, at, data from audit_events where request_id = ${requestId} order by seq`,
    tamper: async (how) => {
      await sql.unsafe(TAMPER[how]);
    },
    close: async () => {
      await queue.stop();
      for (const each of opened) await each.end();
      await sql.end();
      await database.drop();
    },
  };
}
