import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Difference, TenantEntry } from '#use-cases/ports/tenant.ts';

/** An account of the institution is a member whose licence gives a mailbox: guests and what has no mailbox are none. */
export function isAccount(entry: TenantEntry): boolean {
  return !entry.isGuest && entry.hasMailbox;
}

/** How the tenant differs from the register, each way by itself. An account that came back after its deletion counts as `made`. */
export function compare(account: Account | null, entry: TenantEntry | 'removed'): readonly Difference[] {
  const known = account === null || account.state === 'deleted' ? null : account;
  if (entry === 'removed') return known === null ? [] : [difference('deleted')];
  if (known === null) return isAccount(entry) ? [difference('made')] : [];
  return [
    ...(isRenamed(known, entry) ? [difference('renamed', namesOf(entry))] : []),
    ...(known.state === 'active' && !entry.accountEnabled ? [difference('blocked')] : []),
    ...(known.state === 'suspended' && entry.accountEnabled ? [difference('unblocked')] : []),
    ...(lostItsLicence(known, entry) ? [difference('unlicensed')] : []),
  ];
}

function isRenamed(account: Account, entry: TenantEntry): boolean {
  const { address, userPrincipalName, displayName } = entry;
  return (
    account.address !== address ||
    account.userPrincipalName !== userPrincipalName ||
    account.displayName !== displayName
  );
}

/** The sign-in name stands in it where it is another one than the address. */
function namesOf({ address, userPrincipalName, displayName }: TenantEntry): string {
  return [address, displayName, ...(userPrincipalName === address ? [] : [userPrincipalName])].join('\n');
}

/** What a suspension of ours took is no news. Another licence that gives no mailbox does not make up for it. */
function lostItsLicence({ licensed, kept }: Account, entry: TenantEntry): boolean {
  return licensed && !entry.hasMailbox && kept?.licencesTakenAt === undefined;
}

function difference(what: FindingKind, fingerprint = ''): Difference {
  return { what, fingerprint };
}
