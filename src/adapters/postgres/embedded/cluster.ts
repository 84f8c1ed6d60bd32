import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, errorCode } from './embedded-error.ts';
import { isInitialized, type Home } from './home.ts';

export const SUPERUSER = 'buzon';

/** Spanish sorting if the binaries have ICU, otherwise by code point. */
const LOCALES = [
  ['--locale=C', '--locale-provider=icu', '--icu-locale=es-CO'],
  ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
] as const;

const ABANDONED_MS = 3_600_000;

/** The environment for the binaries: none of our variables, which may contain secrets. */
export function serverEnvironment(): Record<string, string> {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/**
 * Creates the data in a temporary place and renames it, so that a crash or a second process never leaves half of it.
 */
export async function initializeCluster(input: { home: Home; binaries: Binaries; durable: boolean }): Promise<void> {
  const { home } = input;
  if (await isInitialized(home.cluster)) return;
  const parent = dirname(home.cluster);
  await removeAbandoned(parent);
  const work = await mkdtemp(join(parent, 'init-'));
  try {
    const draft = join(work, 'pgdata');
    const passwordFile = join(work, 'password');
    await writeFile(passwordFile, home.password, { mode: 0o600 });
    if (home.user !== undefined) {
      await chown(passwordFile, home.user.uid, home.user.gid);
      await chown(work, home.user.uid, home.user.gid);
    }
    await runInitdb({ ...input, draft, passwordFile });
    await rename(draft, home.cluster);
  } catch (error) {
    if (!(await isInitialized(home.cluster))) throw error;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function runInitdb(input: {
  home: Home;
  binaries: Binaries;
  durable: boolean;
  draft: string;
  passwordFile: string;
}): Promise<void> {
  const shared = [
    `--pgdata=${input.draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${input.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    ...(input.durable ? [] : ['--no-sync']),
  ];
  const [spanish, byCodePoint] = LOCALES;
  try {
    await run(input, [...shared, ...spanish]);
  } catch (error) {
    if (!/\bICU\b|icu-locale|locale-provider/i.test(stderrOf(error))) throw initFailed(input.binaries, error);
    await run(input, [...shared, ...byCodePoint]).catch((second: unknown) => {
      throw initFailed(input.binaries, second);
    });
  }
}

async function run(input: { home: Home; binaries: Binaries; draft: string }, args: readonly string[]): Promise<void> {
  await promisify(execFile)(input.binaries.initdb, [...args], {
    cwd: dirname(input.draft),
    env: serverEnvironment(),
    ...input.home.user,
  });
}

function initFailed(binaries: Binaries, cause: unknown): EmbeddedPostgresError {
  if (errorCode(cause) === 'ENOENT' || errorCode(cause) === 'ENOEXEC') return cannotRun(binaries.initdb, cause);
  return new EmbeddedPostgresError('init_failed', `initdb failed: ${stderrOf(cause).trim()}`, { cause });
}

/** The file exists but the system cannot run it: the binaries need glibc, which Alpine does not have. */
export function cannotRun(file: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'unsupported_platform',
    `${file} cannot be run on this system. Set DATABASE_URL to a Postgres server of your own.`,
    { cause },
  );
}

function stderrOf(error: unknown): string {
  if (error instanceof Error && 'stderr' in error && typeof error.stderr === 'string') return error.stderr;
  return error instanceof Error ? error.message : String(error);
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('init-')) continue;
    const path = join(parent, name);
    const entry = await stat(path).catch(() => undefined);
    if (entry === undefined || Date.now() - entry.mtimeMs < ABANDONED_MS) continue;
    await rm(path, { recursive: true, force: true });
  }
}
