import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-error.ts';

/** The user that runs the server when we may not: Postgres refuses to run as root. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

export function runsAsRoot(): boolean {
  return process.geteuid?.() === 0;
}

/** The server's user: the owner of the data, else `postgres` or `nobody`. Undefined means ourselves. */
export async function findServiceUser(cluster: string): Promise<ServiceUser | undefined> {
  const owner = await stat(cluster).catch(() => undefined);
  if (!runsAsRoot()) {
    const self = process.geteuid?.();
    if (owner !== undefined && self !== undefined && owner.uid !== self) {
      throw new EmbeddedPostgresError('not_owner', `${cluster} belongs to another user (uid ${owner.uid}).`);
    }
    return undefined;
  }
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const entries = passwd.split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find((fields) => fields[0] === name);
    const uid = Number(entry?.[2]);
    const gid = Number(entry?.[3]);
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'no_service_user',
    'Postgres does not run as root, and there is no user "postgres" or "nobody" to run it as. Run as another user, or set DATABASE_URL.',
  );
}

/** Whether the user may read `path` (and enter it, if it is a directory) and pass all directories above it. */
export async function isReachable(user: ServiceUser, path: string): Promise<boolean> {
  if (!(await grants(user, path, 0o5))) return false;
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    if (!(await grants(user, dir, 0o1))) return false;
    if (dir === dirname(dir)) return true;
  }
}

async function grants(user: ServiceUser, path: string, wanted: number): Promise<boolean> {
  const entry = await stat(path);
  const shift = entry.uid === user.uid ? 6 : entry.gid === user.gid ? 3 : 0;
  const needed = entry.isDirectory() ? wanted & 0o1 : wanted & 0o4;
  return ((entry.mode >> shift) & needed) === needed;
}

/** A directory that every user can pass, whatever our umask. */
export async function makePublicDir(dir: string): Promise<void> {
  const made = await mkdir(dir, { recursive: true });
  if (made !== undefined) await chmod(dir, 0o755);
}
