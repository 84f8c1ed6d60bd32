import { documented } from './documented-permissions.ts';

/** Without any of these a group is told by type and id only. */
export const READ_GROUPS = anyOf({ method: 'GET', path: '/groups' });
/** Without any of these a directory role is told by type and id only. */
export const READ_ROLES = anyOf({ method: 'GET', path: '/roleManagement/directory/roleAssignments' });

/** All permissions that Microsoft names for a route. */
export function anyOf(route: Parameters<typeof documented>[0]): readonly string[] {
  const { least, others } = documented(route);
  return [...least, ...others];
}

export function holdsAny(roles: readonly string[], permissions: readonly string[]): boolean {
  return permissions.some((permission) => roles.includes(permission));
}
