import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Font as Face } from 'fontkit';
import { keepLayouts } from './keep-layouts.ts';

const require = createRequire(import.meta.url);

/**
 * DejaVu covers Latin with all accents, Greek, Cyrillic, Arabic and thousands of signs, and may be embedded and
 * archived freely.
 */
const FILES = {
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  text: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  code: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
} as const;
export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as readonly FontName[];

interface Font {
  /** PDFKit embeds and writes with it. Nothing of a document stays in it, so that all share it. */
  readonly face: Face;
  /** How wide a text is, in ems. */
  readonly widthOf: (text: string) => number;
  /** Whether the font can draw this code point. */
  readonly draws: (codePoint: number) => boolean;
}
export type Fonts = Readonly<Record<FontName, Font>>;

let loaded: Promise<Fonts> | null = null;

/**
 * Reads the fonts that every page embeds, once. Loaded on the first drawing, so that a bot that draws nothing does not
 * hold them.
 */
export async function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts();
  try {
    return await loaded;
  } catch (error) {
    loaded = null;
    throw error;
  }
}

async function readFonts(): Promise<Fonts> {
  const fontkit = await import('fontkit');
  const load = async (name: FontName): Promise<Font> => {
    const face = fontkit.create(await readFile(fontFile(name)));
    if (!('hasGlyphForCodePoint' in face)) throw new Error(`${FILES[name]} is a collection of fonts`);
    return { face, widthOf: keepLayouts(face), draws: (codePoint) => face.hasGlyphForCodePoint(codePoint) };
  };
  const [text, bold, code] = await Promise.all([load('text'), load('bold'), load('code')]);
  return { text, bold, code };
}

/** The path of the font's file. */
export function fontFile(name: FontName): string {
  return FILES[name];
}
