import type { Route } from '../calls/call.ts';
import { graphDate } from '../tenant/clock.ts';
import { writableOr404 } from './update-user.ts';

/** Answers 200 with `value: true`, as Graph does in practice, though the documentation says 204 (graph.md 1.9). */
export const revokeSignInSessions: Route = {
  method: 'POST',
  path: '/users/{id}/revokeSignInSessions',
  handle(tenant, call) {
    const user = writableOr404(tenant, call);
    tenant.directory.users.put({ ...user, sessionsValidFromDateTime: graphDate(tenant.clock.now()) });
    return { status: 200, body: { '@odata.context': `${call.linkOrigin}/v1.0/$metadata#Edm.Boolean`, value: true } };
  },
};
