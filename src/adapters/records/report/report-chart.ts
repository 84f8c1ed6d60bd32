import { openIn } from '#domain/report/report.ts';
import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { shortened, type Drawing, type Mark, type Pen } from '../pdf/marks.ts';
import { requestsPanel } from './report-chart-requests.ts';
import { tiles } from './report-chart-tiles.ts';
import { timesPanel } from './report-chart-times.ts';
import { REPORT_COLOURS } from './report-colours.ts';

const SIZE = { width: 1600, height: 900 } as const;
const EDGE = 60;
const INNER = SIZE.width - 2 * EDGE;
const TIMES_WIDTH = 520;
const GUTTER = 70;
/** Beside the institution's name: open requests of earlier months. */
const EARLIER_WIDTH = 620;
const PANELS = { y: 165, height: 475 } as const;
const TILES = { y: 670, height: 190 } as const;

/** The month in one picture: requests and their outcomes, times, and open work. */
export function reportChart(
  m: Messages,
  { report, pen }: { readonly report: MonthlyReport; readonly pen: Pen },
): Drawing {
  const marks: readonly Mark[] = [
    { kind: 'box', x: 0, y: 0, ...SIZE, fill: REPORT_COLOURS.paper },
    ...heading(m, { report, pen }),
    ...requestsPanel(m, {
      ...{ counts: report.requests, pen },
      area: { x: EDGE, ...PANELS, width: INNER - TIMES_WIDTH - GUTTER },
    }),
    ...timesPanel(m, { report, pen, area: { x: SIZE.width - EDGE - TIMES_WIDTH, ...PANELS, width: TIMES_WIDTH } }),
    ...tiles(m, { report, pen, area: { x: EDGE, ...TILES, width: INNER } }),
  ];
  return { ...SIZE, marks };
}

function monthText(m: Messages, { month, isPartial }: MonthlyReport): string {
  return isPartial ? `${m.month(month)} (${m.report.unfinished})` : m.month(month);
}

function heading(m: Messages, { report, pen }: { readonly report: MonthlyReport; readonly pen: Pen }): readonly Mark[] {
  const line = (text: string, hand: { readonly size: number; readonly bold: boolean }, width = INNER): string =>
    shortened(pen, { text, hand, width, most: 1 }).join('');
  const title = { size: 50, bold: true };
  const name = { size: 32, bold: false };
  return [
    {
      ...{ kind: 'text', x: EDGE, y: 85, align: 'left', fill: REPORT_COLOURS.ink, ...title },
      text: line(m.report.chart.title(monthText(m, report)), title),
    },
    {
      ...{ kind: 'text', x: EDGE, y: 130, align: 'left', fill: REPORT_COLOURS.quiet, ...name },
      text: line(report.institution.name, name, INNER - EARLIER_WIDTH),
    },
    {
      ...{ kind: 'text', x: SIZE.width - EDGE, y: 130, align: 'right', fill: REPORT_COLOURS.quiet, ...name },
      text: m.report.chart.earlier(openIn(report.earlier)),
    },
  ];
}
