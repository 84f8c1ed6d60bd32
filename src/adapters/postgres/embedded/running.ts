import { link, readFile, readdir, readlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './embedded-error.ts';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  /** False while it is starting, recovering or stopping. */
  readonly ready: boolean;
}

/**
 * The server on these data, according to its postmaster.pid. The file of a dead server whose number another process has
 * now is removed: Postgres would refuse to start.
 */
export async function findRunningServer(cluster: string): Promise<RunningServer | undefined> {
  const file = await readPidFile(cluster);
  if (file === undefined || !isAlive(file.pid)) return undefined;
  const servers = await serverProcesses(cluster);
  if (servers === undefined || servers.includes(file.pid)) return file;
  // Its children may live a little longer, and the file protects the data until they are gone.
  if (servers.length > 0) return { ...file, ready: false };
  await removeStalePidFile(cluster, file);
  return undefined;
}

interface PidFile extends RunningServer {
  readonly startedAt: string;
}

/** Lines: pid, data directory, start time, port, socket directory, address, shared memory, status (padded). */
async function readPidFile(cluster: string): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, startedAt: lines[2] ?? '', port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Finds server and children by their working directory, the data directory. Undefined where the system does not tell
 * (no /proc).
 */
async function serverProcesses(cluster: string): Promise<readonly number[] | undefined> {
  if (process.platform !== 'linux') return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
      if (cwd !== cluster) return [];
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      return name.trim() === 'postgres' ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}

/**
 * Only the process that first links this file to its own name may remove it: another server may be starting meanwhile.
 */
async function removeStalePidFile(cluster: string, stale: PidFile): Promise<void> {
  const claim = join(cluster, `postmaster.pid.stale-${stale.pid}-${stale.startedAt}`);
  try {
    await link(join(cluster, 'postmaster.pid'), claim);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOENT') return;
    throw error;
  }
  const current = await readPidFile(cluster);
  if (current?.pid === stale.pid && current.startedAt === stale.startedAt) {
    await unlink(join(cluster, 'postmaster.pid'));
  }
  await unlink(claim);
}
