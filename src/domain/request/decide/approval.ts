import { hashPlan } from '#domain/plan/compare-plans.ts';
import { mayStillBeRejected } from '#domain/request/still-possible.ts';
import { isOwnExtension } from '#domain/request/concerned/who-is-concerned.ts';
import { storedPerson, type Answer, type Move } from './move.ts';

export function approve({ request, command, at, register, from, go, late, refuse }: Move<'approve'>): Answer {
  if (!from('submitted', 'info_requested')) return late();
  const { agreement } = request;
  if (agreement === undefined ? isOwnExtension(request, register) : agreement.agreed === null)
    return refuse({ code: 'official_needed', official: agreement?.official ?? null });
  if (request.plan === null) return refuse({ code: 'plan_missing' });
  if (hashPlan(request.plan) !== command.planHash) return refuse({ code: 'plan_differs' });
  const decision = { outcome: 'approved', by: storedPerson(command.by), at, planHash: command.planHash } as const;
  return go('approved', { decision, planChanges: [], failure: null }, [{ type: 'tell_requester', moment: 'approved' }]);
}

export function reject({ request, command, at, from, go, late }: Move<'reject'>): Answer {
  if (!from('submitted', 'info_requested', 'approved') && !mayStillBeRejected(request)) return late();
  const decision = { outcome: 'rejected', by: storedPerson(command.by), at, reason: command.reason } as const;
  return go('rejected', { decision, failure: null }, [{ type: 'tell_rejected' }]);
}
