import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { faultIn, pathSegment, userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE: Needs = { permission: 'User.ReadWrite.All', write: true };
/** A restored account gets its addresses back. */
const RESTORE: Needs = { ...WRITE, names: 'address' };

interface DeletedBody {
  readonly userPrincipalName?: string | null;
  readonly mail?: string | null;
  readonly deletedDateTime?: string | null;
}

/** Deleted users are kept for 30 days, with their licences and groups; we never purge them (facts: graph.md 1.9). */
export function createDeletionOperations(
  graph: GraphClient,
): Pick<Directory, 'deleteUser' | 'deletedUser' | 'restoreUser'> {
  const deletedPath = (userId: string): string => `/directory/deletedItems/${pathSegment(userId)}`;
  return {
    deleteUser: async (userId) => {
      await unlessAbsent(
        graph.order('delete-user', WRITE, async (client) => {
          return (await client.api(userPath(userId)).delete()) as unknown;
        }),
      );
    },
    deletedUser: async (userId) => {
      const body = await unlessAbsent(
        graph.call('deleted-user', READ, async (client) => {
          const select = 'id,userPrincipalName,mail,deletedDateTime';
          return (await client.api(`${deletedPath(userId)}?$select=${select}`).get()) as DeletedBody;
        }),
      );
      if (body === null) return null;
      const deletedAt = body.deletedDateTime ? new Date(body.deletedDateTime) : null;
      const address = body.mail?.toLowerCase() ?? nameBeforeDeletion(body.userPrincipalName ?? '');
      return { deletedAt, address };
    },
    restoreUser: async (userId, address) => {
      // Addresses that somebody else has by now stay with them, and do not prevent the restoration.
      const body = {
        autoReconcileProxyConflict: true,
        ...(address === null ? {} : { newUserPrincipalName: address }),
      };
      const restored = await unlessAbsent(
        graph.call('restore-user', RESTORE, async (client) => {
          await client.api(`${deletedPath(userId)}/restore`).post(body);
          return true;
        }),
      );
      if (restored !== null) return;
      // Not among the deleted users: either already restored, or gone for good, which is reported as `not_found`.
      await graph.call('restored-user', READ, async (client) => {
        return (await client.api(`${userPath(userId)}?$select=id`).get()) as unknown;
      });
    },
  };
}

/** A deleted user's sign-in name begins with its id without dashes (facts: graph.md 1.9). In lower case. */
export function nameBeforeDeletion(userPrincipalName: string): string {
  return userPrincipalName.toLowerCase().replace(/^[0-9a-f]{32}/, '');
}

async function unlessAbsent<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof OutsideError && faultIn(error)?.status === 404) return null;
    throw error;
  }
}
