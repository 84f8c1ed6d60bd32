import type { ContactRecord, GroupRecord, SkuRecord, UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';

/** The whole tenant as plain JSON. Passwords and passes are in it as salted hashes only, tokens not at all. */
export interface GraphSnapshot {
  readonly version: 1;
  readonly clockOffsetMs: number;
  readonly delays: { readonly mailboxMs: number; readonly replicationMs: number };
  readonly skus: readonly SkuRecord[];
  readonly users: readonly UserRecord[];
  readonly deletedUsers: readonly UserRecord[];
  readonly groups: readonly GroupRecord[];
  readonly contacts: readonly ContactRecord[];
}

export function takeSnapshot(tenant: Tenant): GraphSnapshot {
  const { users, deletedUsers, groups, contacts } = tenant.directory;
  return {
    version: 1,
    clockOffsetMs: tenant.clock.offsetMs(),
    delays: { ...tenant.delays },
    skus: [...tenant.skus.values()],
    users: [...users.all()],
    deletedUsers: [...deletedUsers.all()],
    groups: [...groups.all()],
    contacts: [...contacts.all()],
  };
}

/** Refuses with a TypeError what this version did not write. */
export function readSnapshot(value: unknown): GraphSnapshot | null {
  if (value === undefined || value === null) return null;
  const known = typeof value === 'object' && 'version' in value && value.version === 1 && 'users' in value;
  if (!known) throw new TypeError('not a snapshot of the local Graph');
  return value as GraphSnapshot;
}

/** Everything that was on its way to the replicas has arrived by the restart. */
export function restoreSnapshot(tenant: Tenant, snapshot: GraphSnapshot): void {
  for (const user of snapshot.users) tenant.directory.users.putSettled(user);
  for (const user of snapshot.deletedUsers) tenant.directory.deletedUsers.putSettled(user);
  for (const group of snapshot.groups) tenant.directory.groups.putSettled(group);
  for (const contact of snapshot.contacts) tenant.directory.contacts.putSettled(contact);
}
