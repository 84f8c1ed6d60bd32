import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { ListedAccount, Register, RegisterWriter } from '#use-cases/ports/store/export.ts';
import { COLUMNS, wallClock, type Column } from './account-columns.ts';

/** Characters that begin a formula, also in full-width, small and raised forms (NFKC normalises them). */
const SIGN = String.raw`[=+\-@＝﹦⁼₌＋﹢⁺₊﬩－﹣＠﹫]`;
/**
 * What a spreadsheet may take for a formula, after characters that it skips, and the characters that according to
 * OWASP's «CSV Injection» can begin one.
 */
const FORMULA = new RegExp(String.raw`^(?:[\s\p{C}\p{Z}]*${SIGN}|[\t\r\n])`, 'u');
/**
 * The same after a character at which a spreadsheet may split a line: Excel in Colombia uses `;`, others ask, and then
 * quotes inside a cell do not hold it together.
 */
const BEHIND_SEPARATOR = new RegExp(String.raw`([;,|\t\r\n][\s\p{C}\p{Z}"]*)(?=${SIGN})`, 'gu');

interface Settings {
  readonly words: ExportWords;
  readonly timeZone: string;
}

/**
 * FT-GTI-002 as text: RFC 4180 with a heading, UTF-8 with a byte order mark (without it Excel assumes another
 * encoding), commas, CRLF. Days are `YYYY-MM-DD`, moments `YYYY-MM-DD HH:MM` in the time zone.
 */
export function createCsvWriter(settings: Settings): RegisterWriter {
  return async (register, out) => {
    const lines = stringify({ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ });
    await pipeline(Readable.from(linesOf(register, settings)), lines, out);
  };
}

/**
 * The text with an apostrophe before everything that a spreadsheet could calculate, however it splits lines: it is then
 * shown as text.
 */
export function neutralised(text: string): string {
  const apart = text.replaceAll(BEHIND_SEPARATOR, "$1'");
  return FORMULA.test(apart) ? `'${apart}` : apart;
}

async function* linesOf({ rows }: Register, settings: Settings): AsyncGenerator<readonly string[]> {
  yield COLUMNS.map(({ key }) => neutralised(settings.words.columns[key]));
  for await (const batch of rows) {
    for (const account of batch) yield COLUMNS.map((column) => cellOf(column, account, settings));
  }
}

function cellOf(column: Column, account: ListedAccount, settings: Settings): string {
  switch (column.kind) {
    case 'text':
      return neutralised(column.of(account, settings) ?? '');
    case 'day':
      return column.of(account) ?? '';
    case 'moment': {
      const at = column.of(account);
      return at === null ? '' : new Date(wallClock(at, settings.timeZone)).toISOString().slice(0, 16).replace('T', ' ');
    }
  }
}
