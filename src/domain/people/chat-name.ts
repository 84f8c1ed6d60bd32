import { BUZON, NOBODY, type Person } from '#domain/person.ts';
import { tidy } from '#domain/form/validate-form.ts';

/** As much of a chat name as is kept: Slack's own forms take 80 characters. */
const LONGEST_NAME = 80;

/** More marks than any language puts on one letter would be drawn over the lines beside it. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * A name as somebody typed it into the chat, fit to be shown beside others: without what is not seen or turns the direction
 * of writing, and of bearable length. Where nothing is left that can be read, the id stands for it.
 */
export function chatName(typed: string | null | undefined, id: string): string {
  const tidied = tidy(typed).replace(PILED_MARKS, '$1');
  const name = [...tidied].slice(0, LONGEST_NAME).join('').trim();
  return /[\p{L}\p{N}]/u.test(name) ? name : id;
}

/** Name and id, for what is printed: names are alike, and their bearers change them. */
export function nameAndId({ id, name }: Person): string {
  return [BUZON.id, NOBODY, name].includes(id) ? name : `${name} (${id})`;
}
