import { zoneNamed } from './windows-zones.ts';

/** Graph's dateTimeTimeZone: a clock on the wall, and where it hangs. */
export interface WallTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

export function inUtc(moment: Date): WallTime {
  return { dateTime: `${moment.toISOString().slice(0, 19)}.0000000`, timeZone: 'UTC' };
}

/** The moment at which the clock shows that; UTC where nobody knows the zone's name. Null for what is no time. In whole seconds. */
export function momentOf({ dateTime, timeZone }: WallTime): Date | null {
  const shown = Date.parse(`${dateTime.slice(0, 19)}Z`);
  if (Number.isNaN(shown)) return null;
  const zone = zoneNamed(timeZone);
  if (zone === null) return new Date(shown);
  // Twice: what is ahead of UTC at the first guess may not be so at the moment itself, around a change of the clocks.
  const guess = shown - aheadOfUtc(zone, shown);
  return new Date(shown - aheadOfUtc(zone, guess));
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at a moment. */
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
