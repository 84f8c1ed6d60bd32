import { MIGRATIONS_FOLDER } from '#adapters/postgres/roles/migrate.ts';
import { declaredBy } from '#adapters/postgres/backup/declared.ts';
import { readMigrations } from '#adapters/postgres/backup/migrations.ts';
import { schemaAge } from '#adapters/postgres/backup/schema-age.ts';
import { makeRoles, type RolesFault } from '#adapters/postgres/roles/make-roles.ts';
import type { Config } from '#src/config/config.ts';
import { writeForOwner } from './owner-file.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';
import { NEWER_DATABASE } from '#src/wiring/unfit-database.ts';

type Tell = (line: string) => void;

const FAULTS: Readonly<Record<RolesFault, string>> = {
  there_already:
    'The roles are there already. To give them new passwords, and all of Buzón in the database to the owner once more, add --new-passwords. Nothing was changed.',
  in_use: 'A Buzón is connected to this database: stop it first. Nothing was changed.',
  may_not: 'DATABASE_ADMIN_URL: its role may not make roles (CREATEROLE). Nothing was changed.',
  not_owner:
    "DATABASE_ADMIN_URL: its role may not give away the database and what Buzón has in it, which are another role's: use that role, with CREATEROLE, or a superuser. Nothing was changed.",
};

/**
 * `npm run database:roles -- FILE`: creates the role that owns the database's tables and the bot's own role, and writes
 * their database URLs into FILE.
 */
export async function makeDatabaseRoles(input: {
  readonly adminUrl: string | undefined;
  readonly file: string;
  readonly again: boolean;
  readonly tell: Tell;
}): Promise<boolean> {
  const { adminUrl, file, again, tell } = input;
  if (adminUrl === undefined || adminUrl === '') {
    tell(
      'Set DATABASE_ADMIN_URL for this command alone: the database as a role that may make roles sees it (postgres://…).',
    );
    return false;
  }
  if ((await schemaAge({ url: adminUrl, migrationsFolder: MIGRATIONS_FOLDER })) === 'newer') {
    tell(NEWER_DATABASE);
    return false;
  }
  const { tables, functions } = declaredBy(await readMigrations(MIGRATIONS_FOLDER));
  const made = await makeRoles({ adminUrl, ours: { tables, functions }, again }, async ({ botUrl, ownerUrl }) => {
    const lines = `DATABASE_URL=${botUrl}\nDATABASE_OWNER_URL=${ownerUrl}\n`;
    await writeForOwner(
      file,
      async (out) => await new Promise<void>((resolve, reject) => void out.on('error', reject).end(lines, resolve)),
    );
  });
  if (!made.ok) {
    tell(FAULTS[made.why]);
    return false;
  }
  tell(`done: ${made.owner} owns what is Buzón's, ${made.bot} is for the bot. Their addresses, with passwords, are in`);
  tell(`${file}, which only you can read: put DATABASE_URL into the bot's settings.`);
  tell('DATABASE_OWNER_URL is best kept where the bot does not run, and used by `npm run database:prepare` before');
  tell('each new version is started; beside the bot, its start prepares the database by itself.');
  return true;
}

/** `npm run database:prepare`: prepares the schema as a start does, and does nothing else. */
export async function prepareSchema(
  { databaseUrl, databaseOwnerUrl }: Pick<Config, 'databaseUrl' | 'databaseOwnerUrl'>,
  tell: Tell,
): Promise<boolean> {
  if (databaseUrl === null) {
    tell('DATABASE_URL is not set: the embedded database is prepared by `npm start` alone.');
    return false;
  }
  const roles = await prepareDatabase({ url: databaseUrl, ownerUrl: databaseOwnerUrl });
  tell('done: the database is prepared for this version');
  if (roles === 'one_role')
    tell('The role of DATABASE_URL owns the trail and could rewrite it: see `npm run database:roles`.');
  return true;
}
