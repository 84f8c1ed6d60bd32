import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { AccountSight, TenantEntry, TenantSight } from '#use-cases/ports/store/tenant.ts';

/** What is known about a user that a read has seen. */
export type Judged =
  | { readonly is: 'clear'; readonly entry: TenantEntry }
  /** Not an account of the institution, whatever else is unknown. */
  | { readonly is: 'nobody' }
  /** Something decisive is unknown: the user has to be looked up alone. */
  | { readonly is: 'unclear' }
  /** Possible but rare, such as no `mail`: only believed when this user is looked up alone. */
  | { readonly is: 'doubtful' };

/**
 * A value that a page leaves out is never taken for false or empty. A look at one user is believed where Microsoft
 * documents that the value can be missing: no `mail`, no licence.
 */
export function judge(
  sight: TenantSight,
  { account, singly }: { readonly account: Account | null; readonly singly: boolean },
): Judged {
  const { mail, userPrincipalName, displayName, accountEnabled, isGuest, hasMailbox, ...others } = sight;
  const { licences: _licences, addresses: _addresses, ...more } = others;
  // Null together with no licence is how a broken page looks (docs-contrib#2410).
  const hasNone = hasMailbox === false && accountEnabled !== null;
  if (account === null && (isGuest === true || hasNone)) return { is: 'nobody' };
  if (userPrincipalName === null || displayName === null) return { is: 'unclear' };
  if (accountEnabled === null || isGuest === null || hasMailbox === null) return { is: 'unclear' };
  const loses = account?.licensed === true && !hasMailbox;
  if (!singly && (loses || mail === null)) return { is: 'doubtful' };
  const address = mail ?? userPrincipalName;
  const known = { userPrincipalName, displayName, accountEnabled, isGuest, hasMailbox };
  return { is: 'clear', entry: { ...more, ...known, address } };
}

/** What the register stores of a looked-up account. A mailbox has at least one address: an empty list means unknown. */
export function buildAccountSight({ id, licences, addresses, mailbox }: DirectoryAccount): AccountSight {
  const isTold = addresses.length > 0 || mailbox === null;
  return {
    id,
    licences: licences.filter((held) => held.mailbox).map(({ skuPartNumber }) => skuPartNumber),
    addresses: isTold ? addresses : null,
  };
}
