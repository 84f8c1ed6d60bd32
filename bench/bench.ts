import { measureSearches } from './account-searches.ts';
import { ACCOUNTS, listTable, measureList, measureListTrips } from './accounts.ts';
import { measureBackup } from './backup.ts';
import { measureExport } from './export.ts';
import { measureGraph } from './graph-requests.ts';
import { measureLoad } from './load.ts';
import { aimsText, fixed, heading, tableText, type Aim, type Table } from './report.ts';
import { createCleanup, setScene, startDatabase, type Cleanup } from './scene.ts';
import { seedAccounts } from './seed-accounts.ts';
import { measureStart } from './start.ts';
import { measureTenant } from './tenant.ts';
import { measureTrail } from './trail.ts';

const DEADLINE_MS = 15 * 60_000;
const MEMORY_MB = 200;

/** Measures everything that has an aim, one after the other, and prints it as tables. */
async function bench(cleanup: Cleanup): Promise<void> {
  process.stdout.write(heading());
  const aims: Aim[] = [];
  const tell = (part: { readonly table: Table; readonly aims: readonly Aim[] }): void => {
    process.stdout.write(tableText(part.table));
    aims.push(...part.aims);
  };
  tell(await measureStart(cleanup));
  tell(await measureTenant(cleanup));
  for (const part of await measureTrail(cleanup)) tell(part);
  tell(await measureExport(cleanup));
  tell(await measureBackup(cleanup));
  const databaseUrl = await startDatabase(cleanup);
  await seedAccounts(databaseUrl, ACCOUNTS);
  const list = await measureList(databaseUrl);
  const scene = await setScene(databaseUrl, cleanup);
  tell(await measureGraph(scene, databaseUrl));
  tell(listTable(list, await measureListTrips(scene)));
  const idle = await scene.bot.child.residentMb();
  tell(await measureLoad(scene, cleanup));
  const loaded = await scene.bot.child.residentMb();
  const bare = await scene.bare.child.residentMb();
  tell(memoryTable({ idle, loaded, bare }));
  // It changes the rows of the list: the last of all.
  tell(await measureSearches(databaseUrl));
  process.stdout.write(aimsText(aims));
}

function memoryTable(megabytes: Readonly<Record<'idle' | 'loaded' | 'bare', number | null>>): {
  table: Table;
  aims: readonly Aim[];
} {
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
await bench(cleanup).then(
  async () => await end(null),
  async (error: unknown) => await end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
