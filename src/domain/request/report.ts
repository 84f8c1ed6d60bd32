import { KINDS, type Kind } from '#domain/form/form.ts';
import { isUnfinished, type Request } from './request.ts';
import { ENDED_STATES } from './states.ts';

/** As much of a request as the monthly report counts. */
export interface RequestFigures {
  readonly kind: Kind;
  readonly outcome: Outcome;
  readonly createdAt: Date;
  /** When people approved it, oldest first, whatever came of it afterwards. What a rule approves is done at once, and would tell nothing of the desk. */
  readonly approvedAt: readonly Date[];
  /** Null where it was not handed over, and of what a rule approved. */
  readonly handedAt: Date | null;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  /** When the only systems person decided alone about it; null where nobody did. */
  readonly aloneAt: readonly Date[];
}

/** How requests stand, as the report tells them apart. */
export const OUTCOMES = ['closed', 'open', 'rejected', 'cancelled', 'unfinished'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** As its card says: what another request took the place of came to nothing of its own, and what was closed unfinished was not done, or not all of it. */
export function outcomeOf(request: Pick<Request, 'state' | 'supersededBy' | 'ended' | 'handedTo'>): Outcome {
  const { state, supersededBy } = request;
  if (!ENDED_STATES.includes(state)) return 'open';
  if (state === 'rejected') return 'rejected';
  if (state === 'cancelled' || supersededBy !== null) return 'cancelled';
  return isUnfinished(request) ? 'unfinished' : 'closed';
}

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

/** How many are open in all. */
export function openIn(counts: readonly { readonly open: number }[]): number {
  return counts.reduce((sum, { open }) => sum + open, 0);
}

export function countByKind(figures: readonly RequestFigures[]): readonly KindCount[] {
  return KINDS.map((kind) => {
    const own = figures.filter((one) => one.kind === kind);
    const of = (outcome: Outcome): number => own.filter((one) => one.outcome === outcome).length;
    return {
      ...{ kind, closed: of('closed'), open: of('open'), rejected: of('rejected') },
      ...{ cancelled: of('cancelled'), unfinished: of('unfinished') },
    };
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
