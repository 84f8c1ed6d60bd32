import { BUZON } from '#domain/person.ts';
import { hashPlan, planChanges } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { readAt } from '#domain/request/seats-wanted.ts';
import { FINAL_FAILURES } from '#domain/plan/failure.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Effect } from '#domain/request/effect.ts';
import type { Failure } from '#domain/plan/failure.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

export function execute({ request, command, at, from, go, late, refuse }: Move<'execute'>): Answer {
  if (!from('approved')) return late();
  if (!isAsApproved(request)) return refuse({ code: 'plan_differs' });
  return go('executing', { execution: { by: storedPerson(command.by), at } }, [{ type: 'advance_run' }]);
}

/** Retries a plan that could not be made, or a run that failed. */
export function retry({ request, command, at, from, go, late, refuse }: Move<'retry'>): Answer {
  if (from('submitted', 'info_requested') && request.failure !== null)
    return go(request.state, { failure: null }, [{ type: 'make_plan' }]);
  if (!from('failed')) return late();
  if (!isAsApproved(request)) return refuse({ code: 'plan_differs' });
  return go('executing', { failure: null, execution: { by: storedPerson(command.by), at } }, [{ type: 'advance_run' }]);
}

/** Things changed before the work began: it has to be decided again. */
export function planChanged({ request, command, at, from, go, late }: Move<'plan_changed'>): Answer {
  if (!from('executing')) return late();
  const changed = request.plan === null ? [] : planChanges(request.plan, command.plan);
  const { unseen } = command;
  const changes = changed.map((change) =>
    change.what === 'address' && unseen !== undefined ? { ...change, unseen } : change,
  );
  const plan = { plan: command.plan, seats: readAt(command.seats, at), planChanges: changes };
  return go('submitted', { ...plan, decision: null, execution: null }, [
    { type: 'thread', note: { kind: 'plan_changed', changes } },
  ]);
}

export function fail({ command, at, from, go, late }: Move<'fail'>): Answer {
  if (!from('executing', 'executed', 'scheduled')) return late();
  const { failure } = command;
  if (failure.untouched === true && FINAL_FAILURES.includes(failure.code)) {
    const decision = { outcome: 'rejected', by: BUZON, at } as const;
    return go('rejected', { failure, decision }, [{ type: 'tell_rejected' }]);
  }
  return go('failed', { failure }, stopped(failure));
}

export function executed({ request, command, from, go, late }: Move<'executed'>): Answer {
  if (!from('executing')) return late();
  const state = afterExecution(request);
  const { languageLeft } = command;
  const left = languageLeft === undefined ? {} : { languageLeft };
  return go(state, { failure: null, ...left }, state === 'executed' ? [] : [{ type: 'tell_done' }]);
}

export function lineRun({ command, at, from, go, late }: Move<'line_run'>): Answer {
  if (!from('executing')) return late();
  return go('executing', { lineRun: { by: storedPerson(command.by), at } }, [{ type: 'advance_run' }]);
}

export function lineNotRun({ command, from, go, late }: Move<'line_not_run'>): Answer {
  if (!from('executing')) return late();
  const { failure } = command;
  return go('failed', { failure }, stopped(failure));
}

/** The systems area has to look after it; the requester learns that it does. */
function stopped(failure: Failure): readonly Effect[] {
  return [
    { type: 'thread', note: { kind: 'failed', failure } },
    { type: 'tell_requester', moment: 'stopped' },
  ];
}

export function rest({ from, go, late }: Move<'rest'>): Answer {
  return from('executing') ? go('scheduled', {}, [{ type: 'tell_closing' }]) : late();
}

export function resume({ from, go, late }: Move<'resume'>): Answer {
  return from('scheduled', 'executing') ? go('executing', {}) : late();
}

export function bringForward({ request, command, at, from, go, late }: Move<'bring_forward'>): Answer {
  if ((request.kind !== 'creation' && request.kind !== 'deletion') || !from('scheduled')) return late();
  return go('executing', { broughtForward: { by: storedPerson(command.by), at } }, [{ type: 'advance_run' }]);
}

/** Also reached from a retry of the last step. */
export function finished({ from, go, late }: Move<'finished'>): Answer {
  return from('scheduled', 'executing') ? go('closed', {}, [{ type: 'tell_done' }]) : late();
}

/** Whether the plan is the approved one. Old approvals without a hash say nothing. */
function isAsApproved({ plan, decision }: Request): boolean {
  const approved = decision?.planHash;
  return approved === undefined || (plan !== null && hashPlan(plan) === approved);
}

/** The state after the account was read back: handed over, scheduled, or closed. */
function afterExecution({ plan, ratification }: Request): RequestState {
  if (ratification?.ratified === null) return 'scheduled';
  if (plan?.steps.includes('hand_over')) return 'executed';
  return plan?.steps.some((step) => step === 'soft_delete' || step === 'end_redirection') ? 'scheduled' : 'closed';
}
