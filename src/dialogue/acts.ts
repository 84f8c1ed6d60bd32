import type { z } from 'zod';
import type { Actor } from '#domain/person.ts';
import type { Document } from '#use-cases/ports/archive.ts';
import type { Dialog, Message, Option } from './screen.ts';

/*
 * What people can do, whichever chat they do it in: a chat reads back what was done, looks whether it fits, and answers with
 * what these reply. Rules stand in domain and use-cases; here stands what is asked of them, and what is said of their answer.
 */

/** The answer to whoever did something, for them alone. */
export type Reply = Answer & {
  /** Done once the person has the answer. */
  readonly after?: () => Promise<void>;
  /** One answer more, looked for once the person has this one. Not of a form, which is answered once. */
  readonly next?: () => Promise<Reply>;
  /** What was done changes what stands on their home: always, or when it was done from there. */
  readonly redrawsHome?: true | 'at_home';
};

type Answer =
  /** Nothing is said; a form that was sent closes. */
  | { readonly as: 'done' }
  | { readonly as: 'tell'; readonly text: string }
  /** `replaces` the message in which it was pressed; else it is one more. */
  | { readonly as: 'show'; readonly message: Message; readonly replaces?: true }
  /**
   * A window: in the place of the one in which it was done, and `onTop` of it where that is to stay as it was filled in. `shown`
   * is told what came of it, and its reply is one more: a chat that stumbled was asked twice.
   */
  | {
      readonly as: 'open';
      readonly dialog: Dialog;
      readonly onTop?: true;
      readonly shown?: (outcome: Outcome) => Promise<Reply>;
    }
  /** What is wrong, by the names of a form's fields: the form stays. */
  | { readonly as: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** All windows close. */
  | { readonly as: 'close_all' };

/** `unsure`: it may stand before the person, and the chat's answer was lost. */
export type Outcome = 'shown' | 'not_shown' | 'unsure';

export const DONE: Reply = { as: 'done' };

export function tell(text: string, more: Pick<Reply, 'after' | 'next' | 'redrawsHome'> = {}): Reply {
  return { as: 'tell', text, ...more };
}

export function open(dialog: Dialog): Reply {
  return { as: 'open', dialog };
}

/**
 * How it is known who acts. `anew`: asked of the chat at this moment, for what is decided or shows a secret. `unless_systems`:
 * where a decision only begins an answer that is kept will do, unless it would refuse somebody who has just come into the
 * systems area. Left out, an answer that is kept will do.
 */
export type Asks = 'anew' | 'unless_systems';

interface Doing {
  readonly by: Actor;
}

/** What was filled in, by the names of a form's fields; null where nothing was. */
export interface Answers {
  has(field: string): boolean;
  text(field: string): string | null;
  /** The value of what was chosen. */
  option(field: string): string | null;
  options(field: string): readonly Option[];
  /** YYYY-MM-DD. */
  day(field: string): string | null;
  /** The chat's id of whoever was chosen. */
  person(field: string): string | null;
}

interface Pressing<P> extends Doing {
  readonly payload: P;
  /** The id of the part in which it was pressed. */
  readonly part: string;
  /** Tells the person something meanwhile; the reply is the last word. */
  tell(text: string): Promise<void>;
}

interface ActOf<P> {
  readonly name: string;
  /** What comes along; null of what carries nothing. */
  readonly payload: z.ZodType<P>;
  readonly asks?: Asks;
  /**
   * Of what changes or sends something: what becomes of a press whose process ended before it did. It is carried out `again`, or
   * the person is `told` to look.
   */
  readonly kept?: 'again' | 'told';
  /** Stands there at once, in the place of the reply's window: what takes long, or must not be lost, is done meanwhile. */
  readonly loading?: Dialog;
  readonly run: (pressing: Pressing<P>) => Promise<Reply>;
}

/** Something that can be pressed, or chosen in a message. */
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
  /** What the window carries; null where it carries nothing. */
  readonly state: z.ZodType<S>;
  readonly asks?: Asks;
  /** What cannot be told at a field is told on top, so that what was typed stays. */
  readonly keeps?: true;
  readonly submit: (filled: Filled<S>) => Promise<Reply>;
  /** What is chosen in these fields is told at once, by their names. */
  readonly chosen?: Readonly<Record<string, (filled: Filled<S>) => Promise<Reply>>>;
}

/** A window that can be sent. */
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

/** What is looked for while somebody types. */
export interface Searching extends Doing {
  readonly text: string;
  /** The form in which it is, and what that carries. */
  readonly form: string;
  readonly state: unknown;
}

/** The search of a field, in whatever form. */
export interface Search {
  readonly field: string;
  /** Not asked for each letter that is typed. */
  readonly asksTenant?: true;
  readonly find: (searching: Searching) => Promise<readonly Option[]>;
}

export interface Commanding extends Doing {
  /** What was written after the command. */
  readonly text: string;
  tell(text: string): Promise<void>;
}

/** Something that can be written, without the chat's mark for a command. */
export interface Command {
  readonly name: string;
  readonly run: (commanding: Commanding) => Promise<Reply>;
}

/** Something that can be begun from anywhere in the chat; its name is the one that the chat was told. */
export interface Shortcut {
  readonly name: string;
  readonly run: (doing: Doing) => Promise<Reply>;
}

/** Sends a file to one person, with a sentence. Throws `OutsideError`. */
export type SendFile = (to: string, file: Document, text: string) => Promise<void>;

/** All that people can do: what is not in it is refused at a chat's door. */
export interface Acts {
  readonly acts: readonly Act[];
  readonly forms: readonly Form[];
  readonly searches: readonly Search[];
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  /** Windows that have a name, and nothing that is sent. */
  readonly windows: readonly string[];
  /** What the value of anything that is chosen in a field has to be, by the field's name, in whatever form. */
  readonly choices: Readonly<Record<string, z.ZodType<string>>>;
}
