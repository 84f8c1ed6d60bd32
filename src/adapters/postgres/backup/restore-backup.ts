import { isDeepStrictEqual } from 'node:util';
import type { Sql, TransactionSql } from 'postgres';
import type { Job } from '#use-cases/ports/store/job.ts';
import { JOBS, MANIFEST, SETTINGS, type Manifest, type TableEntry } from './archive-format.ts';
import { BackupError } from './backup-error.ts';
import { findTables, quoted, readSequences } from './catalogue.ts';
import { readRows, startLoading, type Loading } from './copy.ts';
import { declaredBy } from './declared.ts';
import { apply, readMigrations, type Migration } from './migrations.ts';
import { isSame, readEntries, verifyArchive } from './read-archive.ts';
import { startSum, type Summing } from './part-sum.ts';
import { connectForBackup } from './session.ts';
import { checkTarget } from './check-target.ts';

const FILES = 'files/';

/** A backup that was verified completely, and that this program can restore. */
export interface CheckedBackup {
  readonly path: string;
  readonly manifest: Manifest;
  readonly isKeyed: boolean;
  readonly sha256: string;
  readonly settings: unknown;
  /** Names of the institution's own files. */
  readonly files: readonly string[];
  /** This program's migrations, as many as had been applied; those named in the file are only for people. */
  readonly migrations: readonly Migration[];
}

/** Steps inside the restore's transaction, so that everything is restored or nothing. */
export interface RestoreSteps {
  /** Called for each job that was pending at the backup; it must wait until `after`. */
  sendJob(inside: Inside, job: Job, after?: Date): Promise<void>;
  /** Called when everything is in place and up to date. */
  atEnd(inside: Inside): Promise<void>;
}

interface Inside {
  readonly client: Sql;
  readonly tx: TransactionSql;
}

/**
 * Reads the whole file once. Throws `BackupError`: no such file, not a backup, damaged (and where), forged, or newer
 * than this program.
 */
export async function checkBackup(input: {
  readonly path: string;
  /** Distinguishes the institution's own backups from forged ones; null without a key. */
  readonly key: Buffer | null;
  readonly migrationsFolder: string;
}): Promise<CheckedBackup> {
  const { path } = input;
  const read = await verifyArchive(input, (part) => part === SETTINGS);
  const { manifest, isKeyed, sha256, texts } = read;
  const known = await readMigrations(input.migrationsFolder);
  const foreign = manifest.migrations.find(({ hash }, place) => known[place]?.hash !== hash);
  if (foreign !== undefined)
    throw new BackupError(
      'newer_backup',
      `${path} was made by another, newer Buzón (${manifest.version}): its migration ${foreign.tag} is not known here. Restore it with that version. Nothing was restored.`,
    );
  return {
    path,
    manifest,
    isKeyed,
    sha256,
    settings: JSON.parse(texts.get(SETTINGS) ?? '{}'),
    files: manifest.parts.flatMap(({ name }) => (name.startsWith(FILES) ? [name.slice(FILES.length)] : [])),
    migrations: known.slice(0, manifest.migrations.length),
  };
}

/**
 * Loads a checked backup into a database without rows of ours, all or nothing: the schema of that time, the rows, the
 * jobs, then this program's newer migrations. Afterwards every table is read and compared, as the jobs are while they
 * are loaded, since the file may have changed since the check. Throws `BackupError`.
 */
