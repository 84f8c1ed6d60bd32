import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { userPath, type GraphClient } from './client.ts';
import type { Needs } from './errors.ts';

const NEEDS: Needs = { permission: 'UserAuthenticationMethod.Read.All', write: false };

/** What everybody has, and what stands in for a factor for one time. */
const NO_FACTOR: ReadonlySet<string> = new Set([
  '#microsoft.graph.passwordAuthenticationMethod',
  '#microsoft.graph.temporaryAccessPassAuthenticationMethod',
  '#microsoft.graph.emailAuthenticationMethod',
]);

/** Null where the institution did not give the permission, and asked (`checks`) or not. */
export function createSecondFactor(
  graph: GraphClient,
  { checks }: { readonly checks: boolean },
): Pick<Directory, 'hasSecondFactor'> {
  return {
    hasSecondFactor: async (userId) => {
      if (!checks) return null;
      try {
        const { value } = await graph.call('authentication-methods', NEEDS, async (client) => {
          return (await client.api(`${userPath(userId)}/authentication/methods`).get()) as {
            readonly value: readonly { readonly '@odata.type'?: string }[];
          };
        });
        return value.some((method) => !NO_FACTOR.has(method['@odata.type'] ?? ''));
      } catch (error) {
        if (error instanceof OutsideError && error.code === 'permission_missing') return null;
        if (error instanceof OutsideError && error.code === 'not_found') return false;
        throw error;
      }
    },
  };
}
