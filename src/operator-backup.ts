import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  dropOldBackups,
  keepBackup,
  momentIn,
  nightlyBackups,
  type BackupFolder,
  type BackupOccasion,
} from '#adapters/backup/backup-folder.ts';
import { identityOf } from '#adapters/backup/identity.ts';
import { checkBackup, checkRestoreTarget, restoreBackup } from '#adapters/backup/restore-backup.ts';
import { takeBackup, type BackupTaken } from '#adapters/backup/take-backup.ts';
import { databaseInside } from '#adapters/postgres/backup-transaction.ts';
import { connectDatabase, type Database } from '#adapters/postgres/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded.ts';
import { createLocks, type Locks } from '#adapters/postgres/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import type { AuditEvent, Chat, Clock, Store } from '#use-cases/ports.ts';
import type { Config } from './config.ts';
import { operatorPerson } from './operator-person.ts';
import { changedSettings, publicSettings, settingsFiles } from './public-settings.ts';

/** Whoever makes a backup of this database holds this claim. */
const CLAIM = 'backup';
/** The nightly backup is due from this time of the institution's day on, HHmmss. */
const DUE_AT = '023000';
/** After one that failed, a process leaves it alone for so long: each reads the whole database. */
const PAUSE_MS = 30 * 60_000;

const migrationsFolder = fileURLToPath(new URL('../drizzle', import.meta.url));

/** A finished backup, as it is told and written to the trail. */
export interface BackupMade extends BackupTaken {
  readonly path: string;
}

interface NightlyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly chat: Pick<Chat, 'tellTrouble'>;
  readonly config: Config;
  readonly databaseUrl: string;
  /** Aborted when the bot stops: a backup that is under way is given up. */
  readonly signal: AbortSignal;
}

/** What a process remembers of its store's nights; started anew it tries at once. */
const failures = new WeakMap<Store, Date>();
/** Asked for every minute, and the same for good. */
const identities = new WeakMap<Store, string>();

/**
 * Makes the backup of today when it is due and nobody has made it, whichever process asks; keeps the newest `keep`. Null
 * when there is nothing to do, half an hour after a failure, or when it was given up. Throws when it fails, and the systems
 * area's channel is told once a day.
 */
export async function nightlyBackup(
  deps: NightlyDeps,
  input: { readonly dir: string; readonly keep: number },
): Promise<BackupMade | null> {
  const { store, clock, config, signal } = deps;
  const today = momentIn(config.timeZone, clock.now()).slice(0, 8);
  const due = `${today}-${DUE_AT}`;
  const failedAt = failures.get(store)?.getTime() ?? -Infinity;
  if (momentIn(config.timeZone, clock.now()) < due || clock.now().getTime() - failedAt < PAUSE_MS) return null;
  try {
    return await makeTonights(deps, { ...input, due });
  } catch (error) {
    if (signal.aborted) return null;
    failures.set(store, clock.now());
    await deps.chat.tellTrouble(`backup:${today}`, 'backup_failed').catch((untold: unknown) => {
      throw new AggregateError([error, untold], 'the backup failed, and nobody could be told');
    });
    throw error;
  }
}

async function makeTonights(
  { store, clock, config, databaseUrl, signal }: NightlyDeps,
  { dir, keep, due }: { readonly dir: string; readonly keep: number; readonly due: string },
): Promise<BackupMade | null> {
  const database = identities.get(store) ?? (await identityOf(databaseUrl));
  identities.set(store, database);
  const folder = { dir, database };
  const isMade = async (): Promise<boolean> => ((await nightlyBackups(folder))[0] ?? '') >= due;
  if (await isMade()) return null;
  const claimed = await store.exclusively(CLAIM, async () => {
    if (await isMade()) return null;
    const at = clock.now();
    const made = await makeBackup(config, { url: databaseUrl, folder, occasion: 'nightly', at, signal });
    await dropOldBackups({ ...folder, keep });
    await store.transact(
      async (tx) => await tx.append(eventOf(made, { actor: 'buzon', door: 'worker', at: clock.now() })),
    );
    return made;
  });
  return claimed?.value ?? null;
}

