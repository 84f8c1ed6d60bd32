import type { TextStamp } from '#domain/shown-text.ts';
import type { OwnNames } from './own-names.ts';
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

/** The words of the locale's language (Spanish unless it is English) and the institution's own names, with its formats. */
export function createMessages(settings: {
  readonly locale: string;
  readonly timeZone: string;
  readonly names?: OwnNames;
}): Messages {
  const { locale, timeZone } = settings;
  const moment = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const exact = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'medium' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'short' });
  const dayOf = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' });
  const shortDay = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return {
    ...withNames(locale.startsWith('en') ? en : es, settings.names),
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

function withNames(words: Words, names: OwnNames | undefined): Words {
  if (names === undefined) return words;
  const { form, export: list } = words;
  const relations = { ...form.relations, ...names.relations };
  return {
    ...words,
    form: { ...form, relations, documentTypes: { ...form.documentTypes, ...names.documentTypes } },
    export: { ...list, relations, documents: { ...list.documents, ...names.documents } },
  };
}

/** Keeps «5:30 a. m.» on one line. */
function unbroken(text: string): string {
  return text.replace(/\s(?=[ap]\.|m\.)/gu, '\u00A0');
}
