import type { Drawing, Mark } from '../pdf/marks.ts';
import { fontFile } from '../pdf/fonts.ts';

/** Draws it as PNG in its own size, with the documents' fonts: the same drawing gives the same picture. */
export async function drawPicture(drawing: Drawing): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svgOf(drawing), {
    font: { loadSystemFonts: false, fontFiles: [fontFile('text'), fontFile('bold')], defaultFontFamily: FAMILY },
  });
  return image.asPng();
}

const FAMILY = 'DejaVu Sans';
const ANCHORS = { left: 'start', centre: 'middle', right: 'end' } as const;

function svgOf({ width, height, marks }: Drawing): string {
  const drawn = marks.map(elementOf).join('');
  const family = `font-family="${FAMILY}" font-stretch="condensed"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${family}>${drawn}</svg>`;
}

function elementOf(mark: Mark): string {
  const at = `x="${mark.x}" y="${mark.y}" fill="${mark.fill}"`;
  if (mark.kind === 'box') return `<rect ${at} width="${mark.width}" height="${mark.height}"/>`;
  const weight = mark.bold ? 'bold' : 'normal';
  const hand = `font-size="${mark.size}" font-weight="${weight}" text-anchor="${ANCHORS[mark.align]}"`;
  return `<text ${at} ${hand}>${escaped(mark.text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
