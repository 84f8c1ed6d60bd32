import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readDepartments } from '#adapters/departments/departments.ts';
import { readGuides } from '#adapters/guides/guides.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { createRegisterReader } from '#adapters/postgres/account-export.ts';
import { connectDatabase, type DatabaseConnection } from '#adapters/postgres/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { migrate } from '#adapters/postgres/migrate.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue, type Queue } from '#adapters/queue/queue.ts';
import { createListWriters } from '#adapters/records/lists.ts';
import { createReportWriter } from '#adapters/records/report-writer.ts';
import { createRecordWriter } from '#adapters/records/request-pdf.ts';
import { createSlack, type Slack } from '#adapters/slack/slack.ts';
import { createMessages } from '#messages/messages.ts';
import { nightlyForgetting } from '#use-cases/forget-old.ts';
import { findHolders } from '#use-cases/find-holders.ts';
import type { Chat, Clock, Institution, Store } from '#use-cases/ports.ts';
import { startChores, type Chore } from './chores.ts';
import { directoryOptionsOf, institutionOf, type Config } from './config.ts';
import { startHttp, type HttpDoors } from './http.ts';
import { sweep } from './sweep.ts';
import { retryAfterMs, work, type WorkDeps } from './work.ts';

const WORKERS = 8;
const SWEEP_MS = 60_000;

export interface Bot {
  readonly port: number;
  /** Resolves when the chat is connected; rejects when Slack refuses the token. */
  readonly connected: Promise<void>;
  /** Takes nothing more in, finishes what is under way, and lets go of the database. */
  stop(): Promise<void>;
}

