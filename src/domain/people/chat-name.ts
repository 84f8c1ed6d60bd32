import { BUZON, NOBODY, type Person } from '#domain/person.ts';
import { tidy } from '#domain/form/validate-form.ts';

/** How much of a chat name we keep: Slack's own forms allow 80 characters. */
const LONGEST_NAME = 80;

/** More combining marks on a letter than any language uses would cover the neighbouring lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * A chat name made safe to show: without invisible characters or ones that change the writing direction, and not too
 * long. If nothing readable is left, the id is used.
 */
export function chatName(typed: string | null | undefined, id: string): string {
  const tidied = tidy(typed).replace(PILED_MARKS, '$1');
  const name = [...tidied].slice(0, LONGEST_NAME).join('').trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : id;
}

/** Name and id, for printed documents: names are not unique, and people change them. */
export function nameAndId({ id, name }: Person): string {
  return [BUZON.id, NOBODY, name].includes(id) ? name : `${name} (${id})`;
}
