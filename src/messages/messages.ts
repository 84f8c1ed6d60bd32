import { en } from './en.ts';
import { es, type Words } from './es.ts';

export interface Messages extends Words {
  /** Day and hour in the institution's time zone. */
  readonly moment: (at: Date) => string;
  /** Hour and minute in the institution's time zone. */
  readonly time: (at: Date) => string;
  /** A day given as `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
}

/** The words of the locale's language (Spanish unless it is English), with its way to write moments. */
export function createMessages(settings: { readonly locale: string; readonly timeZone: string }): Messages {
  const { locale, timeZone } = settings;
  const moment = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  return {
    ...(locale.startsWith('en') ? en : es),
    moment: (at) => moment.format(at),
    time: (at) => time.format(at),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
  };
}
