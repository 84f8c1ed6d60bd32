import { lengthProblem, tidy } from '#domain/form/validate-form.ts';
import type { Messages } from '#messages/messages.ts';
import { element, type Values } from './form-state.ts';

/** The one text of a modal, tidied, or what is told at its field. Slack's `max_length` binds its own clients alone. */
export function typedText(
  m: Messages,
  { values, field, max }: { readonly values: Values; readonly field: string; readonly max: number },
): { readonly text: string } | { readonly errors: Record<string, string> } {
  const text = tidy(element(values, field)?.value);
  const problem = lengthProblem(text, max);
  return problem === null ? { text } : { errors: { [field]: m.form.problems[problem] } };
}
