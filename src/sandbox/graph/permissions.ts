import { isAdministrator } from './directory-roles.ts';
import { badRequest, denied } from './graph-error.ts';
import { isDynamic, isExchangeGroup } from './group-kinds.ts';
import type { GroupRecord, UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';
import type { UserChanges } from './user-body.ts';

export const READ_USERS = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
export const WRITE_USERS = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];
export const DELETE_USERS = ['User.DeleteRestore.All', ...WRITE_USERS];
export const READ_GROUPS = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
/** Without any of these a directory role is told by type and id only. */
export const READ_ROLES = [
  'RoleManagement.Read.Directory',
  'RoleManagement.ReadWrite.Directory',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
export const WRITE_MEMBERS = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];

/** Finer permissions that suffice for one property (graph.md 1.6). */
const FINER: Readonly<Record<string, string>> = {
  accountEnabled: 'User.EnableDisableAccount.All',
  businessPhones: 'User-Phone.ReadWrite.All',
  mobilePhone: 'User-Phone.ReadWrite.All',
  otherMails: 'User-Mail.ReadWrite.All',
};
const PASSWORD_PERMISSION = 'User-PasswordProfile.ReadWrite.All';
/** Any of these may begin a PATCH of a user; the properties decide the rest. */
export const CHANGE_USERS = [...WRITE_USERS, PASSWORD_PERMISSION, ...new Set(Object.values(FINER))];

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

export function holdsAny(roles: readonly string[], permissions: readonly string[]): boolean {
  return permissions.length === 0 || permissions.some((permission) => roles.includes(permission));
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
    if (!roles.includes(PASSWORD_PERMISSION) || !hasRole(tenant, RESET_ROLES)) throw denied();
    checkNotAdministrator(tenant, user);
  }
}

/** Refuses to touch somebody with a directory role, their own or a group's, unless the app holds a higher one. */
export function checkNotAdministrator(tenant: Tenant, user: UserRecord): void {
  if (isAdministrator(tenant, user) && !hasRole(tenant, ADMIN_RESET_ROLES)) throw denied();
}

/** Refuses to add or remove members where Graph does: lists that Exchange masters, dynamic groups, groups that give roles (graph.md 1.7). */
export function checkMembersWritable(group: GroupRecord, roles: readonly string[]): void {
  if (isExchangeGroup(group)) {
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
  }
  if (isDynamic(group)) throw denied();
  if (group.isAssignableToRole === true && !roles.includes('RoleManagement.ReadWrite.Directory')) throw denied();
}

/** A permanent deletion by an app is documented as not supported; only a Global Administrator gets through here (graph.md 0.3). */
export function checkMayPurge(tenant: Tenant): void {
  if (!hasRole(tenant, ['Global Administrator'])) throw denied();
}

function hasRole(tenant: Tenant, roles: readonly string[]): boolean {
  return roles.some((role) => tenant.directoryRoles.includes(role));
}
