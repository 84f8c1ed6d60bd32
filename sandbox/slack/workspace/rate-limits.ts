import type { Clock } from './clock.ts';

/** Slack's tiers in calls per minute: T1 1, T2 20, T3 50, T4 100; `post` is about one per second and channel. */
export type Tier = 1 | 2 | 3 | 4 | 'post' | 'none';

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** How many posts to one channel Slack lets through in a burst before it holds to one per second. */
const postBurst = 5;

export interface RateLimits {
  /** Takes one call. Returns the seconds to wait when the bucket is empty, else 0. */
  take(key: { method: string; tier: Tier; channel: string }): number;
}

/**
 * Token buckets per method (and per channel for posts) that fill at the tier's pace. Generous in that a whole minute's
 * calls may come at once, as real workspaces mostly let them.
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
