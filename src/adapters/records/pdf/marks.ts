import { printable } from './printable.ts';
import type { Fonts } from './fonts.ts';
import { wrap } from './wrap.ts';

/** The elements of a picture. Lengths are pixels from the upper left; a text's `y` is its base line. */
export type Mark =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | ({
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly align: 'left' | 'right' | 'centre';
      readonly fill: string;
    } & Hand);

/** A drawing that can be shown in any size. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** In drawing order. */
  readonly marks: readonly Mark[];
}

/** A part of the picture. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Style of a text. */
export interface Hand {
  readonly size: number;
  readonly bold: boolean;
}

/** Measures texts. */
export interface Pen {
  readonly widthOf: (text: string, hand: Hand) => number;
  /** The printable text, in lines not wider than `width`. */
  readonly linesOf: (text: string, hand: Hand & { readonly width: number }) => readonly string[];
}

export function createPen(fonts: Fonts): Pen {
  const widthOf: Pen['widthOf'] = (said, hand) => (hand.bold ? fonts.bold : fonts.text).widthOf(said) * hand.size;
  return {
    widthOf,
    linesOf: (said, { width, ...hand }) => {
      const { draws } = hand.bold ? fonts.bold : fonts.text;
      return wrap(printable(said, draws), { width, measure: (part) => widthOf(part, hand) });
    },
  };
}

/** The first lines of a text; the last ends in … when something was left out. */
export function shortened(
  pen: Pen,
  {
    text,
    hand,
    width,
    most,
  }: { readonly text: string; readonly hand: Hand; readonly width: number; readonly most: number },
): readonly string[] {
  const lines = pen.linesOf(text, { ...hand, width });
  if (lines.length <= most) return lines;
  let last = [...lines.slice(most - 1).join(' ')];
  while (last.length > 0 && pen.widthOf(`${last.join('')}…`, hand) > width) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`];
}
