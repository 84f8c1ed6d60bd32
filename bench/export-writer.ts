import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import postgres from 'postgres';
import { createRegisterReader } from '#adapters/postgres/accounts/account-export.ts';
import { connectDatabase } from '#adapters/postgres/connection/database.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { createCsvWriter } from '#adapters/records/account-list/accounts-csv.ts';
import { createXlsxWriter } from '#adapters/records/account-list/accounts-xlsx.ts';
import { esExport } from '#messages/es/accounts/export.ts';
import { exportAccounts } from '#use-cases/accounts/export-accounts.ts';
import type { ExportFormat } from '#use-cases/ports/store/export.ts';

/** What one export reports to the benchmark. */
export interface WriterReport {
  readonly ms: number;
  /** The highest resident memory of the whole process. */
  readonly peakMb: number;
  /** The longest time for which the event loop was blocked. */
  readonly blockedMs: number;
}

/** Exports the list once, in its own process: as the bot does, or (`copy`) as CSV written by Postgres itself. */
async function run(mode: ExportFormat | 'copy', file: string, databaseUrl: string): Promise<number> {
  const out = createWriteStream(file);
  if (mode === 'copy') {
    const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    const startedAt = performance.now();
    await pipeline(await sql`copy accounts to stdout with (format csv, header)`.readable(), out);
    const ms = performance.now() - startedAt;
    await sql.end();
    return ms;
  }
  const database = connectDatabase(databaseUrl);
  const locks = createLocks(databaseUrl);
  const sendJobs = (): Promise<void> => Promise.reject(new Error('an export sends no jobs'));
  const store = createStore({ db: database.db, locks, sendJobs });
  const settings = { words: esExport, timeZone: 'America/Bogota' };
  const versions = [{ code: 'FT-GTI-002', version: '01', date: '2015-03-25', description: '' }];
  const deps = {
    store,
    register: createRegisterReader(database.db),
    writers: { xlsx: createXlsxWriter(settings), csv: createCsvWriter(settings) },
    institution: { name: 'Alcaldía', nit: '890.000.000-0', versions, timeZone: settings.timeZone },
    clock: { now: () => new Date() },
  };
  const startedAt = performance.now();
  await exportAccounts(deps, {
    ...{ by: { id: 'bench', name: 'bench', systems: true, door: 'slack' }, door: 'command_line' },
    ...{ format: mode, out },
  });
  const ms = performance.now() - startedAt;
  await Promise.all([database.end(), locks.end()]);
  return ms;
}

let blockedMs = 0;
let lookedAt = performance.now();
setInterval(() => {
  const now = performance.now();
  blockedMs = Math.max(blockedMs, now - lookedAt);
  lookedAt = now;
}, 1).unref();
const { WRITER_MODE: mode = 'copy', WRITER_FILE: file = '', DATABASE_URL: databaseUrl = '' } = process.env;
const ms = await run(mode as ExportFormat | 'copy', file, databaseUrl);
// `maxRSS` is in kilobytes on every system.
process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1024, blockedMs } satisfies WriterReport);
process.exit(0);
