import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { cannotRun, serverEnvironment } from './cluster.ts';
import { EmbeddedPostgresError } from './embedded-error.ts';
import type { Home } from './home.ts';
import { findRunningServer, isAlive } from './running.ts';

const POLL_MS = 10;
const FAST_SHUTDOWN_MS = 30_000;

/** Another server, or the remains of one, has the data or the port: try again. */
const OCCUPIED =
  /postmaster\.pid" already exists|pre-existing shared memory block|could not create any TCP\/IP sockets/;

export type Launch =
  | { readonly kind: 'ready'; readonly pid: number; readonly port: number; readonly stop: () => Promise<void> }
  | { readonly kind: 'occupied' };

/**
 * Starts a server that outlives this process, and waits until it accepts connections. `deadline` is epoch milliseconds;
 * any free port when none is given.
 */
export async function launchServer(input: {
  home: Home;
  binaries: Binaries;
  logFile: string;
  durable: boolean;
  deadline: number;
  port: number | undefined;
}): Promise<Launch> {
  const { home } = input;
  const port = input.port ?? (await findFreePort());
  await mkdir(dirname(input.logFile), { recursive: true });
  const log = await open(input.logFile, 'a+', 0o600);
  try {
    const logStart = (await log.stat()).size;
    const child = await spawnServer({ ...input, port, logFd: log.fd });
    while (!hasExited(child)) {
      const running = await findRunningServer(home.cluster);
      if (running !== undefined && running.pid === child.pid && running.ready) {
        return { kind: 'ready', pid: running.pid, port, stop: () => stopServer(child) };
      }
      if (Date.now() > input.deadline) {
        throw new EmbeddedPostgresError('start_timeout', `Postgres is not ready yet; see ${input.logFile}.`);
      }
      await sleep(POLL_MS);
    }
    const said = await readFrom(log, logStart);
    if (OCCUPIED.test(said)) return { kind: 'occupied' };
    throw new EmbeddedPostgresError('start_failed', `Postgres did not start; ${input.logFile} says:\n${said.trim()}`);
  } finally {
    await log.close();
  }
}

async function spawnServer(input: {
  home: Home;
  binaries: Binaries;
  port: number;
  logFd: number;
  durable: boolean;
}): Promise<ChildProcess> {
  const { cluster, user } = input.home;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(input.port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(input.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(input.binaries.postgres, ['-D', cluster, ...args], {
    cwd: cluster,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', input.logFd, input.logFd],
    ...user,
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => reject(cannotRun(input.binaries.postgres, cause)));
  });
  child.unref();
  return child;
}

async function stopServer(child: ChildProcess): Promise<void> {
  await shutDown({ isGone: () => hasExited(child), send: (signal) => child.kill(signal) });
}

/** Stops a server that another process started. */
export async function stopAdopted(pid: number): Promise<void> {
  const send = (signal: NodeJS.Signals): boolean => process.kill(pid, signal);
  await shutDown({ isGone: () => !isAlive(pid), send });
}

/** Fast shutdown: open transactions are rolled back. Resolves when the server is gone. */
async function shutDown(server: {
  readonly isGone: () => boolean;
  readonly send: (signal: NodeJS.Signals) => boolean;
}): Promise<void> {
  if (!server.isGone()) server.send('SIGINT');
  const impatientAt = Date.now() + FAST_SHUTDOWN_MS;
  let forced = false;
  while (!server.isGone()) {
    if (!forced && Date.now() > impatientAt) forced = server.send('SIGQUIT');
    await sleep(POLL_MS);
  }
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function readFrom(log: FileHandle, position: number): Promise<string> {
  const { size } = await log.stat();
  const buffer = Buffer.alloc(Math.max(0, size - position));
  const { bytesRead } = await log.read(buffer, 0, buffer.length, position);
  return buffer.toString('utf8', 0, bytesRead);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
