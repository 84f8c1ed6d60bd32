import type { Call, Route } from '../calls/call.ts';
import { directoryRole } from '../tenant/directory-roles.ts';
import { GraphError, unsupportedQuery } from '../wire/graph-error.ts';
import type { Json, UserRecord } from '../tenant/records.ts';
import type { Reply } from '../wire/reply.ts';
import { guidFrom } from '../tenant/service-plans.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * The roles assigned directly to somebody. They include a role over an administrative unit, which no membership shows
 * (docs-contrib#2234).
 */
export const listRoleAssignments: Route = {
  method: 'GET',
  path: '/roleManagement/directory/roleAssignments',
  options: null,
  handle: (tenant, call) =>
    answer(tenant, call, {
      context: 'roleManagement/directory/roleAssignments',
      rolesOf: (user) => [user.directoryRole, user.assignedRole],
    }),
};

/** The roles that somebody is eligible to activate (PIM). A tenant without P2 answers 400 (maester#1421, 2026-01-22). */
export const listRoleEligibilities: Route = {
  method: 'GET',
  path: '/roleManagement/directory/roleEligibilityScheduleInstances',
  options: null,
  handle(tenant, call) {
    if (!tenant.hasPremium) {
      throw new GraphError(
        400,
        'AadPremiumLicenseRequired',
        'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
      );
    }
    return answer(tenant, call, {
      context: 'roleManagement/directory/roleEligibilityScheduleInstances',
      rolesOf: (user) => [user.eligibleRole],
    });
  },
};

interface Kind {
  readonly context: string;
  readonly rolesOf: (user: UserRecord) => readonly (string | null)[];
}

function answer(tenant: Tenant, call: Call, { context, rolesOf }: Kind): Reply {
  const principal = principalIn(call);
  const user = tenant.directory.users.seen(principal);
  const names = (user === undefined ? [] : rolesOf(user)).filter((name) => name !== null);
  const value: Json[] = names.map((name) => ({
    id: guidFrom(`assignment:${context}:${principal}:${name}`),
    principalId: principal,
    roleDefinitionId: directoryRole(name).roleTemplateId,
    directoryScopeId: '/',
  }));
  return { status: 200, body: { '@odata.context': `${call.linkOrigin}/v1.0/$metadata#${context}`, value } };
}

/** The id in `principalId eq '…'`, the only query that the local Graph answers for these lists. */
function principalIn(call: Call): string {
  const options = [...call.query.keys()].filter((name) => name.startsWith('$') && name !== '$filter');
  const found = /^principalId eq '([0-9a-f-]{36})'$/i.exec(call.query.get('$filter')?.trim() ?? '');
  if (found?.[1] === undefined || options.length > 0)
    throw unsupportedQuery('The query specified in the URI is not valid.');
  return found[1].toLowerCase();
}
