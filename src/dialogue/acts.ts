import type { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Document } from '#use-cases/ports/store/archive.ts';
import type { Action, Dialog, Message, Option } from './screen.ts';

/**
 * What people can do, in any chat: a chat reads what was done, checks whether it fits, and answers with these replies.
 * Rules are in domain and use-cases; this room calls them and puts their answers into words.
 */

/** The answer, only for the person who acted. */
export type Reply = Answer & {
  /** Runs after the person has the answer. */
  readonly after?: () => Promise<void>;
  /** A second answer, prepared after the first. Not for a form, which is answered once. */
  readonly next?: () => Promise<Reply>;
  /** The action changes the person's home page: redraw it always, or when it was done from there. */
  readonly redrawsHome?: true | 'at_home';
};

type Answer =
  /** Says nothing; a form that was sent closes. */
  | { readonly as: 'done' }
  /** With buttons for what the person can do about it. */
  | { readonly as: 'tell'; readonly text: string; readonly actions?: readonly Action[] }
  /** `replaces` the message with the button; otherwise a new message. */
  | { readonly as: 'show'; readonly message: Message; readonly replaces?: true }
  /**
   * A window: replaces the window of the action, or opens `onTop` of it to keep what was filled in. `shown` learns the
   * outcome, and its reply is a further answer; after a failure the chat was tried twice.
   */
  | {
      readonly as: 'open';
      readonly dialog: Dialog;
      readonly onTop?: true;
      readonly shown?: (outcome: Outcome) => Promise<Reply>;
    }
  /** Errors, by the names of a form's fields: the form stays open. */
  | { readonly as: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** All windows close. */
  | { readonly as: 'close_all' };

/** `unsure`: the person may see it, but the chat's answer was lost. */
export type Outcome = 'shown' | 'not_shown' | 'unsure';

export const DONE: Reply = { as: 'done' };

export function tell(
  text: string,
  more: Pick<Reply, 'after' | 'next' | 'redrawsHome'> & { readonly actions?: readonly Action[] } = {},
): Reply {
  return { as: 'tell', text, ...more };
}

export function open(dialog: Dialog): Reply {
  return { as: 'open', dialog };
}

/**
 * How the acting person is identified. `anew`: the chat is asked now, for decisions and secrets. `unless_systems`:
 * where a decision only begins, a cached answer is enough, unless it would refuse somebody who has just joined the
 * systems area. When left out, a cached answer is enough.
 */
export type Asks = 'anew' | 'unless_systems';

interface Doing {
  readonly by: Actor;
}

/** The values of a form's fields, by name; null for empty ones. */
export interface Answers {
  has(field: string): boolean;
  text(field: string): string | null;
  /** The value of the chosen option. */
  option(field: string): string | null;
  options(field: string): readonly Option[];
  /** YYYY-MM-DD. */
  day(field: string): string | null;
  /** The chosen person's chat id. */
  person(field: string): string | null;
}

interface Pressing<P> extends Doing {
  readonly payload: P;
  /** The id of the part with the button. */
  readonly part: string;
  /** Tells the person something meanwhile, with buttons for what can be done about it; the reply comes last. */
  tell(text: string, buttons?: readonly Action[]): Promise<void>;
}

interface ActOf<P> {
  readonly name: string;
  /** The payload's schema; null for none. */
  readonly payload: z.ZodType<P>;
  readonly asks?: Asks;
  /**
   * For acts that change or send something: what happens to a press whose process died. It is run `again`, or the
   * person is `told` to check.
   */
  readonly kept?: 'again' | 'told';
  /** Shown at once in place of the reply's window, while slow or important work is done. */
  readonly loading?: Dialog;
  readonly run: (pressing: Pressing<P>) => Promise<Reply>;
}

/** A button, or a choice in a message. */
export type Act = Omit<ActOf<unknown>, 'payload'> & { readonly fits: (payload: unknown) => boolean };

export function act<P>({ payload, run, ...more }: ActOf<P>): Act {
  return {
    ...more,
    fits: (carried) => payload.safeParse(carried).success,
    run: async (pressing) => await run({ ...pressing, payload: payload.parse(pressing.payload) }),
  };
}

export interface Filled<S> extends Doing {
  readonly state: S;
  readonly answers: Answers;
}

interface FormOf<S> {
  readonly name: string;
  /** The schema of the window's state; null for none. */
  readonly state: z.ZodType<S>;
  readonly asks?: Asks;
  /** An error without a field appears in a window on top, so that typed text stays. */
  readonly keeps?: true;
  readonly submit: (filled: Filled<S>) => Promise<Reply>;
  /** Handlers for fields whose choice is reported at once, by field name. */
  readonly chosen?: Readonly<Record<string, (filled: Filled<S>) => Promise<Reply>>>;
}

/** A form: a window that can be sent. */
export type Form = Omit<FormOf<unknown>, 'state'> & { readonly fits: (state: unknown) => boolean };

export function form<S>({ state, submit, chosen = {}, ...more }: FormOf<S>): Form {
  const read = (filled: Filled<unknown>): Filled<S> => ({ ...filled, state: state.parse(filled.state) });
  const told = Object.entries(chosen).map(
    ([field, run]) => [field, async (filled: Filled<unknown>) => await run(read(filled))] as const,
  );
  return {
    ...more,
    fits: (carried) => state.safeParse(carried).success,
    submit: async (filled) => await submit(read(filled)),
    chosen: Object.fromEntries(told),
  };
}

/** A running search. */
export interface Searching extends Doing {
  readonly text: string;
  /** The form of the search, and its state. */
  readonly form: string;
  readonly state: unknown;
}

/** The search of a field, in any form. */
export interface Search {
  readonly field: string;
  /** The search asks the tenant, so it does not run for each typed letter. */
  readonly asksTenant?: true;
  readonly find: (searching: Searching) => Promise<readonly Option[]>;
}

export interface Commanding extends Doing {
  /** The text after the command. */
  readonly text: string;
  tell(text: string): Promise<void>;
}

/** A command, without the chat's prefix. */
export interface Command {
  readonly name: string;
  readonly run: (commanding: Commanding) => Promise<Reply>;
}

/** A shortcut that can be used anywhere in the chat, by the name registered there. */
export interface Shortcut {
  readonly name: string;
  readonly run: (doing: Doing) => Promise<Reply>;
}

/** Sends a file to one person, with a sentence. Throws `OutsideError`. */
export type SendFile = (to: string, file: Document, text: string) => Promise<void>;

/** Everything that people can do: anything else is refused when the chat delivers it. */
export interface Acts {
  readonly acts: readonly Act[];
  readonly forms: readonly Form[];
  readonly searches: readonly Search[];
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  /** Named windows without a form. */
  readonly windows: readonly string[];
  /** The schema of each choice's value, by field name, for all forms. */
  readonly choices: Readonly<Record<string, z.ZodType<string>>>;
}
