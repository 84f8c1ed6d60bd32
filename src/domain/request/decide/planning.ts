import { BUZON } from '#domain/person.ts';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import { FINAL_FAILURES } from '#domain/plan/failure.ts';
import type { Request } from '#domain/request/request.ts';
import { mayChooseAddress } from '#domain/request/still-possible.ts';
import { readAt } from '#domain/request/seats-wanted.ts';
import { takesTwo } from '#domain/request/concerned/who-is-concerned.ts';
import type { Answer, Move } from './move.ts';

/** A plan was made. If a rule replaces the approval, the work begins at once. */
export function plan({ request, command, at, from, go, late }: Move<'plan'>): Answer {
  if (!from('submitted', 'info_requested') || isOutdated(request, command)) return late();
  const form =
    request.form.type === 'personal' && command.holder !== undefined
      ? { ...request.form, chatUser: command.holder }
      : request.form;
  // A holder found in the chat receives the account directly, without an official.
  const needsTwo = request.needsTwo && takesTwo(form);
  const similar = command.similar === undefined ? {} : { similar: command.similar };
  const planned = { plan: command.plan, seats: readAt(command.seats, at), form, needsTwo, failure: null, ...similar };
  if (request.rule === null) return go(request.state, planned);
  const isTheirs = request.rule === 'undo' || request.rule === 'block' || request.rule === 'succession';
  const by = isTheirs ? request.requester : BUZON;
  const decision = { outcome: 'approved', by, at, planHash: hashPlan(command.plan) } as const;
  return go('executing', { ...planned, decision, execution: { by, at } }, [
    { type: 'advance_run' },
    ...(request.rule === 'block' ? [{ type: 'thread', note: { kind: 'blocked' } } as const] : []),
  ]);
}

export function planFailed({ request, command, at, from, go, late }: Move<'plan_failed'>): Answer {
  if (!from('submitted', 'info_requested') || isOutdated(request, command)) return late();
  const { failure } = command;
  if (!FINAL_FAILURES.includes(failure.code)) return go(request.state, { failure });
  const decision = { outcome: 'rejected', by: BUZON, at } as const;
  return go('rejected', { failure, decision }, [{ type: 'tell_rejected' }]);
}

export function chooseAddress({ request, command, go, late }: Move<'choose_address'>): Answer {
  if (!mayChooseAddress(request)) return late();
  return go(request.state, { chosenLocalPart: command.localPart, failure: null }, [{ type: 'make_plan' }]);
}

/** The form was corrected while it was planned: its own plan is made as well. */
function isOutdated(
  { corrections = [] }: Pick<Request, 'corrections'>,
  planned: { readonly corrections?: number },
): boolean {
  return planned.corrections !== undefined && planned.corrections !== corrections.length;
}
