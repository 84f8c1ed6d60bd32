import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../connection/connection.ts';
import { findBinariesPackage, prepareBinaries } from './binaries.ts';
import { initializeCluster, SUPERUSER } from './cluster.ts';
import { EmbeddedPostgresError, errorCode } from './embedded-error.ts';
import { followLink, prepareHome, type Home } from './home.ts';
import { launchServer, stopAdopted } from './launch.ts';
import { findRunningServer } from './running.ts';

const START_TIMEOUT_MS = 60_000;
const RETRY_MS = 50;
const SHELTER_DIR = '/var/lib/buzon';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Default: `postgres.log` in dataDir. */
  readonly logFile?: string;
  /** False (for tests): a crash of the machine may lose everything. Default true. */
  readonly durable?: boolean;
  /** As root: the place of the data when dataDir is below a private directory such as /root. Default /var/lib/buzon. */
  readonly shelterDir?: string;
  /** The port; any free one when left out. A server already running keeps its own. */
  readonly port?: number;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** True when the server was already running, whoever started it. */
  readonly adopted: boolean;
  readonly pid: number;
  /** Resolves when the server is gone. Leaves an adopted server running. */
  stop(): Promise<void>;
  /** Resolves when the server is gone, whoever started it. */
  end(): Promise<void>;
}

/**
 * Starts a Postgres server on 127.0.0.1 over the data in `dataDir`, or adopts the one running there. It survives a
 * crash of this process; the next call finds it. Throws EmbeddedPostgresError.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const durable = options.durable ?? true;
  const home = await prepareHome({ dataDir: options.dataDir, shelterDir: resolve(options.shelterDir ?? SHELTER_DIR) });
  const logFile = resolve(options.logFile ?? join(home.dataDir, 'postgres.log'));

  while (Date.now() < deadline) {
    const running = await findRunningServer(home.cluster);
    if (running?.ready === true && (await isOurServer(home, running.port))) {
      const { pid } = running;
      const end = async (): Promise<void> => await stopAdopted(pid);
      return { url: urlOf(home, running.port), adopted: true, pid, stop: () => Promise.resolve(), end };
    }
    if (running === undefined) {
      const packageDir = findBinariesPackage();
      const binaries = await prepareBinaries({ packageDir, copiesDir: home.copiesDir, user: home.user });
      await initializeCluster({ home, binaries, durable });
      const launch = await launchServer({ home, binaries, logFile, durable, deadline, port: options.port });
      if (launch.kind === 'ready') {
        const { pid, stop } = launch;
        return { url: urlOf(home, launch.port), adopted: false, pid, stop, end: stop };
      }
    }
    await sleep(RETRY_MS);
  }
  throw new EmbeddedPostgresError('start_timeout', `The server of ${home.cluster} does not answer; see ${logFile}.`);
}

/** Deletes the data of a stopped server, wherever they are, and `dataDir` with its password and log. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const pgdata = resolve(dataDir, 'pgdata');
  const cluster = await followLink(pgdata);
  if (cluster !== pgdata) await rm(dirname(cluster), { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

function urlOf(home: Home, port: number): string {
  return `postgres://${SUPERUSER}:${home.password}@127.0.0.1:${port}/postgres`;
}

/** After a reboot the number in the pid file may belong to another process, and the port to another server. */
async function isOurServer(home: Home, port: number): Promise<boolean> {
  const { sql } = openConnection(urlOf(home, port), { application_name: 'buzon' });
  try {
    const rows = await sql<{ data_directory: string }[]>`show data_directory`;
    return rows[0]?.data_directory === home.cluster;
  } catch (cause) {
    if (errorCode(cause) !== '28P01') return false;
    throw new EmbeddedPostgresError(
      'password_rejected',
      `The server of ${home.cluster} does not accept the password in ${join(home.dataDir, 'password')}.`,
      { cause },
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}
