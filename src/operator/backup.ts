import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  dropOldBackups,
  keepBackup,
  momentIn,
  NIGHTLY_AT,
  nightlyBackups,
  type BackupFolder,
  type BackupOccasion,
} from '#adapters/postgres/backup/backup-folder.ts';
import { MIGRATIONS_FOLDER } from '#adapters/postgres/roles/migrate.ts';
import { identityOf } from '#adapters/postgres/backup/identity.ts';
import { checkBackup, checkRestoreTarget, restoreBackup } from '#adapters/postgres/backup/restore-backup.ts';
import { takeBackup, type BackupTaken } from '#adapters/postgres/backup/take-backup.ts';
import { recordTroubles } from '#adapters/postgres/trail/archive-proof.ts';
import { databaseInside } from '#adapters/postgres/connection/backup-transaction.ts';
import type { Database } from '#adapters/postgres/connection/database.ts';
import type { Locks } from '#adapters/postgres/connection/locks.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import type { RecordTrouble } from '#use-cases/ports/store/archive.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Config } from '#src/config/config.ts';
import { tellRecords } from './proof.ts';
import { operatorPerson } from './person.ts';
import { findDatabase, openStore } from '#src/wiring/open-store.ts';
import { checkOneDatabase, prepareDatabase } from '#src/wiring/prepare-database.ts';
import { changedSettings, publicSettings, settingsFiles } from '#src/config/public-settings.ts';
import { keyOf } from '#src/jobs/all-jobs.ts';

/** The claim held while a backup of this database is made. */
const CLAIM = 'backup';
/** After a failure a process pauses this long: each attempt reads the whole database. */
const PAUSE_MS = 30 * 60_000;

/** A finished backup, for the message and the trail. */
export interface BackupMade extends BackupTaken {
  readonly path: string;
}

interface NightlyDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly notices: Pick<Notices, 'tellTrouble'>;
  readonly config: Config;
  readonly databaseUrl: string;
  /** Aborted when the bot stops: a running backup is abandoned. */
  readonly signal: AbortSignal;
}

/** Failed nights of this process; a restarted process tries at once. */
const failures = new WeakMap<Store, Date>();
/** Cached: needed every minute, and never changes. */
const identities = new WeakMap<Store, string>();

/**
 * Makes today's backup when it is due and no process has made it; keeps the newest `keep`. Null when there is nothing
 * to do, half an hour after a failure, or when it was abandoned. Throws when it fails, and the systems area's channel
 * is told once a day.
 */
