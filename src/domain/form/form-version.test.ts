import { describe, expect, it } from 'vitest';
import { described, reportVersion, versionInForce } from './form-version.ts';

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

  it('tells what it changed, also of a stamp from before that was kept with it', () => {
    expect(versionInForce(versions, { code: 'FT-GTI-006', day: '2030-01-01' }).description).toBe(
      'Con dos confirmaciones',
    );
    const old = { code: 'FT-GTI-006', version: '01', date: '2015-03-25' };
    expect(described(versions, old)).toEqual({ ...old, description: 'Primera' });
    const kept = { ...old, description: 'Como se dijo entonces' };
    expect(described(versions, kept)).toEqual(kept);
    expect(described(versions, { ...old, version: '00' })).toEqual({ ...old, version: '00' });
  });

  it('is of the monthly report its own, or that of the procedure in a file that does not list it', () => {
    const procedure = { code: 'PT-GTI-002', version: '03', date: '2020-01-01', description: 'Con informe' };
    expect(reportVersion([...versions, procedure], '2026-11-28')).toMatchObject({ code: 'INF-GTI-002', version: '03' });
    const own = { code: 'INF-GTI-002', version: '01', date: '2026-01-01', description: 'Primera' };
    expect(reportVersion([...versions, procedure, own], '2026-11-28')).toEqual(own);
  });

  it('is not made up for a form without any', () => {
    expect(() => versionInForce(versions, { code: 'FT-GTI-099', day: '2026-01-01' })).toThrow('FT-GTI-099');
  });
});
