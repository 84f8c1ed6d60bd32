import { param, type Call, type Route } from '../calls/call.ts';
import { writableUser } from '../tenant/directory.ts';
import { badRequest, masteredOnPremises, notFound } from '../wire/graph-error.ts';
import { checkMayChange, checkNotRestricted } from './may-change-user.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { checkPassword, readUserBody, type UserChanges } from './user-body.ts';
import { putChanged, withChanges, withProfile } from './user-changes.ts';

/**
 * The user for a write, or 404, which also a write gets right after the user's creation. Refuses a user in a restricted
 * administrative unit.
 */
export function writableOr404(tenant: Tenant, call: Call): UserRecord {
  const id = param(call, 'id');
  const user = writableUser(tenant.directory, id);
  if (!user) throw notFound(id);
  checkNotRestricted(user);
  return user;
}

/** Answers 204 with everything changed, or refuses with nothing changed. The last writer wins (graph.md 1.6). */
export const updateUser: Route = {
  method: 'PATCH',
  path: '/users/{id}',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    const changes = readUserBody(tenant, call.body);
    checkMayChange(tenant, { roles: call.roles, user, changes });
    if (user.fromOnPremises) checkCloudOnly(changes);
    if (
      Object.keys(changes.written).length === 0 &&
      changes.userPrincipalName === undefined &&
      changes.mail === undefined &&
      changes.passwordProfile === undefined
    ) {
      throw badRequest('Request payload cannot be empty.');
    }
    const changed = withChanges(tenant, { user, changes, primaryStays: call.fault === 'primary-stays' });
    const profile = changes.passwordProfile;
    if (profile?.password !== undefined) {
      checkPassword(tenant, profile.password, [
        changed.user.userPrincipalName.split('@')[0] ?? '',
        changed.user.written['givenName'] ?? null,
        changed.user.written['surname'] ?? null,
      ]);
    }
    const password = profile ? withProfile(tenant, { before: user.password, profile }) : user.password;
    putChanged(tenant, {
      user: { ...changed.user, password },
      followed: changed.followed && { ...changed.followed, password },
    });
    return { status: 204 };
  },
};

/** Of a user synchronised from on-premises only usageLocation can be changed in the cloud. */
function checkCloudOnly(changes: UserChanges): void {
  const { written, ...rest } = changes;
  const mastered = Object.keys(written).filter((name) => name !== 'usageLocation');
  if (mastered.length > 0 || Object.keys(rest).length > 0) throw masteredOnPremises();
}
