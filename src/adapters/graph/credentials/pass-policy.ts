import { OutsideError } from '#use-cases/ports/outside-error.ts';
import type { GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';

/** The institution's policy of the Temporary Access Pass (facts: graph.md 1.10). */
export const POLICY_PATH =
  '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass';
const READ: Needs = { permission: 'Policy.Read.AuthenticationMethod', write: false };
const KEPT_MS = 10 * 60_000;
/** How long a pass is to be good for, where the policy lets it, minutes. */
const WANTED = 60;

export interface PassPolicyBody {
  readonly state?: string | null;
  readonly minimumLifetimeInMinutes?: number | null;
  readonly maximumLifetimeInMinutes?: number | null;
  /** Without `all_users` among them only the members of these groups get one. */
  readonly includeTargets?: readonly { readonly id?: string }[] | null;
}

export interface PassPolicy {
  /** How long a pass may be good for, the nearest to an hour, minutes. Throws `pass_disabled` where there are none. */
  minutes(): Promise<number>;
  /** The same, when Graph refused the last one and said which range it takes; null when it said something else. */
  minutesAfter(error: unknown): number | null;
}

/** Where the policy may not be read, Graph says the range when it refuses (graph-docs#12187). */
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
        // Somebody who mends it does not wait for us to forget.
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
