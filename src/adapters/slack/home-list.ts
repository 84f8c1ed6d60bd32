import type { KnownBlock } from '@slack/types';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { Missing } from '#use-cases/home/home.ts';
import type { Listed } from '#use-cases/ports/home.ts';
import { mentionFields } from './rich-text.ts';
import { plain, rich, shorten, small, type Line } from './rich-text.ts';

/** How long names and what people wrote may be in a list. */
export const NAME = 80;
export const SENTENCE = 300;

/** Something that waits, and the button that goes with it. */
interface Row {
  readonly text: string;
  readonly button: string;
  readonly actionId: string;
  readonly request: Pick<Request, 'id' | 'number'>;
  readonly style?: 'primary';
  /** Whom the text names. */
  readonly people?: readonly Person[];
}

/** What waits, as plain text, with its button beside it. */
export function row({ text, button, actionId, request, style, people = [] }: Row): KnownBlock {
  const fields = mentionFields(people);
  return {
    type: 'section',
    // The same each time that the home is drawn: whoever presses while it is drawn anew presses the button that they see.
    block_id: `${actionId}:${request.id}`,
    text: plain(shorten(text, 1_000)),
    ...(fields.length === 0 ? {} : { fields: [...fields] }),
    accessory: {
      type: 'button',
      action_id: actionId,
      text: plain(button),
      // A screen reader comes to many buttons that are called the same.
      accessibility_label: `${button}: ${request.number}`,
      value: request.id,
      ...(style === undefined ? {} : { style }),
    },
  };
}

/** The first few of a list, a block or two each, and how many more there are. */
export function rows<T>(
  { rows: all, total }: Listed<T>,
  words: {
    readonly most: number;
    readonly of: (item: T) => KnownBlock | readonly KnownBlock[];
    readonly more: (count: number) => string;
  },
): readonly KnownBlock[] {
  const shown = all.slice(0, words.most);
  return [...shown.flatMap(words.of), ...(total > shown.length ? [small(words.more(total - shown.length))] : [])];
}

/** A list in one block, a line or more for each item, and how many more there are. */
export function lines<T>(
  { rows: all, total }: Listed<T>,
  words: { readonly of: (item: T) => readonly Line[]; readonly more: (count: number) => string },
): readonly Line[] {
  return [...all.flatMap(words.of), ...(total > all.length ? [[words.more(total - all.length)]] : [])];
}

/** What a hand-over lacks, in a sentence. */
export function missingText(m: Messages, missing: readonly Missing[]): string {
  const parts = missing.map((part) => m.home.missingParts[part]);
  const last = parts.at(-1) ?? '';
  return m.home.missing(parts.length < 2 ? last : m.home.and(parts.slice(0, -1).join(', '), last));
}

/** A list that is all there. */
export function listed<T>(all: readonly T[]): Listed<T> {
  return { rows: all, total: all.length };
}

/** A list with its title; in one line where there is nothing in it. */
export function section(
  title: string,
  { blocks, none }: { readonly blocks: readonly KnownBlock[]; readonly none: string },
): readonly KnownBlock[] {
  return blocks.length === 0 ? [rich([[{ bold: title }], [none]])] : [rich([[{ bold: title }]]), ...blocks];
}
