import { asciiWords } from '#domain/ascii-words.ts';

/** Belong to the word that follows them: `de la Cruz` is one surname, `San Juan` another. */
const PARTICLES: ReadonlySet<string> = new Set([
  ...['de', 'del', 'la', 'las', 'los', 'el', 'da', 'das', 'do', 'dos', 'di', 'du', 'van', 'von', 'der', 'den'],
  ...['mc', 'mac', 'san', 'santa', 'santo'],
]);

/** Join two words and belong to neither. */
const CONJUNCTIONS: ReadonlySet<string> = new Set(['y', 'e']);

/** In the name of a department these tell nothing. */
const ARTICLES: ReadonlySet<string> = new Set(['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e']);

/** Stand before a name and are none; with their full stop, since without it they may be one. `Ma.` is how María is shortened before another name. */
const TITLES: ReadonlySet<string> = new Set([
  ...['ma.', 'dr.', 'dra.', 'ing.', 'lic.', 'sr.', 'sra.', 'srta.', 'prof.', 'abg.', 'arq.', 'esp.', 'mg.', 'msc.'],
  ...['phd.', 'd.', 'dna.'],
]);

/** The words of a person's given names or surnames for an address: titles dropped, particles kept with their word. */
export function nameWords(name: string): readonly string[] {
  const words = untitled(name).flatMap(asciiWords);
  return joined(words.length > 0 ? words : asciiWords(name), PARTICLES, CONJUNCTIONS);
}

/** The words of a name without titles, particles and conjunctions, for comparing names; all of them where nothing else is left. */
export function plainWords(name: string): readonly string[] {
  const words = untitled(name).flatMap(asciiWords);
  const plain = words.filter((word) => !PARTICLES.has(word) && !CONJUNCTIONS.has(word));
  return plain.length > 0 ? plain : words;
}

/** The words of a department's name for an address. */
export function departmentWords(name: string): readonly string[] {
  const saints = new Set([...PARTICLES].filter((word) => word.startsWith('san')));
  return joined(asciiWords(name), saints, ARTICLES);
}

function untitled(name: string): readonly string[] {
  const parts = name
    .replace(/(^|[\s-])[MD]\.?\s?ª\.?/giu, '$1')
    // A title may stand against its name.
    .replace(/\.(?=\S)/gu, '. ')
    .split(/[\s-]+/u)
    .filter((part) => part !== '');
  return parts.filter((part) => !TITLES.has(`${asciiWords(part).join('')}${part.endsWith('.') ? '.' : ''}`));
}

/** Each of `before` goes with the word after it, `without` are left out; unless nothing else is there. */
function joined(
  words: readonly string[],
  before: ReadonlySet<string>,
  without: ReadonlySet<string>,
): readonly string[] {
  const kept = words.filter((word) => !without.has(word));
  const found: string[] = [];
  let waiting = '';
  for (const word of kept.length > 0 ? kept : words) {
    waiting += word;
    if (before.has(word)) continue;
    found.push(waiting);
    waiting = '';
  }
  return waiting === '' ? found : [...found, waiting];
}
