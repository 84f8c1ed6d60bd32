import type { DirectoryGroup } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/**
 * A directory in which the institution's protected groups have a kind that cannot be written: no form offers them, no
 * plan names them, an ending and a restoration leave them alone. A step planned before the group was protected is
 * refused before Graph is asked.
 */
export function protectGroups(directory: Directory, ids: readonly string[]): Directory {
  const listed = new Set(ids.map((id) => id.toLowerCase()));
  const isProtected = (id: string): boolean => listed.has(id.toLowerCase());
  const marked = (group: DirectoryGroup): DirectoryGroup =>
    isProtected(group.id) ? { ...group, kind: 'protected' } : group;
  const refuse = async (groupId: string): Promise<never> => {
    const [group] = await directory.groups([groupId]);
    throw new OutsideError('group_protected', { service: 'graph', detail: group?.name ?? groupId });
  };
  return {
    ...directory,
    account: async (id) => {
      const found = await directory.account(id);
      return found === null ? null : { ...found, groups: found.groups.map(marked) };
    },
    groups: async (asked) => (await directory.groups(asked)).map(marked),
    searchGroups: async (text, limit) => (await directory.searchGroups(text, limit)).map(marked),
    joinGroup: async (userId, groupId) =>
      isProtected(groupId) ? await refuse(groupId) : await directory.joinGroup(userId, groupId),
    leaveGroup: async (userId, groupId) =>
      isProtected(groupId) ? await refuse(groupId) : await directory.leaveGroup(userId, groupId),
  };
}
