import { ACCOUNT_STATES, type AccountState } from '#domain/account/account.ts';
import { readOrder, type AccountOrder } from './account-order.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import { fold, FILTER_WORDS, FLAG_WORDS, relationWords, STATE_WORDS, type FilterName } from './account-query-words.ts';
import type { Relation } from '#domain/account/relation.ts';
import { ok, refused, type Result } from '#domain/result.ts';

/** A condition on the listed accounts; days are `YYYY-MM-DD` in the institution's time zone, both included. */
export type AccountFilter =
  /** The last characters of the holder's document, upper case. */
  | { readonly by: 'document'; readonly ending: string }
  /** Digits alone: a free word, or the last ones of the holder's document. */
  | { readonly by: 'digits'; readonly digits: string }
  /** The department's code as written, or words of its name. */
  | { readonly by: 'department'; readonly text: string }
  | { readonly by: 'state'; readonly anyOf: readonly AccountState[] }
  /** `departmental` for accounts of departments, which have no relation. */
  | { readonly by: 'relation'; readonly anyOf: readonly Relation[] }
  | { readonly by: 'responsible' | 'holder'; readonly words: readonly string[] }
  | { readonly by: 'ends'; readonly from: string; readonly until: string }
  /** The contract ended before this day, but the account is active. */
  | { readonly by: 'over'; readonly before: string }
  /** Somebody blocked it at once; nobody can sign in. */
  | { readonly by: 'blocked' }
  /** The account's request still waits for the hand-over or for the new password. */
  | { readonly by: 'undelivered' }
  | { readonly by: 'without_responsible' };

export interface AccountQuery {
  /** The query without the order. */
  readonly text: string;
  /** Free words, looked for in name, address and department. */
  readonly words: string;
  readonly filters: readonly AccountFilter[];
  /** Null when no order was given. */
  readonly order: AccountOrder | null;
}

/** Why a query was not understood, with the word as written. */
export type QueryProblem =
  | { readonly code: 'unknown_filter'; readonly word: string }
  | { readonly code: 'bad_value'; readonly filter: FilterName; readonly word: string }
  /** Only the systems area may search for that. */
  | { readonly code: 'not_systems'; readonly word: string };

/** Fewer characters of a document would find too many people. */
const SHORTEST_DOCUMENT = 3;
/** Digits that may be the end of a document. A year, too: they are looked for as a word as well. */
const DOCUMENT_DIGITS = /^\d{4,12}$/;
/** As documents are written: 52.345.678. */
const WITH_DOTS = /^\d{1,3}(?:\.\d{3})+$/;
const DAY_MS = 86_400_000;
/** Filters and orders that reveal only what everybody may know. */
const FOR_ALL: ReadonlySet<string> = new Set(['department', 'order', 'name', 'address']);

interface Token {
  readonly written: string;
  /** Null for a free word. */
  readonly key: string | null;
  readonly value: string;
}

/**
 * Parses what somebody wrote after `/correos`: free words, `filter:value`, and flags, in any order, ignoring accents
 * and case. Values with spaces go in quotes of any kind. Nothing is ignored: what is not understood is refused.
 */
export function parseAccountQuery(
  text: string,
  by: {
    readonly today: string;
    readonly systems: boolean;
    /** Those that may be searched for, besides ours. */
    readonly relations: Parameters<typeof relationWords>[0];
  },
): Result<AccountQuery, QueryProblem> {
  const words: string[] = [];
  const kept: string[] = [];
  const filters: AccountFilter[] = [];
  let order: AccountOrder | null = null;
  for (const token of tokensOf(text)) {
    const { written, key, value } = token;
    const flag = key === null ? FLAG_WORDS.get(fold(value)) : undefined;
    const name = key === null ? flag : FILTER_WORDS.get(fold(key));
    if (name === undefined) {
      if (key !== null || fold(value).startsWith('sin-')) return refused({ code: 'unknown_filter', word: written });
      kept.push(written);
      const digits = WITH_DOTS.test(value) ? value.replaceAll('.', '') : value;
      if (by.systems && DOCUMENT_DIGITS.test(digits)) filters.push({ by: 'digits', digits });
      else words.push(value);
      continue;
    }
    if (name !== 'order') kept.push(written);
    if (!by.systems && !FOR_ALL.has(name)) return refused({ code: 'not_systems', word: written });
    if (name === 'order') {
      order = readOrder(value);
      if (order === null) return refused({ code: 'bad_value', filter: name, word: value });
      if (!by.systems && !FOR_ALL.has(order.by)) return refused({ code: 'not_systems', word: written });
      continue;
    }
    if (name === 'over' || name === 'blocked' || name === 'undelivered' || name === 'without_responsible') {
      filters.push(name === 'over' ? { by: name, before: by.today } : { by: name });
      continue;
    }
    const filter = filterOf(name, value, by);
    if (filter === null) return refused({ code: 'bad_value', filter: name, word: value });
    filters.push(filter);
  }
  return ok({ text: kept.join(' '), words: words.join(' '), filters: mergeFilters(filters), order });
}

