import type { Directory } from '#use-cases/ports.ts';
import { faultIn, type GraphClient } from './client.ts';

/** Joining a group that one is in already is answered with a 400, which is success (facts: graph.md 1.7). */
export function createGroupOperations(graph: GraphClient): Pick<Directory, 'joinGroup'> {
  return {
    joinGroup: async (userId, groupId) => {
      try {
        await graph.call('join-group', { permission: 'GroupMember.ReadWrite.All', write: true }, async (client) => {
          const member = { '@odata.id': `${graph.root}/v1.0/directoryObjects/${encodeURIComponent(userId)}` };
          await client.api(`/groups/${encodeURIComponent(groupId)}/members/$ref`).post(member);
        });
      } catch (error) {
        if (!/references already exist/i.test(faultIn(error)?.message ?? '')) throw error;
      }
    },
  };
}
