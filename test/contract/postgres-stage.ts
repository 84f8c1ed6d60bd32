import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/database.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import type { TrailEntry } from '#domain/trail.ts';
import { createTestDatabase } from '#test/database.ts';
import type { Job, Store } from '#use-cases/ports.ts';
import type { StoreStage, Tampering } from './store-stage.ts';

const TAMPER = {
  'change the trail': 'update audit_trail set hash = hash',
  'remove the trail': 'delete from audit_trail',
  'empty the trail': 'truncate audit_trail cascade',
  'change what it says of people': 'update audit_personal set content = content',
  'empty what it says of people': 'truncate audit_personal',
  'change a record': 'update records set sha256 = sha256',
  'replace a record': "update records set content = 'other'",
  'remove a record': 'delete from records',
  'empty the records': 'truncate records',
} as const satisfies Record<Tampering, string>;

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
    trailOf: async (requestId) => {
      const rows = await sql<{ entry: string }[]>`
        select entry from audit_trail where request_id = ${requestId} order by seq`;
      return rows.map(({ entry }) => {
        const { what, at, data } = JSON.parse(entry) as TrailEntry;
        return { what, at: new Date(at), data };
      });
    },
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
