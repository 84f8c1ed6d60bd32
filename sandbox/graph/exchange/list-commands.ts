import { isExchangeGroup } from '../tenant/group-kinds.ts';
import type { GroupRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { alreadyMember, notManager, notMember, objectNotFound } from './errors.ts';
import { userOf } from './mailbox-commands.ts';

interface Membership {
  readonly identity: string;
  readonly member: string;
  readonly bypasses: boolean;
}

export function addListMember(tenant: Tenant, wish: Membership): void {
  const group = listOf(tenant, wish);
  const user = userOf(tenant, wish.member);
  if (user.mail === null) throw objectNotFound(wish.member);
  if (user.groups.includes(group.id)) throw alreadyMember(wish.member, wish.identity);
  tenant.directory.users.put({ ...user, groups: [...user.groups, group.id] });
}

export function removeListMember(tenant: Tenant, wish: Membership): void {
  const group = listOf(tenant, wish);
  const user = userOf(tenant, wish.member);
  if (!user.groups.includes(group.id)) throw notMember(wish.member, wish.identity);
  tenant.directory.users.put({ ...user, groups: user.groups.filter((id) => id !== group.id) });
}

/** A distribution list or mail-enabled security group, by id or address. These cmdlets do not find any other kind of group. */
function listOf(tenant: Tenant, { identity, bypasses }: Membership): GroupRecord {
  const { groups } = tenant.directory;
  const [holder = identity.toLowerCase()] = [...groups.ids(`address:${identity.toLowerCase()}`)];
  const group = groups.get(holder);
  if (!group || !isExchangeGroup(group)) throw objectNotFound(identity);
  if (!bypasses) throw notManager(group.displayName);
  return group;
}
