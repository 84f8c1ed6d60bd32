import type { Messages } from '#messages/messages.ts';
import type { MonthlyReport } from '#use-cases/report-ports.ts';
import { shortened, type Area, type Hand, type Mark, type Pen } from './marks.ts';
import { REPORT_COLOURS } from './report-colours.ts';

const NUMBER = { size: 60, bold: true } as const;
const LABEL = { size: 27, bold: false } as const;
const STRONG = { size: 27, bold: true } as const;
const GAP = 20;
/** Its lines are the longest. */
const LICENCES_WIDTH = 430;
const PADDING = 22;
/** Licences that are named on the picture. */
const MOST_LICENCES = 3;

interface Strip {
  readonly report: MonthlyReport;
  readonly pen: Pen;
  readonly area: Area;
}

/** What the desk has before it, in one strip. */
export function tiles(m: Messages, { report, pen, area }: Strip): readonly Mark[] {
  const words = m.report.chart;
  const { handOvers, endingTotal, accounts } = report;
  const month = m.month(report.nextMonth);
  const ending = endingTotal === 1 ? words.ending.one(month) : words.ending.many(month);
  const active = accounts.active === 1 ? words.accounts.one : words.accounts.many;
  const narrow = (area.width - LICENCES_WIDTH - 3 * GAP) / 3;
  const said = [
    {
      width: narrow,
      lines: counted(m, handOvers.length, [handOvers.length === 1 ? words.handOvers.one : words.handOvers.many]),
    },
    { width: LICENCES_WIDTH, lines: licencesOf(m, report) },
    { width: narrow, lines: counted(m, endingTotal, [ending]) },
    { width: narrow, lines: counted(m, accounts.active, [active, words.suspended(accounts.suspended)]) },
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
  /** Lines that it may take. */
  readonly most: number;
}

function counted(m: Messages, count: number, labels: readonly string[]): readonly Line[] {
  return [
    { text: m.report.number(count), hand: NUMBER, fill: REPORT_COLOURS.ink, most: 1 },
    ...labels.map((text) => ({ text, hand: LABEL, fill: REPORT_COLOURS.quiet, most: labels.length === 1 ? 2 : 1 })),
  ];
}

/** The licences with the fewest left first: what runs out has to be seen. */
function licencesOf(m: Messages, { licences }: MonthlyReport): readonly Line[] {
  const words = m.report.chart;
  const heading = { text: words.licences, hand: STRONG, fill: REPORT_COLOURS.ink, most: 1 };
  const quiet = (text: string): Line => ({ text, hand: LABEL, fill: REPORT_COLOURS.quiet, most: 1 });
  if (licences === null) return [heading, quiet(words.licencesUnknown)];
  if (licences.length === 0) return [heading, quiet(words.noLicences)];
  const sorted = licences.toSorted((one, other) => one.free - other.free);
  const shown = sorted.length > MOST_LICENCES ? sorted.slice(0, MOST_LICENCES - 1) : sorted;
  return [
    heading,
    ...shown.map(({ name, free, total }) => {
      const text = `${words.licence(Math.max(0, free), total)} · ${name}`;
      return free > 0
        ? { text, hand: LABEL, fill: REPORT_COLOURS.ink, most: 1 }
        : { text, hand: STRONG, fill: REPORT_COLOURS.alert, most: 1 };
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
