import { describe, expect, it } from 'vitest';
import { reportMonth } from './report-month.ts';

const TODAY = '2026-11-28';

describe('the month that somebody writes', () => {
  it.each([
    ['', '2026-11'],
    ['octubre', '2026-10'],
    ['Octubre 2026', '2026-10'],
    ['octubre de 2025', '2025-10'],
    ['setiembre', '2026-09'],
    ['diciembre', '2025-12'],
    ['noviembre', '2026-11'],
    ['2026-10', '2026-10'],
    ['2026-3', '2026-03'],
    ['10/2026', '2026-10'],
    ['march 2026', '2026-03'],
  ])('«%s» is %s', (written, month) => {
    expect(reportMonth(written, TODAY)).toEqual({ ok: true, value: month });
  });

  it.each([
    ['octubrr', 'unknown'],
    ['2026-13', 'unknown'],
    ['0/2026', 'unknown'],
    ['octubre 26', 'unknown'],
    ['el mes pasado', 'unknown'],
    ['2026-12', 'to_come'],
    ['enero 2027', 'to_come'],
  ])('«%s» is refused as %s', (written, error) => {
    expect(reportMonth(written, TODAY)).toEqual({ ok: false, error });
  });
});
