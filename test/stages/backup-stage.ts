import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { inject } from 'vitest';
import { MANIFEST, type Manifest, type PartSum } from '#adapters/postgres/backup/archive-format.ts';
import { readEntries } from '#adapters/postgres/backup/read-archive.ts';
import { writeArchive } from '#adapters/postgres/backup/write-archive.ts';
import { connectDatabase, type Database } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue, type Queue } from '#adapters/queue/queue.ts';
import { readConfig, type Config } from '#src/config/config.ts';
import type { PersonalForm } from '#domain/form/form.ts';
import type { TrailHead } from '#domain/trail/trail.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { verifyTrail } from '#use-cases/trail/verify-trail.ts';
import { databaseUrl } from '../database.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** What must not be in a backup. */
export const SECRETS = [
  'xoxb-canary-bot-token',
  'xapp-canary-app-token',
  'canary of the application',
  'canary-password',
] as const;

export function configFor(url: string | null, change: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({
    SLACK_BOT_TOKEN: SECRETS[0],
    SLACK_APP_TOKEN: SECRETS[1],
    SLACK_SYSTEMS_CHANNEL: 'C0123456789',
    AZURE_TENANT_ID: '11111111-2222-4333-8444-555555555555',
    AZURE_CLIENT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa',
    AZURE_CLIENT_SECRET: SECRETS[2],
    MAIL_DOMAIN: 'institucion.example',
    LICENSE_SKU: 'STANDARDPACK',
    SYSTEMS_TEAM: 'U0123456789',
    ...(url === null ? {} : { DATABASE_URL: url }),
    ...change,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

export async function temporaryFolder(): Promise<{ readonly dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'buzon-backup-'));
  return { dir, remove: async () => await rm(dir, { recursive: true, force: true }) };
}

export async function namesIn(dir: string): Promise<readonly string[]> {
  return (await readdir(dir)).toSorted();
}

/** Every part of a backup, as stored in the file. */
export async function contentsOf(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  for await (const { part, content } of readEntries(path)) {
    const chunks = [parts.get(part) ?? Buffer.alloc(0)];
    for await (const chunk of content) chunks.push(chunk);
    parts.set(part, Buffer.concat(chunks));
  }
  return parts;
}

/** The same backup with changed parts; `change` answers a part's new content. Checksums are computed again. */
export async function rewriteBackup(
  input: { readonly from: string; readonly to: string },
  change: (name: string, content: Buffer) => string | Buffer,
): Promise<void> {
  const parts = await contentsOf(input.from);
  await writeArchive({ path: input.to, at: new Date() }, async (archive) => {
    const sums: PartSum[] = [];
    for (const [name, content] of parts) {
      if (name !== MANIFEST) sums.push(await archive.addWhole(name, change(name, content)));
    }
    const manifest = JSON.parse(parts.get(MANIFEST)?.toString('utf8') ?? '') as Manifest;
    await archive.addWhole(MANIFEST, change(MANIFEST, Buffer.from(JSON.stringify({ ...manifest, parts: sums }))));
  });
}

/** The same backup with another manifest. */
export async function withManifest(
  input: { readonly from: string; readonly to: string },
  change: (manifest: Manifest) => unknown,
): Promise<void> {
  await rewriteBackup(input, (name, content) =>
    name === MANIFEST ? JSON.stringify(change(JSON.parse(content.toString('utf8')) as Manifest)) : content,
  );
}

/** Every existing table, whoever created it. */
export async function tablesOf(url: string): Promise<readonly string[]> {
  return await withSql(url, async (sql) => {
    const rows = await sql<{ name: string }[]>`
      select schemaname || '.' || tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
    return rows.map(({ name }) => name);
  });
}

/** For each of our tables: the number of rows, and one hash over all of them. */
export async function fingerprintOf(url: string): Promise<Readonly<Record<string, string>>> {
  return await withSql(url, async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
    const prints: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await sql<{ print: string }[]>`
        select count(*) || ':' || coalesce(md5(string_agg(t::text, chr(10) order by t::text collate "C")), '-') as print
        from ${sql(`public.${name}`)} t`;
      prints[name] = row?.print ?? '';
    }
    return prints;
  });
}

export async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** An empty database that `owner` has all rights on; if given, that is not the server's superuser. */
export async function createBareDatabase(owner?: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = inject('testServerUrl');
  const name = `buzon_bare_${crypto.randomUUID().slice(0, 8)}`;
  await withSql(server, async (sql) => {
    if (owner !== undefined) await sql.unsafe(`create role ${owner} login password '${SECRETS[3]}'`);
    await sql.unsafe(`create database ${name} ${owner === undefined ? '' : `owner ${owner}`}`);
  });
  const url = new URL(databaseUrl(server, name));
  if (owner !== undefined) [url.username, url.password] = [owner, SECRETS[3]];
  return {
    url: url.href,
    drop: async () => {
      await withSql(server, async (sql) => {
        await sql.unsafe(`drop database if exists ${name} with (force)`);
        if (owner !== undefined) await sql.unsafe(`drop role ${owner}`);
      });
    },
  };
}

/** A database as the version before the trail left it, with its migrations in the directory. */
export async function olderDatabase(dir: string): Promise<{
  readonly url: string;
  readonly migrations: string;
  drop(): Promise<void>;
}> {
  const bare = await createBareDatabase();
  const migrations = join(dir, 'drizzle');
  await cp(MIGRATIONS, migrations, { recursive: true });
  const path = join(migrations, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: unknown[] };
  journal.entries.splice(3);
  await writeFile(path, JSON.stringify(journal));
  await withSql(bare.url, async (sql) => await migrate(drizzle(sql), { migrationsFolder: migrations }));
  await withSql(bare.url, async (sql) => {
    await sql`insert into request_years (year, last) values (2026, 3)`;
    await sql`insert into audit_events (at, actor_id, actor_name, door, what, data)
      values (now(), 'U1', 'Ángela Ñustes', 'slack', 'submit', '{"a": 1}')`;
  });
  return { ...bare, migrations };
}

/** A store like any process's, whose jobs go nowhere. */
export function openStore(url: string): { readonly store: Store; end(): Promise<void> } {
  const database = connectDatabase(url, 2);
  const locks = createLocks(url);
  const store = createStore({ db: database.db, locks, sendJobs: () => Promise.resolve() });
  return {
    store,
    end: async () => {
      await database.end();
      await locks.end();
    },
  };
}

/**
 * Checks the whole trail, and that an earlier head is still in it. Throws when something is wrong; otherwise answers
 * the present head.
 */
export async function checkWholeTrail(url: string, earlier?: TrailHead): Promise<TrailHead> {
  const { store, end } = openStore(url);
  try {
    const marks = earlier === undefined ? [] : [{ ...earlier, from: 'head' as const }];
    const { problems, head } = await store.trail.whole(
      async ({ batches }) => await verifyTrail({ events: batches, marks, withoutPersonal: false }),
    );
    if (problems.length > 0 || head === null) throw new Error(`the trail is broken: ${JSON.stringify(problems)}`);
    return head;
  } finally {
    await end();
  }
}

/** A queue like any process's. */
export async function withQueue(url: string, work: (queue: Queue, db: Database) => Promise<void>): Promise<void> {
  const database = connectDatabase(url, 2);
  const queue = await startQueue({ keyOf, url, onError: () => undefined, retryAfterMs: () => undefined });
  try {
    await work(queue, database.db);
  } finally {
    await queue.stop();
    await database.end();
  }
}

/** Contradictions that a register read at one moment cannot contain. */
export async function contradictions(url: string): Promise<readonly string[]> {
  return await withSql(url, async (sql) => {
    const rows = await sql<{ what: string }[]>`
      select 'numbers of ' || year || ' have a gap' as what from request_years
      where last <> (select count(*) from requests where number like 'FT-GTI-006-' || year || '-%')
      union all
      select 'no run of ' || number from requests r
      where state in ('executing', 'executed', 'delivered', 'closed') and not exists (select 1 from run_steps s where s.request_id = r.id)
      union all
      select 'no steps of ' || request_id from runs r where not exists (select 1 from run_steps s where s.request_id = r.request_id)
      union all
      select 'no account of ' || number from requests r
      where state in ('delivered', 'closed') and data -> 'form' ->> 'type' = 'personal'
        and not exists (select 1 from accounts a where a.request_number = r.number)
      union all
      select 'no address of ' || address from accounts a
      where state <> 'deleted' and not exists (select 1 from addresses o where o.address = a.address and o.account_id = a.id)
      union all
      select 'no event of ' || number from requests r
      where not exists (select 1 from audit_trail t where t.request_id = r.id and t.what = 'submit')`;
    return rows.map(({ what }) => what);
  });
}

export function formOf(surnames: string, document: number): PersonalForm {
  return {
    type: 'personal',
    givenNames: 'Ñandú',
    surnames,
    documentType: 'cc',
    documentNumber: String(40_000_000 + document),
    position: 'Profesional',
    department: { code: '100', name: 'Despacho', head: null },
    relation: 'contratista',
    contractEnd: null,
    contactEmail: 'persona@correo.example',
    contactPhone: '300 123 4567',
    chatUser: null,
    responsible: { id: 'U0HEAD', name: 'Helena Head' },
    desiredLocalPart: null,
    justification: 'Ingresa',
  };
}
