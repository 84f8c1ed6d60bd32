import type { Person } from '#domain/person.ts';

/** The ledger of passwords shown: when, to whom, never what. */
export interface Reveals {
  /** When the oldest of those that count is 24 h old, so that one more is to be had; null where none counts. */
  nextAt(input: { requestId: string; by: Person; at: Date }): Promise<Date | null>;
  /** The newest reset that was done for the request. */
  latest(requestId: string): Promise<{ readonly at: Date; readonly baseline: Date | null } | null>;
}

/** What is written into the ledger, together with its event. */
export interface RevealsTx {
  /** Claims one of the `limit` reveals that this person has of this account in 24 h; null when they are used up. */
  claim(input: {
    requestId: string;
    by: Person;
    at: Date;
    limit: number;
  }): Promise<{ id: string; left: number } | null>;
  /** Nothing was shown: it does not count, and a reset that was done stays the newest. */
  giveBack(id: string): Promise<void>;
  /** The reset was done: from this moment of the directory on, a later change is the person's own. */
  done(id: string, baseline: Date): Promise<void>;
  /** Those of the request that were begun until then and of which the trail has no end. Nobody writes into the trail from here to the end of the transaction: asked last. */
  cut(input: { readonly requestId: string; readonly begunBy: Date }): Promise<readonly string[]>;
}
