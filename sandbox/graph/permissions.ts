import { isAdministrator } from './directory-roles.ts';
import { documented, FINER } from './documented-permissions.ts';
import { badRequest, denied, masteredOnPremises } from './graph-error.ts';
import { isDynamic, isExchangeGroup } from './group-kinds.ts';
import type { GroupRecord, UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';
import type { UserChanges } from './user-body.ts';

/** Without any of these a group is told by type and id only. */
export const READ_GROUPS = anyOf({ method: 'GET', path: '/groups' });
/** Without any of these a directory role is told by type and id only. */
export const READ_ROLES = anyOf({ method: 'GET', path: '/roleManagement/directory/roleAssignments' });
/** Who may create a user may write any property of one, but for the password. */
const WRITE_USERS = anyOf({ method: 'POST', path: '/users' });

const RESET_ROLES = ['User Administrator', 'Privileged Authentication Administrator', 'Global Administrator'];
const ADMIN_RESET_ROLES = ['Privileged Authentication Administrator', 'Global Administrator'];
/** Not to be changed on a role holder (Graph's "Who can perform sensitive actions"). */
const SENSITIVE = [
  'accountEnabled',
  'businessPhones',
  'mobilePhone',
  'onPremisesImmutableId',
  'otherMails',
  'userPrincipalName',
];

function anyOf(route: Parameters<typeof documented>[0]): readonly string[] {
  const { least, others } = documented(route);
  return [...least, ...others];
}

export function holdsAny(roles: readonly string[], permissions: readonly string[]): boolean {
  return permissions.some((permission) => roles.includes(permission));
}

/** Refuses a PATCH of which any property is beyond the app: the password needs its permission and a directory role. */
export function checkMayChange(
  tenant: Tenant,
  wish: { readonly roles: readonly string[]; readonly user: UserRecord; readonly changes: UserChanges },
): void {
  const { roles, user, changes } = wish;
  const names = [
    ...Object.keys(changes.written),
    ...(changes.userPrincipalName === undefined ? [] : ['userPrincipalName']),
    ...(changes.mail === undefined ? [] : ['mail']),
  ];
  for (const name of names) {
    const finer = FINER[name];
    if (!holdsAny(roles, [...WRITE_USERS, ...(finer ? [finer] : [])])) throw denied();
    if (SENSITIVE.includes(name)) checkNotAdministrator(tenant, user);
  }
  if (changes.passwordProfile) {
    if (!roles.includes(FINER['passwordProfile'] ?? '') || !hasRole(tenant, { roles: RESET_ROLES, over: user }))
      throw denied();
    checkNotAdministrator(tenant, user);
  }
}

/** In a restricted management administrative unit application permissions do not apply at all (graph.md 1.6). */
export function checkNotRestricted(object: { readonly isManagementRestricted: boolean }): void {
  if (object.isManagementRestricted) throw denied();
}

/** Refuses to touch somebody with a directory role, their own or a group's, unless the app holds a higher one. */
export function checkNotAdministrator(tenant: Tenant, user: UserRecord): void {
  if (isAdministrator(tenant, user) && !hasRole(tenant, { roles: ADMIN_RESET_ROLES, over: user })) throw denied();
}

/** Refuses to add or remove members where Graph does: lists that Exchange masters, dynamic groups, groups that give roles (graph.md 1.7). */
export function checkMembersWritable(group: GroupRecord, roles: readonly string[]): void {
  if (isExchangeGroup(group)) {
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
  }
  if (group.fromOnPremises) throw masteredOnPremises();
  checkNotRestricted(group);
  if (isDynamic(group)) throw denied();
  if (group.isAssignableToRole === true && !roles.includes('RoleManagement.ReadWrite.Directory')) throw denied();
}

/** Roles over an administrative unit count for the users in it alone. */
function hasRole(tenant: Tenant, wanted: { readonly roles: readonly string[]; readonly over: UserRecord }): boolean {
  const { directoryRoles, roleScope } = tenant;
  if (roleScope !== null && !roleScope.includes(wanted.over.userPrincipalName.toLowerCase())) return false;
  return wanted.roles.some((role) => directoryRoles.includes(role));
}
