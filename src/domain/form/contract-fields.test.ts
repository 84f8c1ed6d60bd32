import { describe, expect, it } from 'vitest';
import { endDoubt } from './contract-fields.ts';

describe('an end that is asked about twice', () => {
  it.each([
    ['2031-03-10', null, null],
    ['2031-03-11', null, 'far'],
    ['2030-01-01', '2025-01-01', null],
    ['2030-01-02', '2025-01-01', 'far'],
    ['2031-08-01', '2026-08-01', 'far'],
    ['2026-03-10', null, null],
    ['2026-03-09', null, 'over'],
    [null, '2016-01-01', null],
  ] as const)('%s, begun %s: %s', (contractEnd, contractStart, doubt) => {
    expect(endDoubt({ contractStart, contractEnd }, '2026-03-10')).toBe(doubt);
  });

  it('counts five years from a 29th of February', () => {
    expect(endDoubt({ contractStart: null, contractEnd: '2033-02-28' }, '2028-02-29')).toBeNull();
    expect(endDoubt({ contractStart: null, contractEnd: '2033-03-01' }, '2028-02-29')).toBe('far');
  });
});
