import { cannot, type NoPlan } from '#domain/modifications/plan-draft.ts';
import type { Account } from '#domain/account/account.ts';
import type { AccountForm, OtherAccount } from '#domain/account/account-form.ts';
import type { Request } from '#domain/request/request.ts';
import { isTaken } from '#use-cases/register/check-address.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { DirectoryAccount, Mailbox } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

export interface PlanDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly directory: Directory;
  readonly institution: Institution;
}

/** A request that is to be planned, with the confirmed address of whoever gets its new account, where the chat was asked. */
export type ToPlan = Request & { readonly holderEmail?: string | null };

/** What a plan of work on an account is computed from: the request, the register and the tenant as they are now. */
export interface PlanInput<F extends AccountForm> {
  readonly request: Request;
  readonly form: F;
  readonly account: Account;
  readonly found: DirectoryAccount;
}

/** The account to which messages are to go: one that nobody may enter is none. Throws `OutsideError`. */
export async function targetOf(
  deps: Pick<PlanDeps, 'store' | 'directory'>,
  to: OtherAccount,
): Promise<Account | NoPlan> {
  const account = await deps.store.account(to.id);
  if (account?.state !== 'active') return cannot('account_gone', to.address);
  const found = await deps.directory.account(account.directoryId);
  if (found?.accountEnabled === false) return cannot('target_blocked', account.address);
  return account;
}

/** Whether an address belongs to somebody other than this account, here or in the tenant. */
export async function isOthers(
  deps: PlanDeps,
  what: { readonly address: string; readonly request: Request; readonly account: Account },
): Promise<boolean> {
  const { address, request, account } = what;
  const owner = { requestId: request.id, accountId: account.id, subject: account.subject };
  return await isTaken(deps, { address, owner, directoryId: account.directoryId });
}

/** The mailbox of an account whose work needs to look into it; null for none. Throws where Exchange does not let us. */
export function knownMailbox({ mailbox }: DirectoryAccount): Mailbox | null {
  if (mailbox === 'unknown') throw new OutsideError('mailbox_refused', { service: 'graph' });
  return mailbox;
}
