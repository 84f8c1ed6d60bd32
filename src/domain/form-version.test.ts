import { describe, expect, it } from 'vitest';
import { versionInForce } from './form-version.ts';

const versions = [
  { code: 'FT-GTI-006', version: '02', date: '2026-07-01', description: 'Con dos confirmaciones' },
  { code: 'FT-GTI-006', version: '01', date: '2015-03-25', description: 'Primera' },
  { code: 'FT-GTI-002', version: '01', date: '2015-03-25', description: 'Primera' },
];

describe('the version in force', () => {
  it.each([
    ['2014-01-01', '01'],
    ['2026-06-30', '01'],
    ['2026-07-01', '02'],
    ['2030-01-01', '02'],
  ])('on %s is %s', (day, version) => {
    expect(versionInForce(versions, { code: 'FT-GTI-006', day }).version).toBe(version);
  });

  it('is not made up for a form without any', () => {
    expect(() => versionInForce(versions, { code: 'FT-GTI-099', day: '2026-01-01' })).toThrow('FT-GTI-099');
  });
});
