import { describe, expect, it } from 'vitest';
import { closesNextDay, opensOn, parseOfficeHours, workingHoursBetween } from './working-hours.ts';

const timeZone = 'America/Bogota';
const split = {
  timeZone,
  officeHours: [
    { from: 8 * 60, until: 12 * 60 },
    { from: 14 * 60, until: 18 * 60 },
  ],
};

/** A moment of Bogota, which is five hours behind UTC all year. */
function at(text: string): Date {
  return new Date(`${text}-05:00`);
}

describe('working hours', () => {
  it.each([
    ['within a morning', '2026-11-23T09:00', '2026-11-23T10:30', 1.5],
    ['over lunch', '2026-11-23T11:00', '2026-11-23T15:00', 2],
    ['over a night', '2026-11-23T17:00', '2026-11-24T09:00', 2],
    ['over a weekend', '2026-11-20T17:00', '2026-11-23T09:00', 2],
    ['over a holiday (Immaculate Conception, a Tuesday)', '2026-12-07T17:00', '2026-12-09T09:00', 2],
    ['outside of them', '2026-11-21T09:00', '2026-11-22T20:00', 0],
    ['backwards', '2026-11-24T09:00', '2026-11-23T09:00', 0],
  ])('%s', (_, from, until, hours) => {
    expect(workingHoursBetween(split, { from: at(from), until: at(until) })).toBeCloseTo(hours, 6);
  });
});

it.each([
  ['2026-11-23', '2026-11-23T08:00'],
  ['2026-11-21', '2026-11-23T08:00'],
  ['2026-12-08', '2026-12-09T08:00'],
])('the office opens for %s at %s', (day, opens) => {
  expect(opensOn(day, split)).toEqual(at(opens));
});

it.each([
  ['a Monday morning', '2026-11-23T09:00', '2026-11-24T18:00'],
  ['a Friday night', '2026-11-20T23:30', '2026-11-23T18:00'],
  ['the day before a holiday', '2026-12-07T08:00', '2026-12-09T18:00'],
  ['a Sunday', '2026-11-22T10:00', '2026-11-23T18:00'],
])('the office closes on the working day after %s', (_, moment, closes) => {
  expect(closesNextDay(split, at(moment))).toEqual(at(closes));
});

describe('the setting of office hours', () => {
  it('takes one span or several', () => {
    expect(parseOfficeHours('08:00-17:00')).toEqual([{ from: 480, until: 1020 }]);
    expect(parseOfficeHours('08:00-12:00, 14:00-18:00')).toEqual(split.officeHours);
  });

  it.each(['', '8-17', '17:00-08:00', '08:00-12:00,11:00-18:00', '08:60-09:00', '08:00-25:00'])(
    'refuses %j',
    (text) => {
      expect(parseOfficeHours(text)).toBeNull();
    },
  );
});
