import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemaAge } from '#adapters/backup/schema-age.ts';
import { connectDatabase, type Database } from '#adapters/postgres/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import type { Store } from '#use-cases/ports.ts';
import type { Config } from './config.ts';

const migrationsFolder = fileURLToPath(new URL('../drizzle', import.meta.url));

const REFUSALS = {
  older:
    'The database is not prepared for this version of Buzón. `npm start` prepares it and brings it up to date, and this command does not: ' +
    'a bot of an older version may be at work on it. Start this version once, or use the version that is running. Nothing was changed.',
  newer: 'The database is of a newer version of Buzón than this program: use that version. Nothing was changed.',
} as const;

/** What a command of the operator needs that works on the database alone: no tenant, no chat, no queue. */
export interface OpenedDatabase {
  readonly db: Database;
  readonly url: string;
  /** It sends no jobs. */
  readonly store: Store;
}

/** Connects to the database for as long as `work` takes. The embedded one is adopted where it runs, and started where it does not. Throws, with a sentence for the operator, when the schema is not this program's. */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (opened: OpenedDatabase) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    let url = config.databaseUrl;
    if (url === null) {
      const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
      ends.push(embedded.stop);
      url = embedded.url;
    }
    const age = await schemaAge({ url, migrationsFolder });
    if (age !== 'current') throw new Error(REFUSALS[age]);
    const { db, end } = connectDatabase(url, 2);
    const locks = createLocks(url);
    ends.push(end, locks.end);
    const sendJob = (): Promise<void> => Promise.reject(new Error('no job comes of a command of the operator'));
    return await work({ db, url, store: createStore({ db, locks, sendJob }) });
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}
