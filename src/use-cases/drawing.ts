import type { Account } from '#domain/account.ts';
import type { AccountForm } from '#domain/account-form.ts';
import type { Plan, Seats } from '#domain/plan.ts';
import type { FailureCode, Request } from '#domain/request.ts';
import { isTaken } from './check-address.ts';
import type { Institution, Store } from './ports.ts';
import type { Directory, DirectoryAccount } from './directory-port.ts';

export interface DrawDeps {
  readonly store: Store;
  readonly directory: Directory;
  readonly institution: Institution;
}

/** A plan, or why none can be made. */
export type Drawing =
  | { readonly plan: Plan; readonly seats: Seats | null }
  | { readonly failure: { readonly code: FailureCode; readonly detail?: string } };

/** What a plan of work on an account is drawn from: the request, the register and the tenant as they are now. */
export interface Drawn<F extends AccountForm> {
  readonly request: Request;
  readonly form: F;
  readonly account: Account;
  readonly found: DirectoryAccount;
}

export function cannot(code: FailureCode, detail?: string): Drawing {
  return { failure: { code, ...(detail === undefined ? {} : { detail }) } };
}

/** Whether an address belongs to somebody other than this account, here or in the tenant. */
export async function isOthers(
  deps: DrawDeps,
  what: { readonly address: string; readonly request: Request; readonly account: Account },
): Promise<boolean> {
  const { address, request, account } = what;
  const owner = { requestId: request.id, accountId: account.id };
  return await isTaken(deps, { address, owner, directoryId: account.directoryId });
}
