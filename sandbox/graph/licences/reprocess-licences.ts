import type { Route } from '../calls/call.ts';
import { userEntity } from '../users/user-entity.ts';
import { reprocessLicences } from './group-licences.ts';
import { represent } from '../queries/odata-list.ts';
import { writableOr404 } from '../users/update-user.ts';

/** Answers 200 with the user. Works out the licences from groups again: once in error they stay so until this is called. */
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
