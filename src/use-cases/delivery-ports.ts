import type { Request } from '#domain/request.ts';

/** Hand-overs that are under way. */
export interface Deliveries {
  /** Handed to the responsible official while the holder was not in the chat; theirs is this contact address, or this new one. */
  waitingFor(email: string): Promise<readonly Request[]>;
  /** The addresses, lower case, under which so many of those who are not in the chat yet may come; by chance which. */
  awaited(limit: number): Promise<readonly string[]>;
  /** Not confirmed by everybody yet, or the password not changed, and the systems area was not told so far. */
  unconfirmed(): Promise<readonly Request[]>;
}
