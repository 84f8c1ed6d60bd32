import { isUnconfirmed } from '../agreement.ts';
import type { Request } from '../request.ts';

/**
 * Since when a request waits for the systems area to decide or begin; null while it waits for somebody else (the
 * requester's answer, an official's confirmation), goes on by itself, or is over.
 */
export function waitsForSystemsSince(request: Request): Date | null {
  const { state, rule, failure, planChanges, createdAt, updatedAt, decision, questions } = request;
  const { agreement, corrections } = request;
  if (state === 'approved') return decision?.at ?? updatedAt;
  if (state !== 'submitted' || isUnconfirmed(request)) return null;
  if (rule !== null && failure === null && planChanges.length === 0) return null;
  // A plan that changed came back by itself.
  if (planChanges.length > 0) return updatedAt;
  const since = [questions.at(-1)?.answer?.at, agreement?.agreed?.at, corrections?.at(-1)?.at];
  return new Date(Math.max(...[createdAt, ...since].map((at) => Number(at ?? createdAt))));
}
