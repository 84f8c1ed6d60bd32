import { describe, expect, it } from 'vitest';
import { createTypingPause } from './typing-pause.ts';

describe('a pause while somebody types', () => {
  it('lets the last of several searches go on, each person and field for itself', async () => {
    const hasPaused = createTypingPause(20);
    const asked = ['ana join', 'ana join', 'luz join', 'ana leave', 'ana join'].map(hasPaused);
    expect(await Promise.all(asked)).toEqual([false, false, true, true, true]);
  });

  it('lets a later one go on as well', async () => {
    const hasPaused = createTypingPause(5);
    expect(await hasPaused('ana join')).toBe(true);
    expect(await hasPaused('ana join')).toBe(true);
  });
});
