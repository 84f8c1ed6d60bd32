import { tidy } from '#domain/form/validate-form.ts';

/** What the first word means, where it is one of these, and what stands behind it. */
export interface Read<Meaning extends string> {
  /** All of it, tidied. */
  readonly written: string;
  readonly word: Meaning | null;
  readonly rest: string;
}

/** Reads what was written after a command; capitals make no difference to its first word. */
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
