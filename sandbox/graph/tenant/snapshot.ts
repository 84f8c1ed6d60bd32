import type { KeptChanges } from './change-log.ts';
import { flagsOf } from './group-kinds.ts';
import type { ContactRecord, GroupRecord, SkuRecord, UserRecord } from './records.ts';
import type { Delays, Tenant } from './tenant.ts';

/** The whole tenant as plain JSON. Passwords and passes are in it as salted hashes only, tokens not at all. */
export interface GraphSnapshot {
  readonly version: 1;
  readonly clockOffsetMs: number;
  readonly delays: Partial<Delays>;
  /** Absent in a snapshot of before there were delta queries. */
  readonly changes?: KeptChanges;
  readonly skus: readonly SkuRecord[];
  readonly users: readonly UserRecord[];
  readonly deletedUsers: readonly UserRecord[];
  readonly groups: readonly GroupRecord[];
  readonly contacts: readonly ContactRecord[];
  /** Absent in a snapshot of before groups gave licences. */
  readonly licensing?: readonly (readonly [string, number])[];
}

export function takeSnapshot(tenant: Tenant): GraphSnapshot {
  const { users, deletedUsers, groups, contacts } = tenant.directory;
  return {
    version: 1,
    clockOffsetMs: tenant.clock.offsetMs(),
    delays: { ...tenant.delays },
    changes: tenant.changes.keep(),
    skus: [...tenant.skus.values()],
    users: [...users.all()],
    deletedUsers: [...deletedUsers.all()],
    groups: [...groups.all()],
    contacts: [...contacts.all()],
    licensing: [...tenant.licensing],
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
  for (const user of snapshot.users) tenant.directory.users.putSettled(wholeUser(user));
  for (const user of snapshot.deletedUsers) tenant.directory.deletedUsers.putSettled(wholeUser(user));
  for (const group of snapshot.groups) tenant.directory.groups.putSettled(wholeGroup(group));
  for (const contact of snapshot.contacts) tenant.directory.contacts.putSettled(contact);
  for (const [key, dueMs] of snapshot.licensing ?? []) tenant.licensing.set(key, dueMs);
  tenant.changes.restart(snapshot.changes);
}

const LATER_USER = {
  fromOnPremises: false,
  methods: [],
  eligibleRole: null,
  assignedRole: null,
  isManagementRestricted: false,
  provisioningError: null,
};

/** Older snapshots lack what came later. */
function wholeUser(user: UserRecord): UserRecord {
  const { mailbox, ...rest } = user;
  const later = { rules: [], shared: false, held: false, fullAccess: [], sendAs: [], sendOnBehalf: [] };
  return Object.assign({ ...LATER_USER }, rest, {
    licences: rest.licences.map((licence) => Object.assign({ assignedByGroup: null }, licence)),
    mailbox: mailbox && Object.assign(later, mailbox),
  });
}

function wholeGroup(group: GroupRecord): GroupRecord {
  const kind = group.mail === null ? 'security' : 'microsoft365';
  const later = { fromOnPremises: false, isManagementRestricted: false, visibility: null, licences: [], owners: [] };
  return Object.assign({ ...flagsOf(kind), membershipRule: null, directoryRole: null, ...later }, group);
}
