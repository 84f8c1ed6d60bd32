import { ClaimLost } from '#use-cases/ports/store/claim.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { Definition, Definitions, JobDeps } from './definition.ts';
import { OTHER_JOBS } from './others.ts';
import { REQUEST_JOBS } from './requests.ts';
import { NOTICE_JOBS } from './notices.ts';

/** Every kind of job; the queue and its workers know no others. */
const JOBS: Definitions<Job['kind']> = { ...REQUEST_JOBS, ...NOTICE_JOBS, ...OTHER_JOBS };

/** Another worker is writing to the same place: the job is retried soon. */
class Busy extends Error {}

const BUSY_MS = 500;

/** Two jobs with the same key are one job while the first still waits. */
export function keyOf(job: Job): string {
  const key = definitionOf(job).key?.(job);
  return key === undefined ? job.kind : `${job.kind}:${key}`;
}

/** Carries out one job. Throws `Busy` while another worker writes to the same place. */
export async function work(deps: JobDeps, job: Job): Promise<void> {
  const { place, run } = definitionOf(job);
  if (place === undefined) return await run(deps, job);
  const isDone = await deps.store.exclusively(place(job), async () => await run(deps, job));
  if (isDone === null) throw new Busy();
}

function definitionOf(job: Job): Definition {
  // A job of a newer version is left to it.
  if (!Object.hasOwn(JOBS, job.kind)) throw new Error(`no job is called ${job.kind}`);
  // The definition belongs to the job's kind.
  return JOBS[job.kind] as Definition;
}

/** When a failed job is tried again; undefined leaves it to the queue's back-off. */
export function retryAfterMs(error: unknown): number | undefined {
  if (error instanceof Busy || error instanceof ClaimLost) return BUSY_MS;
  if (!(error instanceof OutsideError)) return undefined;
  // A message that may still be on its way says how long to wait for it.
  if (error.code === 'unknown_outcome') return error.retryAfterMs;
  return error.code === 'throttled' ? (error.retryAfterMs ?? 5_000) : undefined;
}
