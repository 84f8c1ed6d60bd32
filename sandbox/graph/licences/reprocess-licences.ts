import type { Route } from '../calls/call.ts';
import { userEntity } from '../users/user-entity.ts';
import { reprocessLicences } from './group-licences.ts';
import { represent } from '../queries/odata-list.ts';
import { writableOr404 } from '../users/update-user.ts';

/** 200 with the user: the licences of groups are worked out again, which nothing does by itself once they are in error. */
export const reprocessLicenseAssignment: Route = {
  method: 'POST',
  path: '/users/{id}/reprocessLicenseAssignment',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    reprocessLicences(tenant, user);
    const entity = userEntity(tenant);
    return {
      status: 200,
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#users/$entity`,
        ...represent(entity, tenant.directory.users.get(user.id) ?? user, entity.defaults),
      },
    };
  },
};
