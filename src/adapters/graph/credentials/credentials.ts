import { randomInt } from 'node:crypto';
import type { Credential, Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { withFields, userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { createPassPolicy, type PassPolicy } from './pass-policy.ts';

const RESET: Needs = { permission: 'User-PasswordProfile.ReadWrite.All', role: 'User Administrator', write: true };
const PASS: Needs = { permission: 'UserAuthMethod-TAP.ReadWrite.All', write: true };
const PASS_READ: Needs = { ...PASS, write: false };
const STATUS: Needs = { permission: 'User.ReadWrite.All', write: false };

/** Letters and digits that are not confused when copied by hand. */
const SETS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;

export function createCredentialOperations(
  graph: GraphClient,
  delivery: Credential['kind'],
): Pick<Directory, 'issueCredential' | 'passwordStatus' | 'discardPassword'> {
  const policy = createPassPolicy(graph);
  const status: Directory['passwordStatus'] = async (userId) => {
    const select = 'createdDateTime,lastPasswordChangeDateTime,passwordProfile';
    try {
      const body = await graph.call('password-status', STATUS, async (client) => {
        return withFields<StatusBody>(await client.api(`${userPath(userId)}?$select=${select}`).get(), isStatus);
      });
      if (body.lastPasswordChangeDateTime === null) return null;
      const mustChange = body.passwordProfile?.forceChangePasswordNextSignIn === true;
      const changedAt = new Date(body.lastPasswordChangeDateTime);
      return { createdAt: new Date(body.createdDateTime), changedAt, mustChange };
    } catch (error) {
      if (error instanceof OutsideError && error.code === 'not_found') return null;
      throw error;
    }
  };
  /**
   * The moment from which a change counts as the person's own: the directory's time of the last change, in whole
   * seconds; later when the directory does not show that a change is required. Our own clock if nothing can be read,
   * since the secret is already set.
   */
  const baseline = async (userId: string): Promise<Date> => {
    const read = await status(userId).catch(() => null);
    if (read === null) return new Date();
    return read.mustChange ? read.changedAt : new Date(read.changedAt.getTime() + 1);
  };
  return {
    passwordStatus: status,
    issueCredential: async (userId) => {
      if (delivery === 'tap') {
        const { secret, minutes } = await passFor(graph, { policy, userId });
        return { kind: 'tap', secret, baseline: await baseline(userId), validMinutes: minutes };
      }
      const secret = await newSecret(graph, userId);
      return { kind: 'password', secret, baseline: await baseline(userId), validMinutes: null };
    },
    discardPassword: async (userId) => {
      // A pass works in addition to the password.
      if (delivery === 'tap') await removePasses(graph, userId);
      await newSecret(graph, userId);
    },
  };
}

interface StatusBody {
  readonly createdDateTime: string;
  readonly lastPasswordChangeDateTime: string | null;
  readonly passwordProfile: { readonly forceChangePasswordNextSignIn?: boolean } | null;
}

function isStatus({ createdDateTime, lastPasswordChangeDateTime: changed }: Partial<StatusBody>): boolean {
  return typeof createdDateTime === 'string' && (changed === null || typeof changed === 'string');
}

/** A password that the tenant accepts; a second one if the first was called weak or banned (facts: graph.md 6.2). */
async function newSecret(graph: GraphClient, userId: string): Promise<string> {
  return await resetPassword(graph, userId).catch(async (error: unknown) => {
    if (!(error instanceof OutsideError) || error.code !== 'password_refused') throw error;
    return await resetPassword(graph, userId);
  });
}

async function resetPassword(graph: GraphClient, userId: string): Promise<string> {
  const password = newPassword();
  const body = { passwordProfile: { forceChangePasswordNextSignIn: true, password } };
  await graph.order('reset-password', RESET, async (client) => {
    return (await client.api(userPath(userId)).patch(body)) as unknown;
  });
  return password;
}

interface Pass {
  readonly secret: string;
  readonly minutes: number;
}

/**
 * A pass with the longest validity that the policy allows; created again when the policy was unknown and requires
 * another range.
 */
async function passFor(
  graph: GraphClient,
  { policy, userId }: { readonly policy: PassPolicy; readonly userId: string },
): Promise<Pass> {
  const minutes = await policy.minutes();
  try {
    return { secret: await createPass(graph, { userId, minutes }), minutes };
  } catch (error) {
    const again = policy.minutesAfter(error);
    if (again === null || again === minutes) throw error;
    return { secret: await createPass(graph, { userId, minutes: again }), minutes: again };
  }
}

async function createPass(
  graph: GraphClient,
  { userId, minutes }: { readonly userId: string; readonly minutes: number },
): Promise<string> {
  const body = { lifetimeInMinutes: minutes, isUsableOnce: true };
  return await graph.call('create-pass', PASS, async (client) => {
    const url = `${userPath(userId)}/authentication/temporaryAccessPassMethods`;
    const isPass = ({ temporaryAccessPass: pass }: { temporaryAccessPass?: string }): boolean =>
      typeof pass === 'string' && pass !== '';
    return withFields<{ temporaryAccessPass: string }>(await client.api(url).post(body), isPass).temporaryAccessPass;
  });
}

/**
 * Removes a person's pass; there is at most one. `UserAuthMethod-TAP.ReadWrite.All` covers both calls
 * (temporaryaccesspassauthenticationmethod-delete and authentication-list-temporaryaccesspassmethods, v1.0, read
 * 2026-11-28).
 */
async function removePasses(graph: GraphClient, userId: string): Promise<void> {
  const url = `${userPath(userId)}/authentication/temporaryAccessPassMethods`;
  const { value } = await graph.call('list-passes', PASS_READ, async (client) =>
    withFields<PassList>(await client.api(url).get(), ({ value: passes }) => Array.isArray(passes)),
  );
  for (const { id } of value) {
    const order = graph.order('remove-pass', PASS, async (client) => {
      return (await client.api(`${url}/${encodeURIComponent(id)}`).delete()) as unknown;
    });
    await order.catch((error: unknown) => {
      // Already gone, or used up meanwhile.
      if (!(error instanceof OutsideError) || error.code !== 'not_found') throw error;
    });
  }
}

interface PassList {
  readonly value: readonly { readonly id: string }[];
}

/** 16 random characters in four groups, with every character class that Microsoft requires; about 88 bits. */
function newPassword(): string {
  const all = SETS.join('');
  for (;;) {
    const characters = Array.from({ length: 16 }, () => all.charAt(randomInt(all.length)));
    if (!SETS.every((set) => characters.some((character) => set.includes(character)))) continue;
    return [0, 4, 8, 12].map((start) => characters.slice(start, start + 4).join('')).join('-');
  }
}
