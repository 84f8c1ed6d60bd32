import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Listed } from '#use-cases/ports/store/home.ts';
import { note, paragraph, type Line, type Part } from '../screen.ts';

/** Maximum length of names and typed texts in a list. */
export const NAME = 80;
export const SENTENCE = 300;

/** A waiting item and its button. */
interface Row {
  readonly text: string;
  readonly act: string;
  readonly label: string;
  readonly request: Pick<Request, 'id' | 'number'>;
  readonly style?: 'primary';
  /** The people named in the text. */
  readonly people?: readonly Person[];
}

/** A waiting item with its button beside it. */
export function entry({ text, act, label, request, style, people = [] }: Row): Part {
  return {
    kind: 'entry',
    // The same id whenever the home page is drawn: somebody who presses during a redraw presses the button they see.
    id: `${act}:${request.id}`,
    text,
    people,
    action: {
      ...{ act, label, payload: request.id },
      // Screen readers would read many buttons with the same name.
      spoken: `${label}: ${request.number}`,
      ...(style === undefined ? {} : { style }),
    },
  };
}

/** The first entries of a list, with one or two parts each, and how many more there are. */
export function entries<T>(
  { rows, total }: Listed<T>,
  words: {
    readonly most: number;
    readonly of: (item: T) => Part | readonly Part[];
    readonly more: (count: number) => string;
  },
): readonly Part[] {
  const shown = rows.slice(0, words.most);
  return [...shown.flatMap(words.of), ...(total > shown.length ? [note(words.more(total - shown.length))] : [])];
}

/** A list in one part, with one or more lines for each item, and how many more there are. */
export function lines<T>(
  { rows, total }: Listed<T>,
  words: { readonly of: (item: T) => readonly Line[]; readonly more: (count: number) => string },
): readonly Line[] {
  return [...rows.flatMap(words.of), ...(total > rows.length ? [[words.more(total - rows.length)]] : [])];
}

/** A complete list. */
export function listed<T>(all: readonly T[]): Listed<T> {
  return { rows: all, total: all.length };
}

/** A list with its title; an empty one in a single part. */
export function titled(
  title: string,
  { parts, none }: { readonly parts: readonly Part[]; readonly none: string },
): readonly Part[] {
  return parts.length === 0 ? [paragraph([[{ bold: title }], [none]])] : [paragraph([[{ bold: title }]]), ...parts];
}
