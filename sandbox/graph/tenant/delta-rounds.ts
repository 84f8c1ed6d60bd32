import { randomUUID } from 'node:crypto';

/** One walk through all users or through the changed ones, page by page. */
export interface DeltaRound {
  readonly ids: readonly string[];
  /** Properties that the first request selected; null for the default ones. */
  readonly select: readonly string[] | null;
  /** Where the next round begins. */
  readonly position: number;
  readonly startedAtMs: number;
  /** The first round leaves out what is not set. */
  readonly full: boolean;
}

/** A page of a round. */
export interface DeltaPlace {
  readonly round: DeltaRound;
  /** Once a link names the round. */
  readonly roundId?: string;
  readonly from: number;
  readonly afterEmpty: boolean;
}

/** The rounds that a nextLink may still name: the last 50. */
export interface DeltaRounds {
  readonly pageSize: number;
  open(round: DeltaRound): string;
  get(id: string): DeltaRound | undefined;
}

const KEPT = 50;

export function createDeltaRounds(pageSize: number): DeltaRounds {
  const rounds = new Map<string, DeltaRound>();
  return {
    pageSize,
    open(round) {
      const id = randomUUID();
      rounds.set(id, round);
      for (const oldest of rounds.keys()) {
        if (rounds.size <= KEPT) break;
        rounds.delete(oldest);
      }
      return id;
    },
    get: (id) => rounds.get(id),
  };
}
