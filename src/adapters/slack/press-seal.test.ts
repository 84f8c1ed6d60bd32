import { describe, expect, it } from 'vitest';
import type { Press } from '#use-cases/ports/store/press.ts';
import { createPressSeal } from './press-seal.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const PRESS: Press = {
  ...{ actionId: 'request_execute', blockId: 'b', value: 'r1', at: '2026-11-28T15:00:00.000Z' },
  by: { id: 'U0JORGE', teamId: 'T0' },
};

describe('the seal of a press', () => {
  const seal = createPressSeal('xoxb-token');
  const row = { id: ID, press: PRESS, seal: seal.of(ID, PRESS) };

  it('holds for what was sealed, in whatever order the database gives it', () => {
    const { by, ...rest } = PRESS;
    expect(seal.opened({ ...row, press: { by: { teamId: by.teamId, id: by.id }, ...rest } })).toEqual(PRESS);
  });

  it.each<[string, Partial<typeof row> | { press: unknown }]>([
    ['another person', { press: { ...PRESS, by: { id: 'U0OTHER', teamId: 'T0' } } }],
    ['another request', { press: { ...PRESS, value: 'r2' } }],
    ['another button', { press: { ...PRESS, actionId: 'request_retry' } }],
    ['another moment', { press: { ...PRESS, at: '2026-11-28T16:00:00.000Z' } }],
    ['another row', { id: ID.replace('1', '2') }],
    ['more than a press', { press: { ...PRESS, more: true } }],
    ['no press', { press: null }],
    ['no seal', { seal: '' }],
    ['another key', { seal: createPressSeal('other').of(ID, PRESS) }],
  ])('does not hold for %s', (_, change) => {
    expect(seal.opened({ ...row, ...change })).toBeNull();
  });
});
