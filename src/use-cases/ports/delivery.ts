import type { Request } from '#domain/request/request.ts';

/** Hand-overs that are under way. */
export interface Deliveries {
  /** Handed to the responsible official while the holder was not in the chat; theirs is this contact address, or this new one. */
  waitingFor(email: string): Promise<readonly Request[]>;
  /** The addresses, lower case, under which so many of those who are not in the chat yet may come; by chance which. */
  awaited(limit: number): Promise<readonly string[]>;
  /** Whether the account, or a password of it, was handed to this person before by a request that somebody approved. */
  wasHanded(what: { readonly accountId: string; readonly personId: string }): Promise<boolean>;
  /** So many requests, by chance which, whose account is there and whose holder's second factor is not ticked. */
  withoutSecondFactor(limit: number): Promise<readonly string[]>;
  /** Not confirmed by everybody yet, or the password not changed, and the systems area was not told so far. */
  unconfirmed(): Promise<readonly Request[]>;
}
