import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { startChild } from './child.ts';
import type { WriterReport } from './export-writer.ts';
import { fixed, median, type Aim, type Table } from './report.ts';
import { startDatabase, temporaryDir, type Cleanup } from './scene.ts';
import { seedAccounts } from './seed-accounts.ts';

const ACCOUNTS = 100_000;
const TIMES = 2;
const MEMORY_MB = 250;
const MODES = ['copy', 'csv', 'xlsx'] as const;
type Mode = (typeof MODES)[number];

interface Measured {
  readonly reports: readonly WriterReport[];
  readonly megabytes: number;
}

/** Exports the whole list as CSV and as XLSX, taking turns with Postgres' own COPY of the same table for comparison. */
export async function measureExport(cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const databaseUrl = await startDatabase(cleanup);
  await seedAccounts(databaseUrl, ACCOUNTS);
  await fillColumns(databaseUrl);
  const dir = await temporaryDir(cleanup);
  const measured: Record<Mode, { reports: WriterReport[]; megabytes: number }> = {
    copy: { reports: [], megabytes: 0 },
    csv: { reports: [], megabytes: 0 },
    xlsx: { reports: [], megabytes: 0 },
  };
  for (let turn = 0; turn < TIMES; turn += 1) {
    for (const mode of MODES) {
      const file = join(dir, `export.${mode}`);
      measured[mode].reports.push(await exportOnce({ mode, file, databaseUrl }, cleanup));
      measured[mode].megabytes = (await stat(file)).size / 1024 ** 2;
    }
  }
  return tableOf(measured);
}

/** Fills every column, since a list in which every field is known is the largest. */
async function fillColumns(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`
    update accounts set given_names = split_part(display_name, ' ', 1), surnames = split_part(display_name, ' ', 3),
      phone = '+57 300 123 4567', contract_end = date '2031-05-31', holder_id = 'U0TITULAR', holder_name = display_name,
      suspended_at = created_at, deleted_at = created_at`;
  await sql`vacuum analyze accounts`;
  await sql.end();
}

async function exportOnce(
  { mode, file, databaseUrl }: { readonly mode: Mode; readonly file: string; readonly databaseUrl: string },
  cleanup: Cleanup,
): Promise<WriterReport> {
  const env = { DATABASE_URL: databaseUrl, WRITER_MODE: mode, WRITER_FILE: file };
  const child = startChild('./export-writer.ts', { env, ipc: true });
  cleanup.defer(child.stop);
  const ended = once(child.process, 'exit').then(() => null);
  const told = await Promise.race([once(child.process, 'message'), ended]);
  if (told === null) throw new Error(`the export ended:\n${child.output()}`);
  await ended;
  return told[0] as WriterReport;
}

function tableOf(measured: Readonly<Record<Mode, Measured>>): { table: Table; aims: readonly Aim[] } {
  const msOf = ({ reports }: Measured): number => median(reports.map(({ ms }) => ms));
  const peakOf = ({ reports }: Measured): number => Math.max(...reports.map(({ peakMb }) => peakMb));
  const row = (name: string, of: Measured): readonly string[] => [
    name,
    fixed(msOf(of) / 1_000),
    fixed(msOf(of) / msOf(measured.copy)),
    fixed(peakOf(of), 0),
    fixed(peakOf(of) / peakOf(measured.copy)),
    fixed(Math.max(...of.reports.map(({ blockedMs }) => blockedMs)), 0),
    fixed(of.megabytes, 1),
  ];
  const table: Table = {
    title: `Export of ${ACCOUNTS.toLocaleString('en')} accounts`,
    notes: [
      `The median time and the most memory of ${TIMES} runs, each in a process of its own, Postgres not counted.`,
      'The bare alternative is COPY … TO STDOUT of the whole table, piped into a file.',
    ],
    head: ['', 'time (s)', "of COPY's", 'resident, most (MB)', "of COPY's", 'blocks for (ms)', 'file (MB)'],
    rows: [row('COPY', measured.copy), row('CSV', measured.csv), row('XLSX', measured.xlsx)],
  };
  const aims = (['csv', 'xlsx'] as const).map((mode): Aim => {
    const peak = peakOf(measured[mode]);
    return {
      what: `export of ${ACCOUNTS.toLocaleString('en')} accounts as ${mode.toUpperCase()}: resident memory`,
      measured: `${fixed(peak, 0)} MB`,
      aim: `< ${MEMORY_MB} MB`,
      reached: peak < MEMORY_MB,
    };
  });
  return { table, aims };
}
