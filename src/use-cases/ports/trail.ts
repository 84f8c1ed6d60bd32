import type { SealedEvent, TrailEntry, TrailHead } from '#domain/trail/trail.ts';
import type { RecordTrouble } from './archive.ts';

/** An event for people to read: the names stand in `personal` until they are forgotten. */
export interface TrailEvent extends Omit<TrailEntry, 'at' | 'personal'> {
  readonly hash: string;
  readonly at: Date;
  readonly actorName: string | null;
  /** Null once it was forgotten. */
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** The append-only trail. Written through `Tx.append` alone. */
export interface Trail {
  /** Events of one request, oldest first. */
  ofRequest(requestId: string): Promise<readonly TrailEvent[]>;
  /** Events that concern an account and no request, newest first. */
  ofAccount(accountId: string, limit: number): Promise<readonly TrailEvent[]>;
  head(): Promise<TrailHead | null>;
  /** When the first event happened. */
  since(): Promise<Date | null>;
  /** The event with this number; null where there is none. */
  at(seq: number): Promise<TrailHead | null>;
  /** Everything as it was at one moment, for as long as `work` takes. */
  whole<T>(work: (trail: WholeTrail) => Promise<T>): Promise<T>;
}

/** Where each day's head is kept outside the database, beside the systems area's channel. */
export interface HeadFiles {
  /** Keeps the head of that day, unless one is kept already; answers the one that is. Throws when it cannot be kept. */
  keep(day: string, head: TrailHead): Promise<TrailHead>;
}

/** The trail exactly as it is stored, whatever was done to it. */
interface WholeTrail {
  readonly head: TrailHead | null;
  /** Oldest first; to be read once. */
  readonly batches: AsyncIterable<readonly SealedEvent[]>;
  /** Archived records that are not as this trail says. */
  records(): Promise<readonly RecordTrouble[]>;
}
