import { readFile } from 'node:fs/promises';
import { create, type Font, type GlyphRun } from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { fontFile } from './fonts.ts';
import { FEATURES, keepLayouts } from './keep-layouts.ts';

const TEXTS = ['Código: AVA To. 1/2', 'fi ffl', 'e\u0308 x\u0327\u0301', 'Привет Ω', 'سلام عليكم', 'ﺳ', ''];

describe('a font that remembers its layouts', () => {
  let bytes: Buffer;
  beforeAll(async () => {
    bytes = await readFile(fontFile('text'));
  });
  const opened = (): Font => {
    const font = create(bytes);
    if (!('layout' in font)) throw new Error('a collection of fonts');
    return font;
  };
  const told = ({ glyphs, positions, advanceWidth }: GlyphRun): unknown => ({
    glyphs: glyphs.map(({ id, advanceWidth: width, codePoints }) => ({ id, width, codePoints })),
    positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => [xAdvance, yAdvance, xOffset, yOffset]),
    advanceWidth,
  });

  it('lays out every text as a font without memory does that lays out nothing else', () => {
    const font = opened();
    const widthOf = keepLayouts(font);
    for (const text of [...TEXTS, ...TEXTS]) {
      const alone = opened().layout(text, { ...FEATURES });
      expect(told(font.layout(text)), text).toEqual(told(alone));
      expect(widthOf(text)).toBe(alone.advanceWidth / font.unitsPerEm);
    }
  });

  it('says what a glyph stands for, though a document before drew it as part of another', () => {
    const font = opened();
    keepLayouts(font);
    const subset = font.createSubset();
    for (const glyph of font.layout('Á').glyphs) subset.includeGlyph(glyph);
    // Writes the glyphs, the A among them, into the file of a document.
    (subset as unknown as { encode: () => Uint8Array }).encode();
    expect(font.layout('A').glyphs.map(({ codePoints }) => codePoints)).toEqual([[65]]);
  });

  it('gives positions that may be changed', () => {
    const font = opened();
    keepLayouts(font);
    const before = told(font.layout('AVA'));
    for (const position of font.layout('AVA').positions) position.xAdvance *= 2;
    expect(told(font.layout('AVA'))).toEqual(before);
  });

  it('forgets first what was not used for the longest time', () => {
    const font = opened();
    const laidOut: string[] = [];
    const layOut = font.layout.bind(font);
    font.layout = (text, features) => {
      laidOut.push(text);
      return layOut(text, features);
    };
    keepLayouts(font, 6);
    for (const text of ['one', 'two', 'one', 'six', 'one', 'two']) font.layout(text);
    expect(laidOut).toEqual(['one', 'two', 'six', 'two']);
  });
});
