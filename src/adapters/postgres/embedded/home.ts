import { randomBytes } from 'node:crypto';
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  realpath,
  rmdir,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError, errorCode } from './embedded-error.ts';
import { findServiceUser, isReachable, makePublicDir, runsAsRoot, type ServiceUser } from './user.ts';

/** A server's files: `dataDir/pgdata` (or the target of that link), `dataDir/password`, `dataDir/postgres.log`. */
export interface Home {
  /** Real path of the given directory. */
  readonly dataDir: string;
  /** Real path of the data; exists after initdb. */
  readonly cluster: string;
  /** The place for copies of the binaries. */
  readonly copiesDir: string;
  readonly user: ServiceUser | undefined;
  readonly password: string;
}

/** Creates or finds the directories and the password. As root, data below a private directory go to `shelterDir`. */
export async function prepareHome(input: { dataDir: string; shelterDir: string }): Promise<Home> {
  await mkdir(input.dataDir, { recursive: true, mode: runsAsRoot() ? 0o711 : 0o700 });
  const dataDir = await realpath(input.dataDir);
  const pgdata = join(dataDir, 'pgdata');
  const user = await findServiceUser(pgdata);
  const sheltered = user !== undefined && !(await isReachable(user, dataDir));
  if (sheltered) await linkToShelter(pgdata, input.shelterDir);
  const cluster = await followLink(pgdata);
  const initialized = await isInitialized(cluster);
  const password = await readOrCreatePassword(join(dataDir, 'password'), initialized);
  return { dataDir, cluster, copiesDir: user === undefined ? dataDir : input.shelterDir, user, password };
}

export async function isInitialized(cluster: string): Promise<boolean> {
  return (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) !== undefined;
}

/** The target of a `pgdata` link, or `pgdata` itself. */
export async function followLink(pgdata: string): Promise<string> {
  const target = await readlink(pgdata).catch(() => undefined);
  if (target === undefined) return pgdata;
  const parent = await realpath(dirname(target)).catch((cause: unknown) => {
    // Starting empty here would silently lose the data.
    throw new EmbeddedPostgresError(
      'data_missing',
      `${pgdata} says that the data are in ${target}, which is gone. Restore it, or delete the link to start with an empty database.`,
      { cause },
    );
  });
  return join(parent, 'pgdata');
}

async function linkToShelter(pgdata: string, shelterDir: string): Promise<void> {
  if ((await readlink(pgdata).catch(() => undefined)) !== undefined) return;
  await makePublicDir(shelterDir);
  const place = await mkdtemp(join(shelterDir, 'data-'));
  await chmod(place, 0o711);
  await symlink(join(place, 'pgdata'), pgdata).catch(async (error: unknown) => {
    await rmdir(place);
    if (errorCode(error) !== 'EEXIST') throw error;
  });
}

/** Linking the finished file into place makes processes that start together agree on one password. */
async function readOrCreatePassword(file: string, initialized: boolean): Promise<string> {
  const existing = await readPassword(file);
  if (existing !== undefined) return existing;
  if (initialized) {
    throw new EmbeddedPostgresError('password_missing', `The database has a password, and ${file} is gone.`);
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file, 'utf8');
}

async function readPassword(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw new EmbeddedPostgresError('not_owner', `${file} cannot be read by this user.`, { cause });
  }
}
