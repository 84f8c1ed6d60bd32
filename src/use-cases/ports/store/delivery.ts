import type { Request } from '#domain/request/request.ts';

/** Hand-overs that are under way. */
export interface Deliveries {
  /**
   * Requests handed to the responsible official because the holder was not in the chat. The holder's contact address,
   * or the new account's address, is `email`.
   */
  waitingFor(email: string): Promise<readonly Request[]>;
  /**
   * Addresses (lower case) under which people who are not in the chat yet may join: a random selection of at most
   * `limit`.
   */
  awaited(limit: number): Promise<readonly string[]>;
  /** Whether an approved request has already handed this person the account, or a password of it. */
  wasHanded(what: { readonly accountId: string; readonly personId: string }): Promise<boolean>;
  /**
   * A random selection of at most `limit` requests whose account exists and whose holder's second factor is not ticked.
   */
  withoutSecondFactor(limit: number): Promise<readonly string[]>;
  /**
   * Hand-overs not confirmed by everybody, or whose password was not changed, and that the systems area was not told of
   * yet.
   */
  unconfirmed(): Promise<readonly Request[]>;
  /** Hand-overs that wait for the confirmation of this official, or of any for null; the oldest first. */
  toConfirm(officialId: string | null): Promise<readonly Request[]>;
}
