import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVersions } from './versions.ts';

const HEAD = 'code,version,date,description';
const WHOLE = [
  'PT-GTI-002,01,2015-03-25,Primera',
  'FT-GTI-006,01,2015-03-25,Primera',
  'FT-GTI-006,02,2026-07-01,"Con dos confirmaciones, y ñ"',
  'FT-GTI-002,01,2015-03-25,Primera',
];

describe('the control of changes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'buzon-versions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(lines: readonly string[] | Buffer): ReturnType<typeof readVersions> {
    const file = join(folder, 'versions.csv');
    writeFileSync(file, Buffer.isBuffer(lines) ? lines : `\uFEFF${[HEAD, ...lines].join('\r\n')}\r\n`);
    return readVersions(file);
  }

  it('is read as spreadsheets write it', () => {
    expect(read(WHOLE)[2]).toEqual({
      ...{ code: 'FT-GTI-006', version: '02', date: '2026-07-01' },
      description: 'Con dos confirmaciones, y ñ',
    });
  });

  it('has the procedure’s first versions where the institution gave none', () => {
    expect(readVersions(null).map(({ code, version, date }) => `${code} ${version} ${date}`)).toEqual([
      'PT-GTI-002 01 2015-03-25',
      'FT-GTI-006 01 2015-03-25',
      'FT-GTI-002 01 2015-03-25',
    ]);
  });

  it.each([
    ['an incomplete line', [...WHOLE, 'FT-GTI-006,03,2026-08-01,'], /line 6: a version needs/],
    ['a day that is none', [...WHOLE, 'FT-GTI-006,03,2026-02-30,Nueva'], /line 6: the date has another form/],
    ['a day as people write it', [...WHOLE, 'FT-GTI-006,03,1/8/2026,Nueva'], /line 6: the date has another form/],
    [
      'the same version twice',
      [...WHOLE, 'FT-GTI-006,02,2026-08-01,Otra'],
      /line 6: version 02 of FT-GTI-006 stands twice/,
    ],
    ['a form without any', WHOLE.slice(0, 3), /lists no version of FT-GTI-002/],
  ])('is refused with %s, naming the place', (_, lines, words) => {
    expect(() => read(lines)).toThrow(words);
  });

  it('is refused in another encoding', () => {
    expect(() => read(Buffer.from([HEAD, ...WHOLE].join('\n'), 'latin1'))).toThrow(/is not UTF-8/);
  });
});
