import { checkAddressesFree } from '../tenant/unique-addresses.ts';
import type { Call, Route } from '../calls/call.ts';
import type { Reply } from '../wire/reply.ts';
import { blankUser } from '../tenant/blank-user.ts';
import { userEntity } from './user-entity.ts';
import { badRequest } from '../wire/graph-error.ts';
import { represent } from '../queries/odata-list.ts';
import { hashSecret } from '../tenant/passwords.ts';
import type { Json, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { checkPassword, readUserBody } from './user-body.ts';

/**
 * Answers 201 with the default properties only, whatever was sent. Graph has no idempotency key and no upsert: the same
 * request again is a conflict (graph.md 1.1).
 */
export const createUser: Route = {
  method: 'POST',
  path: '/users',
  handle(tenant: Tenant, call: Call): Reply {
    const changes = readUserBody(tenant, call.body);
    const { userPrincipalName, passwordProfile, written } = changes;
    for (const name of ['accountEnabled', 'displayName', 'mailNickname']) {
      if (written[name] === undefined) throw missing(name);
    }
    if (userPrincipalName === undefined) throw missing('userPrincipalName');
    checkManaged(tenant, { userPrincipalName, anchor: written['onPremisesImmutableId'] ?? null });
    if (passwordProfile?.password === undefined) throw missing('passwordProfile');
    checkPassword(tenant, passwordProfile.password, [
      userPrincipalName.split('@')[0] ?? '',
      written['givenName'] ?? null,
      written['surname'] ?? null,
    ]);
    const mail = changes.mail ?? null;
    const blank = blankUser(tenant, { userPrincipalName, written });
    const user: UserRecord = {
      ...blank,
      mail,
      proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
      password: {
        ...hashSecret(passwordProfile.password),
        state: 'initial',
        forceChange: passwordProfile.forceChange ?? true,
        forceChangeWithMfa: passwordProfile.forceChangeWithMfa ?? false,
        changedDateTime: blank.createdDateTime,
      },
    };
    checkAddressesFree(tenant.directory, { owner: user.id, userPrincipalName, addresses: user.proxyAddresses });
    tenant.directory.users.put(user);
    const entity = userEntity(tenant);
    return {
      status: 201,
      headers: {
        Location: `${call.linkOrigin}/v2/${tenant.tenantId}/directoryObjects/${user.id}/Microsoft.DirectoryServices.User`,
      },
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#users/$entity`,
        ...represent(entity, user, entity.defaults),
      },
    };
  },
};

/** A user in a federated domain needs the id of the other system, in onPremisesImmutableId (graph-docs#8668). */
function checkManaged(tenant: Tenant, user: { readonly userPrincipalName: string; readonly anchor: Json }): void {
  const [, domain = ''] = user.userPrincipalName.toLowerCase().split('@');
  const record = tenant.domainRecords.find(({ name }) => name === domain);
  if (record?.authenticationType !== 'Federated' || user.anchor !== null) return;
  throw badRequest('SourceAnchor is a required property for creation of a federated user.');
}

function missing(property: string): Error {
  const message = 'One or more required property values are missing or invalid.';
  return badRequest(`A value is required for property '${property}' of resource 'User'.`, [
    { code: 'MissingValue', message, target: property },
  ]);
}
