import { advanceRun } from '#provisioning/advance-run.ts';
import type { StepDeps } from '#provisioning/step/step.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { allAnswerable } from '#use-cases/register/answerable.ts';
import { ClaimLost } from '#use-cases/ports/claim.ts';
import { tellHead } from '#use-cases/trail/keep-head.ts';
import { peopleNow } from '#use-cases/register/known-holder.ts';
import { withAddressNow } from '#use-cases/register/address-now.ts';
import { makePlan } from '#use-cases/plans/make-plan.ts';
import { makeRecord } from '#use-cases/records/make-record.ts';
import type { Job } from '#use-cases/ports/job.ts';
import type { RecordWriter } from '#use-cases/ports/record.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { readTenant, showDigest, showImport, showReview, tellUnread } from '#use-cases/tenant/read-tenant.ts';
import { settleReveals } from '#use-cases/hand-over/settle-reveals.ts';
import { takeBackPassword } from '#use-cases/hand-over/take-back-password.ts';
import { extensionBeside } from '#use-cases/requests/overtake-deletion.ts';
import { letExpireBeside, tellContractEnd } from '#use-cases/contracts/tell-contract-end.ts';
import { tellReport, type ReportDeps } from '#use-cases/records/tell-report.ts';
import type { HeadFiles } from '#use-cases/ports/trail.ts';
import { lackingFor } from '#use-cases/requests/who-is-missing.ts';
import { watchPassword } from '#use-cases/hand-over/watch-password.ts';

/** Another worker is at the same card: the job comes back in a moment. */
class Busy extends Error {}

const BUSY_MS = 500;

export interface WorkDeps extends StepDeps, Pick<ReportDeps, 'officeHours' | 'reports'> {
  readonly records: RecordWriter;
  readonly headFiles: HeadFiles | null;
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
    case 'take_back_password':
      return await takeBackPassword(deps, job);
    case 'settle_reveals':
      return await settleReveals(deps, job);
    case 'make_record':
      return await makeRecord(deps, job);
    case 'tell_head':
      return await alone(deps, `head:${job.day}`, async () => await tellHead(deps, job.day));
    case 'tell_report':
      return await alone(deps, `report:${job.month}`, async () => await tellReport(deps, job));
    case 'tell_released_alone':
      // Whoever is the person of control may come into the chat later: it is tried until they are told.
      return await alone(deps, `released:${job.at}`, async () => await chat.tellReleasedAlone(job));
    case 'tell_contract_end':
      return await alone(deps, `contract:${job.accountId}`, async () => await tellContractEnd(deps, job));
    case 'read_tenant':
      return await readTenant(deps);
    case 'show_digest':
      return await alone(deps, `digest:${job.readId}`, async () => await showDigest(deps, job));
    case 'tell_unread':
      return await alone(deps, `unread:${job.readId}`, async () => await tellUnread(deps, job));
    case 'show_review':
      return await alone(deps, `review:${job.readId}`, async () => await showReview(deps, job));
    case 'show_import':
      return await alone(deps, 'import', async () => await showImport(deps));
    case 'show_card':
      return await alone(deps, `card:${job.audience}:${job.requestId}`, async () => {
        const [request, run] = await Promise.all([store.request(job.requestId), store.run(job.requestId)]);
        if (request === null) return;
        const isSystems = job.audience === 'systems';
        const letExpire = isSystems ? await letExpireBeside(store, request) : null;
        const extension = isSystems ? await extensionBeside(store, request) : null;
        const lacks = isSystems ? await lackingFor({ ...deps, people: chat }, request) : null;
        await chat.showCard({ request, run, audience: job.audience, letExpire, extension, lacks });
      });
    case 'tell_question':
    case 'thread_note':
    case 'tell_claim':
    case 'show_agreement':
    case 'tell_rejected':
    case 'tell_closed':
    case 'tell_done':
    case 'show_hand_over':
    case 'remind_receipt':
    case 'tell_control':
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
      | 'tell_claim'
      | 'show_agreement'
      | 'tell_rejected'
      | 'tell_closed'
      | 'tell_done'
      | 'show_hand_over'
      | 'remind_receipt'
      | 'tell_control';
  }
>;

/** What is told of a hand-over stands in the same messages, whatever the occasion. */
function placeOf({ kind }: Telling): string {
  return kind === 'tell_closed' ? 'show_hand_over' : kind;
}

async function tell({ store, chat, departments }: StepDeps, job: Telling): Promise<void> {
  const found = await store.request(job.requestId);
  if (found === null) return;
  const request = await withAddressNow(store, found);
  switch (job.kind) {
    case 'tell_question':
      return await chat.tellQuestion(request, job.index);
    case 'thread_note':
      return await chat.threadNote(request, job.key, job.note);
    case 'tell_claim':
      return await tellClaim(chat, { request, people: allAnswerable(departments, request) });
    case 'show_agreement':
      return await chat.showAgreement(request);
    case 'tell_rejected':
      return await chat.tellRejected(request);
    case 'tell_closed':
      return await chat.tellClosed(request);
    case 'tell_done':
      return await chat.tellDone(request, await peopleNow({ store, chat }, request));
    case 'show_hand_over':
      return await chat.showHandOver(request);
    case 'remind_receipt':
      return await chat.remindReceipt(request, job.reminder);
    case 'tell_control':
      return await chat.tellControl(request);
  }
}

/** The first who is still in the chat is told. */
async function tellClaim(
  chat: StepDeps['chat'],
  { request, people }: { readonly request: Request; readonly people: readonly Person[] },
): Promise<void> {
  for (const person of people) {
    const isTold = await chat.tellClaim(request, person);
    if (isTold) return;
  }
}

/** One at a time for what writes to the same place in the chat: an older state never overwrites a newer one. */
async function alone(deps: StepDeps, key: string, write: () => Promise<void>): Promise<void> {
  if ((await deps.store.exclusively(key, write)) === null) throw new Busy();
}

/** When a job that failed is tried again; undefined leaves it to the queue's own back-off. */
export function retryAfterMs(error: unknown): number | undefined {
  if (error instanceof Busy || error instanceof ClaimLost) return BUSY_MS;
  if (!(error instanceof OutsideError)) return undefined;
  // A message that may still be on its way tells how long to wait for it.
  if (error.code === 'unknown_outcome') return error.retryAfterMs;
  return error.code === 'throttled' ? (error.retryAfterMs ?? 5_000) : undefined;
}
