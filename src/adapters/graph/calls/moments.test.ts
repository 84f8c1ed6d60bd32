import { describe, expect, it } from 'vitest';
import { inUtc, momentOf } from './moments.ts';
import { zoneNamed } from './windows-zones.ts';

describe('a moment that Exchange tells as a clock on a wall', () => {
  it.each([
    ['2026-06-15T08:00:00.0000000', 'UTC', '2026-06-15T08:00:00Z'],
    ['2026-06-15T08:00:00.0000000', 'SA Pacific Standard Time', '2026-06-15T13:00:00Z'],
    ['2026-06-15T08:00:00', 'sa pacific standard time', '2026-06-15T13:00:00Z'],
    ['2026-06-15T08:00:00.0000000', 'America/Bogota', '2026-06-15T13:00:00Z'],
    ['2026-06-15T08:00:00.0000000', 'Eastern Standard Time', '2026-06-15T12:00:00Z'],
    ['2026-01-15T08:00:00.0000000', 'Eastern Standard Time', '2026-01-15T13:00:00Z'],
    ['2026-03-29T01:30:00.0000000', 'Romance Standard Time', '2026-03-29T00:30:00Z'],
    ['2026-03-29T03:30:00.0000000', 'Romance Standard Time', '2026-03-29T01:30:00Z'],
    ['2026-10-25T04:00:00.0000000', 'Romance Standard Time', '2026-10-25T03:00:00Z'],
    ['2026-01-01T00:00:00.0000000', 'Pacific SA Standard Time', '2026-01-01T03:00:00Z'],
    ['2026-06-15T08:00:00.0000000', 'tzone://Microsoft/Custom', '2026-06-15T08:00:00Z'],
  ])('%s in %s is %s', (dateTime, timeZone, moment) => {
    expect(momentOf({ dateTime, timeZone })).toEqual(new Date(moment));
  });

  it('is none where there is no time', () => {
    expect(momentOf({ dateTime: '', timeZone: 'UTC' })).toBeNull();
  });

  it('is told to it in UTC, and comes back the same', () => {
    const moment = new Date('2026-12-31T23:59:59Z');
    expect(inUtc(moment)).toEqual({ dateTime: '2026-12-31T23:59:59.0000000', timeZone: 'UTC' });
    expect(momentOf(inUtc(moment))).toEqual(moment);
  });
});

describe("Microsoft's name of a time zone", () => {
  it.each([
    ['SA Pacific Standard Time', 'America/Bogota'],
    ['Cuba Standard Time', 'America/Havana'],
    ['America/Lima', 'America/Lima'],
    ['Macondo Standard Time', null],
  ])('%s is %s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone);
  });
});
