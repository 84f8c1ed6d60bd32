import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { shortened, type Area, type Hand, type Mark, type Pen } from '../pdf/marks.ts';
import { REPORT_COLOURS } from './report-colours.ts';

const NUMBER = { size: 60, bold: true } as const;
const LABEL = { size: 27, bold: false } as const;
const STRONG = { size: 27, bold: true } as const;
const GAP = 20;
/** The narrow tiles are as wide as their longest words; the licences get the rest. */
const WIDTHS = { handOvers: 296, ending: 318, accounts: 290 } as const;
const LICENCE = { size: 24 } as const;
const PADDING = 22;
/** How many licences the picture names. */
const MOST_LICENCES = 3;

interface Strip {
  readonly report: MonthlyReport;
  readonly pen: Pen;
  readonly area: Area;
}

/** The open work, in one strip. */
export function tiles(m: Messages, { report, pen, area }: Strip): readonly Mark[] {
  const words = m.report.chart;
  const { handOvers, endingTotal, accounts } = report;
  const month = m.month(report.nextMonth);
  const ending = endingTotal === 1 ? words.ending.one(month) : words.ending.many(month);
  const active = accounts.active === 1 ? words.accounts.one : words.accounts.many;
  const others = WIDTHS.handOvers + WIDTHS.ending + WIDTHS.accounts;
  const said = [
    {
      width: WIDTHS.handOvers,
      lines: numberWithLabels(m, handOvers.length, [
        handOvers.length === 1 ? words.handOvers.one : words.handOvers.many,
      ]),
    },
    { width: area.width - others - 3 * GAP, lines: licencesOf(m, report) },
    { width: WIDTHS.ending, lines: numberWithLabels(m, endingTotal, [ending]) },
    {
      width: WIDTHS.accounts,
      lines: numberWithLabels(m, accounts.active, [active, words.suspended(accounts.suspended)]),
    },
  ];
  let { x } = area;
  return said.flatMap(({ width, lines }) => {
    const left = x;
    x += width + GAP;
    return tile(pen, { lines, area: { ...area, x: left, width } });
  });
}

interface Line {
  readonly text: string;
  readonly hand: Hand;
  readonly fill: string;
  /** Maximum number of lines. */
  readonly most: number;
}

function numberWithLabels(m: Messages, count: number, labels: readonly string[]): readonly Line[] {
  return [
    { text: m.report.number(count), hand: NUMBER, fill: REPORT_COLOURS.ink, most: 1 },
    ...labels.map((text) => ({ text, hand: LABEL, fill: REPORT_COLOURS.quiet, most: labels.length === 1 ? 2 : 1 })),
  ];
}

/** The licences, the scarcest first. */
function licencesOf(m: Messages, { licences }: MonthlyReport): readonly Line[] {
  const words = m.report.chart;
  const heading = { text: words.licences, hand: STRONG, fill: REPORT_COLOURS.ink, most: 1 };
  const plain = { ...LICENCE, bold: false };
  const quiet = (text: string): Line => ({ text, hand: plain, fill: REPORT_COLOURS.quiet, most: 1 });
  if (licences === null) return [heading, quiet(words.licencesUnknown)];
  if (licences.length === 0) return [heading, quiet(words.noLicences)];
  const sorted = licences.toSorted((one, other) => one.free - other.free);
  const shown = sorted.length > MOST_LICENCES ? sorted.slice(0, MOST_LICENCES - 1) : sorted;
  return [
    heading,
    ...shown.map(({ name, free, total }, index) => {
      const text = `${words.licence(Math.max(0, free), total)} · ${name}`;
      // There is space for one more line than licences: the scarcest gets it.
      const most = index === 0 || sorted.length < MOST_LICENCES ? 2 : 1;
      return free > 0
        ? { text, hand: plain, fill: REPORT_COLOURS.ink, most }
        : { text, hand: { ...LICENCE, bold: true }, fill: REPORT_COLOURS.alert, most };
    }),
    ...(shown.length < sorted.length ? [quiet(words.moreLicences(sorted.length - shown.length))] : []),
  ];
}

function tile(pen: Pen, { lines, area }: { readonly lines: readonly Line[]; readonly area: Area }): readonly Mark[] {
  const width = area.width - 2 * PADDING;
  const set = lines.flatMap(({ text, hand, fill, most }) =>
    shortened(pen, { text, hand, width, most }).map((line) => ({ text: line, hand, fill })),
  );
  let y = area.y + PADDING - 10;
  return [
    { kind: 'box', ...area, fill: REPORT_COLOURS.tile },
    ...set.map(({ text, hand, fill }): Mark => {
      y += hand.size * (hand === NUMBER ? 1.05 : 1.3);
      return { kind: 'text', text, x: area.x + PADDING, y, align: 'left', ...hand, fill };
    }),
  ];
}
