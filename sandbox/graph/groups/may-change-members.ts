import { badRequest, denied, masteredOnPremises } from '../wire/graph-error.ts';
import { isDynamic, isExchangeGroup } from '../tenant/group-kinds.ts';
import { checkNotRestricted } from '../users/may-change-user.ts';
import type { GroupRecord } from '../tenant/records.ts';

/**
 * Refuses to add or remove members where Graph refuses: lists managed in Exchange, groups synchronised from on-premises or
 * in a restricted administrative unit, dynamic groups, and groups that give roles (graph.md 1.7).
 */
export function checkMembersWritable(group: GroupRecord, roles: readonly string[]): void {
  if (isExchangeGroup(group)) {
    throw badRequest('Cannot Update a mail-enabled security groups and or distribution list.');
  }
  if (group.fromOnPremises) throw masteredOnPremises();
  checkNotRestricted(group);
  if (isDynamic(group)) throw denied();
  if (group.isAssignableToRole === true && !roles.includes('RoleManagement.ReadWrite.Directory')) throw denied();
}
