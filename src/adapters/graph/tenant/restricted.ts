import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };

/**
 * A write to an account in a restricted administrative unit gets the same 403 as a missing permission or role. The
 * account itself tells the reason (facts: graph.md 1.6), so that nobody is asked to grant what is already granted.
 */
export function tellRestricted(graph: GraphClient, directory: Directory): Directory {
  const explained = async <T>(userId: string, write: () => Promise<T>): Promise<T> =>
    await write().catch(async (error: unknown) => {
      const refused =
        error instanceof OutsideError &&
        ['permission_missing', 'role_missing', 'granted_but_refused'].includes(error.code);
      if (!refused || !(await isRestricted(graph, userId))) throw error;
      throw new OutsideError('account_restricted', { service: 'graph', cause: error.cause });
    });
  const { updateUser, revokeSessions, assignLicence, changeLicences } = directory;
  const { deleteUser, discardPassword, issueCredential } = directory;
  return {
    ...directory,
    updateUser: async (userId, change) => await explained(userId, async () => updateUser(userId, change)),
    revokeSessions: async (userId) => await explained(userId, async () => revokeSessions(userId)),
    assignLicence: async (userId, skuId) => await explained(userId, async () => assignLicence(userId, skuId)),
    changeLicences: async (userId, change) => await explained(userId, async () => changeLicences(userId, change)),
    deleteUser: async (userId) => await explained(userId, async () => deleteUser(userId)),
    discardPassword: async (userId) => await explained(userId, async () => discardPassword(userId)),
    issueCredential: async (userId) => await explained(userId, async () => issueCredential(userId)),
  };
}

async function isRestricted(graph: GraphClient, userId: string): Promise<boolean> {
  const found = await graph
    .call('read-restriction', READ, async (client) => {
      const url = `${userPath(userId)}?$select=id,isManagementRestricted`;
      return (await client.api(url).get()) as { readonly isManagementRestricted?: boolean | null };
    })
    .catch(() => null);
  return found?.isManagementRestricted === true;
}
