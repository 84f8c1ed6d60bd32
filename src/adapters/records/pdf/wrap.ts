/** How wide a piece of text is, in points. */
export type Measure = (text: string) => number;

/** Signs after which a word that is too long is broken rather than in its midst. */
const BREAK_AFTER = /[@._/\\,;:=-]/u;
/** How much of a line may stay empty for the sake of such a break. */
const MOST_LEFT_OPEN = 0.35;

/**
 * Breaks a text into lines that are no wider than `width` (points): at line feeds, between words (not at a no-break space), and
 * inside a word that is wider than a line. No-break spaces come out as plain ones, so that the text is found by who types it.
 */
export function wrap(
  text: string,
  { width, measure }: { readonly width: number; readonly measure: Measure },
): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, { width, measure }));
}

function wrapParagraph(text: string, room: { readonly width: number; readonly measure: Measure }): string[] {
  const { width, measure } = room;
  const blank = measure(' ');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const finish = (): void => {
    lines.push(line.replaceAll('\u00A0', ' '));
    line = '';
    used = 0;
  };
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const wide = measure(word);
    if (line !== '' && used + blank + wide > width) finish();
    if (wide > width) {
      const pieces = breakWord(word, room);
      for (const piece of pieces.slice(0, -1)) {
        line = piece;
        finish();
      }
      line = pieces.at(-1) ?? '';
      used = measure(line);
    } else {
      line = line === '' ? word : `${line} ${word}`;
      used += (used === 0 ? 0 : blank) + wide;
    }
  }
  if (line !== '' || lines.length === 0) finish();
  return lines;
}

/** Pieces of a word, each at most as wide as a line; at least one letter each, and a mark stays with its letter. */
function breakWord(word: string, { width, measure }: { readonly width: number; readonly measure: Measure }): string[] {
  const letters = word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  const pieces: string[] = [];
  let piece: string[] = [];
  let used = 0;
  for (const letter of letters) {
    const wide = measure(letter);
    if (piece.length > 0 && used + wide > width) {
      const at = piece.findLastIndex((one) => BREAK_AFTER.test(one)) + 1;
      const rest = at > piece.length * (1 - MOST_LEFT_OPEN) ? piece.splice(at) : [];
      pieces.push(piece.join(''));
      piece = rest;
      used = rest.reduce((sum, one) => sum + measure(one), 0);
    }
    piece.push(letter);
    used += wide;
  }
  if (piece.length > 0) pieces.push(piece.join(''));
  return pieces;
}
