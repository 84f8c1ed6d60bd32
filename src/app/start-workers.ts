import type { Logger } from 'pino';
import type { Queue } from '#adapters/queue/queue.ts';
import { retryAfterMs, work } from '#src/jobs/all-jobs.ts';
import type { JobDeps } from '#src/jobs/definition.ts';

const WORKERS = 8;

/** Carries out the queue's jobs. */
export async function startWorkers(
  { queue, log }: { readonly queue: Queue; readonly log: Logger },
  deps: JobDeps,
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
