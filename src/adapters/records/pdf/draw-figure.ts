import type { Drawing, Mark } from './marks.ts';
import type { Picture } from './printed.ts';
import { asContent, box, TEXT_OPTIONS, type Element, type Sheet } from './sheet.ts';

/** Space below. */
const GAP = 9;

/** Draws a picture as wide as the text, as vectors and text, so that it is sharp and its words can be found. */
export function drawFigure(sheet: Sheet, { drawing, alt }: Picture, parent: Element): void {
  const scale = sheet.width / drawing.width;
  const area = { x: sheet.left, y: sheet.y, width: sheet.width, height: drawing.height * scale };
  // Missing in the types.
  const bounds = { bbox: [area.x, area.y, area.x + area.width, area.y + area.height] };
  const element = sheet.doc.struct('Figure', { alt, ...bounds });
  parent.add(element);
  asContent(sheet, { element, tag: 'Figure' }, () => {
    for (const mark of drawing.marks) drawMark(sheet, { mark, scale });
    box(sheet, area, null);
  });
  sheet.y += area.height + GAP;
}

function drawMark(
  sheet: Sheet,
  { mark, scale }: { readonly mark: Drawing['marks'][number]; readonly scale: number },
): void {
  const { doc } = sheet;
  const [x, y] = [sheet.left + mark.x * scale, sheet.y + mark.y * scale];
  if (mark.kind === 'box') {
    doc.rect(x, y, mark.width * scale, mark.height * scale).fill(mark.fill);
    return;
  }
  doc.font(mark.bold ? 'bold' : 'text').fontSize(mark.size * scale);
  const back = doc.widthOfString(mark.text, TEXT_OPTIONS) * BACK[mark.align];
  doc.fillColor(mark.fill).text(mark.text, x - back, y, { ...TEXT_OPTIONS, baseline: 'alphabetic' });
}

/** Which part of a text is left of its position. */
const BACK: Readonly<Record<Extract<Mark, { kind: 'text' }>['align'], number>> = { left: 0, centre: 0.5, right: 1 };
