import { shownUsers } from './basic-profile.ts';
import { param, type Call, type Route } from '../calls/call.ts';
import { seenUser } from '../tenant/directory.ts';
import { GraphError, notFound } from '../wire/graph-error.ts';
import { answerList, answerOne, LIST_OPTIONS, type Source } from '../queries/odata-list.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The user as readers see them now, or 404, which is the same for a missing user and one not yet replicated. */
export function seenOr404(tenant: Tenant, call: Call): UserRecord {
  const id = param(call, 'id');
  const user = seenUser(tenant.directory, id);
  if (!user) throw notFound(id);
  return user;
}

function source(tenant: Tenant): Source<UserRecord> {
  const { users } = tenant.directory;
  return { all: () => users.seenAll(), byKeys: (keys) => users.seenByKeys(keys) };
}

export const readUser: Route = {
  method: 'GET',
  path: '/users/{id}',
  options: ['$select'],
  handle(tenant, call) {
    refusePremium(call);
    return answerOne(call, { entity: shownUsers(tenant, call), record: seenOr404(tenant, call), context: 'users' });
  },
};

export const listUsers: Route = {
  method: 'GET',
  path: '/users',
  options: LIST_OPTIONS,
  handle(tenant, call) {
    refusePremium(call);
    if (call.fault === 'page-without-value') return { status: 200, body: { status: 'ok' } };
    return answerList(call, { entity: shownUsers(tenant, call), source: source(tenant), context: 'users' });
  },
};

/** Selecting signInActivity is refused, as in a tenant without a premium licence. */
function refusePremium(call: Call): void {
  if (!/\bsignInActivity\b/i.test(call.query.get('$select') ?? '')) return;
  throw new GraphError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}
