import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { CANARY_FORMS, canaryRequest } from '#domain/request/forget.fixture.ts';
import { backUpDatabase, restoreDatabase } from '#src/operator/backup.ts';
import { prepareSchema, makeDatabaseRoles } from '#src/operator/roles.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';
import { configFor, temporaryFolder } from '#test/stages/backup-stage.ts';
import { createMigratedDatabase, createTestDatabase } from '#test/database.ts';
import { insert } from '#test/contract/store/stage.ts';
import { event } from '#test/stages/trail-stage.ts';
import { createTwoRoleDatabase, dropRoles, rolesIn } from '#test/stages/two-roles.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** Runs one statement as the role in this URL, and throws its error. */
async function as(url: string, statement: string): Promise<postgres.RowList<postgres.Row[]>> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

describe('the bot’s role in a database that another role owns', () => {
  let roles: Awaited<ReturnType<typeof createTwoRoleDatabase>>;
  beforeEach(async () => {
    roles = await createTwoRoleDatabase();
    undo.push(roles.drop);
    const { db, end } = connectDatabase(roles.botUrl, 1);
    const locks = createLocks(roles.botUrl);
    const store = createStore({ db, locks, sendJobs: () => Promise.resolve() });
    await store.transact(async (tx) => await tx.append(event({ personal: { reason: 'porque sí' } })));
    await end();
    await locks.end();
  });

  it.each([
    "update audit_trail set hash = 'x'",
    'delete from audit_trail',
    'truncate audit_trail cascade',
    "update audit_personal set content = '{}'",
    'delete from audit_personal',
    'truncate audit_personal',
    'alter table audit_trail disable trigger user',
    'drop trigger audit_trail_append_only on audit_trail',
    'drop table audit_personal',
    'delete from records',
    'update records set content = null',
    'select 1 from records for update',
    'delete from disposals',
    'create table audit_copy (seq bigint)',
    'set session_replication_role = replica',
    'create or replace function refuse_trail_change() returns trigger language plpgsql as $$ begin return null; end $$',
  ])('may not: %s', async (statement) => {
    await expect(as(roles.botUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
    const rows = await as(roles.botUrl, 'select t.seq from audit_trail t join audit_personal using (seq)');
    expect(rows).toHaveLength(1);
  });

  it('cannot forget a request that is not marked as forgotten, nor switch the guard off by a setting', async () => {
    const id = '11111111-2222-4333-8444-555555555555';
    await expect(as(roles.botUrl, `select forget_request_personal('${id}')`)).rejects.toThrow(/is not forgotten/);
    await expect(
      as(roles.botUrl, "select set_config('buzon.forgetting', 'on', false); delete from audit_personal"),
    ).rejects.toThrow(/permission denied/);
  });

  it('cannot remove personal data from events without a line in the disposal record, which stays', async () => {
    const disposals = 'select what, number, count, rule from disposals';
    await expect(as(roles.botUrl, "select forget_loose_personal('9999', 1000000)")).rejects.toThrow(/does not exist/);
    const loose = "select forget_loose_personal('9999', 1000000, now(), 'because I can') as gone";
    expect(await as(roles.botUrl, loose)).toMatchObject([{ gone: 1 }]);
    const line = { what: 'events', number: null, count: 1, rule: 'because I can' };
    expect(await as(roles.botUrl, disposals)).toEqual([line]);
    // If nothing is removed, no line is written.
    expect(await as(roles.botUrl, loose)).toMatchObject([{ gone: 0 }]);
    expect(await as(roles.botUrl, disposals)).toEqual([line]);
  });

  it('cannot remove personal data from events of a request that it marks as forgotten but does not list', async () => {
    const { db, end } = connectDatabase(roles.botUrl, 1);
    const locks = createLocks(roles.botUrl);
    const store = createStore({ db, locks, sendJobs: () => Promise.resolve() });
    const { id, number } = await insert(store, { ...canaryRequest(CANARY_FORMS.personal), id: randomUUID() }, 'cc:1');
    await store.transact(async (tx) => await tx.append(event({ requestId: id, personal: { reason: 'de más' } })));
    await end();
    await locks.end();
    const forget = `select forget_request_personal('${id}') as gone`;
    await as(roles.botUrl, `update requests set data = data || '{"forgottenAt": "2026-01-01T00:00:00.000Z"}'`);
    await expect(as(roles.botUrl, forget)).rejects.toThrow(/is not in the disposal record/);
    await as(
      roles.botUrl,
      `insert into disposals (id, at, what, number, count, rule) values (gen_random_uuid(), now(), 'request', '${number}', 1, 'x')`,
    );
    expect(await as(roles.botUrl, forget)).toMatchObject([{ gone: 1 }]);
  });

  it('is recognised at the start as one of two roles', async () => {
    expect(await prepareDatabase({ url: roles.botUrl, ownerUrl: null })).toBe('two_roles');
    expect(await prepareDatabase({ url: roles.adminUrl, ownerUrl: null })).toBe('one_role');
  });

  it('sends jobs and carries them out', async () => {
    const queue = await startQueue({
      keyOf,
      url: roles.botUrl,
      onError: () => undefined,
      retryAfterMs: () => undefined,
    });
    const { db, end } = connectDatabase(roles.botUrl, 1);
    const job = { kind: 'show_import' } as const;
    try {
      const done = new Promise((resolve) => void queue.work(async (each) => resolve(await Promise.resolve(each)), 1));
      await db.transaction(async (tx) => await queue.sendIn(tx, [{ job }]));
      expect(await done).toEqual(job);
    } finally {
      await queue.stop();
      await end();
    }
  });

  it('gets its rights when several processes start at once', async () => {
    const starts = Array.from(
      { length: 4 },
      async () => await prepareDatabase({ url: roles.botUrl, ownerUrl: roles.ownerUrl }),
    );
    expect(await Promise.all(starts)).toEqual(['two_roles', 'two_roles', 'two_roles', 'two_roles']);
  });

  it('can make a backup, which the owner restores', async () => {
    const { dir, remove } = await temporaryFolder();
    const other = await createTwoRoleDatabase();
    undo.push(remove, other.drop);
    const tell = (): void => undefined;
    const { path } = await backUpDatabase(configFor(roles.botUrl), { dir, tell });
    const config = configFor(other.botUrl, { DATABASE_OWNER_URL: other.ownerUrl });
    await restoreDatabase(config, { file: path, tell });
    expect(await as(other.botUrl, 'select seq from audit_trail join audit_personal using (seq)')).not.toHaveLength(0);
    await expect(as(other.botUrl, 'delete from audit_trail')).rejects.toThrow(/permission denied/);
  });

  it('cannot restore; it is told in advance that the owner’s address is needed', async () => {
    const { dir, remove } = await temporaryFolder();
    const [other, elsewhere] = [await createTwoRoleDatabase(), await createTestDatabase()];
    undo.push(remove, other.drop, elsewhere.drop);
    const tell = (): void => undefined;
    const { path: file } = await backUpDatabase(configFor(roles.botUrl), { dir, tell });
    const restoring = async (databaseOwnerUrl: string | null): Promise<void> =>
      await restoreDatabase({ ...configFor(other.botUrl), databaseOwnerUrl }, { file, tell });
    await expect(restoring(null)).rejects.toThrow(/set DATABASE_OWNER_URL .* Nothing was changed/);
    await expect(restoring(elsewhere.url)).rejects.toThrow(/^DATABASE_OWNER_URL: it leads to another database/);
    for (const url of [other.adminUrl, elsewhere.url])
      expect(await as(url, 'select seq from audit_trail')).toHaveLength(0);
  });

  it('cannot update an old schema; the start says so, and how it is done', async () => {
    await as(
      roles.ownerUrl,
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    await expect(prepareDatabase({ url: roles.botUrl, ownerUrl: null })).rejects.toThrow(/npm run database:prepare/);
  });

  it('gets its rights again at every preparation, only for our own tables', async () => {
    const bot = new URL(roles.botUrl).username;
    await as(roles.ownerUrl, `revoke all on requests from "${bot}"`);
    await expect(as(roles.botUrl, 'select * from requests')).rejects.toThrow(/permission denied/);
    // A table of the same owner to which an earlier version gave access, and a table of another owner, at which that
    // version failed.
    await as(roles.ownerUrl, 'create table salaries (id integer)');
    await as(roles.ownerUrl, `grant select on salaries to "${bot}"`);
    await as(roles.adminUrl, 'create table public.others (id integer)');
    const config = configFor(roles.botUrl, { DATABASE_OWNER_URL: roles.ownerUrl });
    const told: string[] = [];
    expect(await prepareSchema(config, (line) => void told.push(line))).toBe(true);
    expect(told).toEqual(['done: the database is prepared for this version']);
    expect(await as(roles.botUrl, 'select * from requests')).toHaveLength(0);
    for (const foreign of ['salaries', 'others'])
      await expect(as(roles.botUrl, `select * from ${foreign}`), foreign).rejects.toThrow(/permission denied/);
  });

  it('cannot remove the content of a record that is not listed as disposed of', async () => {
    await as(
      roles.botUrl,
      `insert into records (key, name, media_type, sha256, made_at, content)
        values ('report:2016-01', 'x.pdf', 'application/pdf', 'abc', '2016-02-01', 'x')`,
    );
    const forget = "select forget_reports('2017-01-01T00:00:00.000Z') as gone";
    const content = "select content from records where key = 'report:2016-01'";
    expect(await as(roles.botUrl, forget)).toMatchObject([{ gone: 0 }]);
    expect(await as(roles.botUrl, content)).not.toMatchObject([{ content: null }]);
    await as(
      roles.botUrl,
      `insert into disposals (id, at, what, number, count, sha256, rule)
        values (gen_random_uuid(), now(), 'report', 'report:2016-01', 1, 'abc', 'RETENTION_DAYS=1')`,
    );
    expect(await as(roles.botUrl, forget)).toMatchObject([{ gone: 1 }]);
    expect(await as(roles.botUrl, content)).toMatchObject([{ content: null }]);
    const id = '11111111-2222-4333-8444-555555555555';
    await expect(as(roles.botUrl, `select forget_request_records('${id}')`)).rejects.toThrow(/is not forgotten/);
  });
});

describe('npm run database:roles', () => {
  it('writes both addresses to a private file, and makes the new owner own what already exists', async () => {
    const database = await createTestDatabase();
    const { dir, remove } = await temporaryFolder();
    undo.push(remove, database.drop);
    const file = join(dir, 'database.env');
    const told: string[] = [];
    const made = await makeDatabaseRoles({
      adminUrl: database.url,
      file,
      again: false,
      tell: (line) => void told.push(line),
    });
    expect({ made, told }).toMatchObject({ made: true });
    const lines = await readFile(file, 'utf8');
    const { bot = '', owner = '' } =
      /^DATABASE_URL=(?<bot>\S+)\nDATABASE_OWNER_URL=(?<owner>\S+)\n$/.exec(lines)?.groups ?? {};
    undo.unshift(async () => await dropRoles([bot, owner]));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(told.join('\n')).not.toContain(new URL(bot).password);
    expect(await prepareDatabase({ url: bot, ownerUrl: owner })).toBe('two_roles');
    const owners = await as(
      database.url,
      "select distinct tableowner as name from pg_tables where schemaname in ('public', 'pgboss', 'drizzle')",
    );
    expect(owners.map(({ name }) => String(name))).toEqual([new URL(owner).username]);
  });

  it('keeps the passwords out of the server’s log', async () => {
    const database = await createTestDatabase();
    undo.push(database.drop);
    const { botUrl, ownerUrl } = await rolesIn(database.url);
    undo.unshift(async () => await dropRoles([botUrl, ownerUrl]));
    const rows = await as(
      database.url,
      `select rolpassword as kept from pg_authid where rolname = '${new URL(botUrl).username}'`,
    );
    expect(rows[0]?.['kept']).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  it('does nothing a second time unless told to, and then gives new passwords', async () => {
    const { adminUrl, botUrl, drop } = await createTwoRoleDatabase();
    undo.push(drop);
    const told: string[] = [];
    const tell = (line: string): void => void told.push(line);
    expect(await makeDatabaseRoles({ adminUrl, file: '/nowhere/file', again: false, tell })).toBe(false);
    expect(told[0]).toMatch(/--new-passwords/);
    const anew = await rolesIn(adminUrl, true);
    expect(await as(anew.botUrl, 'select 1')).toHaveLength(1);
    expect(new URL(anew.botUrl).password).not.toBe(new URL(botUrl).password);
  });

  it('changes nothing if the file cannot be written', async () => {
    const database = await createTestDatabase();
    undo.push(database.drop);
    const input = { adminUrl: database.url, file: '/nowhere/at/all', again: false, tell: () => undefined };
    await expect(makeDatabaseRoles(input)).rejects.toThrow(/ENOENT/);
    const name = new URL(database.url).pathname.slice(1);
    expect(await as(database.url, `select 1 from pg_roles where rolname like '${name}%'`)).toHaveLength(0);
  });

  it('refuses to work while a bot is connected, or for a role that may not create roles', async () => {
    const { adminUrl, botUrl, drop } = await createTwoRoleDatabase();
    undo.push(drop);
    const told: string[] = [];
    const tell = (line: string): void => void told.push(line);
    expect(await makeDatabaseRoles({ adminUrl: botUrl, file: '/nowhere/file', again: true, tell })).toBe(false);
    expect(told.at(-1)).toMatch(/CREATEROLE/);
    const { db, end } = connectDatabase(botUrl, 1);
    await db.execute('select 1');
    expect(await makeDatabaseRoles({ adminUrl, file: '/nowhere/file', again: true, tell })).toBe(false);
    expect(told.at(-1)).toMatch(/stop it first/);
    await end();
    expect(await makeDatabaseRoles({ adminUrl: '', file: '/nowhere/file', again: true, tell })).toBe(false);
    expect(told.at(-1)).toMatch(/DATABASE_ADMIN_URL/);
  });

  it('works for an administrator who is not a superuser, as in a managed Postgres', async () => {
    const database = await createMigratedDatabase();
    const name = new URL(database.url).pathname.slice(1);
    const admin = `${name}_admin`;
    await as(database.url, `create role "${admin}" login createrole password 'canary'`);
    await as(database.url, `alter database "${name}" owner to "${admin}"`);
    const url = new URL(database.url);
    [url.username, url.password] = [admin, 'canary'];
    // The administrator's role owns everything, as when the bot has used that role until now.
    await as(database.url, 'drop schema public cascade');
    await as(database.url, 'drop schema drizzle cascade');
    await as(database.url, `create schema public authorization "${admin}"`);
    await prepareDatabase({ url: url.href, ownerUrl: null });
    const { botUrl, ownerUrl } = await rolesIn(url.href);
    undo.push(async () => {
      await database.drop();
      await dropRoles([botUrl, ownerUrl, url.href]);
    });
    expect(await prepareDatabase({ url: botUrl, ownerUrl })).toBe('two_roles');
  });

  it('refuses an administrator who may create roles but does not own what exists', async () => {
    const database = await createTestDatabase();
    const name = new URL(database.url).pathname.slice(1);
    const admin = `${name}_admin`;
    await as(database.url, `create role "${admin}" login createrole password 'canary'`);
    const url = new URL(database.url);
    [url.username, url.password] = [admin, 'canary'];
    undo.push(async () => {
      await database.drop();
      await dropRoles([url.href]);
    });
    const refused = async (): Promise<void> => {
      const told: string[] = [];
      const tell = (line: string): void => void told.push(line);
      expect(await makeDatabaseRoles({ adminUrl: url.href, file: '/nowhere/file', again: false, tell })).toBe(false);
      expect(told).toEqual([expect.stringMatching(/^DATABASE_ADMIN_URL: its role may not give away/)]);
    };
    await refused();
    // Owning the database is not enough: what an earlier administrator made in it still belongs to that role.
    await as(database.url, `alter database "${name}" owner to "${admin}"`);
    await refused();
    const roles = await as(database.url, `select 1 from pg_roles where rolname in ('${name}_owner', '${name}_bot')`);
    expect(roles).toHaveLength(0);
  });

  it('needs no settings for Slack or Azure', async () => {
    const run = promisify(execFile)(process.execPath, ['src/cli.ts', 'database:roles', 'file'], {
      env: { ...process.env, DATABASE_ADMIN_URL: '' },
    });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DATABASE_ADMIN_URL') as string,
    });
  });
});
