import type { Licence, Seats } from '#domain/account/account.ts';
import type { Request } from './request.ts';
import { UNTOUCHED_STATES } from './states.ts';

type Wanting = Pick<Request, 'plan' | 'state'>;

/** The licence that a request takes a seat of, as long as it has not begun; null for all others. */
export function licenceWanted({ plan, state }: Wanting): Licence | null {
  if (plan === null || !UNTOUCHED_STATES.includes(state)) return null;
  return plan.licence ?? plan.licences.add[0] ?? null;
}

/** Whether there are fewer seats than requests: this one and so many others. */
export function isScarce(seats: Seats | null, others: number): boolean {
  return seats !== null && others > 0 && seats.free < others + 1;
}

/** The seats, with the moment when they were read. */
export function readAt(seats: Seats | null, at: Date): Seats | null {
  return seats === null ? null : { readAt: at.toISOString(), ...seats };
}
