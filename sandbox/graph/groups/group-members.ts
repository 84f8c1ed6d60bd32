import { param, type Call, type Route } from '../calls/call.ts';
import { isGuid } from '../tenant/directory.ts';
import type { GroupRecord, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { deleteUser } from '../users/delete-user.ts';
import { badRequest, notFound } from '../wire/graph-error.ts';
import { scheduleGroupLicences } from '../licences/group-licences.ts';
import { checkMembersWritable } from './may-change-members.ts';
import { isObject } from '../wire/is-object.ts';
import { groupOr404 } from './groups.ts';

/** Answers 204; 400 for somebody who is a member already, and another 400 for a user not yet replicated (graph.md 1.2, 1.7). */
export const addMember: Route = {
  method: 'POST',
  path: '/groups/{group}/members/$ref',
  handle(tenant, call) {
    const group = groupOr404(tenant, call, 'writable');
    checkMembersWritable(group, call.roles);
    const id = referencedId(call.body);
    const { users } = tenant.directory;
    const user = users.get(id);
    if (!user) throw notFound(id);
    if (!users.seen(id)) {
      throw badRequest('The source resource object or one of the objects being referenced do not exist.');
    }
    if (user.groups.includes(group.id)) {
      throw badRequest(
        "One or more added object references already exist for the following modified properties: 'members'.",
      );
    }
    users.put({ ...user, groups: [...user.groups, group.id] });
    scheduleGroupLicences(tenant, { userId: id, groupId: group.id });
    return { status: 204 };
  },
};

/** Answers 204; 404 for somebody who is not a member. */
export const removeMember: Route = {
  method: 'DELETE',
  path: '/groups/{group}/members/{id}/$ref',
  handle(tenant, call) {
    const group = groupOr404(tenant, call, 'writable');
    checkMembersWritable(group, call.roles);
    const user = memberOr404(tenant, call, group);
    const { id } = user;
    tenant.directory.users.put({ ...user, groups: user.groups.filter((one) => one !== group.id) });
    scheduleGroupLicences(tenant, { userId: id, groupId: group.id });
    return { status: 204 };
  },
};

/**
 * Without `/$ref` Graph deletes the member from the directory, if the token may delete users
 * (learn.microsoft.com/graph/api/group-delete-members, the note on the request).
 */
export const deleteMemberItself: Route = {
  method: 'DELETE',
  path: '/groups/{group}/members/{id}',
  handle(tenant, call) {
    memberOr404(tenant, call, groupOr404(tenant, call, 'writable'));
    return deleteUser.handle(tenant, call);
  },
};

function memberOr404(tenant: Tenant, call: Call, group: GroupRecord): UserRecord {
  const id = param(call, 'id').toLowerCase();
  const user = tenant.directory.users.writable(id);
  if (!user?.groups.includes(group.id)) throw notFound(id);
  return user;
}

function referencedId(body: unknown): string {
  const link = isObject(body) ? body['@odata.id'] : undefined;
  const path = typeof link === 'string' && URL.canParse(link) ? new URL(link).pathname : '';
  const id = /^\/v1\.0\/(?:directoryObjects|users)\/([^/]+)$/i.exec(path)?.[1] ?? '';
  if (!isGuid(id)) throw badRequest('Invalid URL format specified in @odata.id for members.');
  return id.toLowerCase();
}
