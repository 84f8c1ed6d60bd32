import { ok, refused, type Result } from '#domain/result.ts';

const MONTHS: readonly (readonly string[])[] = [
  ['enero', 'january'],
  ['febrero', 'february'],
  ['marzo', 'march'],
  ['abril', 'april'],
  ['mayo', 'may'],
  ['junio', 'june'],
  ['julio', 'july'],
  ['agosto', 'august'],
  ['septiembre', 'setiembre', 'september'],
  ['octubre', 'october'],
  ['noviembre', 'november'],
  ['diciembre', 'december'],
];

/**
 * Parses a month (`YYYY-MM`): «octubre», «octubre de 2026», «2026-10», «10/2026»; the current month for an empty text,
 * and for a name alone the most recent month of that name. `today` is `YYYY-MM-DD`.
 */
export function reportMonth(written: string, today: string): Result<string, 'unknown' | 'to_come'> {
  const now = today.slice(0, 7);
  const text = written.toLocaleLowerCase('es').normalize('NFC').trim();
  if (text === '') return ok(now);
  const month = inDigits(text) ?? inWords(text, now);
  if (month === null) return refused('unknown');
  return month > now ? refused('to_come') : ok(month);
}

function inDigits(text: string): string | null {
  const parts = /^(?<year>\d{4})[-/](?<month>\d{1,2})$|^(?<first>\d{1,2})[-/](?<last>\d{4})$/.exec(text)?.groups;
  if (parts === undefined) return null;
  return monthOf(parts['year'] ?? parts['last'] ?? '', Number(parts['month'] ?? parts['first']));
}

function inWords(text: string, now: string): string | null {
  const parts = /^(?<name>\p{L}+)(?:\s+(?:de\s+|del\s+)?(?<year>\d{4}))?$/u.exec(text)?.groups;
  const number = MONTHS.findIndex((names) => names.includes(parts?.['name'] ?? '')) + 1;
  if (number === 0) return null;
  const year = parts?.['year'];
  if (year !== undefined) return monthOf(year, number);
  const thisYear = monthOf(now.slice(0, 4), number);
  return thisYear !== null && thisYear <= now ? thisYear : monthOf(String(Number(now.slice(0, 4)) - 1), number);
}

function monthOf(year: string, month: number): string | null {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : null;
}
