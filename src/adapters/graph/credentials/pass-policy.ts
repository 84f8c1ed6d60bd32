import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';

/** The institution's policy of the Temporary Access Pass (facts: graph.md 1.10). */
export const POLICY_PATH =
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
const READ: Needs = { permission: 'Policy.Read.AuthenticationMethod', write: false };
const KEPT_MS = 10 * 60_000;
/** The wanted validity of a pass, if the policy allows it, minutes. */
const WANTED = 60;

export interface PassPolicyBody {
  readonly state?: string | null;
  readonly minimumLifetimeInMinutes?: number | null;
  readonly maximumLifetimeInMinutes?: number | null;
  /** Without `all_users`, only members of these groups can get one. */
  readonly includeTargets?: readonly { readonly id?: string }[] | null;
}

export interface PassPolicy {
  /** The allowed validity nearest to an hour, minutes. Throws `pass_disabled` when passes are not allowed. */
  minutes(): Promise<number>;
  /** The same, after Graph refused a validity and named its range; null when it said something else. */
  minutesAfter(error: unknown): number | null;
}

/** If we may not read the policy, Graph names the range when it refuses (graph-docs#12187). */
export function createPassPolicy(graph: GraphClient): PassPolicy {
  let kept: { readonly at: number; readonly policy: PassPolicyBody } | undefined;
  const read = async (): Promise<PassPolicyBody | null> => {
    if (kept !== undefined && Date.now() - kept.at < KEPT_MS) return kept.policy;
    try {
      const policy = await graph.call('pass-policy', READ, async (client) => {
        return (await client.api(POLICY_PATH).get()) as PassPolicyBody;
      });
      kept = { at: Date.now(), policy };
      return policy;
    } catch (error) {
      if (error instanceof OutsideError && !error.isPassing) return null;
      throw error;
    }
  };
  return {
    minutes: async () => {
      const policy = await read();
      if (policy === null) return WANTED;
      if (policy.state?.toLowerCase() === 'disabled') {
        // Not cached: a correction should count at once.
        kept = undefined;
        throw new OutsideError('pass_disabled', { service: 'graph' });
      }
      return within(policy.minimumLifetimeInMinutes ?? WANTED, policy.maximumLifetimeInMinutes ?? WANTED);
    },
    minutesAfter: (error) => {
      if (!(error instanceof OutsideError) || error.code !== 'pass_range') return null;
      kept = undefined;
      const [minimum, maximum] = (error.detail ?? '').split('-').map(Number);
      return minimum === undefined || maximum === undefined ? null : within(minimum, maximum);
    },
  };
}

function within(minimum: number, maximum: number): number {
  return Math.max(minimum, Math.min(maximum, WANTED));
}
