import { drawGrid, heightOfGrid, leadOf, PADDING, type Cell, type Grid } from './draw-grid.ts';
import type { Part, Section } from './printed.ts';
import {
  asArtifact,
  asContent,
  box,
  COLOURS,
  heightOf,
  turnPage,
  write,
  type Element,
  type Sheet,
  type Style,
} from './sheet.ts';

/** The labels' part of the width. */
const LABEL_SHARE = 0.29;
const TABLE = { grid: 'Table', row: 'TR', cell: 'TD' };
/** Space after a part, and before a section. */
const GAP = 7;

/** A section smaller than this part of a page is not split. */
const KEPT_WHOLE = 0.25;

/** Draws a section: its heading never stands alone at the foot of a page. */
export function drawSection(sheet: Sheet, section: Section, parent: Element): void {
  const element = sheet.doc.struct('Sect');
  parent.add(element);
  const grids = section.parts.map((part) => ({ part, grid: gridOf(sheet, part) }));
  const heading = sheet.set(section.title, 'heading', sheet.width - 2 * PADDING.x);
  const height = heightOf(heading) + 2 * PADDING.y;
  const [begun = 0] = grids.map(({ part, grid }) => captionHeight(sheet, part) + leadOf(sheet, grid));
  const whole = grids.reduce((sum, { part, grid }) => sum + captionHeight(sheet, part) + heightOfGrid(grid), height);
  makeRoom(sheet, whole <= (sheet.bottom - sheet.top) * KEPT_WHOLE ? whole : height + begun);
  asArtifact(sheet, 'Layout', () => {
    box(sheet, { x: sheet.left, y: sheet.y, width: sheet.width, height }, COLOURS.bar);
  });
  const title = sheet.doc.struct('H2');
  element.add(title);
  asContent(sheet, { element: title, tag: 'H2' }, () => {
    write(sheet, heading, { x: sheet.left + PADDING.x, y: sheet.y + PADDING.y });
  });
  sheet.y += height;
  for (const { part, grid } of grids) {
    makeRoom(sheet, captionHeight(sheet, part) + leadOf(sheet, grid));
    drawCaption(sheet, part, element);
    drawGrid(sheet, grid, element);
  }
  sheet.y += GAP;
}

function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.bottom) turnPage(sheet);
}

function captionOf(part: Part): string | null {
  return part.kind === 'note' ? null : (part.caption ?? null);
}

function captionHeight(sheet: Sheet, part: Part): number {
  const caption = captionOf(part);
  return caption === null ? 0 : heightOf(sheet.set(caption, 'label', sheet.width - 2 * PADDING.x)) + 2 * PADDING.y;
}

function drawCaption(sheet: Sheet, part: Part, parent: Element): void {
  const caption = captionOf(part);
  if (caption === null) return;
  const captionLines = sheet.set(caption, 'label', sheet.width - 2 * PADDING.x);
  const element = sheet.doc.struct('H3');
  parent.add(element);
  const height = captionHeight(sheet, part);
  asArtifact(sheet, 'Layout', () => {
    box(sheet, { x: sheet.left, y: sheet.y, width: sheet.width, height }, null);
  });
  asContent(sheet, { element, tag: 'H3' }, () => {
    write(sheet, captionLines, { x: sheet.left + PADDING.x, y: sheet.y + PADDING.y });
  });
  sheet.y += height;
}

function gridOf(sheet: Sheet, part: Part): Grid {
  const cell = (text: string, style: Style, width: number): Cell => ({
    said: sheet.set(text, style, width - 2 * PADDING.x),
    fill: null,
  });
  switch (part.kind) {
    case 'fields': {
      const label = sheet.width * LABEL_SHARE;
      const value = sheet.width - label;
      const rows = part.rows.map((field) => [
        { ...cell(field.label, 'label', label), fill: COLOURS.label, heads: 'Row' as const },
        cell(field.value, field.isCode === true ? 'code' : 'text', value),
      ]);
      return { widths: [label, value], head: null, rows, tags: TABLE, hasBorder: true };
    }
    case 'table': {
      const widths = part.columns.map(({ share }) => share * sheet.width);
      const head = part.columns.map(({ title }, at) => ({
        ...cell(title, 'label', widths[at] ?? 0),
        fill: COLOURS.label,
        heads: 'Column' as const,
      }));
      const rows = part.rows.map((row) => row.map((text, at) => cell(text, 'text', widths[at] ?? 0)));
      return { widths, head, rows, tags: TABLE, hasBorder: true };
    }
    case 'code': {
      const rows = part.lines.map((line) => [{ ...cell(line, 'code', sheet.width), fill: COLOURS.label }]);
      return {
        widths: [sheet.width],
        head: null,
        rows,
        tags: { grid: 'Div', row: 'P', cell: 'Code' },
        hasBorder: true,
      };
    }
    case 'note':
      return {
        widths: [sheet.width],
        head: null,
        rows: [[cell(part.text, 'text', sheet.width)]],
        tags: { grid: 'Div', row: 'Div', cell: 'P' },
        hasBorder: true,
      };
  }
}
