import { addDays, dayIn, startOfDay } from './calendar.ts';
import { isWorkingDay } from './working-days.ts';

/** When the office is open on a working day: minutes after the day's beginning, in order, not overlapping. */
export type OfficeHours = readonly { readonly from: number; readonly until: number }[];

const MINUTE_MS = 60_000;

/** Parses `08:00-12:00,14:00-18:00`; null when the text has another form. */
export function parseOfficeHours(text: string): OfficeHours | null {
  const spans = text.split(',').map((part) => /^\s*(\d{2}):(\d{2})-(\d{2}):(\d{2})\s*$/.exec(part));
  const hours = spans.map((span) => {
    const [fromHour = NaN, fromMinute = NaN, untilHour = NaN, untilMinute = NaN] = (span ?? []).slice(1).map(Number);
    return {
      from: fromHour * 60 + fromMinute,
      until: untilHour * 60 + untilMinute,
      minutes: [fromMinute, untilMinute],
    };
  });
  const inOrder = hours.every(({ from, until, minutes }, index) => {
    const after = hours[index - 1]?.until ?? 0;
    return from >= after && until > from && until <= 24 * 60 && minutes.every((minute) => minute < 60);
  });
  return inOrder ? hours.map(({ from, until }) => ({ from, until })) : null;
}

/** When the office opens on this day (`YYYY-MM-DD`), or on the next working day of Colombia. */
export function opensOn(
  day: string,
  { officeHours, timeZone }: { readonly officeHours: OfficeHours; readonly timeZone: string },
): Date {
  let open = day;
  while (!isWorkingDay(open)) open = addDays(open, 1);
  return new Date(startOfDay(open, timeZone).getTime() + (officeHours[0]?.from ?? 0) * MINUTE_MS);
}

/** When the office closes on the first working day after the day of this moment. */
export function closesNextDay(
  { officeHours, timeZone }: { readonly officeHours: OfficeHours; readonly timeZone: string },
  moment: Date,
): Date {
  let next = addDays(dayIn(moment, timeZone), 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return new Date(startOfDay(next, timeZone).getTime() + (officeHours.at(-1)?.until ?? 24 * 60) * MINUTE_MS);
}

/** Whether the office is open at this moment. */
export function isOpenAt(
  { officeHours, timeZone }: { readonly officeHours: OfficeHours; readonly timeZone: string },
  moment: Date,
): boolean {
  const day = dayIn(moment, timeZone);
  const minute = (moment.getTime() - startOfDay(day, timeZone).getTime()) / MINUTE_MS;
  return isWorkingDay(day) && officeHours.some(({ from, until }) => from <= minute && minute < until);
}

/**
 * How long the office was open between two moments, in hours, on working days of Colombia in the institution's time
 * zone.
 */
export function workingHoursBetween(
  office: { readonly officeHours: OfficeHours; readonly timeZone: string },
  { from, until }: { readonly from: Date; readonly until: Date },
): number {
  const { officeHours, timeZone } = office;
  let open = 0;
  const last = dayIn(until, timeZone);
  for (let day = dayIn(from, timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    const midnight = startOfDay(day, timeZone).getTime();
    for (const span of officeHours) {
      const begin = Math.max(from.getTime(), midnight + span.from * MINUTE_MS);
      const end = Math.min(until.getTime(), midnight + span.until * MINUTE_MS);
      open += Math.max(0, end - begin);
    }
  }
  return open / (60 * MINUTE_MS);
}
