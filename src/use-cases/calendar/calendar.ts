import { TZDate } from '@date-fns/tz';

/** The day in the institution's time zone, `YYYY-MM-DD`. */
export function dayIn(moment: Date, timeZone: string): string {
  return daysIn(timeZone).format(moment);
}

/** Made once for each time zone: making one takes a hundred times what writing a day takes. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function daysIn(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  FORMATS.set(timeZone, format);
  return format;
}

/** The year in the institution's time zone. */
export function yearIn(moment: Date, timeZone: string): number {
  return Number(dayIn(moment, timeZone).slice(0, 4));
}

/** The moment at which a day (`YYYY-MM-DD`) begins in the time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime());
}

/** From when on people are written to: nobody is at night. 08:00 of the day (`YYYY-MM-DD`) in the time zone. */
export function morningOf(day: string, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + 8 * 60 * 60_000);
}

/** The moment at which a day is over in the time zone: the next one's beginning. */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}

/** The day so many days later (`YYYY-MM-DD`); earlier for a negative number. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
