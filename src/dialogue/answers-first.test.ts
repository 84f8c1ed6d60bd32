import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAnswersFirst } from './answers-first.ts';

/** Whether the promise has been kept by now. */
async function isKept(promise: Promise<void>): Promise<boolean> {
  let kept = false;
  void promise.then(() => (kept = true));
  await new Promise((resolve) => setImmediate(resolve));
  return kept;
}

describe('work that nobody waits for', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => vi.useRealTimers());

  it('begins at once where nobody waits', async () => {
    expect(await isKept(createAnswersFirst().turn())).toBe(true);
  });

  it('begins when the last of those who wait has an answer', async () => {
    const answers = createAnswersFirst();
    const [first, second] = [answers.begin(), answers.begin()];
    const turn = answers.turn();
    first();
    first();
    expect(await isKept(turn)).toBe(false);
    second();
    expect(await isKept(turn)).toBe(true);
    expect(await isKept(answers.turn())).toBe(true);
  });

  it('waits for whoever comes next as it did for those before', async () => {
    const answers = createAnswersFirst();
    answers.begin()();
    const next = answers.begin();
    const turn = answers.turn();
    expect(await isKept(turn)).toBe(false);
    next();
    expect(await isKept(turn)).toBe(true);
  });
});

describe('work under a stream of presses', () => {
  it('begins after a while though somebody always waits', async () => {
    const answers = createAnswersFirst(20);
    answers.begin();
    await answers.turn();
  });
});
