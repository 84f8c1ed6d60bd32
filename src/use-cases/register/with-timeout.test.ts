import { afterEach, describe, expect, it, vi } from 'vitest';
import { withTimeout } from './with-timeout.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** What Slack gives for everything that comes of a press, ms. */
const SLACK_GIVES = 3_000;

describe('what the tenant is asked while a person waits', () => {
  afterEach(() => vi.useRealTimers());

  it('is unknown well before Slack gives up, when the tenant is silent', async () => {
    vi.useFakeTimers();
    const answer = withTimeout(new Promise<string>(() => undefined));
    await vi.advanceTimersByTimeAsync(SLACK_GIVES - 1_000);
    vi.useRealTimers();
    expect(await answer).toBe('unknown');
  });

  it('is unknown when the tenant fails, and what it is otherwise', async () => {
    expect(await withTimeout(Promise.reject(new OutsideError('unavailable', { service: 'graph' })))).toBe('unknown');
    expect(await withTimeout(Promise.resolve('free'))).toBe('free');
    await expect(withTimeout(Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
