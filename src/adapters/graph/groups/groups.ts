import type { DirectoryGroup } from '#domain/account/directory-account.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { refusalOf } from '#domain/plan/group-kinds.ts';
import { faultIn, pathSegment, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { GROUP_SELECT, groupOf, type GroupBody } from './group-shape.ts';
import { bodyOf } from '../calls/pages.ts';
import { groupSearch } from './group-search.ts';

const READ: Needs = { permission: 'Directory.Read.All', write: false };
const WRITE: Needs = { permission: 'GroupMember.ReadWrite.All', write: true };
/** Adding a user needs both, according to Microsoft's page (group-post-members); removing one needs only the first. */
const ADD: Needs = { ...WRITE, also: 'User.ReadWrite.All' };
const LARGEST_BATCH = 20;

/**
 * Joining a group twice is answered with 400, leaving a group without being a member with 404: both count as success
 * (facts: graph.md 1.7).
 */
export function createGroupOperations(
  graph: GraphClient,
): Pick<Directory, 'joinGroup' | 'leaveGroup' | 'searchGroups' | 'groups'> {
  return {
    searchGroups: groupSearch(graph),
    joinGroup: async (userId, groupId) => {
      try {
        await graph.order('join-group', ADD, async (client) => {
          const member = { '@odata.id': `${graph.root}/v1.0/directoryObjects/${pathSegment(userId)}` };
          return (await client.api(`/groups/${pathSegment(groupId)}/members/$ref`).post(member)) as unknown;
        });
      } catch (error) {
        if (/references already exist/i.test(faultIn(error)?.message ?? '')) return;
        throw await refusedAs(graph, { groupId, error });
      }
    },
    leaveGroup: async (userId, groupId) => {
      try {
        await graph.order('leave-group', WRITE, async (client) => {
          return (await client.api(membershipPath({ userId, groupId })).delete()) as unknown;
        });
      } catch (error) {
        if (faultIn(error)?.status === 404) return;
        throw await refusedAs(graph, { groupId, error });
      }
    },
    groups: async (ids) => {
      const batches = Array.from({ length: Math.ceil(ids.length / LARGEST_BATCH) }, (_, index) =>
        ids.slice(index * LARGEST_BATCH, (index + 1) * LARGEST_BATCH),
      );
      const found: DirectoryGroup[] = [];
      for (const batch of batches) found.push(...(await readGroups(graph, batch)));
      return found;
    },
  };
}

async function readGroups(graph: GraphClient, ids: readonly string[]): Promise<readonly DirectoryGroup[]> {
  const answers = await graph.batch('groups', READ, ids.map(groupPath));
  return answers
    .filter((answer) => answer.ok || answer.fault.status !== 404)
    .map((answer) => groupOf(bodyOf<GroupBody>(answer, READ.permission)));
}

function groupPath(groupId: string): string {
  return `/groups/${pathSegment(groupId)}?$select=${GROUP_SELECT}`;
}

/**
 * The path of a membership. Without `/$ref` it is the user's own path, and a DELETE would delete the account (facts:
 * graph.md 1.7).
 */
export function membershipPath(of: { readonly userId: string; readonly groupId: string }): string {
  return `/groups/${pathSegment(of.groupId)}/members/${pathSegment(of.userId)}/$ref`;
}

/**
 * Graph refuses Exchange lists and on-premises groups with 400, and dynamic, role-assignable and restricted ones with
 * the general 403: when the permission is there, the group itself tells the reason.
 */
async function refusedAs(
  graph: GraphClient,
  refused: { readonly groupId: string; readonly error: unknown },
): Promise<unknown> {
  const { groupId, error } = refused;
  if (!(error instanceof OutsideError) || !['invalid_value', 'granted_but_refused'].includes(error.code)) return error;
  const group = await graph
    .call('read-group', READ, async (client) => {
      return (await client.api(groupPath(groupId)).get()) as GroupBody;
    })
    .catch(() => null);
  const found = group === null ? null : groupOf(group);
  const code = found === null ? null : refusalOf(found.kind);
  if (found === null || code === null) return error;
  return new OutsideError(code, { service: 'graph', detail: found.name || found.id, cause: error.cause });
}
