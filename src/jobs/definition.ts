import type { StepDeps } from '#provisioning/step/step.ts';
import type { Job } from '#use-cases/ports/job.ts';
import type { RecordWriter } from '#use-cases/ports/record.ts';
import type { HeadFiles } from '#use-cases/ports/trail.ts';
import type { ReportDeps } from '#use-cases/records/tell-report.ts';

/** What the jobs work with. */
export interface JobDeps extends StepDeps, Pick<ReportDeps, 'officeHours' | 'reports'> {
  readonly records: RecordWriter;
  readonly headFiles: HeadFiles | null;
}

/** One kind of job. Safe to repeat: each run looks at the state as it is now. */
export interface Definition<J extends Job = Job> {
  /** Two jobs of the kind with one key are one job while the first still waits. Left out, all of the kind are. */
  readonly key?: (job: J) => string;
  /** One at a time for what writes to the same place in the chat: an older state never overwrites a newer one. */
  readonly place?: (job: J) => string;
  readonly run: (deps: JobDeps, job: J) => Promise<void>;
}

/** A definition for each of these kinds. */
export type Definitions<K extends Job['kind']> = { readonly [Kind in K]: Definition<Extract<Job, { kind: Kind }>> };

export function aboutRequest({ requestId }: { readonly requestId: string }): string {
  return requestId;
}
