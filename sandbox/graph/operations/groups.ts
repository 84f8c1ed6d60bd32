import { param, type Call, type Route } from '../call.ts';
import { isGuid } from '../directory.ts';
import { CONTACT_ENTITY, GROUP_ENTITY, userEntity } from '../entities.ts';
import { badRequest, notFound } from '../graph-error.ts';
import { answerList, answerOne } from '../odata-list.ts';
import type { GroupRecord, UserRecord } from '../records.ts';
import type { Tenant } from '../tenant.ts';

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
  handle(tenant, call) {
    const { groups } = tenant.directory;
    const source = { all: () => groups.seenAll(), byKeys: (keys: readonly string[]) => groups.seenByKeys(keys) };
    return answerList(call, { entity: GROUP_ENTITY, source, context: 'groups' });
  },
};

export const readGroup: Route = {
  method: 'GET',
  path: '/groups/{group}',
  handle: (tenant, call) =>
    answerOne(call, { entity: GROUP_ENTITY, record: groupOr404(tenant, call, 'seen'), context: 'groups' }),
};

export const listGroupMembers: Route = {
  method: 'GET',
  path: '/groups/{group}/members',
  handle(tenant, call) {
    const group = groupOr404(tenant, call, 'seen');
    const members = (): UserRecord[] =>
      tenant.directory.users.seenByKeys([`group:${group.id}`]).filter((user) => user.groups.includes(group.id));
    return answerList(call, {
      entity: userEntity(tenant),
      source: { all: members, byKeys: members },
      context: 'directoryObjects',
      annotate: true,
    });
  },
};

export const listContacts: Route = {
  method: 'GET',
  path: '/contacts',
  handle(tenant, call) {
    const { contacts } = tenant.directory;
    const source = { all: () => contacts.seenAll(), byKeys: (keys: readonly string[]) => contacts.seenByKeys(keys) };
    return answerList(call, { entity: CONTACT_ENTITY, source, context: 'contacts' });
  },
};
