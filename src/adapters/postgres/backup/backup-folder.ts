import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One database's backups in a folder that others may share. The file names contain `database`, which is only letters
 * and digits.
 */
export interface BackupFolder {
  readonly dir: string;
  readonly database: string;
}

/** Old nightly backups are removed; one made on request stays until somebody removes it. */
export type BackupOccasion = 'nightly' | 'asked';

/**
 * Writes a backup under a temporary name, and renames it when it is complete and on the disk: the moment in the
 * institution's time zone. One at a time for each database; half-written files of earlier attempts are removed.
 */
export async function keepBackup<T>(
  input: BackupFolder & { readonly occasion: BackupOccasion; readonly at: Date; readonly timeZone: string },
  write: (path: string) => Promise<T>,
): Promise<{ readonly value: T; readonly path: string }> {
  const { dir } = input;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const unfinished = new RegExp(String.raw`^buzon-${input.database}-(?:asked-)?\d{8}-\d{6}\.tar\.gz\.part$`);
  for (const name of await readdir(dir)) if (unfinished.test(name)) await rm(join(dir, name));
  const path = await freeName(input);
  const part = `${path}.part`;
  try {
    const value = await write(part);
    await rename(part, path);
    await syncFolder(dir);
    return { value, path };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The time of the institution's day from which the nightly backup is due, HHmmss. */
export const NIGHTLY_AT = '023000';

/** The database's finished nightly backups by the moments in their names, YYYYMMDD-HHmmss, newest first. */
interface NightlyBackups {
  readonly made: readonly string[];
  /** Names with a future moment: Buzón does not make those, and they count for no night. */
  readonly ahead: readonly string[];
}

/** The folder's nightly backups at the moment `now`, YYYYMMDD-HHmmss. Empty without a folder. */
export async function nightlyBackups({
  dir,
  database,
  now,
}: BackupFolder & { readonly now: string }): Promise<NightlyBackups> {
  const finished = new RegExp(String.raw`^buzon-${database}-(\d{8}-\d{6})\.tar\.gz$`);
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const moments = names
    .flatMap((name) => finished.exec(name)?.[1] ?? [])
    .toSorted()
    .toReversed();
  return { made: moments.filter((moment) => moment <= now), ahead: moments.filter((moment) => moment > now) };
}

/** Removes all nightly backups made until `now` except the newest `keep`; files with other names are not touched. */
export async function dropOldBackups(
  input: BackupFolder & { readonly keep: number; readonly now: string },
): Promise<void> {
  for (const moment of (await nightlyBackups(input)).made.slice(input.keep))
    await rm(join(input.dir, nightlyName(input.database, moment)));
}

/** The moment as YYYYMMDD-HHmmss in the time zone. */
export function momentIn(timeZone: string, at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone, hourCycle: 'h23' }).replaceAll(/[-:]/g, '').replace(' ', '-');
}

/** The file name of a nightly backup. */
export function nightlyName(database: string, moment: string): string {
  return nameOf({ database }, { occasion: 'nightly', moment });
}

function nameOf(
  { database }: Pick<BackupFolder, 'database'>,
  { occasion, moment }: { readonly occasion: BackupOccasion; readonly moment: string },
): string {
  return `buzon-${database}-${occasion === 'asked' ? 'asked-' : ''}${moment}.tar.gz`;
}

async function freeName(
  input: BackupFolder & { readonly occasion: BackupOccasion; readonly at: Date; readonly timeZone: string },
): Promise<string> {
  const { dir, occasion, at, timeZone } = input;
  for (let second = 0; ; second += 1) {
    const moment = momentIn(timeZone, new Date(at.getTime() + second * 1_000));
    const path = join(dir, nameOf(input, { occasion, moment }));
    const isTaken = await access(path).then(
      () => true,
      () => false,
    );
    if (!isTaken) return path;
  }
}

/** Makes the new name survive a power loss. Windows has no such call. */
async function syncFolder(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(dir);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
