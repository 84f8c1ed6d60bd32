import type { SavedChangeLog } from './change-log.ts';
import { flagsOf } from './group-kinds.ts';
import type { ContactRecord, GroupRecord, SkuRecord, UserRecord } from './records.ts';
import type { Delays, Tenant } from './tenant.ts';

/** The whole tenant as plain JSON. It has passwords and passes only as salted hashes, and no tokens. */
export interface GraphSnapshot {
  readonly version: 1;
  readonly clockOffsetMs: number;
  readonly delays: Partial<Delays>;
  /** Absent in a snapshot from before delta queries were added here. */
  readonly changes?: SavedChangeLog;
  readonly skus: readonly SkuRecord[];
  readonly users: readonly UserRecord[];
  readonly deletedUsers: readonly UserRecord[];
  readonly groups: readonly GroupRecord[];
  readonly contacts: readonly ContactRecord[];
  /** Absent in a snapshot from before licences by groups were added here. */
  readonly licensing?: readonly (readonly [string, number])[];
}

export function takeSnapshot(tenant: Tenant): GraphSnapshot {
  const { users, deletedUsers, groups, contacts } = tenant.directory;
  return {
    version: 1,
    clockOffsetMs: tenant.clock.offsetMs(),
    delays: { ...tenant.delays },
    changes: tenant.changes.save(),
    skus: [...tenant.skus.values()],
    users: [...users.all()],
    deletedUsers: [...deletedUsers.all()],
    groups: [...groups.all()],
    contacts: [...contacts.all()],
    licensing: [...tenant.licensing],
  };
}

/** The snapshot in a value, null for none. A TypeError for anything that is not a snapshot of version 1. */
export function readSnapshot(value: unknown): GraphSnapshot | null {
  if (value === undefined || value === null) return null;
  const known = typeof value === 'object' && 'version' in value && value.version === 1 && 'users' in value;
  if (!known) throw new TypeError('not a snapshot of the local Graph');
  return value as GraphSnapshot;
}

/** Readers see everything in the snapshot at once, also changes that were still within the lag when it was taken. */
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

/** The user with the properties that a snapshot of an older version lacks. */
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
