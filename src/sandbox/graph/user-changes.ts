import { withPrimary } from './addresses.ts';
import { checkAddressesFree } from './unique-addresses.ts';
import { graphDate } from './clock.ts';
import { givesMailbox } from './service-plans.ts';
import { hashSecret } from './passwords.ts';
import type { PasswordRecord, UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';
import type { PasswordProfile, UserChanges } from './user-body.ts';

/** The user after a PATCH's plain properties, names and mail; refuses taken addresses. */
export function withChanges(tenant: Tenant, user: UserRecord, changes: UserChanges): UserRecord {
  const renamed = changes.userPrincipalName ?? user.userPrincipalName;
  const licensed = givesMailbox(user.licences, tenant.skus);
  let { mail, proxyAddresses } = user;
  if (changes.mail !== undefined) {
    mail = changes.mail;
    if (mail !== null) proxyAddresses = withPrimary(proxyAddresses, mail);
  }
  // Exchange gives a licensed user the new name as primary address and keeps the old one (graph.md 1.6).
  if (licensed && renamed !== user.userPrincipalName) {
    proxyAddresses = withPrimary(proxyAddresses, renamed);
    mail = renamed;
  }
  checkAddressesFree(tenant.directory, { owner: user.id, userPrincipalName: renamed, addresses: proxyAddresses });
  return { ...user, userPrincipalName: renamed, mail, proxyAddresses, written: mergeWritten(user, changes) };
}

function mergeWritten(user: UserRecord, changes: UserChanges): UserRecord['written'] {
  const name = 'onPremisesExtensionAttributes';
  const merged = { ...user.written, ...changes.written };
  const extensions = changes.written[name];
  if (extensions === undefined) return merged;
  return { ...merged, [name]: { ...(user.written[name] as object | undefined), ...(extensions as object) } };
}

/** The password after an administrator's act. A password given without the flag must be changed at the next sign-in. */
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

/** The licensed user's addresses: the userPrincipalName as primary, whatever stood there before as secondary. */
export function withMailboxAddresses(tenant: Tenant, user: UserRecord): UserRecord {
  if (!givesMailbox(user.licences, tenant.skus)) return user;
  if (user.mail !== null && user.proxyAddresses.length > 0) return user;
  const primary = user.mail ?? user.userPrincipalName;
  return { ...user, mail: primary, proxyAddresses: withPrimary(user.proxyAddresses, primary) };
}
