import { advanceRun } from '#provisioning/advance-run.ts';
import type { StepDeps } from '#provisioning/step.ts';
import { dayIn } from '#use-cases/calendar.ts';
import { makePlan } from '#use-cases/make-plan.ts';
import { makeRecord } from '#use-cases/make-record.ts';
import type { Job } from '#use-cases/ports.ts';
import type { RecordWriter } from '#use-cases/record-ports.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { readTenant, showDigest, showImport } from '#use-cases/read-tenant.ts';
import { tellContractEnd } from '#use-cases/tell-contract-end.ts';
import { tellReport, type ReportDeps } from '#use-cases/tell-report.ts';
import { watchPassword } from '#use-cases/watch-password.ts';

/** Another worker is at the same card: the job comes back in a moment. */
class Busy extends Error {}

const BUSY_MS = 500;

export interface WorkDeps extends StepDeps, Pick<ReportDeps, 'officeHours' | 'reports'> {
  readonly records: RecordWriter;
}

/** Carries out one job. Safe to repeat: each looks at the state as it is now. */
export async function work(deps: WorkDeps, job: Job): Promise<void> {
  const { store, chat } = deps;
  switch (job.kind) {
    case 'make_plan':
      return await makePlan(deps, job);
    case 'advance_run':
      return await advanceRun(deps, job);
    case 'watch_password':
      return await watchPassword(deps, job);
    case 'make_record':
      return await makeRecord(deps, job);
    case 'tell_head':
      return await alone(deps, `head:${job.day}`, async () => {
        // Of a day that is over there is no head to tell any more.
        if (job.day !== dayIn(deps.clock.now(), deps.institution.timeZone)) return;
        const head = await store.trail.head();
        if (head !== null) await chat.tellHead(job.day, head);
      });
    case 'tell_report':
      return await alone(deps, `report:${job.month}`, async () => await tellReport(deps, job));
    case 'tell_contract_end':
      return await alone(deps, `contract:${job.accountId}`, async () => await tellContractEnd(deps, job));
    case 'read_tenant':
      return await readTenant(deps);
    case 'show_digest':
      return await alone(deps, `digest:${job.readId}`, async () => await showDigest(deps, job));
    case 'show_import':
      return await alone(deps, 'import', async () => await showImport(deps));
    case 'show_card':
      return await alone(deps, `card:${job.audience}:${job.requestId}`, async () => {
        const [request, run] = await Promise.all([store.request(job.requestId), store.run(job.requestId)]);
        if (request !== null) await chat.showCard({ request, run, audience: job.audience });
      });
    case 'tell_question':
    case 'thread_note':
    case 'tell_rejected':
    case 'tell_closed':
    case 'tell_done':
    case 'show_hand_over':
    case 'remind_receipt':
      return await alone(deps, `${placeOf(job)}:${job.requestId}`, async () => {
        // Somebody who left the chat cannot be told: nothing is gained by trying for days.
        await tell(deps, job).catch((error: unknown) => {
          if (!(error instanceof OutsideError) || error.code !== 'not_found') throw error;
        });
      });
  }
}

type Telling = Extract<
  Job,
  {
    kind:
      | 'tell_question'
      | 'thread_note'
      | 'tell_rejected'
      | 'tell_closed'
      | 'tell_done'
      | 'show_hand_over'
      | 'remind_receipt';
  }
>;

/** What is told of a hand-over stands in the same messages, whatever the occasion. */
function placeOf({ kind }: Telling): string {
  return kind === 'tell_closed' ? 'show_hand_over' : kind;
}

async function tell({ store, chat }: StepDeps, job: Telling): Promise<void> {
  const request = await store.request(job.requestId);
  if (request === null) return;
  switch (job.kind) {
    case 'tell_question':
      return await chat.tellQuestion(request, job.index);
    case 'thread_note':
      return await chat.threadNote(request, job.key, job.note);
    case 'tell_rejected':
      return await chat.tellRejected(request);
    case 'tell_closed':
      return await chat.tellClosed(request);
    case 'tell_done':
      return await chat.tellDone(request);
    case 'show_hand_over':
      return await chat.showHandOver(request);
    case 'remind_receipt':
      return await chat.remindReceipt(request, job.reminder);
  }
}

/** One at a time for what writes to the same place in the chat: an older state never overwrites a newer one. */
async function alone(deps: StepDeps, key: string, write: () => Promise<void>): Promise<void> {
  if ((await deps.store.exclusively(key, write)) === null) throw new Busy();
}

/** When a job that failed is tried again; undefined leaves it to the queue's own back-off. */
export function retryAfterMs(error: unknown): number | undefined {
  if (error instanceof Busy) return BUSY_MS;
  return error instanceof OutsideError && error.code === 'throttled' ? (error.retryAfterMs ?? 5_000) : undefined;
}