/** `npm run backup`: into `dir`, telling where it went. Throws `BackupError`, or when another backup is under way. */
export async function carryOutBackup(
  config: Config,
  input: { readonly dir: string; readonly tell: (line: string) => void },
): Promise<BackupMade> {
  return await withDatabase(config, async (url) => {
    const locks = createLocks(url);
    try {
      const claimed = await locks.exclusively(CLAIM, async () => {
        const folder = { dir: input.dir, database: await identityOf(url) };
        const made = await makeBackup(config, { url, folder, occasion: 'asked', at: new Date() });
        // A program that is newer than the database must not write to it: this one may be the copy before the upgrade.
        if (made.isCurrent) await note(eventOf(made, { ...operator(), at: new Date() }), { url, locks });
        return made;
      });
      if (claimed === null) throw new Error('another backup of this database is under way: wait for it');
      const { path, rows, jobs } = claimed.value;
      input.tell(
        `done: ${path} (${rows} rows, ${jobs} jobs that wait). It holds personal data: keep it where few can read it.`,
      );
      return claimed.value;
    } finally {
      await locks.end();
    }
  });
}

/** `npm run restore -- FILE`: all of it or nothing. Throws `BackupError` before anything is touched when it cannot be done. */
export async function carryOutRestore(
  config: Config,
  input: { readonly file: string; readonly tell: (line: string) => void },
): Promise<void> {
  const { file, tell } = input;
  const backup = await checkBackup({ path: file, migrationsFolder });
  const { manifest, sha256 } = backup;
  const rows = manifest.tables.reduce((all, table) => all + table.rows, 0);
  tell(`${basename(file)} is whole: ${rows} rows of ${manifest.madeAt}, Buzón ${manifest.version}`);
  await withDatabase(config, async (url) => {
    await checkRestoreTarget({ url, migrationsFolder });
    const queue = await startQueue({ url, onError: () => undefined, retryAfterMs: () => undefined });
    try {
      let db: Database | undefined;
      const steps: Parameters<typeof restoreBackup>[0] = {
        sendJob: async (inside, job, after) => await queue.sendIn((db ??= databaseInside(inside)), job, after),
        atEnd: async (inside) => {
          const locks: Locks = { exclusively: () => Promise.resolve(null), end: () => Promise.resolve() };
          const store = createStore({ db: db ?? databaseInside(inside), locks, sendJob: queue.sendIn });
          const data = { file: basename(file), sha256, rows };
          const event = { requestId: null, ...operator(), at: new Date(), what: 'restore', data };
          await store.transact(async (tx) => await tx.append(event));
        },
      };
      await restoreBackup(steps, { url, migrationsFolder, backup });
    } finally {
      await queue.stop();
    }
  });
  tell(`done: ${rows} rows are in the database`);
  for (const { name, before, now } of changedSettings(backup.settings, publicSettings(config)))
    tell(`setting ${name}: it was ${before} when the backup was made, and is ${now} here`);
  for (const name of backup.files) tell(`the file of the setting ${name} is in the backup, as files/${name}`);
}

async function makeBackup(
  config: Config,
  input: {
    readonly url: string;
    readonly folder: BackupFolder;
    readonly occasion: BackupOccasion;
    readonly at: Date;
    readonly signal?: AbortSignal;
  },
): Promise<BackupMade> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { folder, occasion, ...taken } = input;
  const what = { ...taken, migrationsFolder, version, settings: publicSettings(config), files: settingsFiles(config) };
  const { value, path } = await keepBackup(
    { ...folder, occasion, at: input.at, timeZone: config.timeZone },
    async (part) => await takeBackup({ ...what, path: part }),
  );
  return { ...value, path };
}

function eventOf(made: BackupMade, by: Pick<AuditEvent, 'actor' | 'door' | 'at'>): AuditEvent {
  return {
    ...by,
    requestId: null,
    what: 'backup',
    data: { file: basename(made.path), sha256: made.sha256, rows: made.rows },
  };
}

function operator(): Pick<AuditEvent, 'actor' | 'door'> {
  return { actor: operatorPerson(), door: 'command_line' };
}

async function note(event: AuditEvent, { url, locks }: { readonly url: string; readonly locks: Locks }): Promise<void> {
  const database = connectDatabase(url, 1);
  try {
    const store = createStore({
      db: database.db,
      locks,
      sendJob: () => Promise.reject(new Error('no job comes of a backup')),
    });
    await store.transact(async (tx) => await tx.append(event));
  } finally {
    await database.end();
  }
}

/** The embedded database is adopted where it runs, and started where it does not. */
async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== null) return await work(config.databaseUrl);
  const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
}
