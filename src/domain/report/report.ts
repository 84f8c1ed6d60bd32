import { KINDS, type Kind } from '#domain/form/form.ts';
import { isUnfinished, type Request } from '../request/request.ts';
import { ENDED_STATES } from '../request/states.ts';

/** The parts of a request that the monthly report counts. */
export interface RequestFigures {
  readonly kind: Kind;
  readonly outcome: Outcome;
  readonly createdAt: Date;
  /**
   * When people approved it, oldest first, even if it was changed later. Approvals by a rule are left out: they happen
   * at once and say nothing about the desk.
   */
  readonly approvedAt: readonly Date[];
  /** Null when it was not handed over, or was approved by a rule. */
  readonly handedAt: Date | null;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  /** When the only systems person decided alone about it; empty when nobody did. */
  readonly aloneAt: readonly Date[];
}

/** The outcomes that the report distinguishes. */
export const OUTCOMES = ['closed', 'open', 'rejected', 'cancelled', 'unfinished'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The outcome as on the card: a superseded request counts as cancelled, and one closed unfinished was not, or not
 * completely, carried out.
 */
export function outcomeOf(request: Pick<Request, 'state' | 'supersededBy' | 'ended' | 'handedTo'>): Outcome {
  const { state, supersededBy } = request;
  if (!ENDED_STATES.includes(state)) return 'open';
  if (state === 'rejected') return 'rejected';
  if (state === 'cancelled' || supersededBy !== null) return 'cancelled';
  return isUnfinished(request) ? 'unfinished' : 'closed';
}

/** The present outcomes of one kind's requests that were made in the month. */
export interface KindCount extends Readonly<Record<Outcome, number>> {
  readonly kind: Kind;
}

/** How long something took, in working hours. */
export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/** The sum over all outcomes. */
export function totalOf(counts: readonly KindCount[]): number {
  return counts.reduce((sum, count) => sum + OUTCOMES.reduce((own, outcome) => own + count[outcome], 0), 0);
}

/** How many are open in total. */
export function openIn(counts: readonly { readonly open: number }[]): number {
  return counts.reduce((sum, { open }) => sum + open, 0);
}

export function countByKind(figures: readonly RequestFigures[]): readonly KindCount[] {
  return KINDS.map((kind) => {
    const own = figures.filter((one) => one.kind === kind);
    const countOf = (outcome: Outcome): number => own.filter((one) => one.outcome === outcome).length;
    return {
      ...{ kind, closed: countOf('closed'), open: countOf('open'), rejected: countOf('rejected') },
      ...{ cancelled: countOf('cancelled'), unfinished: countOf('unfinished') },
    };
  });
}

/** Median and 90th percentile; null for an empty list. */
export function spreadOf(hours: readonly number[]): Spread | null {
  if (hours.length === 0) return null;
  const sorted = hours.toSorted((one, other) => one - other);
  return { count: sorted.length, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) };
}

/** Interpolates between the two nearest values, as spreadsheets do (PERCENTILE.INC). */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
