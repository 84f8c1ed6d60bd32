import type { HomeList } from '#domain/home-lists.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import type { Messages } from '#messages/messages.ts';
import { HOME_ACTS } from '../act-names.ts';
import type { HomeListValue } from '../parts/payloads.ts';
import { actions, paragraph, type Line, type Part } from '../screen.ts';

/** Maximum length of names and typed texts in a list. */
export const NAME = 80;
export const SENTENCE = 300;

interface Section<T> {
  readonly list: HomeList;
  readonly found: Listed<T>;
  /** How many are shown at most. */
  readonly most: number;
  readonly of: (entry: T) => readonly Part[];
}

/** The first entries of a list, and a button to the whole list when there are more. */
export function entries<T>(m: Messages, { list, found, most, of }: Section<T>): readonly Part[] {
  const shown = found.rows.slice(0, most);
  return [...shown.flatMap(of), ...wholeList(m, { list, total: found.total, shown: shown.length })];
}

/** The same with a title, or with a sentence when the list is empty. */
export function section<T>(
  m: Messages,
  { title, none, ...rest }: Section<T> & { readonly title: string; readonly none: string },
): readonly Part[] {
  const { total } = rest.found;
  if (total === 0) return [paragraph([[{ bold: title }], [none]])];
  return [paragraph([[{ bold: m.home.desk.count(title, total) }]]), ...entries(m, rest)];
}

/** A list with a line or more for each entry, all in one part, and the button to the whole list. */
export function linesSection<T>(
  m: Messages,
  input: Omit<Section<T>, 'of'> & {
    readonly title: string;
    readonly none: string;
    readonly of: (entry: T) => readonly Line[];
  },
): readonly Part[] {
  const { list, found, most, of, title, none } = input;
  if (found.total === 0) return none === '' ? [] : [paragraph([[{ bold: title }], [none]])];
  const shown = found.rows.slice(0, most);
  return [
    paragraph([[{ bold: m.home.desk.count(title, found.total) }], ...shown.flatMap(of)]),
    ...wholeList(m, { list, total: found.total, shown: shown.length }),
  ];
}

function wholeList(
  m: Messages,
  { list, total, shown }: { readonly list: HomeList; readonly total: number; readonly shown: number },
): readonly Part[] {
  if (total <= shown) return [];
  const payload: HomeListValue = { list, page: 0 };
  return [actions([{ act: HOME_ACTS.list, label: m.home.all(m.home.lists[list], total), payload }], `all:${list}`)];
}

/** A complete list. */
export function listed<T>(all: readonly T[]): Listed<T> {
  return { rows: all, total: all.length };
}
