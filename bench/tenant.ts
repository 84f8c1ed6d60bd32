import { once } from 'node:events';
import postgres from 'postgres';
import { startInstitution, type Institution } from '#sandbox/start.ts';
import { startChild } from './child.ts';
import { fixed, median, type Aim, type Table } from './report.ts';
import { startDatabase, type Cleanup } from './scene.ts';
import type { ReaderReport } from './tenant-reader.ts';

const USERS = 20_000;
const CHANGED = 200;
const TIMES = 3;
const DAYS_8 = 8 * 24 * 60 * 60_000;
const MOST_REQUESTS = 25;
/** How much the heap may grow from the second page to the last, MB: less than the users of three pages. */
const FLAT_MB = 3;

interface Measured {
  readonly reports: readonly ReaderReport[];
  readonly requests: number;
}

/**
 * Measures the import of a whole tenant, the full comparison with the register, and a read of only the changes. They
 * are compared with a loop that only reads the same pages.
 */
export async function measureTenant(cleanup: Cleanup): Promise<{ table: Table; aims: readonly Aim[] }> {
  const databaseUrl = await startDatabase(cleanup);
  const institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
  cleanup.defer(async () => await institution.stop());
  const { graph } = institution;
  const ids = graph.seedUsers(USERS);
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  cleanup.defer(async () => await sql.end());
  const read = async (mode: string): Promise<ReaderReport> =>
    await readOnce(institution, { mode, databaseUrl, cleanup });
  const several = async (before: () => Promise<void>, mode = 'timed', times = TIMES): Promise<Measured> => {
    const reports: ReaderReport[] = [];
    let requests = 0;
    for (let turn = 0; turn < times; turn += 1) {
      await before();
      graph.clearJournal();
      reports.push(await read(mode));
      requests = graph.journal().filter(({ path, batch }) => path.startsWith('/v1.0/') && batch === undefined).length;
    }
    return { reports, requests };
  };
  const empty = async (): Promise<void> => {
    await sql`truncate findings, tenant_reads, addresses, accounts cascade`;
  };
  const expire = async (): Promise<void> => await Promise.resolve(graph.moveClock(DAYS_8));
  let turn = 0;
  const change = async (): Promise<void> => {
    turn += 1;
    for (const id of ids.slice(0, CHANGED)) graph.admin.change(id, { jobTitle: `Cargo ${turn}` });
    await Promise.resolve();
  };
  const bare = await several(async () => await Promise.resolve(), 'bare');
  const imported = await several(empty);
  const weighed = await several(empty, 'weighed', 1);
  const full = await several(expire);
  const weighedFull = await several(expire, 'weighed', 1);
  const delta = await several(change);
  return tableOf({ bare, imported, weighed, full, weighedFull, delta });
}

async function readOnce(
  institution: Institution,
  { mode, databaseUrl, cleanup }: { readonly mode: string; readonly databaseUrl: string; readonly cleanup: Cleanup },
): Promise<ReaderReport> {
  const env = { ...institution.env, DATABASE_URL: databaseUrl, READER_MODE: mode };
  const child = startChild('./tenant-reader.ts', { env, ipc: true });
  cleanup.defer(child.stop);
  const ended = once(child.process, 'exit').then(() => null);
  const told = await Promise.race([once(child.process, 'message'), ended]);
  if (told === null) throw new Error(`the reader ended:\n${child.output()}`);
  await ended;
  return told[0] as ReaderReport;
}

function tableOf(
  measured: Readonly<Record<'bare' | 'imported' | 'weighed' | 'full' | 'weighedFull' | 'delta', Measured>>,
): { table: Table; aims: readonly Aim[] } {
  const { bare, imported, weighed, full, weighedFull, delta } = measured;
  const msOf = ({ reports }: Measured): number => median(reports.map(({ ms }) => ms));
  const row = (name: string, of: Measured, heap: Measured | null): readonly string[] => [
    name,
    String(of.reports[0]?.users ?? 0),
    String(of.requests),
    fixed(msOf(of) / 1_000),
    of === delta ? '' : fixed(msOf(of) / msOf(bare)),
    fixed(Math.max(...of.reports.flatMap(({ residentMb }) => residentMb)), 0),
    heap === null ? '' : fixed(growth(heap)),
  ];
  const table: Table = {
    title: `Reading a tenant of ${USERS.toLocaleString('en')} users`,
    notes: [
      `The median of ${TIMES} runs, each in a process of its own; the bare loop reads the same pages and does nothing with them.`,
      `Heap: what lives after a collection, the most from the second page on less the second page. Changes: ${CHANGED} users.`,
    ],
    head: ['', 'users', 'Graph requests', 'time (s)', 'of the bare loop', 'resident, most (MB)', 'heap grows by (MB)'],
    rows: [
      row('bare loop', bare, null),
      row('import', imported, weighed),
      row('full reconciliation', full, weighedFull),
      row('changes only', delta, null),
    ],
  };
  const flat = Math.max(growth(weighed), growth(weighedFull));
  const most = Math.max(imported.requests, full.requests);
  return {
    table,
    aims: [
      {
        what: 'full read of 20,000 users: Graph requests',
        measured: String(most),
        aim: `≤ ${MOST_REQUESTS}`,
        reached: most <= MOST_REQUESTS,
      },
      {
        what: 'the same: heap growth from page 2 on',
        measured: `${fixed(flat)} MB`,
        aim: `≤ ${FLAT_MB} MB`,
        reached: flat <= FLAT_MB,
      },
    ],
  };
}

function growth({ reports }: Measured): number {
  const heap = reports[0]?.heapMb ?? [];
  return Math.max(...heap.slice(1)) - (heap[1] ?? Number.NaN);
}
