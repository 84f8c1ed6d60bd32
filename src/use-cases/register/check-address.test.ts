import { afterEach, describe, expect, it, vi } from 'vitest';
import { inTime } from './check-address.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';

/** What Slack gives for everything that comes of a press, ms. */
const SLACK_GIVES = 3_000;

describe('what the tenant is asked while a person waits', () => {
  afterEach(() => vi.useRealTimers());

  it('is unknown well before Slack gives up, when the tenant is silent', async () => {
    vi.useFakeTimers();
    const answer = inTime(new Promise<string>(() => undefined));
    await vi.advanceTimersByTimeAsync(SLACK_GIVES - 1_000);
    vi.useRealTimers();
    expect(await answer).toBe('unknown');
  });

  it('is unknown when the tenant fails, and what it is otherwise', async () => {
    expect(await inTime(Promise.reject(new OutsideError('unavailable', { service: 'graph' })))).toBe('unknown');
    expect(await inTime(Promise.resolve('free'))).toBe('free');
    await expect(inTime(Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
