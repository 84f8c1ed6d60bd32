import { AsyncLocalStorage } from 'node:async_hooks';

/** That something is one's own for as long as some work lasts (see `Store.exclusively`). */
export interface Claim {
  /** Asks whether it still holds; throws `ClaimLost` when it does not, or when nobody can tell. */
  confirm(): Promise<void>;
}

/** The claim went with its connection: another process may be at the same work by now. The job comes back in a moment. */
export class ClaimLost extends Error {
  constructor(key: string) {
    super(`the claim on ${key} was lost`);
    this.name = 'ClaimLost';
  }
}

const claims = new AsyncLocalStorage<readonly Claim[]>();

/** Runs `work` under this claim, beside those under which it is called. */
export async function underClaim<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
  return await claims.run([...(claims.getStore() ?? []), claim], work);
}

/**
 * To be called before each write to a service outside, which cannot be taken back and knows no compare-and-set: work that lost
 * its claim stops here. What runs under no claim, such as a door, goes on.
 */
export async function confirmClaims(): Promise<void> {
  for (const claim of claims.getStore() ?? []) await claim.confirm();
}
