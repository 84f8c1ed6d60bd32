import type { Dialog, Field } from './screen.ts';

/** What a window asks, in its order. */
export function fieldsIn({ content }: Dialog): readonly Field[] {
  return content.flatMap((part) => (part.kind === 'field' ? [part] : []));
}

/** The names of what a window asks. */
export function namesIn(dialog: Dialog): readonly string[] {
  return fieldsIn(dialog).map(({ name }) => name);
}
