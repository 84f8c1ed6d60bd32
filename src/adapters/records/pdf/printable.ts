/** Stands for a character that the font cannot draw: an archived page may not refer to a glyph that is not there. */
const REPLACEMENT = '□';

/** More marks than any language puts on one letter would be drawn over the lines above and below. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * A text as it can be printed and found again: composed, line ends unified, control and invisible formatting characters
 * (also those that turn the direction of writing) left out, and what the font cannot draw replaced visibly.
 */
export function printable(text: string, draws: (codePoint: number) => boolean): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', '    ')
    // Lone halves of a pair are no characters.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\uFE00-\uFE0F]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replaceAll(PILED_MARKS, '$1')
    // Letters that are written together are searched for one by one.
    .replaceAll(/[\uFB00-\uFB06]/gu, (letters) => letters.normalize('NFKC'))
    // Every blank but the one that keeps words together.
    .replaceAll(/[^\S\n\u00A0]/gu, ' ');
  let printed = '';
  for (const character of plain) {
    const codePoint = character.codePointAt(0);
    printed += character === '\n' || (codePoint !== undefined && draws(codePoint)) ? character : REPLACEMENT;
  }
  return printed;
}
