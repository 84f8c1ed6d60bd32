import type { Person } from '#domain/person.ts';

/*
 * What is shown to people, whichever chat shows it: a chat renders these and reads back what was done. What people typed
 * stands in them as plain text; nothing in it is markup.
 */

/** A part of a line. `mention` is the way to somebody's profile, where the chat knows them. */
export type Piece =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly mention: Person }
  /** `url` is http, https or mailto. */
  | { readonly link: string; readonly url: string; readonly style?: 'bold' | 'italic' | 'code' };

export type Line = readonly Piece[];

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  /** Small, beside what matters. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly Line[]; readonly id?: string }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered: boolean; readonly id?: string }
  /** Commands, to be copied exactly as they are. */
  | { readonly kind: 'copyable'; readonly lines: readonly string[] }
  /** One of several that have a button each: the text, whom it names, and what can be done. */
  | {
      readonly kind: 'entry';
      readonly text: string;
      readonly people: readonly Person[];
      readonly action: Action;
      readonly id?: string;
    }
  | { readonly kind: 'actions'; readonly actions: readonly (Action | Choice)[]; readonly id?: string }
  | { readonly kind: 'divider' };

/** Something that can be pressed. */
export interface Action {
  /** What is done: one of the acts. */
  readonly act: string;
  /** What comes along; a text stands as it is. */
  readonly payload?: string | object;
  readonly label: string;
  /** What a screen reader says, where several buttons are called the same. */
  readonly spoken?: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before it is done. */
  readonly confirm?: Confirm;
}

export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** One of several that takes effect when it is chosen. */
export interface Choice {
  readonly act: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly placeholder: string;
}

export interface Option {
  readonly text: string;
  readonly value: string;
  /** Smaller, below the text. */
  readonly description?: string;
}

/** A message. `summary` is its notification, and what stands for it where it cannot be shown. */
export interface Message {
  readonly summary: string;
  readonly parts: readonly Part[];
}

/** The page that a person has with the bot. */
export interface HomePage {
  readonly page: 'home';
  readonly parts: readonly Part[];
}

type Input =
  | {
      readonly input: 'line' | 'paragraph';
      readonly max: number;
      readonly initial?: string | null;
      readonly placeholder?: string;
    }
  | { readonly input: 'email' }
  /** `initial` as YYYY-MM-DD. */
  | { readonly input: 'day'; readonly placeholder: string; readonly initial?: string | null }
  /** One that there is no choice about is chosen. */
  | { readonly input: 'choice'; readonly options: readonly Option[]; readonly placeholder: string }
  /** What is chosen decides which other fields there are: told at once. */
  | { readonly input: 'switch'; readonly options: readonly Option[]; readonly initial: string }
  | { readonly input: 'checks'; readonly options: readonly Option[] }
  | { readonly input: 'person'; readonly placeholder: string; readonly initial?: string | null }
  /** Looked up while the person types, from so many characters on. */
  | { readonly input: 'search'; readonly placeholder: string; readonly from: number; readonly initial?: Option | null }
  | { readonly input: 'multi_search'; readonly placeholder: string; readonly from: number; readonly most: number };

/** A question of a form. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** What is chosen is told at once, before the form is sent. */
  readonly tells?: true;
  readonly input: Input;
}

/** A window, and the form in it where there is one. */
export interface Dialog {
  readonly title: string;
  readonly close: string;
  /** Which form it is, and the label of what sends it. */
  readonly form?: string;
  readonly submit?: string;
  /** Comes back with what is done in it. Ids only: a chat takes little of it. */
  readonly state?: object;
  readonly content: readonly (Part | Field)[];
}

export function heading(text: string): Part {
  return { kind: 'heading', text };
}

export function note(text: string): Part {
  return { kind: 'note', text };
}

/** Lines of text, exactly as they are. */
export function paragraph(lines: readonly Line[], id?: string): Part {
  return { kind: 'lines', lines, ...(id === undefined ? {} : { id }) };
}

/** Sentences with a number before each. */
export function numbered(items: readonly string[]): Part {
  return { kind: 'list', ordered: true, items: items.map((item) => [item]) };
}

/** Lines with a dot before each, so that those that are broken stand under each other. */
export function bullets(items: readonly Line[], id?: string): Part {
  return { kind: 'list', ordered: false, items, ...(id === undefined ? {} : { id }) };
}

export function copyable(lines: readonly string[]): Part {
  return { kind: 'copyable', lines };
}

export function actions(those: readonly (Action | Choice)[], id?: string): Part {
  return { kind: 'actions', actions: those, ...(id === undefined ? {} : { id }) };
}

/** A message of lines alone; the same words, without their marks, are its summary. */
export function messageOf(lines: readonly Line[]): Message {
  return { summary: lines.map(wordsOf).join(' '), parts: [paragraph(lines)] };
}

/** A line's words, without their marks and mentions. */
export function wordsOf(line: Line): string {
  return line.map(wordOf).join('');
}

function wordOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('mention' in piece) return '';
  if ('link' in piece) return piece.link;
  if ('bold' in piece) return piece.bold;
  return 'code' in piece ? piece.code : piece.italic;
}

/** At most `max` characters, the last of them `…` where something was left out. */
export function shorten(whole: string, max: number): string {
  return whole.length <= max ? whole : `${whole.slice(0, max - 1)}…`;
}
