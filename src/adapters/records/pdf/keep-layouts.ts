import type { Font, Glyph, GlyphPosition, GlyphRun } from 'fontkit';

/** How many glyphs of a font's texts are kept, about 1 MB: more than the texts of a few different documents have. */
const MOST_GLYPHS = 20_000;

/** Without ligatures, so that copied and searched text is what was written. */
export const FEATURES = { liga: false, clig: false };

interface Layout {
  readonly glyphs: Glyph[];
  readonly positions: readonly GlyphPosition[];
  /** In the font's units. */
  readonly width: number;
}

/**
 * Makes the font remember how it laid out texts, which is most of the work of drawing a document: each line is laid out
 * when it is measured and when it is written, and the same labels stand in every document. The texts that were not used
 * for the longest time are forgotten first. Returns how wide a text is, in ems.
 */
export function keepLayouts(font: Font, mostGlyphs = MOST_GLYPHS): (text: string) => number {
  tellGlyphsApart(font);
  const layOut = font.layout.bind(font);
  // In order of last use.
  const kept = new Map<string, Layout>();
  let count = 0;
  const layoutOf = (text: string): Layout => {
    const known = kept.get(text);
    if (known !== undefined) {
      kept.delete(text);
      kept.set(text, known);
      return known;
    }
    // A copy, since fontkit writes into it what it did.
    const run = layOut(text, { ...FEATURES });
    const layout = { glyphs: run.glyphs, positions: run.positions, width: run.advanceWidth };
    kept.set(text, layout);
    count += layout.glyphs.length;
    for (const [oldest, { glyphs }] of kept) {
      if (count <= mostGlyphs) break;
      kept.delete(oldest);
      count -= glyphs.length;
    }
    return layout;
  };
  font.layout = (text) => runOf(layoutOf(text));
  return (text) => layoutOf(text).width / font.unitsPerEm;
}

/** As much of a run as PDFKit uses. It scales the positions in place and adds `advanceWidth` to them. */
function runOf(layout: Layout): GlyphRun {
  const positions = layout.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
    xAdvance,
    yAdvance,
    xOffset,
    yOffset,
    advanceWidth: 0,
  }));
  const run: Pick<GlyphRun, 'glyphs' | 'positions' | 'advanceWidth'> = {
    glyphs: layout.glyphs,
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
  return run as GlyphRun;
}

/**
 * Makes the font keep a glyph for everything that it stands for. fontkit keeps one, which says for ever what it stood for
 * first: the A stands for nothing if an Á was embedded before. In a font that documents share, what can be copied from
 * one would depend on those before it.
 */
function tellGlyphsApart(font: Font): void {
  const glyphOf = font.getGlyph.bind(font);
  const told = new Map<string, Glyph>();
  font.getGlyph = (id, codePoints = []) => {
    const key = `${id} ${codePoints.join(' ')}`;
    const known = told.get(key);
    if (known !== undefined) return known;
    const glyph = Object.create(glyphOf(id), { codePoints: { value: codePoints } }) as Glyph;
    told.set(key, glyph);
    return glyph;
  };
}
