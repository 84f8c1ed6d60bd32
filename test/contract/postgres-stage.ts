import postgres from 'postgres';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import type { TrailEntry } from '#domain/trail/trail.ts';
import { createTestDatabase } from '#test/database.ts';
import { createTwoRoleDatabase } from '#test/stages/two-roles.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { StoreStage, Tampering } from './store/stage.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

const TAMPER = {
  'change the trail': 'update audit_trail set hash = hash',
  'remove the trail': 'delete from audit_trail',
  'empty the trail': 'truncate audit_trail cascade',
  'change the personal data': 'update audit_personal set content = content',
  'remove the personal data': 'delete from audit_personal',
  'empty the personal data': 'truncate audit_personal',
  'change a record': 'update records set sha256 = sha256',
  'replace a record': "update records set content = 'other'",
  'remove a record': 'delete from records',
  'empty the records': 'truncate records',
} as const satisfies Record<Tampering, string>;

/** The store on its own Postgres database with the real queue. Its role owns everything. */
export async function openPostgresStage(): Promise<StoreStage> {
  const { url, drop } = await createTestDatabase();
  return await stageOn({ url, drop, adminUrl: url });
}

/** The same, but the bot's role owns nothing. */
export async function openTwoRolesStage(): Promise<StoreStage> {
  const { botUrl, adminUrl, drop } = await createTwoRoleDatabase();
  return await stageOn({ url: botUrl, adminUrl, drop });
}

async function stageOn(database: {
  readonly url: string;
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}): Promise<StoreStage> {
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
  const queue = await startQueue({
    keyOf,
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
    return createStore({ db: connection.db, locks, sendJobs: queue.sendIn });
  };
  return {
    store: open(),
    another: async () => await Promise.resolve(open()),
    cutClaims: async () => {
      await sql`
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and granted
          and pid in (select pid from pg_stat_activity
            where application_name = 'buzon-locks' and datname = current_database())`;
    },
    giveNumbers: async (year, last) => {
      await sql`insert into request_years (year, last) values (${year}, ${last})`;
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
    agePress: async (pressId, ms) => {
      const longer = sql`${ms} * interval '1 millisecond'`;
      await sql`update presses set held_at = held_at - ${longer}, pressed_at = pressed_at - ${longer} where id = ${pressId}`;
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
