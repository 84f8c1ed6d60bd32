import { AsyncLocalStorage } from 'node:async_hooks';

/** A lock that this process holds while some work lasts (see `Store.exclusively`). */
export interface Claim {
  /** Checks that the claim still holds. Throws `ClaimLost` when it does not, or when that cannot be found out. */
  confirm(): Promise<void>;
}

/**
 * The claim was lost with its connection: another process may be doing the same work by now. The job is retried soon.
 */
export class ClaimLost extends Error {
  constructor(key: string) {
    super(`the claim on ${key} was lost`);
    this.name = 'ClaimLost';
  }
}

const claims = new AsyncLocalStorage<readonly Claim[]>();

/** Runs `work` under this claim, in addition to the claims that the caller already holds. */
export async function underClaim<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
  return await claims.run([...(claims.getStore() ?? []), claim], work);
}

/**
 * Call this before each write to an outside service: such a write cannot be undone and has no compare-and-set. Work
 * that lost its claim stops here. Work without a claim, such as an answer to a person, goes on.
 */
export async function confirmClaims(): Promise<void> {
  for (const claim of claims.getStore() ?? []) await claim.confirm();
}
