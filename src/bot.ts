import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readDepartments } from '#adapters/departments/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { connectDatabase } from '#adapters/postgres/database.ts';
import { startEmbeddedPostgres } from '#adapters/postgres/embedded.ts';
import { createLocks } from '#adapters/postgres/locks.ts';
import { migrate } from '#adapters/postgres/migrate.ts';
import { createStore } from '#adapters/postgres/store.ts';
import { startQueue } from '#adapters/queue/queue.ts';
import { createSlack } from '#adapters/slack/slack.ts';
import { createMessages } from '#messages/messages.ts';
import type { Config } from './config.ts';
import { startHttp } from './http.ts';
import { retryAfterMs, work } from './work.ts';

const WORKERS = 8;
const SWEEP_MS = 60_000;

export interface Bot {
  readonly port: number;
  /** Resolves when the chat is connected; rejects when Slack refuses the token. */
  readonly connected: Promise<void>;
  /** Takes nothing more in, finishes what is under way, and lets go of the database. */
  stop(): Promise<void>;
}

/** Wires the bot together and starts it; resolves when workers and the HTTP port are up. */
export async function startBot(config: Config, log: Logger): Promise<Bot> {
  const departments = readDepartments(config.departmentsFile);
  const embedded =
    config.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres') }) : null;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  await migrate(databaseUrl);
  const database = connectDatabase(databaseUrl);
  const locks = createLocks(databaseUrl);
  const queue = await startQueue({
    url: databaseUrl,
    onError: (error) => log.error({ err: error }, 'queue.failed'),
    retryAfterMs,
  });
  const store = createStore({ db: database.db, locks, sendJob: queue.sendIn });
  const clock = { now: () => new Date() };
  const { locale, timeZone, mailDomain } = config;
  const institution = { name: config.institution.name, mailDomain, timeZone, locale: 'es-CO' };
  const directory = createDirectory({
    ...config.azure,
    licenceSku: config.licenceSku,
    groupIds: config.defaultGroups,
    locale: institution.locale,
    credentialDelivery: config.credentialDelivery,
    onCall: (call) => log.debug(call, 'graph.call'),
  });
  const slack = createSlack(
    {
      ...config.slack,
      systemsTeam: config.systemsTeam,
      delivery: config.credentialDelivery,
    },
    {
      store,
      directory,
      clock,
      departments,
      institution,
      messages: createMessages({ locale, timeZone }),
      log: {
        info: (data, event) => log.info(data, event),
        error: (data, event) => log.error(data, event),
      },
    },
  );

  const deps = { store, directory, chat: slack.chat, clock, institution };
  await queue.work(async (job) => {
    try {
      await work(deps, job);
    } catch (error) {
      const expected = retryAfterMs(error) !== undefined;
      log[expected ? 'debug' : 'warn']({ err: error, job: job.kind, requestId: job.requestId }, 'job.failed');
      throw error;
    }
  }, WORKERS);
  const sweep = async (): Promise<void> => {
    try {
      for (const job of await store.pending()) await queue.offer(job);
    } catch (error) {
      log.error({ err: error }, 'sweep.failed');
    }
  };
  await sweep();
  const sweeping = setInterval(() => void sweep(), SWEEP_MS);

  const http = await startHttp(
    {
      slack: slack.requestListener,
      ready: async () => ({
        database: await database.ping().then(
          () => true,
          () => false,
        ),
        chat: slack.connected(),
      }),
    },
    { port: config.port, host: config.host },
  );
  const stopping = new AbortController();
  const { port } = http.address() as AddressInfo;
  const connected = slack.start(stopping.signal).then(() => log.info({ port }, 'bot.ready'));

  return {
    port,
    connected,
    stop: async () => {
      stopping.abort();
      clearInterval(sweeping);
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeIdleConnections();
      await slack.stop();
      http.closeAllConnections();
      await closed;
      await queue.stop();
      await locks.end();
      await database.end();
      await embedded?.stop();
    },
  };
}
