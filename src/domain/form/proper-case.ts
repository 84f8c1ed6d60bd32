/** Begin small inside a name, as Spanish writes them: `María del Carmen`, `Ortega y Gasset`. */
const SMALL: ReadonlySet<string> = new Set([
  ...['de', 'del', 'la', 'las', 'los', 'el', 'y', 'e', 'i'],
  ...['da', 'das', 'do', 'dos', 'di', 'du', 'van', 'von', 'der', 'den'],
]);

const NUMERAL = /^[IVX]{2,}$/;
const LETTERS = /[\p{L}\p{M}]+/gu;

/** Where particles may begin the text: surnames follow a given name, so that `de la Cruz` begins small. */
type NamePart = 'givenNames' | 'surnames';

/**
 * A person's name that was typed in capitals, as it is written: `MARÍA DEL CARMEN` is `María del Carmen`. Null where
 * there is nothing to propose.
 */
export function properCase(name: string, part: NamePart): string | null {
  const isShouted = name === name.toLocaleUpperCase('es') && (name.match(LETTERS) ?? []).join('').length > 1;
  if (!isShouted) return null;
  const words = name.split(' ');
  const proposed = words
    .map((word, at) => {
      const isInside = at < words.length - 1 && (at > 0 || part === 'surnames');
      const small = word.toLocaleLowerCase('es');
      if (isInside && SMALL.has(small)) return small;
      return NUMERAL.test(word) && at > 0 ? word : capitalised(word);
    })
    .join(' ');
  return proposed === name ? null : proposed;
}

/** Each part of a word with hyphens or apostrophes has its own capital: `Pérez-Gómez`, `D'Alessandro`. */
function capitalised(word: string): string {
  return word.replace(LETTERS, (letters) => {
    const [first = '', ...rest] = letters;
    return `${first}${rest.join('').toLocaleLowerCase('es')}`;
  });
}
