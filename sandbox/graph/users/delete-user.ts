import type { Route } from '../calls/call.ts';
import { softDelete } from '../tenant/deleted-users.ts';
import { masteredOnPremises } from '../wire/graph-error.ts';
import { checkNotAdministrator, checkNotRestricted } from './may-change-user.ts';
import { writableOr404 } from './update-user.ts';

/** Answers 204. The id's 32 hex digits are put before the userPrincipalName, which is thus free at once (graph.md 1.9). */
export const deleteUser: Route = {
  method: 'DELETE',
  path: '/users/{id}',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    checkNotAdministrator(tenant, user);
    checkNotRestricted(user);
    if (user.fromOnPremises) throw masteredOnPremises();
    softDelete(tenant, user);
    return { status: 204 };
  },
};
