import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { openConnection } from './connection.ts';
import { clientOf } from './drizzle-client.ts';
import { createPool } from './pool.ts';
import { schema } from '../tables/schema.ts';

type Schema = typeof schema;
export type Database = PostgresJsDatabase<Schema>;
/** The argument of a drizzle transaction's body. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseConnection {
  readonly db: Database;
  /** Resolves when the server answers. */
  ping(): Promise<void>;
  end(): Promise<void>;
}

/** The server ends a transaction that is idle for this long, ms: it would block its connection and its locks. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * A statement without an answer for this long, ms, is given up: the longest legitimate wait is for a lock whose holder
 * may pause.
 */
const SILENT_MS = 90_000;
/** For work that the operator waits for and can stop, ms. */
export const UNHURRIED_MS = 24 * 60 * 60_000;

/** Up to `max` connections; the session uses UTC, so that nothing depends on the server's settings. */
export function connectDatabase(url: string, max = 10, silentMs = SILENT_MS): DatabaseConnection {
  const session = {
    TimeZone: 'UTC',
    application_name: 'buzon',
    idle_in_transaction_session_timeout: LONGEST_PAUSE_MS,
  };
  const pool = createPool(() => openConnection(url, session), max);
  const db = drizzle(clientOf(pool, silentMs), { schema });
  return {
    db,
    ping: async () => {
      await db.execute('select 1');
    },
    end: pool.end,
  };
}

/** For a transaction that only reads, at the speed of a disk or a person's connection: it may be idle for any time. */
export async function mayPause(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
}
