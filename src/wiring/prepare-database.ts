import postgres from 'postgres';
import { schemaAge } from '#adapters/postgres/backup/schema-age.ts';
import { migrate, MIGRATIONS_FOLDER } from '#adapters/postgres/roles/migrate.ts';
import { grantBotRights, mayMigrate, mayRewriteTrail } from '#adapters/postgres/roles/rights.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { NEWER_DATABASE, OwnerConnectionError, UnfitDatabase } from './unfit-database.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

/** Whether the bot's role could rewrite the trail (`one_role`), or only add to it (`two_roles`). */
export type Roles = 'one_role' | 'two_roles';

/**
 * Brings the schema up to date, with the rights of `ownerUrl` if given, and gives the role of `url` what the bot needs.
 * Throws `UnfitDatabase` before anything is changed: when the schema is newer, when it is old and neither role may
 * change it, or when the two URLs lead to different databases. An error of the owner's connection becomes an
 * `OwnerConnectionError`.
 */
export async function prepareDatabase({
  url,
  ownerUrl,
}: {
  readonly url: string;
  readonly ownerUrl: string | null;
}): Promise<Roles> {
  const bot = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    if (ownerUrl !== null) await prepareAsOwner(ownerUrl, await selfOf(bot));
    else {
      const age = await schemaAge({ url, migrationsFolder: MIGRATIONS_FOLDER });
      if (age === 'newer') throw new UnfitDatabase(NEWER_DATABASE);
      if (await mayMigrate(bot)) await migrate(url);
      else if (age !== 'current')
        throw new UnfitDatabase(
          'DATABASE_URL: its role may not change the schema, which is not of this version. ' +
            'Run `npm run database:prepare` with DATABASE_OWNER_URL set, then start again. Nothing was changed.',
        );
    }
    return (await mayRewriteTrail(bot)) ? 'one_role' : 'two_roles';
  } finally {
    await bot.end({ timeout: 5 });
  }
}

interface Self {
  readonly role: string;
  /** Identifies the database: its name and number, and the server's start time. */
  readonly database: string;
}

async function selfOf(sql: postgres.Sql): Promise<Self> {
  const [self] = await sql<[Self]>`
    select current_user as role, concat_ws(' ', datname, oid, pg_postmaster_start_time()) as database
    from pg_database where datname = current_database()`;
  return self;
}

/**
 * Throws `UnfitDatabase` unless both URLs lead to the same database, and `OwnerConnectionError` when the owner's
 * connection fails.
 */
export async function checkOneDatabase({
  url,
  ownerUrl,
}: {
  readonly url: string;
  readonly ownerUrl: string;
}): Promise<void> {
  const bot = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    const { database } = await selfOf(bot);
    await asOwner(ownerUrl, async (owner) => await checkSame(owner, database));
  } finally {
    await bot.end({ timeout: 5 });
  }
}

async function checkSame(owner: postgres.Sql, database: string): Promise<void> {
  if ((await selfOf(owner)).database === database) return;
  throw new UnfitDatabase(
    'DATABASE_OWNER_URL: it leads to another database than DATABASE_URL: set both to the same. Nothing was changed.',
  );
}

async function prepareAsOwner(ownerUrl: string, bot: Self): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    await checkSame(owner, bot.database);
    if ((await schemaAge({ url: ownerUrl, migrationsFolder: MIGRATIONS_FOLDER })) === 'newer')
      throw new UnfitDatabase(NEWER_DATABASE);
    await migrate(ownerUrl);
    const queue = await startQueue({ keyOf, url: ownerUrl, onError: () => undefined, retryAfterMs: () => undefined });
    await queue.stop();
    await grantBotRights(owner, bot.role);
  });
}

async function asOwner(ownerUrl: string, work: (owner: postgres.Sql) => Promise<void>): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await work(owner);
  } catch (error) {
    throw error instanceof UnfitDatabase ? error : new OwnerConnectionError(error);
  } finally {
    await owner.end({ timeout: 5 });
  }
}
