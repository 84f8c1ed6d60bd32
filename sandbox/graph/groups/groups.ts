import { param, type Call, type Route } from '../calls/call.ts';
import { isGuid } from '../tenant/directory.ts';
import { CONTACT_ENTITY, GROUP_ENTITY } from './group-entities.ts';
import { badRequest, notFound } from '../wire/graph-error.ts';
import { answerList, answerOne, LIST_OPTIONS } from '../queries/odata-list.ts';
import type { GroupRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

export function groupOr404(tenant: Tenant, call: Call, how: 'seen' | 'writable'): GroupRecord {
  const id = param(call, 'group');
  if (!isGuid(id)) throw badRequest(`Invalid object identifier '${id}'.`);
  const group = tenant.directory.groups[how](id.toLowerCase());
  if (!group) throw notFound(id);
  return group;
}

export const listGroups: Route = {
  method: 'GET',
  path: '/groups',
  options: LIST_OPTIONS,
  handle(tenant, call) {
    const { groups } = tenant.directory;
    const source = { all: () => groups.seenAll(), byKeys: (keys: readonly string[]) => groups.seenByKeys(keys) };
    return answerList(call, { entity: GROUP_ENTITY, source, context: 'groups' });
  },
};

export const readGroup: Route = {
  method: 'GET',
  path: '/groups/{group}',
  options: ['$select'],
  handle: (tenant, call) =>
    answerOne(call, { entity: GROUP_ENTITY, record: groupOr404(tenant, call, 'seen'), context: 'groups' }),
};

export const listContacts: Route = {
  method: 'GET',
  path: '/contacts',
  options: LIST_OPTIONS,
  handle(tenant, call) {
    const { contacts } = tenant.directory;
    const source = { all: () => contacts.seenAll(), byKeys: (keys: readonly string[]) => contacts.seenByKeys(keys) };
    return answerList(call, { entity: CONTACT_ENTITY, source, context: 'contacts' });
  },
};
