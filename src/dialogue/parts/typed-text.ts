import { lengthProblem, tidy } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Answers } from '../acts.ts';

/** The window's text, tidied, or the error at its field: a client may send what the chat does not allow to type. */
export function typedText(
  m: Messages,
  asked: { readonly answers: Answers; readonly field: string; readonly max: number; readonly optional?: true },
): { readonly text: string } | { readonly errors: Readonly<Record<string, string>> } {
  const { answers, field, max, optional } = asked;
  const text = tidy(answers.text(field));
  if (text === '' && optional === true) return { text };
  const problem = lengthProblem(text, max);
  return problem === null ? { text } : { errors: { [field]: m.form.problems[problem] } };
}