/** Any dash counts as a hyphen, since phones replace hyphens by other dashes. */
function tokensOf(text: string): readonly Token[] {
  const written = text.replace(/\p{Pd}/gu, '-').replace(/(^|\s)sin\s+(entregar|responsable)(?=\s|$)/giu, '$1sin-$2');
  const token =
    /(?<alone>\p{L}[\p{L}-]*):\s*$|(?:(?<key>\p{L}[\p{L}-]*):\s*)?(?:["“”„«](?<quoted>[^"“”„»]*)["“”„»]?|(?<bare>\S+))/gu;
  return [...written.matchAll(token)].map(({ 0: whole, groups = {} }) => ({
    written: whole.trim(),
    key: groups['key'] ?? groups['alone'] ?? null,
    value: (groups['quoted'] ?? groups['bare'] ?? '').trim(),
  }));
}

/** Null for an unknown value. */
function filterOf(
  name: Exclude<FilterName, 'order'>,
  value: string,
  { today, relations }: Omit<Parameters<typeof parseAccountQuery>[1], 'systems'>,
): AccountFilter | null {
  switch (name) {
    case 'document': {
      const ending = asciiWords(value).join('').toUpperCase();
      return ending.length < SHORTEST_DOCUMENT ? null : { by: name, ending };
    }
    case 'department':
      return asciiWords(value).length === 0 ? null : { by: name, text: value };
    case 'responsible':
    case 'holder': {
      const words = asciiWords(value);
      return words.length === 0 ? null : { by: name, words };
    }
    case 'state': {
      if (FLAG_WORDS.get(fold(value.trim())) === 'blocked') return { by: 'blocked' };
      const anyOf = eachOf(value, STATE_WORDS);
      return anyOf === null ? null : { by: name, anyOf };
    }
    case 'relation': {
      const anyOf = eachOf(value, relationWords(relations));
      return anyOf === null ? null : { by: name, anyOf };
    }
    case 'ends': {
      const until = parseDay(value, today);
      return until === null ? null : { by: name, from: today, until };
    }
  }
}

/** The values of a comma-separated list; null when one of them is unknown. */
function eachOf<T extends string>(value: string, words: ReadonlyMap<string, T>): readonly T[] | null {
  const meant = value.split(',').map((one) => words.get(fold(one.trim())));
  return meant.every((one) => one !== undefined) ? [...new Set(meant)] : null;
}

/** Parses `30d` (from today), `2026-12-31` or `31/12/2026`; null for a past day. */
function parseDay(value: string, today: string): string | null {
  const days = /^(\d{1,4})\s*(d|dias?|days?)?$/.exec(fold(value))?.[1];
  if (days !== undefined) return new Date(Date.parse(today) + Number(days) * DAY_MS).toISOString().slice(0, 10);
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? [];
  const day = year === '' ? value : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return null;
  return new Date(Date.parse(day)).toISOString().slice(0, 10) === day && day >= today ? day : null;
}

/**
 * Merges filters: the same filter twice means either value. When only living accounts can match, deleted ones are left
 * out.
 */
function mergeFilters(filters: readonly AccountFilter[]): readonly AccountFilter[] {
  const states = filters.flatMap((filter) => (filter.by === 'state' ? filter.anyOf : []));
  const relations = filters.flatMap((filter) => (filter.by === 'relation' ? filter.anyOf : []));
  const others = filters.filter(({ by }) => by !== 'state' && by !== 'relation');
  const ofLiving = others.some(({ by }) => by === 'ends' || by === 'undelivered' || by === 'without_responsible');
  const living = ACCOUNT_STATES.filter((state) => state !== 'deleted');
  const anyOf = states.length > 0 ? [...new Set(states)] : ofLiving ? living : [];
  return [
    ...(anyOf.length === 0 ? [] : [{ by: 'state', anyOf } as const]),
    ...(relations.length === 0 ? [] : [{ by: 'relation', anyOf: [...new Set(relations)] } as const]),
    ...others,
  ];
}
