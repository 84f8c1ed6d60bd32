import { bareAddress, withPrimary } from '../tenant/addresses.ts';
import { checkAddressesFree } from '../tenant/unique-addresses.ts';
import { graphDate } from '../tenant/clock.ts';
import { givesMailbox } from '../tenant/service-plans.ts';
import { hashSecret } from '../tenant/passwords.ts';
import type { PasswordRecord, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { PasswordProfile, UserChanges } from './user-body.ts';

export interface ChangedUser {
  readonly user: UserRecord;
  /** The same user with the addresses that follow a new name some time later; null when they do not change. */
  readonly followed: UserRecord | null;
}

/** The user after all changes of a PATCH except the password. Refuses taken addresses. */
export function withChanges(
  tenant: Tenant,
  wish: { readonly user: UserRecord; readonly changes: UserChanges; readonly primaryStays: boolean },
): ChangedUser {
  const { user: before, changes } = wish;
  const renamed = changes.userPrincipalName ?? before.userPrincipalName;
  let { mail, proxyAddresses } = before;
  if (changes.mail !== undefined) {
    mail = changes.mail;
    if (mail !== null) proxyAddresses = withPrimary(proxyAddresses, mail);
  }
  const user = { ...before, userPrincipalName: renamed, mail, proxyAddresses, written: mergeWritten(before, changes) };
  const hasMailbox = givesMailbox(before.licences, tenant.skus) || before.mailbox?.shared === true;
  const moves = hasMailbox && renamed !== before.userPrincipalName;
  const followed = moves ? withNameAsAddress(user, wish.primaryStays) : null;
  const addresses = (followed ?? user).proxyAddresses;
  checkAddressesFree(tenant.directory, { owner: user.id, userPrincipalName: renamed, addresses });
  return { user, followed };
}

/**
 * After a rename Exchange makes the new name the primary address and keeps the old one as an alias. In some tenants
 * (`primaryStays`) the new name only becomes an alias (graph.md 1.6).
 */
function withNameAsAddress(user: UserRecord, primaryStays: boolean): UserRecord {
  const { userPrincipalName, proxyAddresses } = user;
  if (!primaryStays) {
    return { ...user, mail: userPrincipalName, proxyAddresses: withPrimary(proxyAddresses, userPrincipalName) };
  }
  const has = proxyAddresses.some((entry) => bareAddress(entry) === userPrincipalName.toLowerCase());
  return has ? user : { ...user, proxyAddresses: [...proxyAddresses, `smtp:${userPrincipalName.toLowerCase()}`] };
}

/** Stores the change, and the addresses that follow it so that readers see them later. */
export function putChanged(tenant: Tenant, changed: ChangedUser): void {
  tenant.directory.users.put(changed.user);
  if (changed.followed) tenant.directory.users.put(changed.followed, tenant.delays.addressMs);
}

function mergeWritten(user: UserRecord, changes: UserChanges): UserRecord['written'] {
  const name = 'onPremisesExtensionAttributes';
  const merged = { ...user.written, ...changes.written };
  const extensions = changes.written[name];
  if (extensions === undefined) return merged;
  return { ...merged, [name]: { ...(user.written[name] as object | undefined), ...(extensions as object) } };
}

/** The password after an administrator's reset. Without the flag a new password has to be changed at the next sign-in. */
export function withProfile(
  tenant: Tenant,
  reset: { readonly before: PasswordRecord; readonly profile: PasswordProfile },
): PasswordRecord {
  const { before, profile } = reset;
  const flags = {
    forceChange: profile.forceChange ?? (profile.password === undefined ? before.forceChange : true),
    forceChangeWithMfa: profile.forceChangeWithMfa ?? before.forceChangeWithMfa,
  };
  if (profile.password === undefined) return { ...before, ...flags };
  return {
    ...before,
    ...hashSecret(profile.password),
    ...flags,
    state: 'temporary',
    changedDateTime: graphDate(tenant.clock.now()),
  };
}

/**
 * The user with the addresses that a licence with a mailbox gives: `mail`, or without it the userPrincipalName, as primary
 * and the others as secondary. Nothing changes for somebody who has addresses already.
 */
export function withMailboxAddresses(tenant: Tenant, user: UserRecord): UserRecord {
  if (!givesMailbox(user.licences, tenant.skus)) return user;
  if (user.mail !== null && user.proxyAddresses.length > 0) return user;
  const primary = user.mail ?? user.userPrincipalName;
  return { ...user, mail: primary, proxyAddresses: withPrimary(user.proxyAddresses, primary) };
}
