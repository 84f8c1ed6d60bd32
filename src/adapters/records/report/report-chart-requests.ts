import { scaleBand, scaleLinear } from 'd3-scale';
import { KINDS, type Kind } from '#domain/form/form.ts';
import { OUTCOMES, totalOf, type KindCount } from '#domain/report/report.ts';
import type { Messages } from '#messages/messages.ts';
import type { Area, Mark, Pen } from '../pdf/marks.ts';
import { OUTCOME_COLOURS, REPORT_COLOURS } from './report-colours.ts';

const HEADING = { size: 36, bold: true } as const;
const LEGEND = { size: 22, bold: false } as const;
const LABEL = { size: 30, bold: false } as const;
const COUNT = { size: 28, bold: true } as const;
const LABELS_WIDTH = 205;
const SWATCH = 26;
/** Between parts of a bar. */
const GAP = 3;

interface Panel {
  readonly counts: readonly KindCount[];
  readonly pen: Pen;
  readonly area: Area;
}

/** Requests by kind, each bar divided by outcome. */
export function requestsPanel(m: Messages, panel: Panel): readonly Mark[] {
  const { counts, area } = panel;
  const words = m.report.chart;
  const total = totalOf(counts);
  if (total === 0) {
    const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2, align: 'centre' } as const;
    return [{ kind: 'text', ...middle, ...HEADING, fill: REPORT_COLOURS.quiet, text: words.noRequests }];
  }
  const heading = { kind: 'text', x: area.x, y: area.y + 45, align: 'left', ...HEADING } as const;
  return [
    { ...heading, fill: REPORT_COLOURS.ink, text: words.requests(total) },
    ...legend(m, panel),
    ...bars(m, panel),
  ];
}

function legend(m: Messages, { counts, pen, area }: Panel): readonly Mark[] {
  const { x, y } = { x: area.x, y: area.y + 100 };
  let at = x;
  return OUTCOMES.flatMap((outcome): readonly Mark[] => {
    const count = counts.reduce((sum, one) => sum + one[outcome], 0);
    const text = m.report.chart.legend(m.report.outcomes[outcome], count);
    const left = at;
    at += SWATCH + 10 + pen.widthOf(text, LEGEND) + 20;
    const { fill } = OUTCOME_COLOURS[outcome];
    return [
      { kind: 'box', x: left, y: y - SWATCH + 3, width: SWATCH, height: SWATCH, fill },
      { kind: 'text', x: left + SWATCH + 10, y, align: 'left', ...LEGEND, fill: REPORT_COLOURS.ink, text },
    ];
  });
}

function bars(m: Messages, { counts, pen, area }: Panel): readonly Mark[] {
  const rows = scaleBand<Kind>(KINDS, [area.y + 130, area.y + area.height])
    .paddingInner(0.3)
    .paddingOuter(0.1);
  const left = area.x + LABELS_WIDTH;
  const most = Math.max(...counts.map((count) => totalOf([count])));
  const room = area.width - LABELS_WIDTH - pen.widthOf(` ${m.report.number(most)}`, COUNT) - 10;
  const scale = scaleLinear([0, most], [0, room]);
  return counts.flatMap((count): readonly Mark[] => {
    const y = rows(count.kind) ?? 0;
    const height = rows.bandwidth();
    const base = y + height / 2 + COUNT.size * 0.36;
    const parts = partsOf(m, { count, pen, scale, room });
    let x = left;
    const drawn = parts.flatMap(({ outcome, text, width }): readonly Mark[] => {
      const { fill, ink } = OUTCOME_COLOURS[outcome];
      const from = x;
      x += width;
      return [
        { kind: 'box', x: from, y, width: width - GAP, height, fill },
        { kind: 'text', x: from + (width - GAP) / 2, y: base, align: 'centre', ...COUNT, fill: ink, text },
      ];
    });
    const own = totalOf([count]);
    const fill = own === 0 ? REPORT_COLOURS.quiet : REPORT_COLOURS.ink;
    return [
      { kind: 'text', x: left - 16, y: base, align: 'right', ...LABEL, fill, text: m.report.kinds[count.kind] },
      ...drawn,
      { kind: 'text', x: x + 10, y: base, align: 'left', ...COUNT, fill, text: m.report.number(own) },
    ];
  });
}

/**
 * The parts of a bar. A part too small for its number gets the width that the number needs, at the cost of the others.
 */
function partsOf(
  m: Messages,
  bar: {
    readonly count: KindCount;
    readonly pen: Pen;
    readonly scale: (count: number) => number;
    readonly room: number;
  },
): readonly { readonly outcome: (typeof OUTCOMES)[number]; readonly text: string; readonly width: number }[] {
  const { count, pen, scale, room } = bar;
  const parts = OUTCOMES.filter((outcome) => count[outcome] > 0).map((outcome) => {
    const text = m.report.number(count[outcome]);
    const fewest = pen.widthOf(text, COUNT) + 14 + GAP;
    return { outcome, text, fewest, width: Math.max(fewest, scale(count[outcome])) };
  });
  const over = parts.reduce((sum, { width }) => sum + width, 0) - room;
  if (over <= 0) return parts;
  const spare = parts.reduce((sum, { width, fewest }) => sum + width - fewest, 0);
  return parts.map((part) => ({ ...part, width: part.width - ((part.width - part.fewest) / spare) * over }));
}
