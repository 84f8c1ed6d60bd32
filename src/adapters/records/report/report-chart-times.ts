import { scaleLinear } from 'd3-scale';
import type { Spread } from '#domain/report/report.ts';
import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import type { Area, Mark, Pen } from '../pdf/marks.ts';
import { REPORT_COLOURS } from './report-colours.ts';

const HEADING = { size: 36, bold: true } as const;
const WHAT = { size: 30, bold: true } as const;
const LABEL = { size: 28, bold: false } as const;
const VALUE = { size: 30, bold: true } as const;
const NOTE = { size: 24, bold: false } as const;
const LABELS_WIDTH = 182;
const ROW = 46;
const BAR = 36;
const GROUP = 175;

/** How long requests waited for their approval and their hand-over. */
export function timesPanel(
  m: Messages,
  { report, pen, area }: { readonly report: MonthlyReport; readonly pen: Pen; readonly area: Area },
): readonly Mark[] {
  const words = m.report.chart;
  const { approval, delivery } = report;
  const longest = Math.max(0, approval?.p90 ?? 0, delivery?.p90 ?? 0);
  const values = [approval, delivery].flatMap((spread) => (spread === null ? [] : [spread.median, spread.p90]));
  const valuesWidth = Math.max(0, ...values.map((hours) => pen.widthOf(words.duration(hours), VALUE)));
  const scale = scaleLinear([0, longest || 1], [3, area.width - LABELS_WIDTH - valuesWidth - 12]);
  const group = (top: number, spread: Spread | null, says: Says): readonly Mark[] =>
    timesOf(m, { spread, says, scale, x: area.x, y: area.y + top });
  return [
    text(words.times, { ...HEADING, x: area.x, y: area.y + 45 }),
    ...group(100, approval, { some: words.approval, none: words.noApproval }),
    ...group(100 + GROUP, delivery, { some: words.delivery, none: words.noDelivery }),
    ...(values.length === 0
      ? []
      : [text(words.explained, { ...NOTE, x: area.x, y: area.y + area.height - 10, fill: REPORT_COLOURS.quiet })]),
  ];
}

interface Says {
  readonly some: (count: number) => string;
  readonly none: string;
}

function timesOf(
  m: Messages,
  group: {
    readonly spread: Spread | null;
    readonly says: Says;
    readonly scale: (hours: number) => number;
    readonly x: number;
    readonly y: number;
  },
): readonly Mark[] {
  const { spread, says, scale, x, y } = group;
  const words = m.report.chart;
  if (spread === null) return [text(says.none, { ...LABEL, x, y, fill: REPORT_COLOURS.quiet })];
  const bar = (at: number, label: string, hours: number): readonly Mark[] => {
    const [top, left, width] = [y + 20 + at * ROW, x + LABELS_WIDTH, scale(hours)];
    const base = top + BAR / 2 + 10;
    const fill = at === 0 ? REPORT_COLOURS.median : REPORT_COLOURS.p90;
    return [
      text(label, { ...LABEL, x, y: base }),
      { kind: 'box', x: left, y: top, width, height: BAR, fill },
      text(words.duration(hours), { ...VALUE, x: left + width + 12, y: base }),
    ];
  };
  return [
    text(says.some(spread.count), { ...WHAT, x, y }),
    ...bar(0, words.median, spread.median),
    ...bar(1, words.p90, spread.p90),
  ];
}

function text(
  said: string,
  place: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly bold: boolean;
    readonly fill?: string;
  },
): Mark {
  return { kind: 'text', text: said, align: 'left', fill: REPORT_COLOURS.ink, ...place };
}
