/**
 * How long somebody who types has to pause before the tenant is asked, ms. Slack asks as the text changes and waits 3 s for each
 * answer (docs.slack.dev, block_suggestion payload; seen 2026-11-28).
 */
const TYPING_PAUSE = 350;

/**
 * Of the searches of one person in one field only the last one goes on, once nothing was typed for a while; whichever came before
 * is given up. Each process knows its own: at worst two of them ask.
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
