import { param, type Route } from '../call.ts';
import { isGuid } from '../directory.ts';
import { CONTACT_ENTITY, GROUP_ENTITY, userEntity } from '../entities.ts';
import { badRequest, notFound } from '../graph-error.ts';
import { represent, selectedNames } from '../odata-list.ts';
import type { Entity } from '../odata-match.ts';

/** A user, group or contact by id, told apart by `@odata.type`. */
export const readDirectoryObject: Route = {
  method: 'GET',
  path: '/directoryObjects/{id}',
  handle(tenant, call) {
    const id = param(call, 'id').toLowerCase();
    if (!isGuid(id)) throw badRequest(`Invalid object identifier '${id}'.`);
    const { users, groups, contacts } = tenant.directory;
    const described =
      describe(call, userEntity(tenant), users.seen(id)) ??
      describe(call, GROUP_ENTITY, groups.seen(id)) ??
      describe(call, CONTACT_ENTITY, contacts.seen(id));
    if (!described) throw notFound(id);
    const context = `${call.linkOrigin}/v1.0/$metadata#directoryObjects/$entity`;
    return { status: 200, body: { '@odata.context': context, ...described } };
  },
};

function describe<T>(
  call: Parameters<typeof selectedNames>[0],
  entity: Entity<T>,
  record: T | undefined,
): object | null {
  if (record === undefined) return null;
  return {
    '@odata.type': `#microsoft.graph.${entity.type}`,
    ...represent(entity, record, selectedNames(call, entity)),
  };
}
