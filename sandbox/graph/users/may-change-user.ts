import { isAdministrator } from '../tenant/directory-roles.ts';
import { FINER } from '../calls/documented-permissions.ts';
import { denied } from '../wire/graph-error.ts';
import { anyOf, holdsAny } from '../calls/permissions.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { UserChanges } from './user-body.ts';

/** A permission that allows creating users also allows writing any property of a user, except the password. */
const WRITE_USERS = anyOf({ method: 'POST', path: '/users' });

const RESET_ROLES = ['User Administrator', 'Privileged Authentication Administrator', 'Global Administrator'];
const ADMIN_RESET_ROLES = ['Privileged Authentication Administrator', 'Global Administrator'];
/** Properties that may not be changed on a role holder (Graph's "Who can perform sensitive actions"). */
const SENSITIVE = [
  'accountEnabled',
  'businessPhones',
  'mobilePhone',
  'onPremisesImmutableId',
  'otherMails',
  'userPrincipalName',
];

/** Refuses a PATCH with any property that the app may not change. A password needs its own permission and a directory role. */
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

/** Application permissions do not reach into a restricted management administrative unit at all (graph.md 1.6). */
export function checkNotRestricted(object: { readonly isManagementRestricted: boolean }): void {
  if (object.isManagementRestricted) throw denied();
}

/** Refuses to change somebody who holds a directory role, directly or by a group, unless the app holds a higher one. */
export function checkNotAdministrator(tenant: Tenant, user: UserRecord): void {
  if (isAdministrator(tenant, user) && !hasRole(tenant, { roles: ADMIN_RESET_ROLES, over: user })) throw denied();
}

/** Whether the app holds one of the roles over this user. A role over an administrative unit counts only for users in it. */
function hasRole(tenant: Tenant, wanted: { readonly roles: readonly string[]; readonly over: UserRecord }): boolean {
  const { directoryRoles, roleScope } = tenant;
  if (roleScope !== null && !roleScope.includes(wanted.over.userPrincipalName.toLowerCase())) return false;
  return wanted.roles.some((role) => directoryRoles.includes(role));
}
