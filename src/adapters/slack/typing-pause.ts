/**
 * How long somebody has to pause typing before the tenant is asked, ms. Slack asks whenever the text changes and waits
 * 3 s for each answer (docs.slack.dev, block_suggestion payload; seen 2026-11-28).
 */
const TYPING_PAUSE = 350;

/**
 * Of one person's searches in one field only the last goes on, after a pause; earlier ones are dropped. Each process
 * keeps its own state: at worst two of them ask.
 */
export function createTypingPause(pauseMs: number = TYPING_PAUSE): (key: string) => Promise<boolean> {
  const newest = new Map<string, object>();
  return async (key) => {
    const mine = {};
    newest.set(key, mine);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const isLast = newest.get(key) === mine;
    if (isLast) newest.delete(key);
    return isLast;
  };
}
