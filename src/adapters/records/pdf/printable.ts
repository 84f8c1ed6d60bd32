/** Replaces a character that the font cannot draw: an archived page may not refer to a missing glyph. */
const REPLACEMENT = '□';

/** More combining marks on a letter than any language uses would cover the neighbouring lines. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * A text that can be printed and found again: composed, with unified line ends, without control and invisible
 * formatting characters (also those that change the writing direction), and with visible replacements for what the font
 * cannot draw.
 */
export function printable(text: string, draws: (codePoint: number) => boolean): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', '    ')
    // Unpaired surrogates are not characters.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\uFE00-\uFE0F]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replaceAll(PILED_MARKS, '$1')
    // Ligatures are searched letter by letter.
    .replaceAll(/[\uFB00-\uFB06]/gu, (letters) => letters.normalize('NFKC'))
    // All spaces except the no-break space.
    .replaceAll(/[^\S\n\u00A0]/gu, ' ');
  let printed = '';
  for (const character of plain) {
    const codePoint = character.codePointAt(0);
    printed += character === '\n' || (codePoint !== undefined && draws(codePoint)) ? character : REPLACEMENT;
  }
  return printed;
}
