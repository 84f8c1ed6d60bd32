import type { TransactionSql } from 'postgres';
import { FORMAT, JOBS, MANIFEST, SETTINGS, type Manifest, type PartSum, type TableEntry } from './archive-format.ts';
import { BackupError } from './backup-error.ts';
import { findTables, readSequences } from './catalogue.ts';
import { readRows } from './copy.ts';
import { declaredBy } from './declared.ts';
import { appliedTo, JOURNAL, journalOf, readMigrations, type Migration } from './migrations.ts';
import { connectForBackup } from './session.ts';
import { writeArchive, type ArchiveWriter } from './write-archive.ts';

export interface BackupInput {
  readonly url: string;
  readonly migrationsFolder: string;
  /** The product's version, as in package.json. */
  readonly version: string;
  /** Without secrets. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The institution's own files, by their name in the backup. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly at: Date;
  /** A secret of the institution, which distinguishes its own backups from forged ones. */
  readonly key?: Buffer | null;
  /** The path to write to, which must not exist. */
  readonly path: string;
  /** When aborted, the backup stops at once, whatever it waits for. */
  readonly signal?: AbortSignal;
}

export interface BackupTaken {
  readonly sha256: string;
  readonly rows: number;
  readonly jobs: number;
  /** Whether every migration of this program is applied to the database. */
  readonly isCurrent: boolean;
}

/**
 * Writes everything as it is at one moment, while people go on working: one snapshot for all tables and the waiting
 * jobs. Throws `BackupError` `unknown_schema` when the database belongs to a newer program, and an error when aborted.
 */
export async function takeBackup(input: BackupInput): Promise<BackupTaken> {
  const known = await readMigrations(input.migrationsFolder);
  input.signal?.throwIfAborted();
  const sql = connectForBackup(input.url);
  // A statement that waits for a lock can only be stopped like this.
  const cut = (): void => void sql.end({ timeout: 0 });
  input.signal?.addEventListener('abort', cut, { once: true });
  try {
    const { value, sha256 } = await writeArchive(
      input,
      async (archive) =>
        await sql.begin(
          'isolation level repeatable read read only',
          async (tx) => await fill(archive, { tx, known, input }),
        ),
    );
    return { sha256, ...(value as Omit<BackupTaken, 'sha256'>) };
  } finally {
    input.signal?.removeEventListener('abort', cut);
    await sql.end({ timeout: 5 });
  }
}

async function fill(
  archive: ArchiveWriter,
  {
    tx,
    known,
    input,
  }: { readonly tx: TransactionSql; readonly known: readonly Migration[]; readonly input: BackupInput },
): Promise<Omit<BackupTaken, 'sha256'>> {
  const migrations = appliedOf(known, await appliedTo(tx));
  const parts: PartSum[] = [
    await archive.addWhole(SETTINGS, JSON.stringify(input.settings, null, 2)),
    await archive.addWhole(`migrations/${JOURNAL}`, journalOf(migrations)),
  ];
  for (const { tag, text } of migrations) parts.push(await archive.addWhole(`migrations/${tag}.sql`, text));
  for (const [name, whole] of input.files) parts.push(await archive.addWhole(`files/${name}`, whole));
  const tables: TableEntry[] = [];
  const found = await findTables(tx, declaredBy(migrations).tables);
  for (const table of found) {
    const sum = await archive.addStream(`tables/${table.name}.copy`, readRows(tx, table));
    parts.push(sum);
    tables.push({ ...table, part: sum.name, rows: sum.lines });
  }
  const jobs = await archive.addStream(JOBS, waitingJobs(tx));
  parts.push(jobs);
  const manifest: Manifest = {
    product: 'buzon',
    format: FORMAT,
    version: input.version,
    madeAt: input.at.toISOString(),
    migrations: migrations.map(({ tag, hash, createdAt }) => ({ tag, hash, createdAt })),
    tables,
    sequences: await readSequences(tx, found),
    parts,
  };
  await archive.addWhole(MANIFEST, JSON.stringify(manifest, null, 2));
  const rows = tables.reduce((all, table) => all + table.rows, 0);
  return { rows, jobs: jobs.lines, isCurrent: migrations.length === known.length };
}

function appliedOf(known: readonly Migration[], applied: readonly string[]): readonly Migration[] {
  const hashes = new Set(applied);
  const ours = known.filter(({ hash }) => hashes.has(hash));
  if (applied.length === 0)
    throw new BackupError('unknown_schema', 'The database holds nothing of Buzón: there is nothing to back up.');
  if (ours.length !== applied.length)
    throw new BackupError(
      'unknown_schema',
      'The database is of another version of Buzón than this program: make the backup with that version.',
    );
  return ours;
}

/**
 * The pending jobs, one per line. pg-boss keeps them in its own tables, which change with its version and are not
 * copied.
 */
async function* waitingJobs(tx: TransactionSql): AsyncGenerator<Buffer> {
  const [queue] = await tx<{ there: boolean }[]>`select to_regclass('pgboss.job') is not null as there`;
  if (queue?.there !== true) return;
  const waiting = tx<{ job: unknown; after: string | null }[]>`
    select data as job,
      case when state <> 'active' and start_after > now() then to_char(start_after at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as after
    from pgboss.job
    where name = 'buzon' and state in ('created', 'retry', 'active')
    order by created_on, id`;
  for await (const rows of waiting.cursor(500)) {
    yield Buffer.from(rows.map(({ job, after }) => `${JSON.stringify({ job, after })}\n`).join(''));
  }
}
