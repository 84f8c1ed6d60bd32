import { documented } from './documented-permissions.ts';

/** Without any of these permissions a group appears among memberships with its type and id only. */
export const READ_GROUPS = anyOf({ method: 'GET', path: '/groups' });
/** Without any of these permissions a directory role appears among memberships with its type and id only. */
export const READ_ROLES = anyOf({ method: 'GET', path: '/roleManagement/directory/roleAssignments' });

/** All permissions that Microsoft documents for a route. */
export function anyOf(route: Parameters<typeof documented>[0]): readonly string[] {
  const { least, others } = documented(route);
  return [...least, ...others];
}

export function holdsAny(roles: readonly string[], permissions: readonly string[]): boolean {
  return permissions.some((permission) => roles.includes(permission));
}
