import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { openConnection } from './connection.ts';
import { clientOf } from './drizzle-client.ts';
import { createPool } from './pool.ts';
import { schema } from '../tables/schema.ts';

type Schema = typeof schema;
export type Database = PostgresJsDatabase<Schema>;
/** What drizzle hands to the body of a transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface DatabaseConnection {
  readonly db: Database;
  /** Resolves when the server answers. */
  ping(): Promise<void>;
  end(): Promise<void>;
}

/** A transaction that does nothing for so long, ms, is ended by the server: it would keep its connection, and what it locked, from everybody. */
const LONGEST_PAUSE_MS = 60_000;

/** What the server has not answered after so long, ms, it is asked no more: a lock may be waited for as long as its holder may pause. */
const SILENT_MS = 90_000;
/** For what the operator waits for and can stop, ms. */
export const UNHURRIED_MS = 24 * 60 * 60_000;

/** Up to `max` connections; times are set to UTC in the session so that nothing depends on the server's settings. */
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

/** For one that only reads and is read as fast as a disk or a person's connection takes it: it may do nothing for as long as it likes. */
export async function mayPause(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
}
