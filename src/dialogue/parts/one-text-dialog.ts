import type { Messages } from '#messages/messages.ts';
import type { Dialog, Field, Part } from '../screen.ts';

/** Longest question, answer, or reason of a rejection or a closing, characters. */
export const WORDS_MAX = 1_000;

/** A window that asks for one text, with optional parts `above`. `state` comes back with it. */
export function oneTextDialog(
  m: Messages,
  about: {
    readonly form: string;
    readonly state: object;
    readonly title: string;
    readonly submit: string;
    readonly field: string;
    readonly label: string;
    readonly hint?: string;
    readonly max: number;
    readonly optional?: true;
    readonly above?: readonly Part[];
  },
): Dialog {
  const { form, state, title, submit, field: name, label, hint, max, optional, above = [] } = about;
  const text: Field = {
    ...{ kind: 'field', name, label, input: { input: 'paragraph', max } },
    ...(hint === undefined ? {} : { hint }),
    ...(optional === undefined ? {} : { optional }),
  };
  return { form, state, title, submit, close: m.dialogs.cancel, content: [...above, text] };
}
