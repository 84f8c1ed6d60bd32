import {
  asArtifact,
  asContent,
  box,
  heightOf,
  lineHeight,
  turnPage,
  write,
  type Element,
  type Lines,
  type Sheet,
} from './sheet.ts';

/** The tags of a grid's parts for screen readers. */
interface Tags {
  readonly grid: string;
  readonly row: string;
  readonly cell: string;
}

export interface Cell {
  readonly said: Lines;
  readonly fill: string | null;
  /** Marks a heading of the cells beside or below it. */
  readonly heads?: 'Row' | 'Column';
}

export interface Grid {
  readonly widths: readonly number[];
  /** Repeated on every further page; null for none. */
  readonly head: readonly Cell[] | null;
  readonly rows: readonly (readonly Cell[])[];
  readonly tags: Tags;
  readonly hasBorder: boolean;
}

export const PADDING = { x: 5, y: 3.5 };
/** A row, or a grid, never begins with fewer lines than this at the foot of a page. */
const FEWEST_LINES = 3;

/** The space that a grid's beginning needs, so that its announcement does not stand alone above it. */
export function leadOf(sheet: Sheet, { head, rows }: Grid): number {
  let lead = head === null ? 0 : rowHeight(head);
  for (const row of rows.slice(0, FEWEST_LINES)) {
    const height = rowHeight(row);
    if (!isKept(sheet, lead + height)) return Math.max(lead, FEWEST_LINES * tallest(row) + 2 * PADDING.y);
    lead += height;
  }
  return lead;
}

/** The space that the whole grid needs on one page. */
export function heightOfGrid({ head, rows }: Grid): number {
  return [...(head === null ? [] : [head]), ...rows].reduce((sum, row) => sum + rowHeight(row), 0);
}

/** Draws a grid from the current position, over as many pages as needed. */
export function drawGrid(sheet: Sheet, grid: Grid, parent: Element): void {
  const element = sheet.doc.struct(grid.tags.grid);
  parent.add(element);
  if (grid.head !== null) drawRow(sheet, { grid, row: grid.head, parent: element });
  grid.rows.forEach((row, at) => {
    if (at === grid.rows.length - 2 && at > 0) keepTogether(sheet, { grid, rows: grid.rows.slice(at) });
    drawRow(sheet, { grid, row, parent: element });
  });
}

/** Keeps the last row from going to the next page alone. */
function keepTogether(sheet: Sheet, { grid, rows }: { readonly grid: Grid; readonly rows: Grid['rows'] }): void {
  const height = rows.reduce((sum, row) => sum + rowHeight(row), 0);
  if (sheet.y + height <= sheet.bottom || !isKept(sheet, height)) return;
  turnPage(sheet);
  repeatHead(sheet, grid);
}

interface RowWork {
  readonly grid: Grid;
  readonly row: readonly Cell[];
  readonly parent: Element;
}

/** A row that fits on half a page is not split; a longer one is split between lines. */
function drawRow(sheet: Sheet, { grid, row, parent }: RowWork): void {
  const tr = sheet.doc.struct(grid.tags.row);
  parent.add(tr);
  const elements = row.map((cell) => cellElement(sheet, { cell, grid, row: tr }));
  let rest = row;
  for (;;) {
    const fits = linesThatFit(sheet, rest);
    if (fits === 0) {
      turnPage(sheet);
      repeatHead(sheet, grid);
      continue;
    }
    const now = rest.map((cell) => part(cell, 0, fits));
    drawCells(sheet, { grid, cells: now, elements });
    if (!rest.some(({ said }) => said.lines.length > fits)) return;
    rest = rest.map((cell) => part(cell, fits, Infinity));
  }
}

function cellElement(
  sheet: Sheet,
  { cell, grid, row }: { readonly cell: Cell; readonly grid: Grid; readonly row: Element },
): Element {
  const scope = cell.heads === undefined ? {} : { scope: cell.heads };
  const element = sheet.doc.struct(tagOf(cell, grid), scope);
  row.add(element);
  return element;
}

function tagOf(cell: Cell, { tags }: Grid): string {
  return cell.heads === undefined ? tags.cell : 'TH';
}

/** How many lines of each cell fit on this page: all, some, or none, so that the row begins on the next. */
function linesThatFit(sheet: Sheet, row: readonly Cell[]): number {
  const whole = rowHeight(row);
  const most = Math.max(...row.map(({ said }) => said.lines.length));
  const room = sheet.bottom - sheet.y;
  if (whole <= room) return most;
  const isFresh = sheet.y - sheet.top < sheet.height / 4;
  if (isKept(sheet, whole) && !isFresh) return 0;
  const lines = Math.floor((room - 2 * PADDING.y) / tallest(row));
  // The rest on the next page is not a single line either.
  const fits = Math.min(lines, most - FEWEST_LINES);
  return fits >= FEWEST_LINES ? fits : isFresh ? Math.max(1, lines) : 0;
}

function isKept(sheet: Sheet, height: number): boolean {
  return height <= (sheet.bottom - sheet.top) / 2;
}

function repeatHead(sheet: Sheet, { head, widths, hasBorder }: Grid): void {
  if (head === null) return;
  const height = rowHeight(head);
  asArtifact(sheet, 'Layout', () => {
    eachCell(sheet, { cells: head, widths }, (cell, { x, width }) => {
      if (hasBorder) box(sheet, { x, y: sheet.y, width, height }, cell.fill);
      write(sheet, cell.said, { x: x + PADDING.x, y: sheet.y + PADDING.y });
    });
  });
  sheet.y += height;
}

function drawCells(
  sheet: Sheet,
  {
    grid,
    cells,
    elements,
  }: { readonly grid: Grid; readonly cells: readonly Cell[]; readonly elements: readonly Element[] },
): void {
  const { widths } = grid;
  const height = rowHeight(cells);
  if (grid.hasBorder) {
    asArtifact(sheet, 'Layout', () => {
      eachCell(sheet, { cells, widths }, (cell, { x, width }) => {
        box(sheet, { x, y: sheet.y, width, height }, cell.fill);
      });
    });
  }
  eachCell(sheet, { cells, widths }, (cell, { x, at }) => {
    const element = elements[at];
    if (element === undefined || cell.said.lines.length === 0) return;
    asContent(sheet, { element, tag: tagOf(cell, grid) }, () => {
      write(sheet, cell.said, { x: x + PADDING.x, y: sheet.y + PADDING.y });
    });
  });
  sheet.y += height;
}

function eachCell(
  sheet: Sheet,
  { cells, widths }: { readonly cells: readonly Cell[]; readonly widths: readonly number[] },
  draw: (cell: Cell, place: { readonly x: number; readonly width: number; readonly at: number }) => void,
): void {
  let x = sheet.left;
  cells.forEach((cell, at) => {
    const width = widths[at] ?? 0;
    draw(cell, { x, width, at });
    x += width;
  });
}

function part(cell: Cell, from: number, to: number): Cell {
  return { ...cell, said: { ...cell.said, lines: cell.said.lines.slice(from, to) } };
}

function rowHeight(row: readonly Cell[]): number {
  return Math.max(0, ...row.map(({ said }) => heightOf(said))) + 2 * PADDING.y;
}

function tallest(row: readonly Cell[]): number {
  return Math.max(1, ...row.map(({ said }) => lineHeight(said.style)));
}
