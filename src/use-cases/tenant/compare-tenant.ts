import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Difference, TenantEntry } from '#use-cases/ports/store/tenant.ts';

/** Whether the user is an account of the institution: a member with a licence that gives a mailbox, no guest. */
export function isAccount(entry: TenantEntry): boolean {
  return !entry.isGuest && entry.hasMailbox;
}

/** Each difference between tenant and register. An account that came back after its deletion counts as `made`. */
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

/** Contains the sign-in name only when it differs from the address. */
function namesOf({ address, userPrincipalName, displayName }: TenantEntry): string {
  return [address, displayName, ...(userPrincipalName === address ? [] : [userPrincipalName])].join('\n');
}

/**
 * A licence taken by our own suspension is no difference. Another licence without a mailbox does not replace a lost
 * one.
 */
function lostItsLicence({ licensed, kept }: Account, entry: TenantEntry): boolean {
  return licensed && !entry.hasMailbox && kept?.licencesTakenAt === undefined;
}

function difference(what: FindingKind, fingerprint = ''): Difference {
  return { what, fingerprint };
}
