import type { Directory, UserChange } from '#use-cases/directory-port.ts';
import { userPath, type GraphClient } from './client.ts';
import type { Needs } from './errors.ts';

const WRITE: Needs = { permission: 'User.ReadWrite.All', write: true };

/** What the directory keeps of each property, in characters (facts: graph.md 6.1). */
const LONGEST = {
  displayName: 256,
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  department: 64,
  mobilePhone: 64,
} as const;

/** A change of everything that is given and of nothing else: the last writer wins, so that it may be repeated (facts: graph.md 1.6). */
export function createUpdateOperations(graph: GraphClient): Pick<Directory, 'updateUser' | 'revokeSessions'> {
  return {
    updateUser: async (userId, change) => {
      const body = bodyOf(change);
      // Graph refuses an empty change.
      if (Object.keys(body).length === 0) return;
      await graph.call('update-user', WRITE, async (client) => {
        await client.api(userPath(userId)).patch(body);
      });
    },
    // Documented with 204 and answered with 200 and a body: any success is one (facts: graph.md 1.9).
    revokeSessions: async (userId) => {
      await graph.call('revoke-sessions', WRITE, async (client) => {
        await client.api(`${userPath(userId)}/revokeSignInSessions`).post(undefined);
      });
    },
  };
}

function bodyOf(change: UserChange): Readonly<Record<string, string | boolean | null>> {
  const texts = Object.entries(LONGEST).flatMap(([name, longest]) => {
    const value = change[name as keyof typeof LONGEST];
    return value === undefined ? [] : [[name, value?.slice(0, longest) ?? null] as const];
  });
  const { address, accountEnabled } = change;
  return {
    ...Object.fromEntries(texts),
    ...(accountEnabled === undefined ? {} : { accountEnabled }),
    ...(address === undefined ? {} : { userPrincipalName: address, mailNickname: address.split('@')[0] ?? '' }),
  };
}
