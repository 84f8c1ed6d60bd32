import { plainWords } from '#domain/form/name-words.ts';

/** How somebody is called: in two parts where the account tells them apart, else as the chat knows them. */
export type OwnName = { readonly givenNames: string; readonly surnames: string } | { readonly name: string };

/**
 * Whether what somebody typed is this person's own name: each word of it is a word of the name, and a given name and a surname
 * are among them. Accents, capitals, particles, titles and order do not count. Of a name that does not tell its two parts
 * apart, two words; of one that is a single word, that one.
 */
export function isOwnName(typed: string, own: OwnName): boolean {
  const parts = ('name' in own ? [own.name] : [own.givenNames, own.surnames]).map(plainWords);
  const known = new Set(parts.flat());
  const words = new Set(plainWords(typed));
  return (
    words.size >= Math.max(1, Math.min(2, known.size)) &&
    [...words].every((word) => known.has(word)) &&
    parts.every((part) => part.some((word) => words.has(word)))
  );
}

export function fullName(own: OwnName): string {
  return 'name' in own ? own.name : `${own.givenNames} ${own.surnames}`;
}
