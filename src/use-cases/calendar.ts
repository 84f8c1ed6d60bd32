/** The day in the institution's time zone, `YYYY-MM-DD`. */
export function dayIn(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return parts.format(moment);
}

/** The year in the institution's time zone. */
export function yearIn(moment: Date, timeZone: string): number {
  return Number(dayIn(moment, timeZone).slice(0, 4));
}
