import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { createHeadFiles } from '#adapters/head-files/head-files.ts';
import { startDatabaseClock } from '#adapters/postgres/connection/clock.ts';
import type { DatabaseConnection } from '#adapters/postgres/connection/database.ts';
import type { Queue } from '#adapters/queue/queue.ts';
import { createDrawing, type Drawing } from '#adapters/records/drawing.ts';
import type { Slack } from '#adapters/slack/slack.ts';
import { createMessages } from '#messages/messages.ts';
import type { Config } from '#src/config/config.ts';
import { directoryOptionsOf, institutionOf, wordSettingsOf } from '#src/config/config-slices.ts';
import { retryAfterMs } from '#src/jobs/all-jobs.ts';
import { openStoreAndQueue } from '#src/wiring/open-store.ts';
import { choresOf } from './all-chores.ts';
import { startChores } from './chores.ts';
import { createChat } from './create-chat.ts';
import { fullDisks } from './full-disks.ts';
import { startHttp, type HttpDoors } from './http.ts';
import { readiness } from './readiness.ts';
import { startDatabase } from './start-database.ts';
import { startWorkers } from './start-workers.ts';
import { startSweeping } from './sweep.ts';

export interface Bot {
  readonly port: number;
  /** Resolves when the chat is connected (never after a stop); rejects when Slack refuses the token. */
  readonly connected: Promise<void>;
  /** Accepts no more work, finishes what is running, and closes the database. */
  stop(): Promise<void>;
}

/** What a bot draws its documents with. */
export function drawingOf(config: Config): Drawing {
  return createDrawing({ ...wordSettingsOf(config), paper: config.paper });
}

/**
 * Wires the bot together and starts it; resolves when workers and the HTTP port are up. If one part fails to start, the
 * started ones are stopped, and the drawing with them.
 */
export async function startBot(
  config: Config,
  { log, drawing = drawingOf(config) }: { readonly log: Logger; readonly drawing?: Drawing },
): Promise<Bot> {
  const parts: Parts = { database: null, queue: null, slack: null };
  // First, since a port in use ends the start, and so that /healthz answers while the database gets ready.
  const http = await startHttp(doorsOf(config, { parts, log }), config);
  const stops: (() => Promise<unknown>)[] = [async () => await closeServer(http)];
  const stop = async (): Promise<void> => {
    for (const end of stops) await end();
  };
  try {
    // Stopped after the workers, which draw.
    stops.unshift(drawing.stop);
    const running = await startWork(config, { log, parts, drawing, atStop: (end) => stops.unshift(end) });
    const { port } = http.address() as AddressInfo;
    const connected = new Promise<void>((resolve, reject) => {
      running.connected.then((isConnected) => {
        if (!isConnected) return;
        log.info({ port }, 'bot.ready');
        resolve();
      }, reject);
    });
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

/** The parts that the HTTP port reports on, as they come up. */
interface Parts {
  database: DatabaseConnection | null;
  queue: Queue | null;
  slack: Slack | null;
}

function doorsOf(config: Config, { parts, log }: Pick<Start, 'parts' | 'log'>): HttpDoors {
  const ping = async (part: DatabaseConnection | Queue | null): Promise<void> => {
    if (part === null) throw new Error('not there yet');
    await part.ping();
  };
  const ready = readiness({
    database: async () => await ping(parts.database),
    queue: async () => await ping(parts.queue),
    chat: () => parts.slack?.connected() ?? false,
    // Heads of the trail that cannot be written are reported, but are no reason to refuse requests.
    fullDisks: async () => await fullDisks({ ...config, auditHeadDir: null }),
  });
  return {
    slack: config.slack.connection.mode === 'http' ? () => parts.slack?.requestListener ?? null : null,
    ready,
    failed: (error) => log.error({ err: error }, 'http.failed'),
  };
}

async function closeServer(http: Server): Promise<void> {
  const done = new Promise((resolve) => http.close(resolve));
  http.closeAllConnections();
  await done;
}

interface Start {
  readonly log: Logger;
  readonly parts: Parts;
  readonly drawing: Drawing;
  /** Registers what to stop, in reverse order. */
  readonly atStop: (end: () => Promise<unknown>) => void;
}

async function startWork(
  config: Config,
  { log, parts, drawing, atStop }: Start,
): Promise<{ readonly connected: Promise<boolean>; readonly stopIntake: () => Promise<void> }> {
  const departments = readDepartments(config.departmentsFile);
  const databaseUrl = await startDatabase(config, { log, atStop });
  const { officeHours } = config;
  const opened = await openStoreAndQueue(databaseUrl, {
    onError: (error) => log.error({ err: error }, 'queue.failed'),
    retryAfterMs,
  });
  atStop(opened.end);
  const { database, queue, store } = opened;
  parts.database = database;
  parts.queue = queue;
  const clock = await startDatabaseClock(database.db);
  const institution = institutionOf(config);
  let isRejected = false;
  const directory = createDirectory({
    ...directoryOptionsOf(config),
    onCall: (call) => log.debug(call, 'graph.call'),
    onCredentials: (areTaken) => (isRejected = !areTaken),
  });
  const messages = createMessages(wordSettingsOf(config));
  const common = { log, store, directory, clock, institution };
  const { slack, notices } = await createChat(config, {
    ...common,
    ...{ database, departments, messages, drawing },
  });
  parts.slack = slack;
  const { chat, people } = slack;
  const headFiles = config.auditHeadDir === null ? null : createHeadFiles(config.auditHeadDir);
  const { records, reports } = drawing;
  await startWorkers(
    { queue, log },
    { store, directory, notices, people, clock, institution, departments, records, reports, officeHours, headFiles },
  );
  const { justification } = messages.contract;
  const words = {
    suspension: (day: string): string => justification.suspension(messages.day(day)),
    deletion: (day: string): string => justification.deletion(messages.day(day)),
    lapsed: messages.block.lapsedReason,
  };
  const sweeping = await startSweeping({ queue, log }, { store, clock, institution, departments, words });
  const chores = startChores(
    log,
    choresOf(config, { ...common, chat, notices, people, databaseUrl, isRejected: () => isRejected }),
  );
  const stopping = new AbortController();
  return {
    connected: slack.start(stopping.signal),
    stopIntake: async () => {
      stopping.abort();
      const swept = sweeping.stop();
      await slack.stop();
      await Promise.all([swept, chores.stop()]);
    },
  };
}
