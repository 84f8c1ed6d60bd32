import { bareAddress, checkUserPrincipalName } from '../tenant/addresses.ts';
import { checkAddressesFree, holdersOf } from '../tenant/unique-addresses.ts';
import { isRestorable } from '../tenant/deleted-users.ts';
import { param, type Call, type Route } from '../calls/call.ts';
import { userEntity } from './user-entity.ts';
import { badRequest, notFound, objectConflict } from '../wire/graph-error.ts';
import { mailboxState, readyIn } from '../tenant/mailbox.ts';
import { answerList, answerOne, LIST_OPTIONS, represent } from '../queries/odata-list.ts';
import { checkNotAdministrator } from './may-change-user.ts';
import type { UserRecord } from '../tenant/records.ts';
import { givesMailbox } from '../tenant/service-plans.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';
import { withMailboxAddresses } from './user-changes.ts';

function deletedOr404(tenant: Tenant, call: Call, how: 'seen' | 'writable'): UserRecord {
  const id = param(call, 'id').toLowerCase();
  const user = tenant.directory.deletedUsers[how](id);
  if (!user || !isRestorable(tenant, user)) throw notFound(id);
  return user;
}

/** Graph requires the cast to `microsoft.graph.user` in the path. */
export const listDeletedUsers: Route = {
  method: 'GET',
  path: '/directory/deletedItems/microsoft.graph.user',
  options: LIST_OPTIONS,
  handle(tenant, call) {
    const { deletedUsers } = tenant.directory;
    const all = (): UserRecord[] => [...deletedUsers.seenAll()].filter((user) => isRestorable(tenant, user));
    return answerList(call, { entity: userEntity(tenant), source: { all, byKeys: all }, context: 'users' });
  },
};

export const readDeletedItem: Route = {
  method: 'GET',
  path: '/directory/deletedItems/{id}',
  options: ['$select'],
  handle(tenant, call) {
    return answerOne(call, {
      entity: userEntity(tenant),
      record: deletedOr404(tenant, call, 'seen'),
      context: 'directoryObjects',
    });
  },
};

/**
 * Answers 200 with the user, who gets their name, addresses, groups and licences back. A licence for which no seat is left
 * comes back in error.
 */
export const restoreDeletedItem: Route = {
  method: 'POST',
  path: '/directory/deletedItems/{id}/restore',
  handle(tenant, call) {
    const deleted = deletedOr404(tenant, call, 'writable');
    checkNotAdministrator(tenant, deleted);
    const options = readOptions(tenant, call.body);
    const userPrincipalName = options.newUserPrincipalName ?? deleted.userPrincipalName.slice(32);
    const proxyAddresses = options.dropTaken
      ? deleted.proxyAddresses.filter((entry) => holdersOf(tenant.directory, bareAddress(entry)).length === 0)
      : deleted.proxyAddresses;
    const taken = holdersOf(tenant.directory, userPrincipalName.toLowerCase());
    if (taken.length > 0) {
      throw objectConflict(
        'userPrincipalName',
        taken.map((other) => `${other.type}_${other.id}`),
      );
    }
    checkAddressesFree(tenant.directory, { owner: deleted.id, addresses: proxyAddresses });
    const seated = withSeats(tenant, {
      ...deleted,
      userPrincipalName,
      proxyAddresses,
      mail: primaryOf(proxyAddresses) ?? (deleted.proxyAddresses.length === 0 ? deleted.mail : null),
      deletedDateTime: null,
    });
    const restored = withMailboxAddresses(tenant, seated);
    tenant.directory.deletedUsers.remove(deleted.id);
    tenant.directory.users.put(restored);
    if (call.fault === 'restore-untold') tenant.changes.forget(restored.id);
    const entity = userEntity(tenant);
    return {
      status: 200,
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#directoryObjects/$entity`,
        '@odata.type': '#microsoft.graph.user',
        ...represent(entity, restored, entity.defaults),
      },
    };
  },
};

function readOptions(tenant: Tenant, body: unknown): { newUserPrincipalName?: string; dropTaken: boolean } {
  if (body === undefined) return { dropTaken: false };
  if (!isObject(body)) throw badRequest('Unable to read JSON request payload.');
  const { newUserPrincipalName, autoReconcileProxyConflict } = body;
  const dropTaken = autoReconcileProxyConflict === true;
  if (typeof newUserPrincipalName !== 'string') return { dropTaken };
  checkUserPrincipalName(newUserPrincipalName, tenant.domains);
  return { newUserPrincipalName, dropTaken };
}

function primaryOf(proxyAddresses: readonly string[]): string | null {
  return proxyAddresses.find((entry) => entry.startsWith('SMTP:'))?.slice('SMTP:'.length) ?? null;
}

function withSeats(tenant: Tenant, user: UserRecord): UserRecord {
  const licences = user.licences.map((licence) => {
    const sku = tenant.skus.get(licence.skuId);
    const full = !sku || tenant.directory.users.ids(`sku:${licence.skuId}`).size >= sku.enabled;
    return { ...licence, error: full ? 'CountViolation' : 'None' };
  });
  const { mailbox } = user;
  if (!mailbox || mailboxState(tenant, user) === 'none' || mailbox.unlicensedAtMs !== null)
    return { ...user, licences };
  const back =
    mailbox.shared || givesMailbox(licences, tenant.skus)
      ? readyIn(tenant, { ms: tenant.delays.mailboxMs, kept: mailbox })
      : { ...mailbox, unlicensedAtMs: tenant.clock.ms() };
  return { ...user, licences, mailbox: back };
}
