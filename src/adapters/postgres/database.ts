import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema.ts';

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

/** A pool of `max` connections; times are set to UTC in the session so that nothing depends on the server's settings. */
export function connectDatabase(url: string, max = 10): DatabaseConnection {
  const client = postgres(url, {
    max,
    onnotice: () => undefined,
    connection: {
      TimeZone: 'UTC',
      application_name: 'buzon',
      idle_in_transaction_session_timeout: LONGEST_PAUSE_MS,
    },
  });
  // drizzle sends every query unprepared, which costs a round trip and a plan each time.
  const { unsafe } = client;
  client.unsafe = (query, parameters, settings) => unsafe(query, parameters, { ...settings, prepare: true });
  const db = drizzle(client, { schema });
  return {
    db,
    ping: async () => {
      await db.execute('select 1');
    },
    end: async () => await client.end({ timeout: 5 }),
  };
}

/** For one that only reads and is read as fast as a disk or a person's connection takes it: it may do nothing for as long as it likes. */
export async function mayPause(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
}
