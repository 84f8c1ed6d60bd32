import { measureSearches } from './account-searches.ts';
import { ACCOUNTS, listTable, measureList, measureListTrips } from './accounts.ts';
import { measureBackup } from './backup.ts';
import { measureDrawing } from './drawing.ts';
import { measureExport } from './export.ts';
import { measureGraph } from './graph-requests.ts';
import { measureLoad } from './load.ts';
import { aimsText, fixed, heading, tableText, type Aim, type Table } from './report.ts';
import { createCleanup, setScene, startDatabase, type Cleanup } from './scene.ts';
import { seedAccounts } from './seed-accounts.ts';
import { measureStart } from './start.ts';
import { measureTenant } from './tenant.ts';
import { measureTrail } from './trail.ts';

const DEADLINE_MS = 35 * 60_000;
const MEMORY_MB = 200;

interface Measured {
  readonly table: Table;
  readonly aims: readonly Aim[];
}

/** The parts that can be measured separately, in this order. All of them run unless the command names some. */
const PARTS: Readonly<Record<string, (cleanup: Cleanup) => Promise<readonly Measured[]>>> = {
  start: async (cleanup) => [await measureStart(cleanup)],
  tenant: async (cleanup) => [await measureTenant(cleanup)],
  trail: measureTrail,
  drawing: async (cleanup) => [await measureDrawing(cleanup)],
  export: async (cleanup) => [await measureExport(cleanup)],
  backup: async (cleanup) => [await measureBackup(cleanup)],
  desk: measureDesk,
};

async function bench(names: readonly string[], cleanup: Cleanup): Promise<void> {
  const unknown = names.filter((name) => PARTS[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`not a part: ${unknown.join(', ')} (they are ${Object.keys(PARTS).join(', ')})`);
  process.stdout.write(heading());
  const aims: Aim[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const part of await measure(cleanup)) {
      process.stdout.write(tableText(part.table));
      aims.push(...part.aims);
    }
  }
  process.stdout.write(aimsText(aims));
}

/**
 * Measures the running bot with 100,000 accounts: the list, the Graph requests for one account, the load, the memory,
 * the searches.
 */
async function measureDesk(cleanup: Cleanup): Promise<readonly Measured[]> {
  const databaseUrl = await startDatabase(cleanup);
  await seedAccounts(databaseUrl, ACCOUNTS);
  const list = await measureList(databaseUrl);
  const scene = await setScene(databaseUrl, cleanup);
  const graph = await measureGraph(scene, databaseUrl);
  const trips = listTable(list, await measureListTrips(scene));
  const idle = await scene.bot.child.residentMb();
  const load = await measureLoad(scene, cleanup);
  const loaded = await scene.bot.child.residentMb();
  const bare = await scene.bare.child.residentMb();
  // The searches change the accounts that the list shows, so they come last.
  return [graph, trips, load, memoryTable({ idle, loaded, bare }), await measureSearches(databaseUrl)];
}

function memoryTable(megabytes: Readonly<Record<'idle' | 'loaded' | 'bare', number | null>>): Measured {
  const { idle, loaded, bare } = megabytes;
  const text = (value: number | null): string => (value === null ? '–' : fixed(value, 0));
  const table: Table = {
    title: "Resident memory of the bot's process (MB), Postgres not counted",
    head: ['', 'before the load', 'after it'],
    rows: [
      ['bot', text(idle), text(loaded)],
      ['bare Bolt app', '', text(bare)],
    ],
  };
  const reached = loaded === null ? null : loaded < MEMORY_MB;
  return { table, aims: [{ what: 'memory after the load', measured: `${text(loaded)} MB`, aim: '< 200 MB', reached }] };
}

const cleanup = createCleanup();
const end = async (why: string | null): Promise<never> => {
  if (why !== null) process.stderr.write(`${why}\n`);
  await cleanup.run();
  process.exit(why === null ? 0 : 1);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(`stopped by ${signal}`));
setTimeout(() => void end(`not done after ${DEADLINE_MS / 1_000} s`), DEADLINE_MS).unref();
await bench(process.argv.slice(2), cleanup).then(
  async () => await end(null),
  async (error: unknown) => await end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
