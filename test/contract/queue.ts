import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Queue } from '#adapters/queue/queue.ts';
import type { Job, RequestJob } from '#use-cases/ports/store/job.ts';
import { PATIENCE } from '../patience.ts';

type Tx = Parameters<Queue['sendIn']>[0];

export interface QueueStage {
  /** Starts one more process on the same queue. If the test does not stop it, it is stopped afterwards. */
  start(retryAfterMs?: (error: unknown) => number | undefined): Promise<Queue>;
  transact(work: (tx: Tx) => Promise<void>): Promise<void>;
  /** Stops everything that still runs and deletes every job. Answers the errors that nobody saw. */
  reset(): Promise<readonly Error[]>;
  close(): Promise<void>;
}
export type OpenQueue = () => Promise<QueueStage>;

const HOUR = 60 * 60_000;
/** Long enough for an unwanted job to arrive. */
const QUIET_MS = 1_200;
const soon = { timeout: PATIENCE, interval: 25 };

const idOf = (job: Job): string => (job as RequestJob).requestId;
const plan = (requestId: string = randomUUID()): RequestJob => ({ kind: 'make_plan', requestId });
const later = (ms = HOUR): Date => new Date(Date.now() + ms);

/** What every adapter of the job queue has to do. */
export function describeQueue(name: string, open: OpenQueue): void {
  describe(`Queue on ${name}`, () => {
    let opened: QueueStage | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => await opened?.close());
    afterEach(async () => expect(await opened?.reset()).toEqual([]));
    const stage = (): QueueStage => {
      if (opened === undefined) throw new Error('the queue is not open');
      return opened;
    };
    const send = async (queue: Queue, job: Job, startAfter?: Date): Promise<void> =>
      await stage().transact(async (tx) => await queue.sendIn(tx, [{ job, startAfter }]));
    /** Starts a worker that only notes the jobs that it gets. */
    const collect = async (queue: Queue, concurrency = 2): Promise<readonly Job[]> => {
      const handed: Job[] = [];
      await queue.work(async (job) => {
        handed.push(job);
        await Promise.resolve();
      }, concurrency);
      return handed;
    };

    it('hands out a job sent in a transaction once that is committed, and never a job of a rolled-back one', async () => {
      const queue = await stage().start();
      const handed = await collect(queue);
      const [kept, undone, at] = [plan(), plan(), Promise.withResolvers<void>()];
      const givenUp = stage().transact(async (tx) => {
        await queue.sendIn(tx, [{ job: undone }]);
        throw new Error('given up');
      });
      await expect(givenUp).rejects.toThrow('given up');
      const ended = stage().transact(async (tx) => {
        await queue.sendIn(tx, [{ job: kept }]);
        await at.promise;
      });
      await sleep(QUIET_MS);
      expect(handed).toEqual([]);
      at.resolve();
      await ended;
      await vi.waitFor(() => expect(handed).toEqual([kept]), soon);
    });

    it('keeps a job until its time', async () => {
      const queue = await stage().start();
      const handed = await collect(queue);
      const sentAt = Date.now();
      await send(queue, plan(), later(2_000));
      await vi.waitFor(() => expect(handed).toHaveLength(1), soon);
      expect(Date.now() - sentAt).toBeGreaterThanOrEqual(2_000);
    });

    it('hands out a job that was scheduled for later at once when it is sent for now, and only once', async () => {
      const queue = await stage().start();
      const handed = await collect(queue);
      const job = plan();
      await send(queue, job, later());
      await sleep(QUIET_MS);
      expect(handed).toEqual([]);
      await send(queue, job);
      await vi.waitFor(() => expect(handed).toEqual([job]), soon);
      await sleep(QUIET_MS);
      expect(handed).toHaveLength(1);
    });

    it('leaves a job that is due now as it is when it is sent for later', async () => {
      const queue = await stage().start();
      const job = plan();
      await send(queue, job);
      await send(queue, job, later());
      const handed = await collect(queue);
      await vi.waitFor(() => expect(handed).toEqual([job]), soon);
    });

    it('makes sure that an offered job is there, and leaves one scheduled for later as it is', async () => {
      const queue = await stage().start();
      const [deferred, missing] = [plan(), plan()];
      await send(queue, deferred, later());
      for (const job of [deferred, missing, missing]) await queue.offer(job);
      const handed = await collect(queue);
      await vi.waitFor(() => expect(handed).toEqual([missing]), soon);
      await sleep(QUIET_MS);
      expect(handed).toHaveLength(1);
    });

    it('takes the same job only once while it waits, also from concurrent transactions', async () => {
      const queue = await stage().start();
      const job = plan();
      await Promise.all(Array.from({ length: 8 }, async () => await send(queue, job)));
      const handed = await collect(queue);
      await vi.waitFor(() => expect(handed).toEqual([job]), soon);
      await sleep(QUIET_MS);
      expect(handed).toHaveLength(1);
    });

    it.each([
      ['now', undefined],
      ['later', 1_000],
    ])('hands out a job for %s after its transaction is committed, also if it was waiting before', async (_, ms) => {
      const queue = await stage().start();
      const job = plan();
      await send(queue, job);
      let handed = 0;
      let before = 0;
      await stage().transact(async (tx) => {
        await queue.sendIn(tx, [{ job, startAfter: ms === undefined ? undefined : later(ms) }]);
        await queue.work(async () => {
          handed += 1;
          await Promise.resolve();
        }, 1);
        await sleep(QUIET_MS);
        before = handed;
      });
      await vi.waitFor(() => expect(handed).toBeGreaterThan(before), soon);
    });

    it('distinguishes jobs by kind, request, audience, question and note', async () => {
      const queue = await stage().start();
      const [requestId, other] = [randomUUID(), randomUUID()];
      const note = { kind: 'question', index: 0 } as const;
      const jobs: readonly Job[] = [
        { kind: 'make_plan', requestId },
        { kind: 'make_plan', requestId: other },
        { kind: 'advance_run', requestId },
        { kind: 'watch_password', requestId },
        { kind: 'tell_rejected', requestId },
        { kind: 'tell_closed', requestId },
        { kind: 'show_card', requestId, audience: 'systems' },
        { kind: 'show_card', requestId, audience: 'requester' },
        { kind: 'tell_question', requestId, index: 0 },
        { kind: 'tell_question', requestId, index: 1 },
        { kind: 'thread_note', requestId, key: 'question:2', note },
        { kind: 'thread_note', requestId, key: 'question:3', note },
      ];
      for (const job of [...jobs, ...jobs]) await send(queue, job);
      const handed = await collect(queue, 4);
      await vi.waitFor(() => expect(handed).toHaveLength(jobs.length), soon);
      expect(new Set(handed.map((job) => JSON.stringify(job, Object.keys(job).toSorted())))).toEqual(
        new Set(jobs.map((job) => JSON.stringify(job, Object.keys(job).toSorted()))),
      );
    });

    it('hands out a job again that was sent while it was running', async () => {
      const queue = await stage().start();
      const [job, begun, go] = [plan(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let times = 0;
      await queue.work(async () => {
        times += 1;
        begun.resolve();
        if (times === 1) await go.promise;
      }, 1);
      await send(queue, job);
      await begun.promise;
      for (let time = 0; time < 3; time += 1) await send(queue, job);
      go.resolve();
      await vi.waitFor(() => expect(times).toBe(2), soon);
      await sleep(QUIET_MS);
      expect(times).toBe(2);
    });

    it('tries a job again if its handler throws, whether it was sent for now or for later', async () => {
      const queue = await stage().start();
      const [now, deferred] = [plan(), plan()];
      const failed = new Set<string>();
      const done: string[] = [];
      await queue.work(async (job) => {
        await Promise.resolve();
        if (failed.has(idOf(job))) {
          done.push(idOf(job));
          return;
        }
        failed.add(idOf(job));
        throw new Error('not yet');
      }, 2);
      await send(queue, now);
      await send(queue, deferred, later(100));
      const wanted = [now.requestId, deferred.requestId].toSorted();
      await vi.waitFor(() => expect(done.toSorted()).toEqual(wanted), soon);
    });

    it('waits as long as an error says, but not if the job is sent for now', async () => {
      const queue = await stage().start((error) => (error instanceof RangeError ? Number(error.message) : undefined));
      const [short, long] = [plan(), plan()];
      const handed: { readonly job: Job; readonly at: number }[] = [];
      const timesOf = (job: Job): number[] => handed.flatMap((one) => (idOf(one.job) === idOf(job) ? [one.at] : []));
      await queue.work(async (job) => {
        await Promise.resolve();
        handed.push({ job, at: Date.now() });
        if (timesOf(job).length === 1) throw new RangeError(idOf(job) === short.requestId ? '2000' : String(HOUR));
      }, 2);
      await send(queue, short);
      await send(queue, long);
      await vi.waitFor(() => expect(timesOf(short)).toHaveLength(2), soon);
      const [first = 0, second = 0] = timesOf(short);
      expect(second - first).toBeGreaterThanOrEqual(2_000);
      expect(timesOf(long)).toHaveLength(1);
      await send(queue, long);
      await vi.waitFor(() => expect(timesOf(long)).toHaveLength(2), soon);
    });

    it('stops when the running jobs are done, and hands out no more', async () => {
      const queue = await stage().start();
      const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const done: string[] = [];
      await queue.work(async (job) => {
        begun.resolve();
        await go.promise;
        done.push(idOf(job));
      }, 1);
      const [first, second] = [plan(), plan()];
      await send(queue, first);
      await begun.promise;
      await send(queue, second);
      let stopped = false;
      const stopping = queue.stop().then(() => {
        stopped = true;
      });
      await sleep(QUIET_MS);
      expect(stopped).toBe(false);
      go.resolve();
      await stopping;
      expect(done).toEqual([first.requestId]);
      const next = await collect(await stage().start());
      await vi.waitFor(() => expect(next).toEqual([second]), soon);
    });

    it('runs as many jobs at a time as it may and no more, again and again', async () => {
      const queue = await stage().start();
      const ends: (() => void)[] = [];
      let running = 0;
      await queue.work(async () => {
        running += 1;
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
      }, 3);
      for (let round = 0; round < 3; round += 1) {
        for (const job of [plan(), plan(), plan(), plan()]) await send(queue, job);
        await vi.waitFor(() => expect(running).toBe(3), soon);
        await sleep(100);
        expect(running).toBe(3);
        ends.shift()?.();
        // The fourth takes its place.
        await vi.waitFor(() => expect(ends).toHaveLength(3), soon);
        expect(running).toBe(3);
        for (const end of ends.splice(0)) end();
        await vi.waitFor(() => expect(running).toBe(0), soon);
      }
    });

    it('distributes the jobs among processes, each to only one', async () => {
      const [one, two] = [await stage().start(), await stage().start()];
      const jobs = Array.from({ length: 16 }, () => plan());
      const handed: (readonly [string, string])[] = [];
      for (const [who, queue] of [
        ['one', one],
        ['two', two],
      ] as const) {
        await queue.work(async (job) => {
          handed.push([who, idOf(job)]);
          await sleep(20);
        }, 2);
      }
      await Promise.all(jobs.map(async (job, index) => await send(index % 2 === 0 ? one : two, job)));
      await vi.waitFor(() => expect(handed).toHaveLength(jobs.length), soon);
      await sleep(QUIET_MS);
      const ids = jobs.map(({ requestId }) => requestId).toSorted();
      expect(handed.map(([, requestId]) => requestId).toSorted()).toEqual(ids);
      expect(new Set(handed.map(([who]) => who))).toEqual(new Set(['one', 'two']));
    });
  });
}
