import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Job, Sending } from '#use-cases/ports/job.ts';

const QUEUE = 'buzon';

/** A job for now is due since a while: a moment after its transaction's own beginning would count as later, and wake nobody. */
const DUE = '-60 seconds';

/** What the server has not answered after so long, ms, is refused, and its connection given up: it may be dead without a word. */
const SILENT_MS = 90_000;

/** A transaction of drizzle, as far as pg-boss needs it. */
type Executor = Parameters<typeof fromDrizzle>[0];

export interface Queue {
  /** Inside the caller's transaction: the jobs are there when that commits, and not otherwise. `startAfter` is by the database's clock. */
  sendIn(tx: Executor, jobs: readonly Sending[]): Promise<void>;
  /** Makes sure that the job is waiting; one that waits for later already stays as it is. */
  offer(job: Job): Promise<void>;
  /** Starts handing out jobs, at least once each. A handler that throws is tried again later; its error is not kept, so that it is the handler's to log. */
  work(handle: (job: Job) => Promise<void>, concurrency: number): Promise<void>;
  /** Resolves when the queue can be reached. */
  ping(): Promise<void>;
  /** Hands out nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** The job queue on Postgres (pg-boss). A job of the same kind about the same thing that still waits is the same job. */
export async function startQueue(options: {
  readonly url: string;
  readonly onError: (error: Error) => void;
  /** Two jobs with one key are one job while the first still waits. */
  readonly keyOf: (job: Job) => string;
  readonly retryAfterMs: (error: unknown) => number | undefined;
  readonly silentMs?: number;
}): Promise<Queue> {
  // pg-boss 12.35 hands this on to its pool of `pg` (db.js, read on 2026-11-28); its own types leave it out.
  const patience = { query_timeout: options.silentMs ?? SILENT_MS };
  const boss = new PgBoss({
    ...patience,
    connectionString: options.url,
    application_name: 'buzon-queue',
    max: 4,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    useListenNotify: true,
    schedule: false,
  });
  boss.on('error', options.onError);
  await boss.start();
  await boss.createQueue(QUEUE, {
    policy: 'short',
    notify: true,
    retryLimit: 1_000,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    heartbeatSeconds: 10,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  });
  const isWaiting = async (job: Job, options: { singletonKey: string }): Promise<boolean> =>
    (await boss.update(QUEUE, job, options)).updated > 0;
  /** A job for now pulls one that waits for later forward; a job for later leaves one that waits already as it is. */
  const put = async (
    job: Job,
    startAfter: Date | string | undefined,
    db?: ReturnType<typeof fromDrizzle>,
  ): Promise<void> => {
    const about = { singletonKey: options.keyOf(job), ...(db === undefined ? {} : { db }) };
    // pg-boss takes a text that is no date for an interval, which the database counts from its own now.
    if (startAfter === undefined) await boss.upsert(QUEUE, job, { ...about, startAfter: DUE });
    // Touched, the one that waits is not handed out before this transaction has ended: it will see what was written here.
    else while (!(await isWaiting(job, about)) && (await boss.send(QUEUE, job, { ...about, startAfter })) === null);
  };
  /** All that do not wait already go in at once, most often every one: each way to the server is time that others wait. */
  const putAll = async (jobs: readonly Sending[], db: ReturnType<typeof fromDrizzle>): Promise<void> => {
    const fresh = jobs.map(({ job, startAfter }) => ({
      ...{ id: randomUUID(), data: job, singletonKey: options.keyOf(job) },
      startAfter: startAfter ?? DUE,
    }));
    const taken = new Set(await boss.insert(QUEUE, fresh, { db, returnId: true }));
    for (const [at, { job, startAfter }] of jobs.entries())
      if (!taken.has(fresh[at]?.id ?? '')) await put(job, startAfter, db);
  };
  return {
    sendIn: async (tx, jobs) => await putAll(jobs, fromDrizzle(tx, sql)),
    offer: async (job) => await put(job, '0 seconds'),
    work: async (handle, concurrency) => {
      const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, batchSize: 1 };
      const startWorker = async (): Promise<void> => {
        let id: string | undefined;
        id = await boss.work<Job>(QUEUE, polling, async ([job]) => {
          if (job === undefined) return;
          try {
            await handle(job.data);
          } catch (error) {
            const wait = options.retryAfterMs(error);
            if (wait === undefined) throw withoutWords(error);
            await put(job.data, `${wait} milliseconds`);
          } finally {
            // Where there was one job there may be more: a backlog is worked off without a pause.
            if (id !== undefined) boss.notifyWorker(id);
          }
        });
      };
      for (let worker = 0; worker < concurrency; worker += 1) await startWorker();
    },
    ping: async () => {
      await boss.getQueue(QUEUE);
    },
    stop: async () => await boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

/** pg-boss writes what a handler throws into its tables, and a message of the database tells what was to be written: names, addresses. */
function withoutWords(error: unknown): Error {
  const { name, code } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  const said = [name, code].filter((each) => typeof each === 'string');
  return new Error(['the job failed', ...said].join(' '));
}
