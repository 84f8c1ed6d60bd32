import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { AccountSight, TenantEntry, TenantSight } from '#use-cases/ports/tenant.ts';

/** What is known of a user that a read has seen. */
export type Judged =
  | { readonly is: 'clear'; readonly entry: TenantEntry }
  /** No account of the institution, whatever else is unknown. */
  | { readonly is: 'nobody' }
  /** Something that decides is unknown: the user has to be asked about singly. */
  | { readonly is: 'unclear' }
  /** What is seen is rare and possible, as no `mail`: it is believed only in a look at this one user. */
  | { readonly is: 'doubtful' };

/**
 * Nothing is ever taken for false or empty because a page does not say it. A look at one user is believed where Microsoft
 * documents that nothing is there: no `mail`, no licence.
 */
export function judge(
  sight: TenantSight,
  { account, singly }: { readonly account: Account | null; readonly singly: boolean },
): Judged {
  const { mail, userPrincipalName, displayName, accountEnabled, isGuest, hasMailbox, ...others } = sight;
  const { licences: _licences, addresses: _addresses, ...more } = others;
  // Null and no licence together are what nonsense looks like (docs-contrib#2410).
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

/** What the register keeps of an account that was looked at by itself. A mailbox has one address at least: none is not told yet. */
export function sightIn({ id, licences, addresses, mailbox }: DirectoryAccount): AccountSight {
  const isTold = addresses.length > 0 || mailbox === null;
  return {
    id,
    licences: licences.filter((held) => held.mailbox).map(({ skuPartNumber }) => skuPartNumber),
    addresses: isTold ? addresses : null,
  };
}
