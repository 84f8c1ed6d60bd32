import { TZDate } from '@date-fns/tz';
import type { Days } from '#domain/modifications/account-work.ts';

/** The day in the institution's time zone, `YYYY-MM-DD`. */
export function dayIn(moment: Date, timeZone: string): string {
  return formatOf(timeZone).format(moment);
}

/** Cached per time zone: creating a format takes a hundred times as long as using it. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
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

/** When people may be written to, not at night: 08:00 of the day (`YYYY-MM-DD`) in the time zone. */
export function morningOf(day: string, timeZone: string): Date {
  return new Date(startOfDay(day, timeZone).getTime() + 8 * 60 * 60_000);
}

/** The moment at which a day ends in the time zone, which is when the next begins. */
export function endOfDay(day: string, timeZone: string): Date {
  return startOfDay(addDays(day, 1), timeZone);
}

/** The day (`YYYY-MM-DD`) that is `days` later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The days of the institution's time zone. */
export function daysIn(timeZone: string): Days {
  return { startOf: (day) => startOfDay(day, timeZone), endOf: (day) => endOfDay(day, timeZone) };
}
