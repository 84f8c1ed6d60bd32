import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readDepartments } from '#adapters/departments/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { connectDatabase, type DatabaseConnection } from '#adapters/postgres/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { migrate } from '#adapters/postgres/migrate.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue, type Queue } from '#adapters/queue/queue.ts';
import { createSlack, type Slack } from '#adapters/slack/slack.ts';
import { createMessages } from '#messages/messages.ts';
import { nightlyRead } from '#use-cases/ask-read.ts';
import { keepContracts, type KeepDeps } from '#use-cases/keep-contracts.ts';
import { directoryOptionsOf, institutionOf, type Config } from './config.ts';
import { startHttp, type HttpDoors } from './http.ts';
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
  const slack = createSlack(
    { ...config.slack, systemsTeam: config.systemsTeam, delivery: config.credentialDelivery },
    {
      store,
      directory,
      clock,
      departments,
      institution,
      messages,
      log: {
        info: (data, event) => log.info(data, event),
        error: (data, event) => log.error(data, event),
      },
    },
  );
  parts.slack = slack;

  await startWorkers({ queue, log }, { store, directory, chat: slack.chat, clock, institution, departments });
  const sweepAll = async (): Promise<void> => await sweep({ queue, log }, { store, clock, institution, words });
  const sweeping = setInterval(() => void sweepAll(), SWEEP_MS);
  await sweepAll();
  const stopping = new AbortController();
  return {
    connected: slack.start(stopping.signal),
    stopIntake: async () => {
      stopping.abort();
      clearInterval(sweeping);
      await slack.stop();
    },
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

/** Sends again what the state says is owed, after a crash or when a job was lost, and does what the calendar asks for. */
async function sweep({ queue, log }: { readonly queue: Queue; readonly log: Logger }, deps: KeepDeps): Promise<void> {
  const told = async (event: string, act: () => Promise<void>): Promise<void> =>
    await act().catch((error: unknown) => log.error({ err: error }, event));
  await told('sweep.failed', async () => {
    for (const job of await deps.store.pending()) await queue.offer(job);
  });
  await told('contracts.failed', async () => await keepContracts(deps));
  await told('nightly_read.failed', async () => await nightlyRead(deps));
}
