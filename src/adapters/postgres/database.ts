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

/** A pool of `max` connections; times are set to UTC in the session so that nothing depends on the server's settings. */
export function connectDatabase(url: string, max = 10): DatabaseConnection {
  const client = postgres(url, {
    max,
    onnotice: () => undefined,
    connection: { TimeZone: 'UTC', application_name: 'buzon' },
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
