import postgres from 'postgres';
import { inject } from 'vitest';
import { declaredBy } from '#adapters/postgres/backup/declared.ts';
import { readMigrations } from '#adapters/postgres/backup/migrations.ts';
import { makeRoles, type RoleUrls } from '#adapters/postgres/roles/make-roles.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';
import { createTestDatabase } from '../database.ts';

export interface TwoRoles extends RoleUrls {
  /** The URL as the server's administrator. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** Creates the two roles in a Buzón database, like `npm run database:roles`, without a file. */
export async function rolesIn(adminUrl: string, again = false): Promise<RoleUrls> {
  const { tables, functions } = declaredBy(await readMigrations('drizzle'));
  let urls: RoleUrls | undefined;
  const made = await makeRoles({ adminUrl, ours: { tables, functions }, again }, async (each) => {
    urls = each;
    await Promise.resolve();
  });
  if (!made.ok || urls === undefined) throw new Error(made.ok ? 'no addresses' : made.why);
  return urls;
}

/** A migrated, empty database owned by one role and used by the bot as another. */
export async function createTwoRoleDatabase(): Promise<TwoRoles> {
  const database = await createTestDatabase();
  const urls = await rolesIn(database.url);
  await prepareDatabase({ url: urls.botUrl, ownerUrl: urls.ownerUrl });
  return {
    ...urls,
    adminUrl: database.url,
    drop: async () => {
      await database.drop();
      await dropRoles([urls.ownerUrl, urls.botUrl]);
    },
  };
}

/** Drops the roles of these URLs: roles belong to the server, and outlive a database. */
export async function dropRoles(urls: readonly string[]): Promise<void> {
  const sql = postgres(inject('testServerUrl'), { max: 1, onnotice: () => undefined });
  try {
    for (const url of urls) await sql.unsafe(`drop role if exists "${new URL(url).username}"`);
  } finally {
    await sql.end();
  }
}
