import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareSchema, makeDatabaseRoles } from '#src/operator/roles.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';
import { startFailure } from '#src/app/start-failure.ts';
import { configFor, createBareDatabase, tablesOf, withSql } from '#test/stages/backup-stage.ts';
import { createTestDatabase } from '#test/database.ts';
import { createTwoRoleDatabase, dropRoles, rolesIn, type TwoRoles } from '#test/stages/two-roles.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const NEWER = 'of a newer version of Buzón than this program: use that version';

/** Adds a migration that this program does not know, as a newer version would leave the database. */
async function fromTheFuture(url: string): Promise<void> {
  await withSql(url, async (sql) => {
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 99999999999999)`;
  });
}

/** What a start reports when the database cannot be prepared. */
async function startSays(given: { readonly url: string; readonly ownerUrl: string | null }): Promise<string> {
  return await prepareDatabase(given).then(
    (roles) => `it started: ${roles}`,
    (error: unknown) => startFailure(error, undefined),
  );
}

describe('a database from a newer version', () => {
  it('is refused at the start with one role, although that role may change the schema', async () => {
    const { url, drop } = await createTestDatabase();
    undo.push(drop);
    expect(await startSays({ url, ownerUrl: null })).toBe('it started: one_role');
    await fromTheFuture(url);
    const said = await startSays({ url, ownerUrl: null });
    expect(said).toContain(NEWER);
    expect(said).not.toContain('    at ');
  });

  it('is refused by the start and by the preparation, and nothing is changed', async () => {
    const roles = await createTwoRoleDatabase();
    undo.push(roles.drop);
    await fromTheFuture(roles.ownerUrl);
    const bot = new URL(roles.botUrl).username;
    await withSql(roles.ownerUrl, async (sql) => await sql.unsafe(`revoke all on requests from "${bot}"`));
    expect(await startSays({ url: roles.botUrl, ownerUrl: null })).toContain(NEWER);
    expect(await startSays({ url: roles.botUrl, ownerUrl: roles.ownerUrl })).toContain(NEWER);
    const config = configFor(roles.botUrl, { DATABASE_OWNER_URL: roles.ownerUrl });
    await expect(prepareSchema(config, () => undefined)).rejects.toThrow(NEWER);
    const looking = withSql(roles.botUrl, async (sql) => await sql`select 1 from requests`);
    await expect(looking).rejects.toThrow(/permission denied/);
  });

  it('is not split into two roles, since only its own version knows everything in it', async () => {
    const { url, drop } = await createTestDatabase();
    undo.push(drop);
    await fromTheFuture(url);
    const told: string[] = [];
    const input = {
      adminUrl: url,
      file: '/nowhere/at/all',
      again: false,
      tell: (line: string) => void told.push(line),
    };
    expect(await makeDatabaseRoles(input)).toBe(false);
    expect(told).toEqual([expect.stringContaining(NEWER)]);
  });
});

describe('the owner’s address', () => {
  let roles: TwoRoles;
  beforeEach(async () => {
    roles = await createTwoRoleDatabase();
    undo.push(roles.drop);
  });

  it('is named by the start if the server refuses it or cannot be reached', async () => {
    const wrong = new URL(roles.ownerUrl);
    wrong.password = 'another';
    const nowhere = new URL(roles.ownerUrl);
    nowhere.port = '1';
    for (const { href } of [wrong, nowhere]) {
      const said = await startSays({ url: roles.botUrl, ownerUrl: href });
      expect(said).toMatch(/^DATABASE_OWNER_URL: /);
      expect(said).not.toContain('    at ');
      const config = configFor(roles.botUrl, { DATABASE_OWNER_URL: href });
      await expect(prepareSchema(config, () => undefined)).rejects.toThrow(/^DATABASE_OWNER_URL: ./);
    }
  });

  it('is not named if the bot’s address is the wrong one', async () => {
    const wrong = new URL(roles.botUrl);
    wrong.password = 'another';
    expect(await startSays({ url: wrong.href, ownerUrl: roles.ownerUrl })).toMatch(/^DATABASE_URL: /);
  });

  it('is refused if it leads to another database, in which nothing is created', async () => {
    const other = await createBareDatabase();
    undo.push(other.drop);
    expect(await startSays({ url: roles.botUrl, ownerUrl: other.url })).toMatch(
      /^DATABASE_OWNER_URL: it leads to another database/,
    );
    expect(await tablesOf(other.url)).toEqual([]);
  });
});

it('a start asks for the preparation if the roles exist but the bot has no rights yet', async () => {
  const { url, drop } = await createTestDatabase();
  const { botUrl, ownerUrl } = await rolesIn(url);
  undo.push(async () => await dropRoles([botUrl, ownerUrl]), drop);
  expect(await startSays({ url: botUrl, ownerUrl: null })).toContain('npm run database:prepare');
});