export async function nightlyBackup(
  deps: NightlyDeps,
  input: { readonly dir: string; readonly keep: number },
): Promise<BackupMade | null> {
  const { store, clock, config, signal } = deps;
  const today = momentIn(config.timeZone, clock.now()).slice(0, 8);
  const due = `${today}-${NIGHTLY_AT}`;
  const failedAt = failures.get(store)?.getTime() ?? -Infinity;
  if (momentIn(config.timeZone, clock.now()) < due || clock.now().getTime() - failedAt < PAUSE_MS) return null;
  try {
    return await makeTonights(deps, { ...input, due });
  } catch (error) {
    if (signal.aborted) return null;
    failures.set(store, clock.now());
    await deps.notices.tellTrouble(`backup:${today}`, 'backup_failed').catch((untold: unknown) => {
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
  const now = (): string => momentIn(config.timeZone, clock.now());
  const isMade = async (): Promise<boolean> => ((await nightlyBackups({ ...folder, now: now() })).made[0] ?? '') >= due;
  if (await isMade()) return null;
  const claimed = await store.exclusively(CLAIM, async () => {
    if (await isMade()) return null;
    const at = clock.now();
    const made = await makeBackup(config, { url: databaseUrl, folder, occasion: 'nightly', at, signal });
    await dropOldBackups({ ...folder, keep, now: now() });
    await store.transact(
      async (tx) => await tx.append(eventOf(made, { actor: 'buzon', door: 'worker', at: clock.now() })),
    );
    return made;
  });
  return claimed?.value ?? null;
}

/**
 * `npm run backup`: makes a backup in `dir` and tells its path. Throws `BackupError`, or when another backup is
 * running.
 */
export async function backUpDatabase(
  config: Config,
  input: { readonly dir: string; readonly tell: (line: string) => void },
): Promise<BackupMade> {
  return await withDatabase(config, async (url) => {
    const { store, end } = openStore(url, { connections: 1 });
    try {
      const claimed = await store.exclusively(CLAIM, async () => {
        const folder = { dir: input.dir, database: await identityOf(url) };
        const made = await makeBackup(config, { url, folder, occasion: 'asked', at: new Date() });
        // A program newer than the database must not write to it: this may be the copy before the upgrade.
        if (made.isCurrent) {
          const event = eventOf(made, { ...operator(), at: new Date() });
          await store.transact(async (tx) => await tx.append(event));
        }
        return made;
      });
      if (claimed === null) throw new Error('another backup of this database is under way: wait for it');
      const { path, rows, jobs } = claimed.value;
      input.tell(
        `done: ${path} (${rows} rows, ${jobs} jobs that wait). It holds personal data: keep it where few can read it.`,
      );
      return claimed.value;
    } finally {
      await end();
    }
  });
}

/**
 * `npm run restore -- FILE`: all or nothing. Throws `BackupError` before anything is touched when it is not possible.
 */
export async function restoreDatabase(
  config: Config,
  input: { readonly file: string; readonly tell: (line: string) => void },
): Promise<void> {
  const { file, tell } = input;
  const backup = await checkBackup({ path: file, key: config.backup.key, migrationsFolder: MIGRATIONS_FOLDER });
  const { manifest, sha256 } = backup;
  const rows = manifest.tables.reduce((all, table) => all + table.rows, 0);
  tell(`${basename(file)} is whole: ${rows} rows of ${manifest.madeAt}, Buzón ${manifest.version}`);
  if (backup.isKeyed && config.backup.key === null)
    tell('It is sealed with a key, and BACKUP_KEY_FILE is not set here: whether it is forged was not looked at.');
  await withDatabase(config, async (botUrl) => {
    // A restore recreates the schema, which only its owner may do.
    const { databaseOwnerUrl: ownerUrl } = config;
    const url = ownerUrl ?? botUrl;
    if (ownerUrl !== null) await checkOneDatabase({ url: botUrl, ownerUrl });
    await checkRestoreTarget({ url, migrationsFolder: MIGRATIONS_FOLDER });
    const queue = await startQueue({ keyOf, url, onError: () => undefined, retryAfterMs: () => undefined });
    try {
      let db: Database | undefined;
      let altered: readonly RecordTrouble[] = [];
      const steps: Parameters<typeof restoreBackup>[0] = {
        sendJob: async (inside, job, startAfter) =>
          await queue.sendIn((db ??= databaseInside(inside)), [{ job, startAfter }]),
        atEnd: async (inside) => {
          const locks: Locks = { exclusively: () => Promise.resolve(null), end: () => Promise.resolve() };
          const store = createStore({ db: db ?? databaseInside(inside), locks, sendJobs: queue.sendIn });
          altered = await recordTroubles(db ?? databaseInside(inside));
          const data = { file: basename(file), sha256, rows, altered: altered.length };
          const event = { requestId: null, ...operator(), at: new Date(), what: 'restore', data };
          await store.transact(async (tx) => await tx.append(event));
        },
      };
      await restoreBackup(steps, { url, migrationsFolder: MIGRATIONS_FOLDER, backup });
      tellRecords(altered, tell);
    } finally {
      await queue.stop();
    }
    if (ownerUrl !== null) await prepareDatabase({ url: botUrl, ownerUrl });
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
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const { folder, occasion, ...taken } = input;
  const what = {
    ...taken,
    key: config.backup.key,
    migrationsFolder: MIGRATIONS_FOLDER,
    version,
    settings: publicSettings(config),
    files: settingsFiles(config),
  };
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

/** Makes the database available while `work` runs. */
async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const { url, end } = await findDatabase(config);
  try {
    return await work(url);
  } finally {
    await end();
  }
}
