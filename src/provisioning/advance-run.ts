import { BEGINNING_STEPS, HARMLESS_STEPS } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { FailureCode } from '#domain/plan/failure.ts';
import { ACCESS_PATIENCE, failureOf, mailboxRefused } from '#use-cases/plans/failure.ts';
import type { Run, RunStep, WaitReason } from '#use-cases/ports/store/run.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { checkpoint } from './step/checkpoint.ts';
import type { Step, StepContext, StepDeps, StepOutcome } from './step/step.ts';
import { eventsBefore } from './step/step-events.ts';
import { STEPS } from './steps.ts';
import { whyProtected } from './step/why-protected.ts';

/**
 * Advances a run until it is done, has failed, or has to wait; then the next attempt is queued for its time. Safe to
 * call at any time, from any process: one at a time per run, and every checkpoint is compare-and-set.
 */
export async function advanceRun(deps: StepDeps, input: { readonly requestId: string }): Promise<void> {
  const { requestId } = input;
  await deps.store.exclusively(`run:${requestId}`, async () => {
    let guarded = false;
    for (;;) {
      const request = await deps.store.request(requestId);
      const run = await deps.store.run(requestId);
      if (request === null || run === null || request.plan === null) return;
      const row = run.steps.find((step) => step.state !== 'done');
      if (row === undefined || !isWorking(request.state, row)) return;
      const now = deps.clock.now();
      if (row.nextAt !== null && row.nextAt > now) {
        const { nextAt } = row;
        await deps.store.transact(async (tx) => await tx.send({ kind: 'advance_run', requestId }, nextAt));
        return;
      }
      if (!(await attempt(deps, { request, run, row, guarded }))) return;
      // One protection check per turn is enough: by `check_account`, or before the first step that writes.
      guarded ||= row.name === 'check_account' || !HARMLESS_STEPS.includes(row.name);
    }
  });
}

/** Whether the step may run in this state: after the account was read back, only the step that waits for its time. */
function isWorking(state: Request['state'], row: RunStep): boolean {
  // Nothing continues before somebody ran the line.
  if (row.waitingFor === 'person') return false;
  if (state === 'executed') return row.name === 'hand_over';
  if (state === 'scheduled') return [...BEGINNING_STEPS, 'soft_delete', 'end_redirection'].includes(row.name);
  return state === 'executing';
}

/** One attempt at one step. True when the run can continue at once. */
async function attempt(
  deps: StepDeps,
  seen: { readonly request: Request; readonly run: Run; readonly row: RunStep; readonly guarded: boolean },
): Promise<boolean> {
  const { request, run, row, guarded } = seen;
  const step = STEPS[row.name];
  const running: RunStep = {
    ...row,
    state: 'running',
    attempts: row.attempts + 1,
    uncertain: true,
    startedAt: row.startedAt ?? deps.clock.now(),
    nextAt: null,
  };
  const begun = await deps.store.transact(async (tx) => {
    if (!(await tx.saveStep(request.id, row, running))) return false;
    for (const event of eventsBefore({ request, at: deps.clock.now() }, row)) await tx.append(event);
    return true;
  });
  if (!begun || request.plan === null) return false;

  // Steps see what earlier attempts left uncertain, not this one.
  const rowForStep = { ...running, uncertain: row.uncertain };
  const context: StepContext = { request, plan: request.plan, directoryId: run.directoryId, row: rowForStep };
  const outcome = await perform(deps, { step, context, row: running, repeated: row.attempts > 0, guarded });
  return await checkpoint(deps, { request, run, row: running, step, outcome, before: row.uncertain });
}

async function perform(
  deps: StepDeps,
  work: {
    readonly step: Step;
    readonly context: StepContext;
    readonly row: RunStep;
    readonly repeated: boolean;
    /** The account was already checked in this turn. */
    readonly guarded: boolean;
  },
): Promise<StepOutcome> {
  const { step, context, row, repeated, guarded } = work;
  let outcome: StepOutcome;
  try {
    const forbidden = guarded ? null : await whyProtected(deps, context);
    const looked = repeated && step.look !== undefined ? await step.look(deps, context) : null;
    outcome = forbidden ?? looked ?? (await step.act(deps, context));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    outcome = afterError(deps, error, step);
  }
  if (outcome.type !== 'wait' || outcome.reason === 'date') return outcome;
  const isRefused = outcome.reason === 'mailbox_access';
  // A rule's request has nobody waiting, so it waits for the tenant. A refused mailbox opens only when somebody
  // corrects its scope.
  if (context.request.rule === 'contract_end' && !isRefused) return outcome;
  const startedAt = row.startedAt ?? deps.clock.now();
  const patience = isRefused ? Math.max(step.deadlineMs, ACCESS_PATIENCE) : step.deadlineMs;
  if (deps.clock.now().getTime() - startedAt.getTime() < patience) return outcome;
  if (isRefused) {
    const { request } = context;
    return { type: 'failed', failure: mailboxRefused(deps.institution, { request, permission: outcome.permission }) };
  }
  return { type: 'failed', failure: { code: LATE[outcome.reason] } };
}

const LATE: Readonly<Record<Exclude<WaitReason, 'person' | 'date'>, FailureCode>> = {
  mailbox: 'mailbox_late',
  mailbox_access: 'mailbox_refused',
  throttled: 'throttled',
  unavailable: 'unavailable',
  replication: 'not_converged',
  chat: 'chat_unavailable',
};

function afterError(deps: StepDeps, error: OutsideError, step: Step): StepOutcome {
  const wait = error.retryAfterMs === undefined ? {} : { afterMs: error.retryAfterMs };
  if (error.service === 'chat') {
    if (error.isPassing) return { type: 'wait', reason: 'chat', ...wait };
    return { type: 'failed', failure: { code: 'chat_refused', detail: error.detail ?? error.code } };
  }
  switch (error.code) {
    case 'throttled':
      return { type: 'wait', reason: 'throttled', ...wait };
    case 'unavailable':
    case 'unknown_outcome':
      return { type: 'wait', reason: 'unavailable', ...wait };
    case 'not_found':
    case 'without_effect':
      return { type: 'wait', reason: 'replication', ...wait };
    // Exchange refused one mailbox: its scope may lag, and nothing else of the account is affected.
    case 'mailbox_refused':
      return { type: 'wait', reason: 'mailbox_access', permission: error.detail, ...wait };
    default: {
      const { at: _at, step: _step, ...failure } = failureOf(error, step.name, deps.clock.now());
      return { type: 'failed', failure };
    }
  }
}
