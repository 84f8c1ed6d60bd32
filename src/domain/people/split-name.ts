import { nameProblem, tidy } from '#domain/form/validate-form.ts';
import { properCase } from '#domain/form/proper-case.ts';

export interface SplitName {
  readonly givenNames: string;
  readonly surnames: string;
}

/** Belong to the word after them. */
const BEFORE: ReadonlySet<string> = new Set([
  ...['de', 'del', 'la', 'las', 'los', 'el', 'da', 'das', 'do', 'dos', 'di', 'du', 'van', 'von', 'der', 'den'],
  ...['san', 'santa', 'santo'],
]);
/** Join the words on both sides. */
const BETWEEN: ReadonlySet<string> = new Set(['y', 'e', 'i']);

/**
 * A name in one piece, as a chat has it, divided as most people here are called: two given names and two surnames; of three
 * words the last two are surnames. A proposal for a form, where it can be corrected. Null for what cannot be a name in two parts.
 */
export function splitName(name: string): SplitName | null {
  // What people add to their names in a chat: «(Contratista)», «| Sistemas».
  const plain = tidy(name.replace(/[([|/].*$/u, ''));
  const [before = '', after = ''] = plain.split(/\s*,\s*/);
  const parts = after === '' ? divided(plain) : { givenNames: after, surnames: before };
  if (parts === null) return null;
  const written = {
    givenNames: properCase(parts.givenNames, 'givenNames') ?? parts.givenNames,
    surnames: properCase(parts.surnames, 'surnames') ?? parts.surnames,
  };
  return Object.values(written).every((part) => nameProblem(part) === null) ? written : null;
}

function divided(name: string): SplitName | null {
  const words = together(name.split(' '));
  if (words.length < 2) return null;
  // «María del Carmen Pérez»: what a particle begins after the first name belongs to it, unless nothing else is left.
  const [, second = ''] = words;
  const isLongName = words.length > 2 && BEFORE.has(firstOf(second));
  const given = words.length > 3 || isLongName ? 2 : 1;
  return { givenNames: words.slice(0, given).join(' '), surnames: words.slice(given).join(' ') };
}

/** Particles with the word that they belong to. */
function together(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  let waiting = '';
  for (const word of words) {
    const small = word.toLocaleLowerCase('es');
    if (BETWEEN.has(small) && found.length > 1) waiting = `${found.pop() ?? ''} ${word} `;
    else if (BEFORE.has(small)) waiting += `${word} `;
    else {
      found.push(`${waiting}${word}`);
      waiting = '';
    }
  }
  return waiting === '' ? found : [...found, waiting.trim()];
}

function firstOf(words: string): string {
  return (words.split(' ')[0] ?? '').toLocaleLowerCase('es');
}