/** Wires the bot together and starts it; resolves when workers and the HTTP port are up. What was started is stopped when the rest fails. */
export async function startBot(config: Config, log: Logger): Promise<Bot> {
  const parts: Parts = { database: null, slack: null };
  // First of all, since a port that is taken ends everything, and so that /healthz answers while the database gets ready.
  const http = await startHttp(doorsOf(config, parts), config);
  const stops: (() => Promise<unknown>)[] = [async () => await closed(http)];
  const stop = async (): Promise<void> => {
    for (const end of stops) await end();
  };
  try {
    const running = await startWork(config, { log, parts, atStop: (end) => stops.unshift(end) });
    const { port } = http.address() as AddressInfo;
    const connected = running.connected.then(() => log.info({ port }, 'bot.ready'));
    const intake = async (): Promise<void> => {
      http.close();
      http.closeIdleConnections();
      await running.stopIntake();
    };
    return { port, connected, stop: async () => await intake().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the HTTP port needs to know of, as it comes up. */
interface Parts {
  database: DatabaseConnection | null;
  slack: Slack | null;
}

function doorsOf(config: Config, parts: Parts): HttpDoors {
  const isUp = async (database: DatabaseConnection | null): Promise<boolean> =>
    database !== null &&
    (await database.ping().then(
      () => true,
      () => false,
    ));
  return {
    slack: config.slack.connection.mode === 'http' ? () => parts.slack?.requestListener ?? null : null,
    ready: async () => ({ database: await isUp(parts.database), chat: parts.slack?.connected() ?? false }),
  };
}

async function closed(http: Server): Promise<void> {
  const done = new Promise((resolve) => http.close(resolve));
  http.closeAllConnections();
  await done;
}

interface Start {
  readonly log: Logger;
  readonly parts: Parts;
  /** Remembers what to stop; the last one first. */
  readonly atStop: (end: () => Promise<unknown>) => void;
}

async function startWork(
  config: Config,
  { log, parts, atStop }: Start,
): Promise<{ readonly connected: Promise<void>; readonly stopIntake: () => Promise<void> }> {
  const departments = readDepartments(config.departmentsFile);
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config, atStop));
  await migrate(databaseUrl);
  const database = connectDatabase(databaseUrl);
  atStop(database.end);
  parts.database = database;
  const locks = createLocks(databaseUrl);
  atStop(locks.end);
  const queue = await startQueue({
    url: databaseUrl,
    onError: (error) => log.error({ err: error }, 'queue.failed'),
    retryAfterMs,
  });
  atStop(queue.stop);
  const store = createStore({ db: database.db, locks, sendJob: queue.sendIn });
  const clock = { now: () => new Date() };
  const { locale, timeZone } = config;
  const institution = institutionOf(config);
  const directory = createDirectory({
    ...directoryOptionsOf(config),
    onCall: (call) => log.debug(call, 'graph.call'),
  });
  const messages = createMessages({ locale, timeZone });
  const { justification } = messages.contract;
  const words = {
    suspension: (day: string): string => justification.suspension(messages.day(day)),
    deletion: (day: string): string => justification.deletion(messages.day(day)),
  };
  const { paper, officeHours } = config;
  const records = createRecordWriter({ messages, paper });
  const papers = {
    records,
    lists: { register: createRegisterReader(database.db), writers: createListWriters({ messages, timeZone }) },
  };
  const slack = createSlack(
    { ...config.slack, systemsTeam: config.systemsTeam, delivery: config.credentialDelivery },
    {
      store,
      directory,
      clock,
      departments,
      institution,
      messages,
      guides: readGuides({ dir: config.guidesDir, locale }),
      ...papers,
      log: {
        info: (data, event) => log.info(data, event),
        error: (data, event) => log.error(data, event),
      },
    },
  );
  parts.slack = slack;

  const reports = createReportWriter({ messages, paper });
  const { chat } = slack;
  await startWorkers(
    { queue, log },
    { store, directory, chat, clock, institution, departments, records, reports, officeHours },
  );
  // One that takes long is not begun a second time.
  let sweeping: Promise<void> | null = null;
  const sweepAll = async (): Promise<void> => {
    sweeping ??= sweep({ queue, log }, { store, clock, institution, words }).finally(() => (sweeping = null));
    await sweeping;
  };
  const timer = setInterval(() => void sweepAll(), SWEEP_MS);
  await sweepAll();
  const stopping = new AbortController();
  const chores = startChores(log, choresOf(config, { chat, log, store, clock, institution, databaseUrl }));
  return {
    connected: slack.start(stopping.signal),
    stopIntake: async () => {
      stopping.abort();
      clearInterval(timer);
      await slack.stop();
      await Promise.all([sweeping, chores.stop()]);
    },
  };
}

const MINUTE = 60_000;

/** Beside the minute's sweep: forgetting and the backup, at night; and who has come into the chat. */
function choresOf(
  config: Config,
  deps: {
    readonly chat: Chat;
    readonly log: Logger;
    readonly store: Store;
    readonly clock: Clock;
    readonly institution: Institution;
    readonly databaseUrl: string;
  },
): Readonly<Record<string, Chore>> {
  const { dir, keep } = config.backup;
  const backup = async (signal: AbortSignal): Promise<void> => {
    if (dir === null) return;
    const { nightlyBackup } = await import('./operator-backup.ts');
    const made = await nightlyBackup({ ...deps, config, signal }, { dir, keep });
    if (made !== null) deps.log.info({ rows: made.rows, jobs: made.jobs }, 'backup.made');
  };
  const forgetting = nightlyForgetting({ ...deps, retentionDays: config.retentionDays });
  const holders = async (): Promise<void> => await findHolders(deps);
  return {
    backup: { act: backup, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    forgetting: { act: forgetting, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    holders: { act: holders, restMs: 30 * MINUTE, afterFailureMs: 5 * MINUTE },
  };
}

async function startDatabase(config: Config, atStop: Start['atStop']): Promise<string> {
  const embedded = await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') });
  atStop(embedded.stop);
  return embedded.url;
}

async function startWorkers(
  { queue, log }: { readonly queue: Queue; readonly log: Logger },
  deps: WorkDeps,
): Promise<void> {
  await queue.work(async (job) => {
    try {
      await work(deps, job);
    } catch (error) {
      const expected = retryAfterMs(error) !== undefined;
      log[expected ? 'debug' : 'warn'](
        { err: error, job: job.kind, requestId: 'requestId' in job ? job.requestId : null },
        'job.failed',
      );
      throw error;
    }
  }, WORKERS);
}
