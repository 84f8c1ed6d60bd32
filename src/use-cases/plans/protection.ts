import type { FailureCode } from '#domain/plan/failure.ts';
import type { LifeRules } from '#use-cases/ports/institution.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';

export type Protection = 'role' | 'eligible' | 'restricted' | 'synced' | 'listed' | 'guest';

/** Whether the institution put the account on its list of those that are never touched. */
export function isListed(
  rules: LifeRules,
  account: { readonly directoryId: string; readonly address: string; readonly userPrincipalName: string },
): boolean {
  const names = [account.directoryId, account.address, account.userPrincipalName];
  return names.some((name) => rules.protectedAccounts.includes(name.toLowerCase()));
}

/** Why this account is never touched, whoever asks; null when it may be. */
export function protectionOf(rules: LifeRules, account: DirectoryAccount): Protection | null {
  if (isListed(rules, { ...account, directoryId: account.id })) return 'listed';
  if (account.hasRole) return 'role';
  if (account.isEligible) return 'eligible';
  if (account.isRestricted) return 'restricted';
  if (account.isSynced) return 'synced';
  return account.isGuest ? 'guest' : null;
}

export const PROTECTED: Readonly<Record<Protection, FailureCode>> = {
  role: 'protected_role',
  eligible: 'protected_eligible',
  restricted: 'protected_restricted',
  synced: 'protected_synced',
  listed: 'protected_listed',
  guest: 'protected_guest',
};
