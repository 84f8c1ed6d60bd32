import { zoneNamed } from './windows-zones.ts';

/** Graph's dateTimeTimeZone: a local time and its zone. */
export interface WallTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

export function inUtc(moment: Date): WallTime {
  return { dateTime: `${moment.toISOString().slice(0, 19)}.0000000`, timeZone: 'UTC' };
}

/** The moment of a local time, in whole seconds; UTC for an unknown zone. Null for something that is no time. */
export function momentOf({ dateTime, timeZone }: WallTime): Date | null {
  const shown = Date.parse(`${dateTime.slice(0, 19)}Z`);
  if (Number.isNaN(shown)) return null;
  const zone = zoneNamed(timeZone);
  if (zone === null) return new Date(shown);
  // Computed twice: around a clock change the offset at the first guess may differ from the one at the result.
  const guess = shown - aheadOfUtc(zone, shown);
  return new Date(shown - aheadOfUtc(zone, guess));
}

/** The zone's offset from UTC at a moment, ms. */
function aheadOfUtc(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - at;
}
