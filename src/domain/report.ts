import { KINDS, type Kind } from './form.ts';
import { ENDED_STATES, type RequestState } from './request.ts';

/** As much of a request as the monthly report counts. */
export interface RequestFigures {
  readonly kind: Kind;
  readonly state: RequestState;
  readonly createdAt: Date;
  /** When it was approved and handed over; null where it was not. What a rule approved is done at once, and would tell nothing of the desk: null as well. */
  readonly approvedAt: Date | null;
  readonly handedAt: Date | null;
}

/** How requests stand, as the report tells them apart. */
export const OUTCOMES = ['closed', 'open', 'rejected', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How requests of one kind that were made in the month stand now. */
export interface KindCount extends Readonly<Record<Outcome, number>> {
  readonly kind: Kind;
}

/** How long something took, in working hours. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/** Requests of all outcomes. */
export function totalOf(counts: readonly KindCount[]): number {
  return counts.reduce((sum, count) => sum + OUTCOMES.reduce((own, outcome) => own + count[outcome], 0), 0);
}

export function countByKind(figures: readonly RequestFigures[]): readonly KindCount[] {
  return KINDS.map((kind) => {
    const own = figures.filter((one) => one.kind === kind);
    const inState = (state: RequestState): number => own.filter((one) => one.state === state).length;
    const open = own.filter(({ state }) => !ENDED_STATES.includes(state)).length;
    const [closed, rejected, cancelled] = [inState('closed'), inState('rejected'), inState('cancelled')];
    return { kind, open, closed, rejected, cancelled };
  });
}

/** Median and 90th percentile; null of nothing. */
export function spreadOf(hours: readonly number[]): Spread | null {
  if (hours.length === 0) return null;
  const sorted = hours.toSorted((one, other) => one - other);
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** Between the two nearest values, as spreadsheets have it (PERCENTILE.INC). */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
