import { randomUUID } from 'node:crypto';

/** One round of a delta query: all users or the changed ones, page by page. */
export interface DeltaRound {
  readonly ids: readonly string[];
  /** The properties that the round's first request selected; null for the default ones. */
  readonly select: readonly string[] | null;
  /** The position in the change log from which the next round continues. */
  readonly position: number;
  readonly startedAtMs: number;
  /** A first round: it leaves out properties that are null. */
  readonly full: boolean;
}

/** Where in a round a page begins. */
export interface DeltaPlace {
  readonly round: DeltaRound;
  /** Absent for the first page: the round gets its id when a nextLink is written for it. */
  readonly roundId?: string;
  /** Index in the round's `ids`. */
  readonly from: number;
  /** The page before was an empty one, by the fault delta-empty-page. */
  readonly afterEmpty: boolean;
}

/** Remembers the last 50 rounds, so that a nextLink can continue one of them. */
export interface DeltaRounds {
  readonly pageSize: number;
  open(round: DeltaRound): string;
  get(id: string): DeltaRound | undefined;
}

const MOST_ROUNDS = 50;

export function createDeltaRounds(pageSize: number): DeltaRounds {
  const rounds = new Map<string, DeltaRound>();
  return {
    pageSize,
    open(round) {
      const id = randomUUID();
      rounds.set(id, round);
      for (const oldest of rounds.keys()) {
        if (rounds.size <= MOST_ROUNDS) break;
        rounds.delete(oldest);
      }
      return id;
    },
    get: (id) => rounds.get(id),
  };
}
