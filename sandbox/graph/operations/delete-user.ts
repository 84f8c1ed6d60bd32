import { param, type Route } from '../call.ts';
import { softDelete } from '../deleted-users.ts';
import { isGuid, writableUser } from '../directory.ts';
import { masteredOnPremises, notFound } from '../graph-error.ts';
import { checkNotAdministrator, checkNotRestricted } from '../permissions.ts';
import type { UserRecord } from '../records.ts';
import type { Tenant } from '../tenant.ts';
import { writableOr404 } from './update-user.ts';

/** 204; the name is rewritten with the id's 32 hex digits before it, so that it is free at once (graph.md 1.9). */
export const deleteUser: Route = {
  method: 'DELETE',
  path: '/users/{id}',
  handle(tenant, call) {
    checkedDelete(tenant, writableOr404(tenant, call));
    return { status: 204 };
  },
};

/** Without `/$ref` the address names the user itself: the account goes, not the membership (graph.md 1.7). */
export const deleteMemberObject: Route = {
  method: 'DELETE',
  path: '/groups/{group}/members/{id}',
  handle(tenant, call) {
    const id = param(call, 'id');
    const user = isGuid(id) ? writableUser(tenant.directory, id) : undefined;
    if (!user?.groups.includes(param(call, 'group').toLowerCase())) throw notFound(id);
    checkedDelete(tenant, user);
    return { status: 204 };
  },
};

function checkedDelete(tenant: Tenant, user: UserRecord): void {
  checkNotAdministrator(tenant, user);
  checkNotRestricted(user);
  if (user.fromOnPremises) throw masteredOnPremises();
  softDelete(tenant, user);
}
