import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Distance from the lower edge. */
  readonly y: number;
}

interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Texts of the same height, from left to right separated by « | », from top to bottom. */
  readonly lines: readonly string[];
  /** Names of the structure's elements in reading order. */
  readonly roles: readonly string[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly text: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly marked: boolean;
  readonly xmp: (name: string) => unknown;
}

/** Reads a PDF with another program. */
export async function readPdf(content: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(content), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number)));
  const { info, metadata } = await pdf.getMetadata();
  // It is a map, although its types say otherwise.
  const mark: unknown = await pdf.getMarkInfo();
  await task.destroy();
  return {
    pages,
    text: pages.flatMap(({ lines }) => lines).join('\n'),
    info: info as Readonly<Record<string, unknown>>,
    marked: mark instanceof Map && mark.get('Marked') === true,
    xmp: (name) => metadata.get(name),
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: Page): Promise<ReadPage> {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const content = await page.getTextContent();
  const pieces = content.items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , left = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, left, right: left + item.width, y }];
  });
  const rows = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const row = [...rows.keys()].find((y) => Math.abs(y - piece.y) < 1.5) ?? piece.y;
    rows.set(row, [...(rows.get(row) ?? []), piece]);
  }
  const lines = [...rows]
    .toSorted(([y], [other]) => other - y)
    .map(([, row]) => joined(row.toSorted((one, other) => one.left - other.left)));
  return { width: x1 - x0, height: y1 - y0, pieces, lines, roles: rolesOf(await page.getStructTree()) };
}

/** Joins pieces that follow each other closely. */
function joined(row: readonly Piece[]): string {
  return row.reduce((line, piece, at) => {
    const before = row[at - 1];
    if (before === undefined) return piece.text;
    const gap = piece.left - before.right;
    return `${line}${gap > 6 ? ' | ' : gap > 1 ? ' ' : ''}${piece.text}`;
  }, '');
}

interface Node {
  readonly role?: string;
  readonly children?: readonly unknown[];
}

function rolesOf(node: Node | null): readonly string[] {
  if (node === null) return [];
  const own = node.role === undefined ? [] : [node.role];
  return [...own, ...(node.children ?? []).flatMap((child) => rolesOf(child as Node))];
}
