import type { Person } from '#domain/person.ts';

/** The ledger of passwords shown: when, to whom, never what. */
export interface Reveals {
  /**
   * When the person may have another reveal, because the oldest one that counts will be 24 h old; null when none
   * counts.
   */
  nextAt(input: { requestId: string; by: Person; at: Date }): Promise<Date | null>;
  /** The newest password reset that was done for the request. */
  latest(requestId: string): Promise<{ readonly at: Date; readonly baseline: Date | null } | null>;
}

/** Writes to the ledger, together with the trail event. */
export interface RevealsTx {
  /** Claims one of the `limit` reveals that this person has of this account in 24 h; null when they are used up. */
  claim(input: {
    requestId: string;
    by: Person;
    at: Date;
    limit: number;
  }): Promise<{ id: string; left: number } | null>;
  /** Nothing was shown, so the reveal does not count. A reset that was done stays the newest. */
  giveBack(id: string): Promise<void>;
  /** The reset was done. A change after `baseline` (the directory's clock) was made by the person. */
  done(id: string, baseline: Date): Promise<void>;
  /**
   * Reveals of the request that began before `begunBy` and have no end in the trail. From here to the end of the
   * transaction nobody else can write to the trail, so call this last.
   */
  cut(input: { readonly requestId: string; readonly begunBy: Date }): Promise<readonly string[]>;
}
