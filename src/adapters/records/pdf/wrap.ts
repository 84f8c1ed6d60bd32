/** The width of a text, in points. */
export type Measure = (text: string) => number;

/** A word that is too long is broken after these characters, if possible. */
const BREAK_AFTER = /[@._/\\,;:=-]/u;
/** How much of a line such a break may leave empty. */
const MOST_LEFT_OPEN = 0.35;

/**
 * Breaks a text into lines not wider than `width` (points): at line feeds, between words (not at a no-break space), and
 * inside a word wider than a line. No-break spaces become plain ones, so that a search finds the text.
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

/** Pieces of a word not wider than a line; each has at least one letter, and a mark stays with its letter. */
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
