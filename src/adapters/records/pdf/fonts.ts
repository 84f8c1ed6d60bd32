import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * DejaVu covers Latin with all accents, Greek, Cyrillic, Arabic and thousands of signs, and may be embedded and
 * archived freely.
 */
const FILES = {
  text: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  code: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
} as const;
export type FontName = keyof typeof FILES;
export const FONT_NAMES = Object.keys(FILES) as readonly FontName[];

interface Font {
  readonly bytes: Buffer;
  /** Whether the font can draw this code point. */
  readonly draws: (codePoint: number) => boolean;
}
export type Fonts = Readonly<Record<FontName, Font>>;

/**
 * Reads the fonts that every page embeds. Loaded on the first drawing, so that a bot that draws nothing does not hold
 * them.
 */
export async function loadFonts(): Promise<Fonts> {
  const fontkit = await import('fontkit');
  const load = async (name: FontName): Promise<Font> => {
    const bytes = await readFile(fontFile(name));
    const font = fontkit.create(bytes);
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${FILES[name]} is a collection of fonts`);
    return { bytes, draws: (codePoint) => font.hasGlyphForCodePoint(codePoint) };
  };
  const [text, bold, code] = await Promise.all([load('text'), load('bold'), load('code')]);
  return { text, bold, code };
}

/** The path of the font's file. */
export function fontFile(name: FontName): string {
  return FILES[name];
}
