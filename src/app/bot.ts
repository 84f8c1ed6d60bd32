import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { readDepartments } from '#adapters/departments/departments.ts';
import { readGuides } from '#adapters/guides/guides.ts';
import { createHeadFiles } from '#adapters/head-files/head-files.ts';
import { createDirectory } from '#adapters/graph/directory.ts';
import { createRegisterReader } from '#adapters/postgres/accounts/account-export.ts';
import { startDatabaseClock } from '#adapters/postgres/connection/clock.ts';
import type { DatabaseConnection } from '#adapters/postgres/connection/database.ts';
import { keepEmbeddedPostgres } from '#adapters/postgres/embedded/keeper.ts';
import type { Queue } from '#adapters/queue/queue.ts';
import { createDrawing } from '#adapters/records/drawing.ts';
import { createDisposalWriter } from '#adapters/records/account-list/disposals-csv.ts';
import { createSlack, type Slack } from '#adapters/slack/slack.ts';
import { createAnswersFirst, type AnswersFirst } from '#dialogue/answers-first.ts';
import { allActs } from '#dialogue/all-acts.ts';
import type { Chat } from '#dialogue/chat.ts';
import { createNotices } from '#dialogue/notices/notices.ts';
import { createMessages } from '#messages/messages.ts';
import { privacyNotice } from '#messages/privacy-notice.ts';
import { checkTenant } from '#use-cases/watch/check-tenant.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { nightlyForgetting } from '#use-cases/retention/forget-old.ts';
import { findHolders } from '#use-cases/hand-over/find-holders.ts';
import { keepTexts } from '#use-cases/hand-over/keep-texts.ts';
import { keepSecondFactors } from '#use-cases/hand-over/look-for-second-factor.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { People } from '#use-cases/ports/people.ts';
import type { Store } from '#use-cases/ports/store.ts';
import { tellOwnTroubles } from '#use-cases/watch/watch-itself.ts';
import { stuckDeletions } from '#use-cases/requests/who-is-missing.ts';
import { startChores, type Chore } from './chores.ts';
import type { Config } from '#src/config/config.ts';
import { directoryOptionsOf, institutionOf } from '#src/config/config-slices.ts';
import { fullDisks } from './full-disks.ts';
import { startHttp, type HttpDoors } from './http.ts';
import { openStoreAndQueue } from '#src/wiring/open-store.ts';
import { prepareDatabase } from '#src/wiring/prepare-database.ts';
import { ownTroubles } from './own-troubles.ts';
import { readiness } from './readiness.ts';
import { isUnencrypted } from '#src/config/setting-rules.ts';
import { sweep } from './sweep.ts';
import { retryAfterMs, work } from '#src/jobs/all-jobs.ts';
import type { JobDeps } from '#src/jobs/definition.ts';

const WORKERS = 8;
const SWEEP_MS = 60_000;

/** For who reads the log of a start. */
const ONE_ROLE =
  'the role of the database owns the trail and could rewrite it; with DATABASE_URL, `npm run database:roles` makes two';

/** For who reads the log of a start. */
const UNENCRYPTED =
  'DATABASE_URL or DATABASE_OWNER_URL leads to another machine without insisting on TLS: who reads the network reads names and documents; add ?sslmode=verify-full (or require)';

