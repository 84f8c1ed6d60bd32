import { randomInt } from 'node:crypto';
import type { Credential, Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { userPath, type GraphClient } from './client.ts';
import type { Needs } from './errors.ts';

const PASS_MINUTES = 60;
const RESET: Needs = { permission: 'User-PasswordProfile.ReadWrite.All', role: 'User Administrator', write: true };
const PASS: Needs = { permission: 'UserAuthMethod-TAP.ReadWrite.All', write: true };
const STATUS: Needs = { permission: 'User.ReadWrite.All', write: false };

/** Letters and digits that nobody takes for another when they copy them by hand. */
const SETS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;

export function createCredentialOperations(
  graph: GraphClient,
  delivery: Credential['kind'],
): Pick<Directory, 'issueCredential' | 'passwordStatus' | 'discardPassword'> {
  const status: Directory['passwordStatus'] = async (userId) => {
    const select = 'createdDateTime,lastPasswordChangeDateTime,passwordProfile';
    try {
      const body = await graph.call('password-status', STATUS, async (client) => {
        return (await client.api(`${userPath(userId)}?$select=${select}`).get()) as StatusBody;
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
   * From when on a change is the person's own: the directory's moment of the last one, in whole seconds; later than that where it
   * does not show that a change is demanded. Our own clock's where nothing can be read, since the secret is set already.
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
        const secret = await createPass(graph, userId);
        return { kind: 'tap', secret, baseline: await baseline(userId), validMinutes: PASS_MINUTES };
      }
      const secret = await newSecret(graph, userId);
      return { kind: 'password', secret, baseline: await baseline(userId), validMinutes: null };
    },
    discardPassword: async (userId) => {
      await newSecret(graph, userId);
    },
  };
}

interface StatusBody {
  readonly createdDateTime: string;
  readonly lastPasswordChangeDateTime: string | null;
  readonly passwordProfile: { readonly forceChangePasswordNextSignIn?: boolean } | null;
}

/** A password that the tenant takes; a second one where it found the first one weak or banned (facts: graph.md 6.2). */
async function newSecret(graph: GraphClient, userId: string): Promise<string> {
  return await resetPassword(graph, userId).catch(async (error: unknown) => {
    if (!(error instanceof OutsideError) || error.code !== 'password_refused') throw error;
    return await resetPassword(graph, userId);
  });
}

async function resetPassword(graph: GraphClient, userId: string): Promise<string> {
  const password = newPassword();
  const body = { passwordProfile: { forceChangePasswordNextSignIn: true, password } };
  await graph.call('reset-password', RESET, async (client) => {
    await client.api(userPath(userId)).patch(body);
  });
  return password;
}

async function createPass(graph: GraphClient, userId: string): Promise<string> {
  const body = { lifetimeInMinutes: PASS_MINUTES, isUsableOnce: true };
  return await graph.call('create-pass', PASS, async (client) => {
    const url = `${userPath(userId)}/authentication/temporaryAccessPassMethods`;
    const answer = (await client.api(url).post(body)) as { temporaryAccessPass: string };
    return answer.temporaryAccessPass;
  });
}

/** 16 random characters in four groups, with every class that Microsoft asks for; about 88 bits. */
function newPassword(): string {
  const all = SETS.join('');
  for (;;) {
    const characters = Array.from({ length: 16 }, () => all.charAt(randomInt(all.length)));
    if (!SETS.every((set) => characters.some((character) => set.includes(character)))) continue;
    return [0, 4, 8, 12].map((start) => characters.slice(start, start + 4).join('')).join('-');
  }
}
