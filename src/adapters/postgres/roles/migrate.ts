import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import { openConnection } from '../connection/connection.ts';

/** Outside of src, so that drizzle-kit and the program read the same files. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../drizzle', import.meta.url));

/** Brings the schema up to date. Processes that start together take turns; the lock ends with the connection. */
export async function migrate(databaseUrl: string): Promise<void> {
  const { sql } = openConnection(databaseUrl, { application_name: 'buzon-migrations' });
  try {
    await sql`select pg_advisory_lock(hashtext('buzon.migrate'))`;
    await applyMigrations(drizzle(sql), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
