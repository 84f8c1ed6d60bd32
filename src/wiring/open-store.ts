import { join } from 'node:path';
import { connectDatabase, type DatabaseConnection } from '#adapters/postgres/connection/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/embedded.ts';
import { createLocks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue, type Queue } from '#adapters/queue/queue.ts';
import type { Config } from '#src/config/config.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

/** The database of the settings, or the embedded one, which is adopted if running and otherwise started. */
export async function findDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<{ readonly url: string; end(): Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, end: async () => await Promise.resolve() };
  const embedded = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  return { url: embedded.url, end: embedded.stop };
}

export interface OpenedStore {
  readonly database: DatabaseConnection;
  readonly store: Store;
  end(): Promise<void>;
}

/**
 * Connects to a database whose schema is known to match, for work without a queue: the store throws when a job is sent.
 */
export function openStore(url: string, limits: Limits = {}): OpenedStore {
  const noQueue = (): Promise<void> => Promise.reject(new Error('no job comes of a command of the operator'));
  return connect(url, { ...limits, sendJobs: noQueue });
}

/** The same, with the queue for the store's jobs. */
export async function openStoreAndQueue(
  url: string,
  {
    connections,
    ...errors
  }: Pick<Limits, 'connections'> & Omit<Parameters<typeof startQueue>[0], 'url' | 'keyOf' | 'silentMs'>,
): Promise<OpenedStore & { readonly queue: Queue }> {
  const queue = await startQueue({ url, keyOf, ...errors });
  const opened = connect(url, { connections, sendJobs: queue.sendIn });
  return { ...opened, queue, end: async () => await queue.stop().then(opened.end) };
}

interface Limits {
  /** Maximum number of connections, beside those of locks and queue. */
  readonly connections?: number | undefined;
  /** A statement without an answer for this long is given up, ms. */
  readonly silentMs?: number;
}

function connect(
  url: string,
  { connections, silentMs, sendJobs }: Limits & { readonly sendJobs: Queue['sendIn'] },
): OpenedStore {
  const database = connectDatabase(url, connections, silentMs);
  const locks = createLocks(url);
  const end = async (): Promise<void> => {
    await locks.end();
    await database.end();
  };
  return { database, store: createStore({ db: database.db, locks, sendJobs }), end };
}
