import { addressesOf } from './addresses.ts';
import type { ChangeLog } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { ContactRecord, GroupRecord, UserRecord } from './records.ts';
import { createReplicatedStore, type ReplicatedStore } from './replicated-store.ts';

export interface Directory {
  readonly users: ReplicatedStore<UserRecord>;
  readonly deletedUsers: ReplicatedStore<UserRecord>;
  readonly groups: ReplicatedStore<GroupRecord>;
  readonly contacts: ReplicatedStore<ContactRecord>;
  /** Addresses of objects that only Exchange knows, such as dynamic distribution groups and deleted groups. No query shows them. */
  readonly unseen: ReadonlySet<string>;
}

/** Empty stores, indexed by `address:` and `sku:` for filters and for checking that addresses are unique. */
export function createDirectory(given: {
  clock: Clock;
  lagMs: () => number;
  changes: ChangeLog;
  unseen?: readonly string[];
}): Directory {
  const deps = { clock: given.clock, lagMs: given.lagMs };
  const onChange = (id: string, visibleAtMs: number): void => given.changes.note(id, visibleAtMs);
  return {
    users: createReplicatedStore<UserRecord>({ ...deps, keysOf: userKeys, onChange }),
    deletedUsers: createReplicatedStore<UserRecord>({ ...deps, keysOf: () => [], onChange }),
    groups: createReplicatedStore<GroupRecord>({
      ...deps,
      keysOf: (group) => [...addressKeys(group), ...group.licences.map(({ skuId }) => `sku:${skuId}`)],
    }),
    contacts: createReplicatedStore<ContactRecord>({ ...deps, keysOf: addressKeys }),
    unseen: new Set((given.unseen ?? []).map((address) => address.toLowerCase())),
  };
}

function addressKeys(record: UserRecord | GroupRecord | ContactRecord): string[] {
  return addressesOf(record).map((address) => `address:${address}`);
}

function userKeys(user: UserRecord): string[] {
  return [
    ...addressKeys(user),
    ...user.licences.filter((licence) => licence.error === 'None').map((licence) => `sku:${licence.skuId}`),
  ];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
  return GUID.test(value);
}

/** The user with that id or userPrincipalName (case-insensitive), as readers see them now. */
export function seenUser(directory: Directory, idOrName: string): UserRecord | undefined {
  if (isGuid(idOrName)) return directory.users.seen(idOrName.toLowerCase());
  const name = idOrName.toLowerCase();
  return directory.users.seenByKeys([`address:${name}`]).find((user) => user.userPrincipalName.toLowerCase() === name);
}

/**
 * The newest state of the user with that id or userPrincipalName, for a write. Undefined for a new user until half of the
 * replication lag is over.
 */
export function writableUser(directory: Directory, idOrName: string): UserRecord | undefined {
  if (isGuid(idOrName)) return directory.users.writable(idOrName.toLowerCase());
  const user = trueUser(directory, idOrName);
  return user && directory.users.writable(user.id);
}

/** The newest state of the user with that userPrincipalName, whether readers see it yet or not. */
export function trueUser(directory: Directory, userPrincipalName: string): UserRecord | undefined {
  const name = userPrincipalName.toLowerCase();
  return [...directory.users.ids(`address:${name}`)]
    .flatMap((id) => directory.users.get(id) ?? [])
    .find((user) => user.userPrincipalName.toLowerCase() === name);
}
