import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { AskedFor } from '#domain/form/account-access.ts';

/** What the tenant shows of an account that keeps something from being done with it, whatever a form would say. */
export type TenantHindrance =
  /** The account is not there any more. */
  | 'gone'
  | 'no_mailbox'
  | 'already_shared'
  /** Somebody blocked signing in outside the procedure: a new password would not help. */
  | 'blocked';

const IN_THE_MAILBOX: readonly AskedFor[] = ['out_of_office', 'redirection', 'alias', 'shared', 'delegation'];

/** The hindrance to what is asked for, by the account as the tenant shows it (null: not at all); null for none. */
export function tenantHindrance(
  what: AskedFor,
  { account, found }: { readonly account: Pick<Account, 'state'>; readonly found: DirectoryAccount | null },
): TenantHindrance | null {
  // What comes back was taken away; whether it can be is another question.
  if (what === 'restoration') return null;
  if (found === null) return 'gone';
  // Where nobody may look there may be one.
  if (IN_THE_MAILBOX.includes(what) && found.mailbox === null) return 'no_mailbox';
  if (what === 'shared' && found.mailbox !== 'unknown' && found.mailbox?.purpose === 'shared') return 'already_shared';
  if (what === 'password' && account.state === 'active' && !found.accountEnabled) return 'blocked';
  return null;
}
