import { describe, expect, it } from 'vitest';
import { readiness } from './readiness.ts';

const there = async (): Promise<void> => undefined;
const away = async (): Promise<void> => await Promise.reject(new Error('away'));
const silent = async (): Promise<never> => await new Promise(() => undefined);
const GROUND = { database: there, queue: there, chat: () => true, fullDisks: async () => [] };

describe('readiness', () => {
  it('tells of each part whether it answers', async () => {
    expect(await readiness(GROUND)()).toEqual({ database: true, queue: true, chat: true, disk: true });
    const wrong = { database: away, queue: away, chat: () => false, fullDisks: async () => ['full'] };
    expect(await readiness(wrong)()).toEqual({ database: false, queue: false, chat: false, disk: false });
  });

  it('answers after 2 s though a part is silent, a disk too, and asks a silent part once', async () => {
    let asked = 0;
    const disks = async (): Promise<never> => {
      asked += 1;
      return await silent();
    };
    const ready = readiness({ ...GROUND, database: silent, fullDisks: disks });
    const since = Date.now();
    const answers = await Promise.all([ready(), ready(), ready()]);
    for (const answer of answers) expect(answer).toEqual({ database: false, queue: true, chat: true, disk: false });
    expect(Date.now() - since).toBeGreaterThanOrEqual(1_900);
    expect(asked).toBe(1);
  });
});
