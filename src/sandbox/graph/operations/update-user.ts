import { param, type Call, type Route } from '../call.ts';
import { writableUser } from '../directory.ts';
import { badRequest, notFound } from '../graph-error.ts';
import { CHANGE_USERS, checkMayChange } from '../permissions.ts';
import type { UserRecord } from '../records.ts';
import type { Tenant } from '../tenant.ts';
import { checkPassword, readUserBody } from '../user-body.ts';
import { withChanges, withProfile } from '../user-changes.ts';

/** The user that a write finds, or 404: right after its creation a write may not find it either. */
export function writableOr404(tenant: Tenant, call: Call): UserRecord {
  const id = param(call, 'id');
  const user = writableUser(tenant.directory, id);
  if (!user) throw notFound(id);
  return user;
}

/** 204 and everything changed, or a refusal and nothing changed. Last writer wins (graph.md 1.6). */
export const updateUser: Route = {
  method: 'PATCH',
  path: '/users/{id}',
  permissions: CHANGE_USERS,
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    const changes = readUserBody(tenant, call.body);
    checkMayChange(tenant, { roles: call.roles, user, changes });
    if (
      Object.keys(changes.written).length === 0 &&
      changes.userPrincipalName === undefined &&
      changes.mail === undefined &&
      changes.passwordProfile === undefined
    ) {
      throw badRequest('Request payload cannot be empty.');
    }
    const changed = withChanges(tenant, user, changes);
    const profile = changes.passwordProfile;
    if (profile?.password !== undefined) {
      checkPassword(tenant, profile.password, [
        changed.userPrincipalName.split('@')[0] ?? '',
        changed.written['givenName'] ?? null,
        changed.written['surname'] ?? null,
      ]);
    }
    tenant.directory.users.put({
      ...changed,
      password: profile ? withProfile(tenant, { before: changed.password, profile }) : changed.password,
    });
    return { status: 204 };
  },
};
