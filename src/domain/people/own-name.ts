import { plainWords } from '#domain/form/name-words.ts';

/** A person's name: in two parts if the account separates them, otherwise as in the chat. */
export type OwnName = { readonly givenNames: string; readonly surnames: string } | { readonly name: string };

/**
 * Whether the typed text is this person's own name: each of its words is in the name, and it has a given name and a
 * surname. Accents, capitals, particles, titles and order do not matter. A name without separate parts needs two of its
 * words, or its only one.
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
