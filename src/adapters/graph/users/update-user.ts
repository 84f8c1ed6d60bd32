import type { Directory, UserChange } from '#use-cases/ports/directory.ts';
import { LONGEST } from '#domain/directory-limits.ts';
import { userPath, type GraphClient } from '../calls/client.ts';
import { namingDomain, type Needs } from '../calls/errors.ts';

const WRITE: Needs = { permission: 'User.ReadWrite.All', write: true };
const RENAME: Needs = { ...WRITE, names: 'address' };

/** Changes the given properties and nothing else. The last writer wins, so it may be repeated (facts: graph.md 1.6). */
export function createUpdateOperations(graph: GraphClient): Pick<Directory, 'updateUser' | 'revokeSessions'> {
  return {
    updateUser: async (userId, change) => {
      const body = bodyOf(change);
      // Graph refuses an empty change.
      if (Object.keys(body).length === 0) return;
      const needs = change.address === undefined ? WRITE : RENAME;
      await namingDomain(change.address ?? '', async () => {
        await graph.order('update-user', needs, async (client) => {
          return (await client.api(userPath(userId)).patch(body)) as unknown;
        });
      });
    },
    // Documented with 204, answered with 200 and a body: any success counts (facts: graph.md 1.9).
    revokeSessions: async (userId) => {
      await graph.order('revoke-sessions', WRITE, async (client) => {
        return (await client.api(`${userPath(userId)}/revokeSignInSessions`).post(undefined)) as unknown;
      });
    },
  };
}

type Value = string | boolean | null | readonly string[];

function bodyOf(change: UserChange): Readonly<Record<string, Value>> {
  const names = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
  const texts = names.flatMap((name): readonly (readonly [string, Value])[] => {
    const value = change[name];
    return value === undefined ? [] : [property(name, withinLimit(name, value))];
  });
  const { address, accountEnabled } = change;
  return {
    ...Object.fromEntries(texts),
    ...(accountEnabled === undefined ? {} : { accountEnabled }),
    ...(address === undefined ? {} : { userPrincipalName: address, mailNickname: address.split('@')[0] ?? '' }),
  };
}

/** The business phone is a list, in which there is room for one. */
function property(name: keyof typeof LONGEST, value: string | null): readonly [string, Value] {
  return name === 'businessPhone' ? ['businessPhones', value === null ? [] : [value]] : [name, value];
}

/** The unchanged value. Throws if it is longer than the directory allows, which the form should have reported. */
export function withinLimit<T extends string | null>(name: keyof typeof LONGEST, value: T): T {
  if ((value?.length ?? 0) > LONGEST[name]) throw new RangeError(`${name} is longer than ${LONGEST[name]} characters`);
  return value;
}
