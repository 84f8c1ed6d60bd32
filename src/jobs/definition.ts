import type { StepDeps } from '#provisioning/step/step.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { RecordWriter } from '#use-cases/ports/store/record.ts';
import type { HeadFiles } from '#use-cases/ports/store/trail.ts';
import type { ReportDeps } from '#use-cases/records/tell-report.ts';

/** The jobs' dependencies. */
export interface JobDeps extends StepDeps, Pick<ReportDeps, 'officeHours' | 'reports'> {
  readonly records: RecordWriter;
  readonly headFiles: HeadFiles | null;
}

/** One kind of job. Safe to repeat: each run reads the present state. */
export interface Definition<J extends Job = Job> {
  /**
   * Two jobs of the kind with the same key are one job while the first still waits. Without this function all jobs of
   * the kind are one.
   */
  readonly key?: (job: J) => string;
  /** Jobs with the same place in the chat run one at a time: an older state never overwrites a newer one. */
  readonly place?: (job: J) => string;
  readonly run: (deps: JobDeps, job: J) => Promise<void>;
}

/** A definition for each of these kinds. */
export type Definitions<K extends Job['kind']> = { readonly [Kind in K]: Definition<Extract<Job, { kind: Kind }>> };

export function aboutRequest({ requestId }: { readonly requestId: string }): string {
  return requestId;
}
