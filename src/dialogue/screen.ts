import type { Person } from '#domain/person.ts';
import type { PostKey } from '#use-cases/ports/store/post-key.ts';

/**
 * What people see, in any chat: a chat renders these descriptions and reads back what was done. Text typed by people is
 * plain text; nothing in it is markup.
 */

/**
 * A part of a line. `mention` links to a person's profile, if the chat knows them; `team` notifies the people and groups
 * with these ids.
 */
export type Piece =
  | string
  | { readonly bold: string }
  | { readonly italic: string }
  | { readonly code: string }
  | { readonly mention: Person }
  | { readonly team: readonly string[] }
  /** `url` is http, https or mailto. */
  | { readonly link: string; readonly url: string; readonly style?: 'bold' | 'italic' | 'code' }
  /** Bold; leads to one of our messages where the chat can do that. */
  | { readonly bold: string; readonly leadsTo: PostKey };

export type Line = readonly Piece[];

export type Part =
  | { readonly kind: 'heading'; readonly text: string }
  /** Small, less important text. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly Line[]; readonly id?: string }
  | { readonly kind: 'list'; readonly items: readonly Line[]; readonly ordered: boolean; readonly id?: string }
  /** Commands to copy unchanged. */
  | { readonly kind: 'copyable'; readonly lines: readonly string[] }
  /** An entry with a button: its text, the people it names, and what can be done. */
  | {
      readonly kind: 'entry';
      readonly text: string;
      readonly people: readonly Person[];
      readonly action: Action;
      readonly id?: string;
    }
  | { readonly kind: 'actions'; readonly actions: readonly (Action | Choice)[]; readonly id?: string }
  | { readonly kind: 'divider' };

/** A button. */
export interface Action {
  /** The act's name. */
  readonly act: string;
  /** The payload; a text is sent unchanged. */
  readonly payload?: string | object;
  readonly label: string;
  /** The name for screen readers, when several buttons look the same. */
  readonly spoken?: string;
  readonly style?: 'primary' | 'danger';
  /** Asked before the action. */
  readonly confirm?: Confirm;
}

export interface Confirm {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** A choice that takes effect when it is made. */
export interface Choice {
  readonly act: string;
  readonly options: readonly Option[];
  readonly chosen: string | null;
  readonly placeholder: string;
}

export interface Option {
  readonly text: string;
  readonly value: string;
  /** Smaller text below. */
  readonly description?: string;
}

/** A message. `summary` is its notification, and replaces it where it cannot be shown. */
export interface Message {
  readonly summary: string;
  readonly parts: readonly Part[];
}

/** A person's page with the bot. */
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
  | { readonly input: 'email'; readonly initial?: string | null }
  /** `initial` as YYYY-MM-DD. */
  | { readonly input: 'day'; readonly placeholder: string; readonly initial?: string | null }
  /** Preselects the only option. */
  | {
      readonly input: 'choice';
      readonly options: readonly Option[];
      readonly placeholder: string;
      readonly initial?: string | null;
    }
  /** A choice that determines the other fields: reported at once. */
  | { readonly input: 'switch'; readonly options: readonly Option[]; readonly initial: string }
  | { readonly input: 'checks'; readonly options: readonly Option[]; readonly initial?: readonly string[] }
  | { readonly input: 'person'; readonly placeholder: string; readonly initial?: string | null }
  /** Looked up while the person types, after `from` characters. */
  | { readonly input: 'search'; readonly placeholder: string; readonly from: number; readonly initial?: Option | null }
  | {
      readonly input: 'multi_search';
      readonly placeholder: string;
      readonly from: number;
      readonly most: number;
      readonly initial?: readonly Option[];
    };

/** A field of a form. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** A choice is reported at once, before the form is sent. */
  readonly tells?: true;
  /**
   * How often the form itself has filled in this field since it was opened. What a person typed stays when a window is drawn
   * again, in place of `initial`; when this number changes, `initial` is shown.
   */
  readonly refilled?: number;
  readonly input: Input;
}

/** A window, possibly with a form. */
export interface Dialog {
  readonly title: string;
  readonly close: string;
  /** The form's name, and the label of its submit button. */
  readonly form?: string;
  readonly submit?: string;
  /** Comes back with the actions in it. A chat accepts 3,000 characters. */
  readonly state?: object;
  readonly content: readonly (Part | Field)[];
}

export function heading(text: string): Part {
  return { kind: 'heading', text };
}

export function note(text: string): Part {
  return { kind: 'note', text };
}

/** Lines of text, unchanged. */
export function paragraph(lines: readonly Line[], id?: string): Part {
  return { kind: 'lines', lines, ...(id === undefined ? {} : { id }) };
}

/** Numbered sentences. */
export function numbered(items: readonly string[]): Part {
  return { kind: 'list', ordered: true, items: items.map((item) => [item]) };
}

/** A bulleted list. */
export function bullets(items: readonly Line[], id?: string): Part {
  return { kind: 'list', ordered: false, items, ...(id === undefined ? {} : { id }) };
}

export function copyable(lines: readonly string[]): Part {
  return { kind: 'copyable', lines };
}

export function actions(those: readonly (Action | Choice)[], id?: string): Part {
  return { kind: 'actions', actions: those, ...(id === undefined ? {} : { id }) };
}

/** A message of lines only; its summary is their plain text. */
export function messageOf(lines: readonly Line[]): Message {
  return { summary: lines.map(wordsOf).join(' '), parts: [paragraph(lines)] };
}

/** A line's text without styles and mentions. */
export function wordsOf(line: Line): string {
  return line.map(wordOf).join('');
}

function wordOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('mention' in piece || 'team' in piece) return '';
  if ('link' in piece) return piece.link;
  if ('bold' in piece) return piece.bold;
  return 'code' in piece ? piece.code : piece.italic;
}

/** At most `max` characters; ends in `…` when something was left out. */
export function shorten(whole: string, max: number): string {
  return whole.length <= max ? whole : `${whole.slice(0, max - 1)}…`;
}
