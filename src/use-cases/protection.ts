import type { FailureCode } from '#domain/request.ts';
import type { LifeRules } from './ports.ts';
import type { DirectoryAccount } from './directory-port.ts';

export type Protection = 'role' | 'synced' | 'listed' | 'guest';

/** Whether the institution put the account on its list of those that are never touched. */
export function isListed(
  rules: LifeRules,
  account: { readonly directoryId: string; readonly address: string },
): boolean {
  return [account.directoryId, account.address].some((name) => rules.protectedAccounts.includes(name.toLowerCase()));
}

/** Why this account is never touched, whoever asks; null when it may be. */
export function protectionOf(rules: LifeRules, account: DirectoryAccount): Protection | null {
  if (isListed(rules, { directoryId: account.id, address: account.address })) return 'listed';
  if (account.hasRole) return 'role';
  if (account.isSynced) return 'synced';
  return account.isGuest ? 'guest' : null;
}

export const PROTECTED: Readonly<Record<Protection, FailureCode>> = {
  role: 'protected_role',
  synced: 'protected_synced',
  listed: 'protected_listed',
  guest: 'protected_guest',
};
