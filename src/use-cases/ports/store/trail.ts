import type { SealedEvent, TrailEntry, TrailHead } from '#domain/trail/trail.ts';
import type { RecordTrouble } from './archive.ts';

/** An event for people to read: names are in `personal` until they are forgotten. */
export interface TrailEvent extends Omit<TrailEntry, 'at' | 'personal'> {
  readonly hash: string;
  readonly at: Date;
  readonly actorName: string | null;
  /** Null once it was forgotten. */
  readonly personal: Readonly<Record<string, unknown>> | null;
}

/** The append-only trail. Written only through `Tx.append`. */
export interface Trail {
  /** Events of one request, oldest first. */
  ofRequest(requestId: string): Promise<readonly TrailEvent[]>;
  /** Events about an account and no request, newest first. */
  ofAccount(accountId: string, limit: number): Promise<readonly TrailEvent[]>;
  head(): Promise<TrailHead | null>;
  /** When the first event happened. */
  since(): Promise<Date | null>;
  /** The event with this number; null when there is none. */
  at(seq: number): Promise<TrailHead | null>;
  /** The whole trail as it was at one moment, readable while `work` runs. */
  whole<T>(work: (trail: WholeTrail) => Promise<T>): Promise<T>;
}

/** Keeps each day's head in files outside the database, in addition to the systems area's channel. */
export interface HeadFiles {
  /** Keeps the head of that day, unless one is already kept; answers the kept one. Throws when it cannot be written. */
  keep(day: string, head: TrailHead): Promise<TrailHead>;
}

/** The trail exactly as stored, even if it was tampered with. */
interface WholeTrail {
  readonly head: TrailHead | null;
  /** Oldest first; can be read only once. */
  readonly batches: AsyncIterable<readonly SealedEvent[]>;
  /** Archived records that differ from what this trail says. */
  records(): Promise<readonly RecordTrouble[]>;
}
