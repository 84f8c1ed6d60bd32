import type { Clock } from './clock.ts';

/** Slack's tiers, with 1, 20, 50 and 100 calls per minute; `post` is about one call per second and channel. */
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'none';

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** How many posts to one channel Slack allows in a burst before it limits them to one per second. */
const postBurst = 5;

export interface RateLimits {
  /** Counts one call. Returns the seconds to wait when there were too many, else 0. */
  take(key: { method: string; tier: Tier; channel: string }): number;
}

/**
 * Token buckets, one for each method (for posts one for each method and channel), which fill at the tier's rate. The calls of
 * a whole minute may come at once, which real workspaces mostly allow too.
 */
export function createRateLimits(clock: Clock): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take({ method, tier, channel }) {
      if (tier === 'none') return 0;
      const capacity = tier === 'post' ? postBurst : perMinute[tier];
      const perSecond = tier === 'post' ? 1 : capacity / 60;
      const id = tier === 'post' ? `${method}/${channel}` : method;
      const now = clock.now().getTime();
      const before = buckets.get(id) ?? { tokens: capacity, at: now };
      const tokens = Math.min(capacity, before.tokens + (Math.max(0, now - before.at) / 1000) * perSecond);
      buckets.set(id, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
  };
}