export interface Bot {
  readonly port: number;
  /** Resolves when the chat is connected (never after a stop); rejects when Slack refuses the token. */
  readonly connected: Promise<void>;
  /** Accepts no more work, finishes what is running, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Wires the bot together and starts it; resolves when workers and the HTTP port are up. If one part fails to start, the
 * started ones are stopped.
 */
export async function startBot(config: Config, log: Logger): Promise<Bot> {
  const parts: Parts = { database: null, queue: null, slack: null };
  // First, since a port in use ends the start, and so that /healthz answers while the database gets ready.
  const http = await startHttp(doorsOf(config, { parts, log }), config);
  const stops: (() => Promise<unknown>)[] = [async () => await closed(http)];
  const stop = async (): Promise<void> => {
    for (const end of stops) await end();
  };
  try {
    const running = await startWork(config, { log, parts, atStop: (end) => stops.unshift(end) });
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

async function closed(http: Server): Promise<void> {
  const done = new Promise((resolve) => http.close(resolve));
  http.closeAllConnections();
  await done;
}

interface Start {
  readonly log: Logger;
  readonly parts: Parts;
  /** Registers what to stop, in reverse order. */
  readonly atStop: (end: () => Promise<unknown>) => void;
}

async function startWork(
  config: Config,
  { log, parts, atStop }: Start,
): Promise<{ readonly connected: Promise<boolean>; readonly stopIntake: () => Promise<void> }> {
  const departments = readDepartments(config.departmentsFile);
  const databaseUrl = config.databaseUrl ?? (await startDatabase(config, { log, atStop }));
  if ([config.databaseUrl, config.databaseOwnerUrl].some((url) => url !== null && isUnencrypted(url)))
    log.warn({ advice: UNENCRYPTED }, 'database.without_tls');
  const roles = await prepareDatabase({ url: databaseUrl, ownerUrl: config.databaseOwnerUrl });
  if (roles === 'one_role')
    log[config.databaseUrl === null ? 'info' : 'warn']({ advice: ONE_ROLE }, 'database.one_role');
  const { paper, officeHours } = config;
  const drawing = createDrawing({ locale: config.locale, timeZone: config.timeZone, paper });
  const { records, reports } = drawing;
  // Stopped after the workers, which draw.
  atStop(drawing.stop);
  const opened = await openStoreAndQueue(databaseUrl, {
    onError: (error) => log.error({ err: error }, 'queue.failed'),
    retryAfterMs,
  });
  atStop(opened.end);
  const { database, queue, store } = opened;
  parts.database = database;
  parts.queue = queue;
  const clock = await startDatabaseClock(database.db);
  const { locale, timeZone } = config;
  const institution = institutionOf(config);
  let isRejected = false;
  const directory = createDirectory({
    ...directoryOptionsOf(config),
    onCall: (call) => log.debug(call, 'graph.call'),
    onCredentials: (areTaken) => (isRejected = !areTaken),
  });
  const messages = createMessages({ locale, timeZone });
  const { justification } = messages.contract;
  const words = {
    suspension: (day: string): string => justification.suspension(messages.day(day)),
    deletion: (day: string): string => justification.deletion(messages.day(day)),
  };
  const guides = readGuides({ dir: config.guidesDir, locale, delivery: config.credentialDelivery });
  const { showsFullDocument } = institution;
  const facts = {
    ...{ institution: institution.name, showsFullDocument, retentionDays: config.retentionDays },
    hasControlPerson: config.controlPerson !== null,
  };
  const notice = privacyNotice(messages, facts);
  await keepTexts({ store, clock }, [guides.policy, notice]);
  const documents = {
    records,
    monthly: { reports, officeHours },
    disposals: createDisposalWriter({ messages }),
    lists: { register: createRegisterReader(database.db), writers: drawing.lists },
  };
  const answersFirst = createAnswersFirst();
  const slack = createSlack(
    {
      ...config.slack,
      systemsTeam: config.systemsTeam,
      singleOperator: config.singleOperator,
      controlPerson: config.controlPerson,
    },
    {
      store,
      directory,
      clock,
      departments,
      institution,
      messages,
      guides,
      notice,
      ...documents,
      acts: allActs,
      answersFirst,
      tellForged: async () => await tellOwnTroubles({ store, clock, institution, notices }, [{ code: 'press_forged' }]),
      log: {
        info: (data, event) => log.info(data, event),
        error: (data, event) => log.error(data, event),
      },
    },
  );
  parts.slack = slack;

  const { chat, people } = slack;
  const notices = createNotices({
    ...{ chat, people, messages, institution },
    posts: store.postsIn('slack'),
    delivery: config.credentialDelivery,
    controlPerson: config.controlPerson,
  });
  const headFiles = config.auditHeadDir === null ? null : createHeadFiles(config.auditHeadDir);
  await startWorkers(
    { queue, log, answersFirst },
    { store, directory, notices, people, clock, institution, departments, records, reports, officeHours, headFiles },
  );
  // A sweep that takes long is not started a second time.
  let sweeping: Promise<void> | null = null;
  const sweepAll = async (): Promise<void> => {
    sweeping ??= (async () => {
      await clock.set().catch((error: unknown) => log.error({ err: error }, 'clock.failed'));
      await sweep({ queue, log }, { store, clock, institution, departments, words });
    })().finally(() => (sweeping = null));
    await sweeping;
  };
  const timer = setInterval(() => void sweepAll(), SWEEP_MS);
  await sweepAll();
  const stopping = new AbortController();
  const looked = {
    chat,
    notices,
    people,
    directory,
    log,
    store,
    clock,
    institution,
    databaseUrl,
    isRejected: () => isRejected,
  };
  const chores = startChores(log, choresOf(config, looked));
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

/**
 * Chores beside the minute's sweep: forgetting and the backup, at night; people who joined the chat; the check of the
 * tenant's settings; duplicate messages.
 */
function choresOf(
  config: Config,
  deps: {
    readonly chat: Chat;
    readonly notices: Notices;
    readonly people: People;
    readonly directory: Directory;
    readonly log: Logger;
    readonly store: Store;
    readonly clock: Clock;
    readonly institution: Institution;
    readonly databaseUrl: string;
    readonly isRejected: () => boolean;
  },
): Readonly<Record<string, Chore>> {
  const { dir, keep } = config.backup;
  const backup = async (signal: AbortSignal): Promise<void> => {
    if (dir === null) return;
    const { nightlyBackup } = await import('#src/operator/backup.ts');
    const made = await nightlyBackup({ ...deps, config, signal }, { dir, keep });
    if (made !== null) deps.log.info({ rows: made.rows, jobs: made.jobs }, 'backup.made');
  };
  const forgetting = nightlyForgetting({ ...deps, retentionDays: config.retentionDays });
  const secondFactors = async (): Promise<void> => {
    if (config.checksSecondFactor) await keepSecondFactors(deps);
  };
  const holders = async (): Promise<void> => await findHolders(deps);
  const tenant = async (): Promise<void> => {
    for (const { code } of await checkTenant(deps)) deps.log.warn({ code }, 'tenant.trouble');
  };
  const startedAt = deps.clock.now();
  const itself = async (): Promise<void> => {
    const troubles = await ownTroubles({ ...deps, config, startedAt });
    for (const { code } of troubles) deps.log.warn({ code }, 'itself.trouble');
    await tellOwnTroubles(deps, troubles);
    await tellOwnTroubles(deps, await stuckDeletions(deps));
  };
  return {
    backup: { act: backup, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    forgetting: { act: forgetting, restMs: MINUTE, afterFailureMs: 30 * MINUTE },
    tenant: { act: tenant, restMs: 24 * 60 * MINUTE, afterFailureMs: 10 * MINUTE },
    itself: { act: itself, restMs: 5 * MINUTE, afterFailureMs: MINUTE },
    holders: { act: holders, restMs: 30 * MINUTE, afterFailureMs: 5 * MINUTE },
    secondFactors: { act: secondFactors, restMs: 6 * 60 * MINUTE, afterFailureMs: 10 * MINUTE },
    posts: { act: deps.chat.settle, restMs: MINUTE, afterFailureMs: MINUTE },
  };
}

async function startDatabase(config: Config, { log, atStop }: Pick<Start, 'log' | 'atStop'>): Promise<string> {
  const embedded = await keepEmbeddedPostgres(
    { dataDir: join(config.dataDir, 'postgres') },
    {
      restarted: () => log.warn('database.started_again'),
      failed: (error) => log.error({ err: error }, 'database.not_started'),
    },
  );
  atStop(embedded.stop);
  return embedded.url;
}

async function startWorkers(
  { queue, log, answersFirst }: { readonly queue: Queue; readonly log: Logger; readonly answersFirst: AnswersFirst },
  deps: JobDeps,
): Promise<void> {
  await queue.work(async (job) => {
    await answersFirst.turn();
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
