import type { TextStamp } from '#domain/shown-text.ts';
import { en } from './en/en.ts';
import { es, type Words } from './es/es.ts';

export interface Messages extends Words {
  /** The institution's time zone, an IANA name. */
  readonly timeZone: string;
  /** Day and hour in the institution's time zone. */
  readonly moment: (at: Date) => string;
  /** The same with seconds, for records. */
  readonly exactMoment: (at: Date) => string;
  /** Hour and minute in the institution's time zone. */
  readonly time: (at: Date) => string;
  /** A day given as `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  /** A month given as `YYYY-MM`: «octubre de 2026». */
  readonly month: (month: string) => string;
  /** The day of a moment in the institution's time zone, written like `day`. */
  readonly dayOf: (at: Date) => string;
  /** A text's version, «01 de 2026-11-28», with its day written like moments; null when it has none. */
  readonly textVersion: (text: Pick<TextStamp, 'version'> | undefined) => string | null;
}

/** The words of the locale's language (Spanish unless it is English), with its formats. */
export function createMessages(settings: { readonly locale: string; readonly timeZone: string }): Messages {
  const { locale, timeZone } = settings;
  const moment = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' });
  const dayOf = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const shortDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return {
    ...(locale.startsWith('en') ? en : es),
    timeZone,
    moment: (at) => unbroken(moment.format(at)),
    exactMoment: (at) => unbroken(exact.format(at)),
    time: (at) => unbroken(time.format(at)),
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    month: (date) => month.format(new Date(`${date}-01T00:00:00Z`)),
    dayOf: (at) => dayOf.format(at),
    textVersion: (text) =>
      text?.version?.replace(/\b\d{4}-\d{2}-\d{2}\b/u, (written) => {
        const day = new Date(`${written}T00:00:00Z`);
        return Number.isNaN(day.getTime()) ? written : shortDay.format(day);
      }) ?? null,
  };
}

/** Keeps «5:30 a. m.» on one line. */
function unbroken(text: string): string {
  return text.replace(/\s(?=[ap]\.|m\.)/gu, '\u00A0');
}
