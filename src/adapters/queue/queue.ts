import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Job, Sending } from '#use-cases/ports/store/job.ts';

const QUEUE = 'buzon';
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1, batchSize: 1 };

/**
 * An immediate job is dated back: a start time after the transaction's beginning would count as later, and wake nobody.
 */
const DUE = '-60 seconds';

/**
 * A statement without an answer for this long, ms, is rejected and its connection closed: it may be dead without
 * notice.
 */
const SILENT_MS = 90_000;

/** The part of a drizzle transaction that pg-boss needs. */
type Executor = Parameters<typeof fromDrizzle>[0];

export interface Queue {
  /**
   * Enqueues inside the caller's transaction: the jobs exist if it commits. `startAfter` is by the database's clock.
   */
  sendIn(tx: Executor, jobs: readonly Sending[]): Promise<void>;
  /** Makes sure that the job is waiting; a waiting job keeps its start time. */
  offer(job: Job): Promise<void>;
  /**
   * Starts handing out jobs, each at least once. If a handler throws, the job is tried again later; the error is not
   * kept, so the handler has to log it.
   */
  work(handle: (job: Job) => Promise<void>, concurrency: number): Promise<void>;
  /** Resolves when the queue can be reached. */
  ping(): Promise<void>;
  /** Hands out no more jobs and waits for running ones. */
  stop(): Promise<void>;
}

/** The job queue on Postgres (pg-boss). A waiting job of the same kind about the same thing is the same job. */
export async function startQueue(options: {
  readonly url: string;
  readonly onError: (error: Error) => void;
  /** Two jobs with the same key are one job while the first still waits. */
  readonly keyOf: (job: Job) => string;
  readonly retryAfterMs: (error: unknown) => number | undefined;
  readonly silentMs?: number;
}): Promise<Queue> {
  // pg-boss 12.35 passes this on to its `pg` pool (db.js, read on 2026-11-28); its own types omit it.
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
  let isStopping = false;
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
  /** An immediate job pulls a waiting one forward; a later job leaves a waiting one as it is. */
  const put = async (
    job: Job,
    startAfter: Date | string | undefined,
    db?: ReturnType<typeof fromDrizzle>,
  ): Promise<void> => {
    const about = { singletonKey: options.keyOf(job), ...(db === undefined ? {} : { db }) };
    // pg-boss treats a text that is no date as an interval from the database's own time.
    if (startAfter === undefined) await boss.upsert(QUEUE, job, { ...about, startAfter: DUE });
    // The update of a waiting job delays it until this transaction has ended, so it will see what was written here.
    else while (!(await isWaiting(job, about)) && (await boss.send(QUEUE, job, { ...about, startAfter })) === null);
  };
  /**
   * All jobs that are not waiting yet, usually all of them, are inserted at once: each round trip makes others wait.
   */
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
      let busy = 0;
      let waiting = 0;
      // One worker waits for a job while the others are busy: a notification wakes every worker that waits, and each asks the
      // database.
      const hire = async (): Promise<void> => {
        waiting += 1;
        let id: string | undefined;
        id = await boss.work<Job>(QUEUE, POLLING, async ([job]) => {
          if (job === undefined) return;
          waiting -= 1;
          busy += 1;
          if (waiting === 0 && busy < concurrency && !isStopping) hire().catch(options.onError);
          try {
            await handle(job.data);
          } catch (error) {
            const wait = options.retryAfterMs(error);
            if (wait === undefined) throw withoutWords(error);
            await put(job.data, `${wait} milliseconds`);
          } finally {
            busy -= 1;
            if (waiting > 0 && id !== undefined) await boss.offWork(QUEUE, { id, wait: false });
            else {
              waiting += 1;
              // There may be more jobs: a backlog is processed without a pause.
              if (id !== undefined) boss.notifyWorker(id);
            }
          }
        });
      };
      await hire();
    },
    ping: async () => {
      await boss.getQueue(QUEUE);
    },
    stop: async () => {
      isStopping = true;
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/**
 * pg-boss stores a handler's error in its tables, and a database error message contains the values: names, addresses.
 */
function withoutWords(error: unknown): Error {
  const { name, code } = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  const parts = [name, code].filter((each) => typeof each === 'string');
  return new Error(['the job failed', ...parts].join(' '));
}
