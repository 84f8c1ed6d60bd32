import { lengthProblem, tidy } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import type { Answers } from '../acts.ts';

/** The one text of a window, tidied, or what is told at its field: what a chat lets nobody type may come all the same. */
export function typedText(
  m: Messages,
  { answers, field, max }: { readonly answers: Answers; readonly field: string; readonly max: number },
): { readonly text: string } | { readonly errors: Readonly<Record<string, string>> } {
  const text = tidy(answers.text(field));
  const problem = lengthProblem(text, max);
  return problem === null ? { text } : { errors: { [field]: m.form.problems[problem] } };
}
