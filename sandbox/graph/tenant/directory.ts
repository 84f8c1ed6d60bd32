import { addressesOf } from './addresses.ts';
import type { ChangeLog } from './change-log.ts';
import type { Clock } from './clock.ts';
import type { ContactRecord, GroupRecord, UserRecord } from './records.ts';
import { createShelf, type Shelf } from './shelf.ts';

export interface Directory {
  readonly users: Shelf<UserRecord>;
  readonly deletedUsers: Shelf<UserRecord>;
  readonly groups: Shelf<GroupRecord>;
  readonly contacts: Shelf<ContactRecord>;
  /** Addresses of what Exchange keeps to itself: dynamic distribution groups, deleted groups. No query shows them. */
  readonly unseen: ReadonlySet<string>;
}

/** Empty shelves with the index keys that filters and uniqueness look up: `address:` and `sku:`. */
export function createDirectory(given: {
  clock: Clock;
  lagMs: () => number;
  changes: ChangeLog;
  unseen?: readonly string[];
}): Directory {
  const deps = { clock: given.clock, lagMs: given.lagMs };
  const onChange = (id: string, visibleAtMs: number): void => given.changes.note(id, visibleAtMs);
  return {
    users: createShelf<UserRecord>({ ...deps, keysOf: userKeys, onChange }),
    deletedUsers: createShelf<UserRecord>({ ...deps, keysOf: () => [], onChange }),
    groups: createShelf<GroupRecord>({
      ...deps,
      keysOf: (group) => [...addressKeys(group), ...group.licences.map(({ skuId }) => `sku:${skuId}`)],
    }),
    contacts: createShelf<ContactRecord>({ ...deps, keysOf: addressKeys }),
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

/** The user with that id or userPrincipalName (case-insensitive) as a reader sees it now. */
export function seenUser(directory: Directory, idOrName: string): UserRecord | undefined {
  if (isGuid(idOrName)) return directory.users.seen(idOrName.toLowerCase());
  const name = idOrName.toLowerCase();
  return directory.users.seenByKeys([`address:${name}`]).find((user) => user.userPrincipalName.toLowerCase() === name);
}

/** The newest state of the user with that id or userPrincipalName, as a write finds it; absent within the first half of the lag after its creation. */
export function writableUser(directory: Directory, idOrName: string): UserRecord | undefined {
  if (isGuid(idOrName)) return directory.users.writable(idOrName.toLowerCase());
  const user = trueUser(directory, idOrName);
  return user && directory.users.writable(user.id);
}

/** The truth, whatever readers see. */
export function trueUser(directory: Directory, userPrincipalName: string): UserRecord | undefined {
  const name = userPrincipalName.toLowerCase();
  return [...directory.users.ids(`address:${name}`)]
    .flatMap((id) => directory.users.get(id) ?? [])
    .find((user) => user.userPrincipalName.toLowerCase() === name);
}
