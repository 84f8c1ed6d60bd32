import type { Header, Printed } from './printed.ts';
import {
  asArtifact,
  asContent,
  box,
  COLOURS,
  heightOf,
  lineHeight,
  UPPER_EDGE,
  write,
  type Element,
  type Lines,
  type Sheet,
} from './sheet.ts';

const SIDE_SHARE = 0.25;
const PADDING = { x: 6, y: 3.5 };
/** Space below the frame. */
const GAP = 10;

/** The frame around the text of every page, laid out once. */
export interface Frame {
  readonly height: number;
  readonly left: readonly Lines[];
  readonly middle: readonly Lines[];
  /** Code, version and date. */
  readonly right: readonly Lines[];
  readonly page: Header['page'];
  readonly warning: Lines | null;
  readonly footer: Lines;
}

/** Lays out the frame and limits the sheet to the space inside it. */
export function setFrame(sheet: Sheet, { header, warning, footer }: Printed): Frame {
  const side = sheet.width * SIDE_SHARE - 2 * PADDING.x;
  const middle = sheet.width * (1 - 2 * SIDE_SHARE) - 2 * PADDING.x;
  const set = {
    left: header.institution.map((text, at) => sheet.set(text, at === 0 ? 'label' : 'small', side)),
    middle: [sheet.set(header.system, 'label', middle), sheet.set(header.form, 'small', middle)],
    right: header.version.map((text) => sheet.set(text, 'small', side)),
  };
  const rightHeight = [...set.right, set.right[0]].reduce(
    (sum, said) => sum + (said === undefined ? 0 : heightOf(said) + 2 * PADDING.y),
    0,
  );
  const height = Math.max(heightsOf(set.left) + 2 * PADDING.y, heightsOf(set.middle) + 2 * PADDING.y, rightHeight);
  const strip = warning === null ? null : sheet.set(warning, 'label', sheet.width - 2 * PADDING.x);
  const frame = {
    ...set,
    height,
    page: header.page,
    warning: strip,
    footer: sheet.set(footer, 'small', sheet.width),
  };
  sheet.top = UPPER_EDGE + height + stripHeight(strip) + GAP;
  return frame;
}

/** Draws it on the current page; only the first page's frame is read aloud, if its element is given. */
export function drawFrame(
  sheet: Sheet,
  frame: Frame,
  place: { readonly page: number; readonly pages: number; readonly element: Element | null },
): void {
  asArtifact(sheet, 'Layout', () => {
    drawBoxes(sheet, frame);
  });
  const { element } = place;
  const draw = (draws: () => void): void => {
    if (element === null) asArtifact(sheet, 'Pagination', draws);
    else {
      const paragraph = sheet.doc.struct('P');
      element.add(paragraph);
      asContent(sheet, { element: paragraph, tag: 'P' }, draws);
    }
  };
  const side = sheet.width * SIDE_SHARE;
  column(sheet, { frame, said: frame.left, x: sheet.left, width: side, draw });
  column(sheet, { frame, said: frame.middle, x: sheet.left + side, width: sheet.width - 2 * side, draw });
  const x = sheet.left + sheet.width - side + PADDING.x;
  const pageOf = sheet.set(frame.page(place.page, place.pages), 'small', side - 2 * PADDING.x);
  rightRows(frame, pageOf).forEach(({ said, y, height }) => {
    draw(() => {
      write(sheet, said, { x, y: y + (height - heightOf(said)) / 2 });
    });
  });
  const { warning } = frame;
  if (warning !== null) {
    draw(() => {
      const y = UPPER_EDGE + frame.height + PADDING.y;
      write(sheet, warning, { x: sheet.left, y, centred: sheet.width, colour: COLOURS.alert });
    });
  }
  asArtifact(sheet, 'Pagination', () => {
    write(sheet, frame.footer, { x: sheet.left, y: sheet.bottom + lineHeight('small'), centred: sheet.width });
  });
}

function drawBoxes(sheet: Sheet, frame: Frame): void {
  const side = sheet.width * SIDE_SHARE;
  const { left } = sheet;
  const right = left + sheet.width - side;
  const y = UPPER_EDGE;
  box(sheet, { x: left, y, width: side, height: frame.height }, null);
  box(sheet, { x: left + side, y, width: sheet.width - 2 * side, height: frame.height }, null);
  for (const row of rightRows(frame, null)) box(sheet, { x: right, y: row.y, width: side, height: row.height }, null);
  if (frame.warning !== null) {
    const height = stripHeight(frame.warning);
    box(sheet, { x: left, y: y + frame.height, width: sheet.width, height }, COLOURS.alertBar);
  }
}

/** Code, version, date and page, one below the other over the whole height. */
function rightRows(
  { right, height }: Frame,
  page: Lines | null,
): readonly { readonly said: Lines; readonly y: number; readonly height: number }[] {
  const rows = [...right, page ?? ({ style: 'small', lines: [''] } as const)];
  const needed = heightsOf(rows);
  const more = (height - needed) / rows.length;
  let y = UPPER_EDGE;
  return rows.map((said) => {
    const row = { said, y, height: heightOf(said) + more };
    y += row.height;
    return row;
  });
}

/** Texts one below the other, vertically centred. */
function column(
  sheet: Sheet,
  work: {
    readonly frame: Frame;
    readonly said: readonly Lines[];
    readonly x: number;
    readonly width: number;
    readonly draw: (draws: () => void) => void;
  },
): void {
  let y = UPPER_EDGE + (work.frame.height - heightsOf(work.said)) / 2;
  for (const said of work.said) {
    const at = y;
    work.draw(() => {
      write(sheet, said, { x: work.x, y: at, centred: work.width });
    });
    y += heightOf(said);
  }
}

function stripHeight(strip: Lines | null): number {
  return strip === null ? 0 : heightOf(strip) + 2 * PADDING.y;
}

function heightsOf(said: readonly Lines[]): number {
  return said.reduce((sum, one) => sum + heightOf(one), 0);
}
