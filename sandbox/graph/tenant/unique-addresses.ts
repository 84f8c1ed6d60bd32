import { bareAddress } from './addresses.ts';
import type { Directory } from './directory.ts';
import { objectConflict } from '../wire/graph-error.ts';

/** Refuses an address that another user, group or contact has: no two of them may share one (graph.md 1.1). */
export function checkAddressesFree(
  directory: Directory,
  wanted: { readonly owner: string; readonly userPrincipalName?: string; readonly addresses: readonly string[] },
): void {
  const upn = wanted.userPrincipalName?.toLowerCase();
  for (const address of new Set([...(upn ? [upn] : []), ...wanted.addresses.map(bareAddress)])) {
    const others = holdersOf(directory, address).filter((holder) => holder.id !== wanted.owner);
    if (others.length === 0) continue;
    const asName = address === upn && others.some((other) => other.userPrincipalName === address);
    throw objectConflict(
      asName ? 'userPrincipalName' : 'proxyAddresses',
      others.filter(({ type }) => type !== 'Unseen').map((other) => `${other.type}_${other.id}`),
    );
  }
}

interface Holder {
  readonly type: 'User' | 'Group' | 'Contact' | 'Unseen';
  readonly id: string;
  readonly userPrincipalName: string | null;
}

/** All objects that have the address in their newest state, whatever readers see. */
export function holdersOf(directory: Directory, address: string): Holder[] {
  const key = `address:${address}`;
  const users = [...directory.users.ids(key)].map((id) => ({
    type: 'User' as const,
    id,
    userPrincipalName: directory.users.get(id)?.userPrincipalName.toLowerCase() ?? null,
  }));
  const groups = [...directory.groups.ids(key)].map((id) => ({ type: 'Group' as const, id, userPrincipalName: null }));
  const contacts = [...directory.contacts.ids(key)].map((id) => ({
    type: 'Contact' as const,
    id,
    userPrincipalName: null,
  }));
  const unseen = directory.unseen.has(address)
    ? [{ type: 'Unseen' as const, id: 'unseen', userPrincipalName: null }]
    : [];
  return [...users, ...groups, ...contacts, ...unseen];
}
