import type { Request } from './request.ts';

/**
 * Since when a request waits for the systems area to decide or begin; null while it waits for somebody else (the
 * requester's answer, an official's confirmation), goes on by itself, or is over.
 */
export function waitsForSystemsSince(request: Request): Date | null {
  const { state, rule, failure, planChanges, createdAt, updatedAt, decision, questions, agreement } = request;
  if (state === 'approved') return decision?.at ?? updatedAt;
  if (state !== 'submitted' || (agreement !== undefined && agreement.agreed === null)) return null;
  if (rule !== null && failure === null && planChanges.length === 0) return null;
  // A plan that changed came back by itself.
  if (planChanges.length > 0) return updatedAt;
  const since = [createdAt, questions.at(-1)?.answer?.at ?? createdAt, agreement?.agreed?.at ?? createdAt];
  return new Date(Math.max(...since.map(Number)));
}
