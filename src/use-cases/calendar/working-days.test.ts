import { describe, expect, it } from 'vitest';
import { workingDaysLeft } from './working-days.ts';

describe('the working days that are left', () => {
  it.each([
    ['none on the last day itself', '2027-03-31', '2027-03-31', 0],
    ['none when it is past', '2027-04-02', '2027-03-31', 0],
    ['the last day alone, on the day before', '2027-03-30', '2027-03-31', 1],
    ['Friday to Monday is one', '2027-02-12', '2027-02-15', 1],
    ['Friday to Sunday is none', '2027-02-12', '2027-02-14', 0],
    ['Saturday and Sunday count like the Friday before them', '2027-02-13', '2027-02-19', 5],
    ['a whole week without a holiday is five', '2027-02-15', '2027-02-22', 5],
    ['three weeks are fifteen', '2027-02-01', '2027-02-22', 15],
  ])('%s: from %s until %s', (_, from, until, left) => expect(workingDaysLeft(from, until)).toBe(left));

  it.each([
    ['Maundy Thursday and Good Friday of 2027', '2027-03-24', '2027-03-29', 1],
    ['Semana Santa of 2026, with Wednesday worked', '2026-03-27', '2026-04-06', 4],
    ['Semana Santa of 2024, which begins with San José on Monday 25 March', '2024-03-22', '2024-04-01', 3],
    ['San José on Monday 22 March 2027, and Semana Santa after it', '2027-03-19', '2027-03-29', 3],
  ])('leave out %s', (_, from, until, left) => expect(workingDaysLeft(from, until)).toBe(left));

  it.each([
    ['Reyes Magos, Tuesday 6 January 2026, kept on the 12th', '2026-01-09', '2026-01-13', 1],
    ['the 6th itself, which is worked', '2026-01-05', '2026-01-06', 1],
    ['Ascensión on Monday 10 May 2027', '2027-05-07', '2027-05-11', 1],
    ['Corpus Christi on Monday 31 May and Sagrado Corazón on 7 June 2027', '2027-05-28', '2027-06-08', 5],
    ['San Pedro y San Pablo, Tuesday 29 June 2027, kept on 5 July', '2027-06-28', '2027-07-06', 5],
    ['Día de la Raza, which falls on a Monday in 2026 and stays there', '2026-10-09', '2026-10-13', 1],
    ['Independencia de Cartagena on Monday 16 November 2026', '2026-11-13', '2026-11-17', 1],
  ])('follow Ley Emiliani: %s', (_, from, until, left) => expect(workingDaysLeft(from, until)).toBe(left));

  it.each([
    ['20 July, a Tuesday of 2027', '2027-07-19', '2027-07-21', 1],
    ['8 December, a Tuesday of 2026', '2026-12-07', '2026-12-09', 1],
    ['1 May, a Saturday of 2027, which moves nothing', '2027-04-30', '2027-05-03', 1],
  ])('leave out fixed days: %s', (_, from, until, left) => expect(workingDaysLeft(from, until)).toBe(left));

  it.each([
    ['Christmas and New Year', '2026-12-24', '2027-01-04', 5],
    ['from the last day of the year', '2026-12-31', '2027-01-04', 1],
    ['over two years, with the holidays of each', '2026-12-31', '2028-01-03', 247],
    ['29 February of a leap year', '2028-02-28', '2028-02-29', 1],
  ])('go over the end of a year: %s', (_, from, until, left) => expect(workingDaysLeft(from, until)).toBe(left));

  it('fall by at most one from each day to the next, and never rise', () => {
    const until = '2027-04-15';
    const days = Array.from({ length: 62 }, (_, index) =>
      new Date(Date.UTC(2027, 1, 14 + index)).toISOString().slice(0, 10),
    );
    const left = days.map((day) => workingDaysLeft(day, until));
    for (const [index, count] of left.entries()) {
      const before = left[index - 1] ?? count;
      expect(before - count).toBeGreaterThanOrEqual(0);
      expect(before - count).toBeLessThanOrEqual(1);
    }
    expect(left.at(-1)).toBe(0);
  });
});
