import { MIGRATIONS_FOLDER } from '#adapters/postgres/roles/migrate.ts';
import { schemaAge } from '#adapters/postgres/backup/schema-age.ts';
import { UNHURRIED_MS, type Database } from '#adapters/postgres/connection/database.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Config } from '#src/config/config.ts';
import { findDatabase, openStore } from '#src/wiring/open-store.ts';
import { NEWER_DATABASE, UnfitDatabase } from '#src/wiring/unfit-database.ts';

const OLDER_DATABASE =
  'The database is not prepared for this version of Buzón. `npm start` prepares it and brings it up to date, and this command does not: ' +
  'a bot of an older version may be at work on it. Start this version once, or use the version that is running. Nothing was changed.';

/** For operator commands that need only the database: no tenant, no chat, no queue. */
export interface OpenedDatabase {
  readonly db: Database;
  readonly url: string;
  /** Cannot send jobs. */
  readonly store: Store;
}

/**
 * Connects to the database while `work` runs. An embedded one is adopted if running, otherwise started. Throws a
 * sentence for the operator when the schema does not match this program.
 */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (opened: OpenedDatabase) => Promise<T>,
): Promise<T> {
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const { url, end } = await findDatabase(config);
    ends.push(end);
    const age = await schemaAge({ url, migrationsFolder: MIGRATIONS_FOLDER });
    if (age !== 'current') throw new UnfitDatabase(age === 'newer' ? NEWER_DATABASE : OLDER_DATABASE);
    const { database, store, end: close } = openStore(url, { connections: 2, silentMs: UNHURRIED_MS });
    ends.push(close);
    return await work({ db: database.db, url, store });
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}
