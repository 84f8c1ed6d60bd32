import { getHolidaysForYear } from 'colombian-holidays';
import { addDays } from './calendar.ts';

/** Holidays by year, as `YYYY-MM-DD`: the observed day, which Ley 51 of 1983 often moves to a Monday. */
const holidays = new Map<number, ReadonlySet<string>>();

/** Working days after `from`, up to and including `until` (both `YYYY-MM-DD`): Monday to Friday without Colombia's holidays. 0 when `until` is not later. */
export function workingDaysLeft(from: string, until: string): number {
  let left = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    if (isWorkingDay(day)) left += 1;
  }
  return left;
}

/** Whether the day (`YYYY-MM-DD`) is Monday to Friday and no holiday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

function holidaysOf(year: number): ReadonlySet<string> {
  const known = holidays.get(year);
  if (known !== undefined) return known;
  const days = new Set(getHolidaysForYear(year).map(({ celebrationDate }) => celebrationDate));
  holidays.set(year, days);
  return days;
}
