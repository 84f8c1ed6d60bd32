import type { Call, Route } from '../calls/call.ts';
import { rolesOf, type DirectoryRole } from '../tenant/directory-roles.ts';
import { GROUP_ENTITY } from './group-entities.ts';
import { answerList, LIST_OPTIONS } from '../queries/odata-list.ts';
import type { Entity } from '../queries/odata-match.ts';
import { holdsAny, READ_GROUPS, READ_ROLES } from '../calls/permissions.ts';
import type { GroupRecord, Json } from '../tenant/records.ts';
import type { Reply } from '../wire/reply.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { seenOr404 } from '../users/read-users.ts';

/** `readable` is false when the token does not cover this kind of object: then the answer has only its type and id. */
type Membership =
  | { readonly type: 'group'; readonly group: GroupRecord; readonly readable: boolean }
  | { readonly type: 'directoryRole'; readonly role: DirectoryRole; readonly readable: boolean };

const ROLE: Readonly<Record<string, (role: DirectoryRole) => Json>> = {
  id: (role) => role.id,
  deletedDateTime: () => null,
  description: () => null,
  displayName: (role) => role.displayName,
  roleTemplateId: (role) => role.roleTemplateId,
};

const NAMES = [...new Set([...GROUP_ENTITY.names, ...Object.keys(ROLE)])];
const EXACT = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

const MEMBERSHIP: Entity<Membership> = {
  resource: 'DirectoryObject',
  type: 'directoryObject',
  defaults: NAMES.filter((name) => name in ROLE || GROUP_ENTITY.defaults.includes(name)),
  names: NAMES,
  nameOf: (name) => EXACT.get(name.toLowerCase()),
  filterOf: () => 'advanced',
  typeOf: (membership) => membership.type,
  has: (membership, name) => (membership.type === 'group' ? GROUP_ENTITY.names.includes(name) : name in ROLE),
  read(membership, name) {
    if (!membership.readable && name !== 'id') return null;
    return membership.type === 'group'
      ? GROUP_ENTITY.read(membership.group, name)
      : (ROLE[name]?.(membership.role) ?? null);
  },
};

/** The groups and directory roles of a user; `@odata.type` says which is which. */
export const listMemberOf: Route = {
  method: 'GET',
  path: '/users/{id}/memberOf',
  options: LIST_OPTIONS,
  handle: (tenant, call) => answerMemberships(tenant, call, false),
};

/** The same, and the roles that a group gives to its members. */
export const listTransitiveMemberOf: Route = {
  method: 'GET',
  path: '/users/{id}/transitiveMemberOf',
  options: LIST_OPTIONS,
  handle: (tenant, call) => answerMemberships(tenant, call, true),
};

/** The groups that the user owns, whether a member or not. */
export const listOwnedObjects: Route = {
  method: 'GET',
  path: '/users/{id}/ownedObjects',
  options: LIST_OPTIONS,
  handle: (tenant, call) => {
    const user = seenOr404(tenant, call);
    const all = (): Membership[] =>
      [...tenant.directory.groups.seenAll()]
        .filter((group) => group.owners.includes(user.id))
        .map((group) => ({ type: 'group', group, readable: true }));
    const source = { all, byKeys: all };
    return answerList(call, { entity: MEMBERSHIP, source, context: 'directoryObjects', annotate: true });
  },
};

function answerMemberships(tenant: Tenant, call: Call, throughGroups: boolean): Reply {
  const user = seenOr404(tenant, call);
  const all = (): Membership[] => [
    ...user.groups
      .flatMap((id) => tenant.directory.groups.seen(id) ?? [])
      .filter((group) => group.visibility !== 'HiddenMembership' || call.roles.includes('Member.Read.Hidden'))
      .map((group) => ({ type: 'group' as const, group, readable: holdsAny(call.roles, READ_GROUPS) })),
    ...rolesOf(tenant, { user, throughGroups }).map((role) => ({
      type: 'directoryRole' as const,
      role,
      readable: holdsAny(call.roles, READ_ROLES),
    })),
  ];
  return answerList(call, {
    entity: MEMBERSHIP,
    source: { all, byKeys: all },
    context: 'directoryObjects',
    annotate: true,
  });
}
