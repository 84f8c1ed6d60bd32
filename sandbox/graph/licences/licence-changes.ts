import { mailboxAfter } from '../tenant/mailbox.ts';
import type { AssignedLicence, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { checkAddressesFree } from '../tenant/unique-addresses.ts';
import { withMailboxAddresses } from '../users/user-changes.ts';

/** The user with these licences, and with the addresses and the mailbox that depend on them. Refuses a taken address. */
export function withLicences(
  tenant: Tenant,
  wish: { readonly user: UserRecord; readonly licences: readonly AssignedLicence[] },
): UserRecord {
  const licensed = withMailboxAddresses(tenant, { ...wish.user, licences: wish.licences });
  checkAddressesFree(tenant.directory, { owner: licensed.id, addresses: licensed.proxyAddresses });
  return { ...licensed, mailbox: mailboxAfter(tenant, licensed) };
}
