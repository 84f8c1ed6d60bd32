import type { Account } from '#domain/account.ts';
import type { FindingKind } from '#domain/finding.ts';
import type { Difference, TenantEntry } from './tenant-ports.ts';

/** Longest display name that Entra keeps: we cut what we send it. */
const LONGEST_NAME = 256;

/** An account of the institution is a member with a licence: guests and what has no mailbox are none. */
export function isAccount(entry: TenantEntry): boolean {
  return !entry.isGuest && entry.skuIds.length > 0;
}

/** How the tenant differs from the register, each way by itself. An account that came back after its deletion counts as `made`. */
export function compare(account: Account | null, entry: TenantEntry | 'removed'): readonly Difference[] {
  const known = account === null || account.state === 'deleted' ? null : account;
  if (entry === 'removed') return known === null ? [] : [difference('deleted')];
  if (known === null) return isAccount(entry) ? [difference('made')] : [];
  const renamed = known.address !== entry.address || known.displayName.slice(0, LONGEST_NAME) !== entry.displayName;
  return [
    ...(renamed ? [difference('renamed', `${entry.address}\n${entry.displayName}`)] : []),
    ...(known.state === 'active' && !entry.accountEnabled ? [difference('blocked')] : []),
    ...(known.state === 'suspended' && entry.accountEnabled ? [difference('unblocked')] : []),
    ...(lostItsLicence(known, entry) ? [difference('unlicensed')] : []),
  ];
}

/** What a suspension of ours took is remembered, and no news. */
function lostItsLicence(account: Account, entry: TenantEntry): boolean {
  if (!account.licensed || entry.skuIds.length > 0) return false;
  return account.state === 'active' || (account.kept?.licences ?? []).length === 0;
}

function difference(what: FindingKind, fingerprint = ''): Difference {
  return { what, fingerprint };
}
