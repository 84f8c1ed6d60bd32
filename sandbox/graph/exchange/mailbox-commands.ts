import { bareAddress, withPrimary } from '../tenant/addresses.ts';
import { isGuid, trueUser } from '../tenant/directory.ts';
import { amendMailbox, mailboxAfter, mailboxState } from '../tenant/mailbox.ts';
import type { MailboxRecord, UserRecord } from '../tenant/records.ts';
import { holdersOf } from '../tenant/unique-addresses.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { addressTaken, domainNotAccepted, noPrimary, objectNotFound } from './errors.ts';

/** The user by id, userPrincipalName or any other address. */
export function userOf(tenant: Tenant, identity: string): UserRecord {
  const { users } = tenant.directory;
  const [holder] = [...users.ids(`address:${identity.toLowerCase()}`)];
  const user = isGuid(identity)
    ? users.get(identity.toLowerCase())
    : (trueUser(tenant.directory, identity) ?? (holder === undefined ? undefined : users.get(holder)));
  if (!user) throw objectNotFound(identity);
  return user;
}

/** The user with that mailbox. A mailbox that is still being created, or lost its licence, is not found. */
function mailboxUser(tenant: Tenant, identity: string): UserRecord & { readonly mailbox: MailboxRecord } {
  const user = userOf(tenant, identity);
  const { mailbox } = user;
  if (!mailbox || mailboxState(tenant, user) !== 'ready') throw objectNotFound(identity);
  return { ...user, mailbox };
}

/** Makes the address the primary one; the former primary stays as an alias. */
export function movePrimary(tenant: Tenant, wish: { identity: string; address: string }): void {
  const user = mailboxUser(tenant, wish.identity);
  checkAddress(tenant, { owner: user.id, address: wish.address });
  // With an address policy this has no effect and gives no error (office-docs-powershell, Set-Mailbox).
  if (tenant.addressPolicy) return;
  const proxyAddresses = withPrimary(user.proxyAddresses, wish.address);
  tenant.directory.users.put({ ...user, mail: wish.address, proxyAddresses });
}

/** Makes the address the primary one by writing the whole list, which takes the mailbox out of the address policy. */
export function writeAddresses(tenant: Tenant, wish: { identity: string; primary: string }): void {
  const user = mailboxUser(tenant, wish.identity);
  checkAddress(tenant, { owner: user.id, address: wish.primary });
  tenant.directory.users.put({
    ...user,
    mail: wish.primary,
    proxyAddresses: withPrimary(user.proxyAddresses, wish.primary),
  });
}

/** Adding an address that the mailbox already has is no error. */
export function addAlias(tenant: Tenant, wish: { identity: string; address: string }): void {
  const user = mailboxUser(tenant, wish.identity);
  checkAddress(tenant, { owner: user.id, address: wish.address });
  if (user.proxyAddresses.some((entry) => bareAddress(entry) === wish.address.toLowerCase())) return;
  tenant.directory.users.put({ ...user, proxyAddresses: [...user.proxyAddresses, `smtp:${wish.address}`] });
}

/** Removing an address that the mailbox does not have is no error; the primary one cannot be removed. */
export function removeAlias(tenant: Tenant, wish: { identity: string; address: string }): void {
  const user = mailboxUser(tenant, wish.identity);
  const named = (entry: string): boolean => bareAddress(entry) === wish.address.toLowerCase();
  const entry = user.proxyAddresses.find(named);
  if (entry === undefined) return;
  if (entry.startsWith('SMTP:')) throw noPrimary(wish.address);
  tenant.directory.users.put({ ...user, proxyAddresses: user.proxyAddresses.filter((one) => !named(one)) });
}

/** A shared mailbox needs no licence. Made regular again without one, it is lost after 30 days. */
export function convert(tenant: Tenant, wish: { identity: string; to: 'Shared' | 'Regular' }): void {
  const user = mailboxUser(tenant, wish.identity);
  const mailbox = { ...user.mailbox, shared: wish.to === 'Shared' };
  const after = mailboxAfter(tenant, { ...user, mailbox });
  amendMailbox(tenant, { userId: user.id, change: (before) => after ?? before });
}

/** Litigation hold needs a mailbox that is ready. While it is on, Exchange keeps the mailbox of a deleted user (graph.md 1.9). */
export function hold(tenant: Tenant, wish: { identity: string; on: boolean }): void {
  const user = mailboxUser(tenant, wish.identity);
  amendMailbox(tenant, { userId: user.id, change: (box) => ({ ...box, held: wish.on }) });
}

/** Get-EXOMailboxStatistics: only fails when there is no such mailbox. */
export function look(tenant: Tenant, wish: { identity: string }): void {
  mailboxUser(tenant, wish.identity);
}

/** In Exchange, removing a right that was not granted gives a warning, no error. */
export function withdraw(tenant: Tenant, wish: { identity: string; trustee: string }): void {
  const user = mailboxUser(tenant, wish.identity);
  const trustee = userOf(tenant, wish.trustee);
  const change = (box: MailboxRecord): MailboxRecord => ({
    ...box,
    fullAccess: box.fullAccess.filter((id) => id !== trustee.id),
  });
  amendMailbox(tenant, { userId: user.id, change });
}

/** In Exchange, granting a right that is already granted gives a warning, no error. */
export function grant(
  tenant: Tenant,
  wish: { identity: string; trustee: string; right: 'fullAccess' | 'sendAs' | 'sendOnBehalf' },
): void {
  const user = mailboxUser(tenant, wish.identity);
  const trustee = userOf(tenant, wish.trustee);
  amendMailbox(tenant, {
    userId: user.id,
    change: (box) => ({ ...box, [wish.right]: [...new Set([...box[wish.right], trustee.id])] }),
  });
}

function checkAddress(tenant: Tenant, wish: { owner: string; address: string }): void {
  const [, domain = ''] = wish.address.split('@');
  if (!tenant.domains.includes(domain.toLowerCase())) throw domainNotAccepted(domain);
  const other = holdersOf(tenant.directory, wish.address.toLowerCase()).find((holder) => holder.id !== wish.owner);
  if (other) throw addressTaken(wish.address, other.userPrincipalName ?? other.id);
}
