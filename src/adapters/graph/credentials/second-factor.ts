import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { listIn } from '../calls/pages.ts';

const NEEDS: Needs = { permission: 'UserAuthenticationMethod.Read.All', write: false };

/** Methods that everybody has, or that replace a factor for one time. */
const NO_FACTOR: ReadonlySet<string> = new Set([
  '#microsoft.graph.passwordAuthenticationMethod',
  '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
  '#microsoft.graph.emailAuthenticationMethod',
]);

const UNSEEN: readonly string[] = ['permission_missing', 'granted_but_refused'];

/** Answers null when the permission is missing, or the institution did not ask for the check (`checks`). */
export function createSecondFactor(
  graph: GraphClient,
  { checks }: { readonly checks: boolean },
): Pick<Directory, 'hasSecondFactor'> {
  return {
    hasSecondFactor: async (userId) => {
      if (!checks) return null;
      try {
        const { value } = await graph.call('authentication-methods', NEEDS, async (client) => {
          const url = `${userPath(userId)}/authentication/methods`;
          return listIn<{ readonly '@odata.type'?: string }>(await client.api(url).get());
        });
        return value.some((method) => !NO_FACTOR.has(method['@odata.type'] ?? ''));
      } catch (error) {
        if (error instanceof OutsideError && UNSEEN.includes(error.code)) return null;
        if (error instanceof OutsideError && error.code === 'not_found') return false;
        throw error;
      }
    },
  };
}
