import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Listed } from '#use-cases/ports/home.ts';
import { note, paragraph, type Line, type Part } from '../screen.ts';

/** How long names and what people wrote may be in a list. */
export const NAME = 80;
export const SENTENCE = 300;

/** Something that waits, and the button that goes with it. */
interface Row {
  readonly text: string;
  readonly act: string;
  readonly label: string;
  readonly request: Pick<Request, 'id' | 'number'>;
  readonly style?: 'primary';
  /** Whom the text names. */
  readonly people?: readonly Person[];
}

/** What waits, with its button beside it. */
export function entry({ text, act, label, request, style, people = [] }: Row): Part {
  return {
    kind: 'entry',
    // The same each time that the home is drawn: whoever presses while it is drawn anew presses the button that they see.
    id: `${act}:${request.id}`,
    text,
    people,
    action: {
      ...{ act, label, payload: request.id },
      // A screen reader comes to many buttons that are called the same.
      spoken: `${label}: ${request.number}`,
      ...(style === undefined ? {} : { style }),
    },
  };
}

/** The first few of a list, a part or two each, and how many more there are. */
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

/** A list in one part, a line or more for each item, and how many more there are. */
export function lines<T>(
  { rows, total }: Listed<T>,
  words: { readonly of: (item: T) => readonly Line[]; readonly more: (count: number) => string },
): readonly Line[] {
  return [...rows.flatMap(words.of), ...(total > rows.length ? [[words.more(total - rows.length)]] : [])];
}

/** A list that is all there. */
export function listed<T>(all: readonly T[]): Listed<T> {
  return { rows: all, total: all.length };
}

/** A list with its title; in one part where there is nothing in it. */
export function titled(
  title: string,
  { parts, none }: { readonly parts: readonly Part[]; readonly none: string },
): readonly Part[] {
  return parts.length === 0 ? [paragraph([[{ bold: title }], [none]])] : [paragraph([[{ bold: title }]]), ...parts];
}
