import type { Account, Seats } from '#domain/account/account.ts';
import type { AccountForm, OtherAccount } from '#domain/account/account-form.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { FailureCode } from '#domain/plan/failure.ts';
import { isReserved } from '#domain/form/reserved-names.ts';
import type { CreationForm } from '#domain/form/form.ts';
import { isTaken } from '#use-cases/register/check-address.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store.ts';
import type { DirectoryAccount, Mailbox } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

export interface DrawDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly directory: Directory;
  readonly institution: Institution;
}

/** A plan, or why none can be made. */
/** A request whose plan is drawn, with the confirmed address of whoever gets its new account, where the chat was asked. */
export type ToDraw = Request & { readonly holderEmail?: string | null };

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

/** The account to which messages are to go: one that nobody may enter is none. Throws `OutsideError`. */
export async function targetOf(
  deps: Pick<DrawDeps, 'store' | 'directory'>,
  to: OtherAccount,
): Promise<Account | Extract<Drawing, { readonly failure: unknown }>> {
  const account = await deps.store.account(to.id);
  if (account?.state !== 'active') return { failure: { code: 'account_gone', detail: to.address } };
  const found = await deps.directory.account(account.directoryId);
  if (found?.accountEnabled === false) return { failure: { code: 'target_blocked', detail: account.address } };
  return account;
}

/** Whether an address belongs to somebody other than this account, here or in the tenant. */
export async function isOthers(
  deps: DrawDeps,
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

/** Tells of an address that is kept from people: the systems area gives it on purpose. */
export function reservedMark(
  { reserved }: Pick<Institution, 'reserved'>,
  { address, type }: { readonly address: string; readonly type: CreationForm['type'] },
): Pick<Plan, 'isReserved'> {
  return isReserved(reserved, { localPart: address.split('@')[0] ?? '', type }) ? { isReserved: true } : {};
}
