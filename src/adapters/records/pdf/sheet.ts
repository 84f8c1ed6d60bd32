import type { Font } from 'fontkit';
import type { Fonts, FontName } from './fonts.ts';
import { FONT_NAMES } from './fonts.ts';
import { FEATURES } from './keep-layouts.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

/** Sizes in points. */
const PAPERS = { letter: [612, 792], a4: [595.28, 841.89] } as const;
export type Paper = keyof typeof PAPERS;

const STYLES = {
  title: { font: 'bold', size: 13 },
  heading: { font: 'bold', size: 10 },
  label: { font: 'bold', size: 8.5 },
  text: { font: 'text', size: 9 },
  code: { font: 'code', size: 8 },
  small: { font: 'text', size: 7.5 },
} as const satisfies Readonly<Record<string, { readonly font: FontName; readonly size: number }>>;
export type Style = keyof typeof STYLES;

export const COLOURS = {
  ink: '#1B1F24',
  line: '#7A828C',
  bar: '#DDE3EA',
  label: '#F2F4F7',
  alert: '#7A1414',
  alertBar: '#FBE9E7',
};

declare global {
  namespace PDFKit.Mixins {
    // Supported by PDFKit, missing in its types.
    interface PDFFont {
      registerFont(name: string, font: Font): this;
    }
    interface StructureElementOptions {
      scope?: 'Row' | 'Column';
      /** For a figure: left, upper, right and lower edge. */
      bbox?: readonly number[];
    }
  }
}

type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** A laid-out text and the height of its lines. */
export interface Lines {
  readonly style: Style;
  readonly lines: readonly string[];
}

/** The page being drawn. All lengths are points from the upper left. */
export interface Sheet {
  readonly doc: Doc;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** The next drawing position. */
  y: number;
  /** Content is drawn between these two. */
  top: number;
  readonly bottom: number;
  readonly set: (text: string, style: Style, width: number) => Lines;
  readonly widthOf: (text: string, style: Style) => number;
}

const SIDE_MARGIN = 45;
/** The upper edge of the header. */
export const UPPER_EDGE = 32;
const LOWER_MARGIN = 52;

export function createSheet(doc: Doc, { fonts, paper }: { readonly fonts: Fonts; readonly paper: Paper }): Sheet {
  const [paperWidth, height] = PAPERS[paper];
  // Each is chosen once, since PDFKit numbers them in the order of their first use. It embeds those with which it writes.
  for (const name of FONT_NAMES) doc.registerFont(name, fonts[name].face).font(name);
  const widthOf = (text: string, style: Style): number => {
    const { font, size } = STYLES[style];
    // Rounded as PDFKit rounds it, which measures in thousandths of an em.
    return fonts[font].widthOf(text) * 1000 * (size / 1000);
  };
  return {
    doc,
    left: SIDE_MARGIN,
    width: paperWidth - 2 * SIDE_MARGIN,
    height,
    y: UPPER_EDGE,
    top: UPPER_EDGE,
    bottom: height - LOWER_MARGIN,
    widthOf,
    set: (text, style, width) => {
      const printed = printable(text, fonts[STYLES[style].font].draws);
      return { style, lines: wrap(printed, { width, measure: (part) => widthOf(part, style) }) };
    },
  };
}

/** With features, PDFKit has a line laid out as a whole, not word by word. Its types allow them only as a list. */
export const TEXT_OPTIONS = { lineBreak: false, features: FEATURES as never };

function pick(doc: Doc, style: Style): void {
  const { font, size } = STYLES[style];
  doc.font(font).fontSize(size);
}

/** The distance between lines. */
export function lineHeight(style: Style): number {
  return STYLES[style].size * 1.28;
}

export function heightOf({ style, lines }: Lines): number {
  return lines.length * lineHeight(style);
}

/** Begins a page; its header is drawn when the number of pages is known. */
export function turnPage(sheet: Sheet): void {
  sheet.doc.addPage({ size: [sheet.width + 2 * sheet.left, sheet.height], margin: 0 });
  sheet.y = sheet.top;
}

/** Marks decoration that screen readers skip. */
export function asArtifact(sheet: Sheet, type: 'Layout' | 'Pagination', draw: () => void): void {
  sheet.doc.markContent('Artifact', { type });
  draw();
  sheet.doc.endMarkedContent();
}

/** Draws a part of an element's content on this page. */
export function asContent(
  sheet: Sheet,
  { element, tag }: { readonly element: Element; readonly tag: string },
  draw: () => void,
): void {
  const content = sheet.doc.markStructureContent(tag);
  draw();
  sheet.doc.endMarkedContent();
  element.add(content);
}

/** Writes lines, the first at its upper edge `y`. */
export function write(
  sheet: Sheet,
  said: Lines,
  place: { readonly x: number; readonly y: number; readonly centred?: number; readonly colour?: string },
): void {
  const { doc } = sheet;
  pick(doc, said.style);
  doc.fillColor(place.colour ?? COLOURS.ink);
  said.lines.forEach((line, at) => {
    const indent = place.centred === undefined ? 0 : (place.centred - sheet.widthOf(line, said.style)) / 2;
    doc.text(line, place.x + indent, place.y + at * lineHeight(said.style), TEXT_OPTIONS);
  });
}

/** A box with a border, filled or not. */
export function box(
  sheet: Sheet,
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string | null,
): void {
  const { doc } = sheet;
  if (fill !== null) doc.rect(area.x, area.y, area.width, area.height).fill(fill);
  doc.lineWidth(0.6).rect(area.x, area.y, area.width, area.height).stroke(COLOURS.line);
}
