import { tidy } from '#domain/form/validate-form.ts';

/** The meaning of the first word, if it is known, and the text after it. */
export interface Read<Meaning extends string> {
  /** The whole text, tidied. */
  readonly written: string;
  readonly word: Meaning | null;
  readonly rest: string;
}

/** Reads the text after a command; its first word may have capitals. */
export function readCommand<Meaning extends string>(
  text: string,
  words: Readonly<Record<Meaning, readonly string[]>>,
): Read<Meaning> {
  const written = tidy(text);
  const [first = '', ...rest] = written.split(' ');
  const meanings = Object.keys(words) as Meaning[];
  const word = meanings.find((meaning) => words[meaning].includes(first.toLowerCase())) ?? null;
  return { written, word, rest: rest.join(' ') };
}