export async function restoreBackup(
  steps: RestoreSteps,
  input: { readonly url: string; readonly migrationsFolder: string; readonly backup: CheckedBackup },
): Promise<void> {
  const { backup } = input;
  const known = await readMigrations(input.migrationsFolder);
  const sql = connectForBackup(input.url);
  try {
    await sql.begin(async (tx) => {
      // The lock that migrations take: a bot that starts now waits until this has ended.
      await tx`select pg_advisory_xact_lock(hashtext('buzon.migrate'))`;
      await checkTarget(tx, known);
      await startOver(tx, known);
      await apply(tx, backup.migrations);
      await checkManifest(tx, backup);
      const inside = { client: sql, tx };
      await load(inside, { backup, steps });
      for (const { name, last, called } of backup.manifest.sequences)
        await tx`select setval(${`public.${quoted(name)}`}, ${last}::bigint, ${called})`;
      for (const table of backup.manifest.tables) await compare(tx, { table, backup });
      await apply(tx, known.slice(backup.migrations.length));
      await tx`analyze`;
      await steps.atEnd(inside);
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Refuses a database that contains something or is used by a bot, before anything is touched. Throws `BackupError`. */
export async function checkRestoreTarget(input: {
  readonly url: string;
  readonly migrationsFolder: string;
}): Promise<void> {
  const known = await readMigrations(input.migrationsFolder);
  const sql = connectForBackup(input.url);
  try {
    await sql.begin('read only', async (tx) => await checkTarget(tx, known));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Checks that the file's tables and sequences are exactly those of its version: they become part of statements. */
async function checkManifest(tx: TransactionSql, { path, manifest, migrations }: CheckedBackup): Promise<void> {
  const expected = await findTables(tx, declaredBy(migrations).tables);
  const named = manifest.tables.map(({ name, columns, orderBy }) => ({ name, columns, orderBy }));
  const sequences = (await readSequences(tx, expected)).map(({ name }) => name);
  if (
    !isDeepStrictEqual(
      named,
      expected.map((table) => ({ ...table, columns: [...table.columns] })),
    ) ||
    !isDeepStrictEqual(
      manifest.sequences.map(({ name }) => name),
      sequences,
    )
  )
    throw new BackupError(
      'damaged',
      `${path} is damaged at ${MANIFEST}: its tables are not those of Buzón ${manifest.version}. Nothing was restored.`,
    );
}

/** Drops the empty tables of any version. */
async function startOver(tx: TransactionSql, known: readonly Migration[]): Promise<void> {
  const { tables, views, functions, types } = declaredBy(known);
  for (const name of views) await tx.unsafe(`drop view if exists public.${quoted(name)} cascade`);
  for (const name of tables) await tx.unsafe(`drop table if exists public.${quoted(name)} cascade`);
  for (const name of functions) await tx.unsafe(`drop function if exists public.${quoted(name)} cascade`);
  for (const name of types) await tx.unsafe(`drop type if exists public.${quoted(name)} cascade`);
  await tx`drop table if exists drizzle.__drizzle_migrations`;
}

/**
 * Loads the rows without comparing, and sends the jobs. Throws `BackupError` when the jobs differ from the checked
 * ones.
 */
async function load(
  inside: Inside,
  { backup, steps }: { readonly backup: CheckedBackup; readonly steps: RestoreSteps },
): Promise<void> {
  const tables = new Map(backup.manifest.tables.map((table) => [table.part, table]));
  let current: { readonly part: string; readonly writing: Loading } | null = null;
  const decoder = new TextDecoder();
  const jobs = startSum();
  let line = '';
  try {
    for await (const { part, content } of readEntries(backup.path)) {
      if (current !== null && current.part !== part) {
        await current.writing.end();
        current = null;
      }
      const table = tables.get(part);
      if (table !== undefined) current ??= { part, writing: await startLoading(inside.tx, table) };
      for await (const chunk of content) {
        await current?.writing.write(chunk);
        if (part !== JOBS) continue;
        jobs.add(chunk);
        const lines = (line + decoder.decode(chunk, { stream: true })).split('\n');
        line = lines.pop() ?? '';
        for (const each of lines) await sendJobs(inside, { steps, line: each });
      }
    }
  } catch (error) {
    current?.writing.abort();
    throw error;
  }
  if (!isAsWritten(backup, { part: JOBS, found: jobs.result() }))
    throw new BackupError('not_loaded', 'The jobs that wait did not arrive as they were: nothing was restored.');
}

function isAsWritten(
  { manifest }: CheckedBackup,
  { part, found }: { readonly part: string; readonly found: ReturnType<Summing['result']> },
): boolean {
  const expected = manifest.parts.find(({ name }) => name === part);
  return expected !== undefined && isSame(expected, found);
}

async function sendJobs(
  inside: Inside,
  { steps, line }: { readonly steps: RestoreSteps; readonly line: string },
): Promise<void> {
  const { job, after } = JSON.parse(line) as { readonly job: Job; readonly after: string | null };
  await steps.sendJob(inside, job, ...(after === null ? [] : [new Date(after)]));
}

/** Checks that the table is now, byte for byte, what the backup says. */
async function compare(
  tx: TransactionSql,
  { table, backup }: { readonly table: TableEntry; readonly backup: CheckedBackup },
): Promise<void> {
  const sum = startSum();
  for await (const chunk of readRows(tx, table)) sum.add(chunk);
  if (!isAsWritten(backup, { part: table.part, found: sum.result() }))
    throw new BackupError('not_loaded', `The rows of ${table.name} did not arrive as they were: nothing was restored.`);
}
