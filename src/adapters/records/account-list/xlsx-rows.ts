import type { Account } from '#domain/account/account.ts';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import { COLUMNS, wallClock } from './account-columns.ts';

/** Excel refuses to open a file with a longer cell. */
const MOST_CHARACTERS = 32_767;
const MS_A_DAY = 86_400_000;
/** 1 January 1970 in days since 30 December 1899, from which spreadsheets count. */
const EPOCH_DAY = 25_569;
const NOT_IN_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

interface Settings {
  readonly words: ExportWords;
  readonly timeZone: string;
  /** The style of each column's cells, as the workbook numbers them. */
  readonly styles: readonly number[];
  /** The first row's number, from 1. */
  readonly number: number;
}

/**
 * One worksheet `<row>` for each account (ECMA-376 part 1, 18.3.1.73). Text stays text, whatever it begins with; days
 * and moments are numbers of days.
 */
export function rowsXml(accounts: readonly Account[], settings: Settings): string {
  return accounts.map((account, index) => rowXml(account, { ...settings, number: settings.number + index })).join('');
}

function rowXml(account: Account, { words, timeZone, styles, number }: Settings): string {
  let cells = '';
  for (const [index, column] of COLUMNS.entries()) {
    const at = `r="${LETTERS[index]}${number}" s="${styles[index]}"`;
    switch (column.kind) {
      case 'text': {
        const text = column.of(account, { words, timeZone });
        if (text !== null && text !== '')
          cells += `<c ${at} t="inlineStr"><is><t xml:space="preserve">${textXml(text)}</t></is></c>`;
        break;
      }
      case 'day': {
        const day = column.of(account);
        if (day !== null) cells += `<c ${at}><v>${daysOf(Date.parse(`${day}T00:00:00Z`))}</v></c>`;
        break;
      }
      case 'moment': {
        const moment = column.of(account);
        if (moment !== null) cells += `<c ${at}><v>${daysOf(wallClock(moment, timeZone))}</v></c>`;
        break;
      }
    }
  }
  return `<row r="${number}">${cells}</row>`;
}

/** The letters of a column, from 0: A to Z, then AA. */
export function lettersOf(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : lettersOf(Math.floor(index / 26) - 1) + last;
}

const LETTERS = COLUMNS.map((_, index) => lettersOf(index));

/** Days since 30 December 1899, from ms since 1970 on the same clock. */
export function daysOf(ms: number): number {
  return ms / MS_A_DAY + EPOCH_DAY;
}

/**
 * The text up to a cell's limit; text that looks like an escaped character (`_x0041_` for A: ECMA-376 part 1,
 * 22.9.2.19) stays unchanged.
 */
export function cellText(text: string): string {
  const whole = text.slice(0, MOST_CHARACTERS).toWellFormed().replace(NOT_IN_XML, '');
  return whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

function textXml(text: string): string {
  return cellText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
