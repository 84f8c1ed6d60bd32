import type { SheetChart, WriteSheet } from 'hucre/xlsx';
import { ACCOUNT_STATES } from '#domain/account/account.ts';
import { PROCEDURE } from '#domain/form/form-version.ts';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { Register, StateCounts } from '#use-cases/ports/store/export.ts';
import { wallClock } from './account-columns.ts';
import { MARGINS } from './xlsx-print-head.ts';
import { cellText, daysOf } from './xlsx-rows.ts';
import {
  at,
  COUNT,
  COUNT_HEADING,
  FONT,
  HEADING,
  LABEL,
  MOMENT,
  SECTION,
  TEXT,
  TITLE,
  TOTAL,
  type SheetCells,
} from './xlsx-style.ts';

/** How many departments get their own bar. */
const MOST_BARS = 15;
const COLOURS = { active: '2E7D5B', suspended: 'E0A030', deleted: '9AA5A0' } as const;
const CHART_COLUMNS = { from: 6, to: 17 };

interface Line {
  readonly name: string;
  readonly counts: StateCounts;
}

/** A table's rows on the sheet, from 0, the last one included. */
interface Placed {
  readonly first: number;
  readonly last: number;
}

/**
 * The list's summary: institution, version and moment, and the number of accounts by state, relation and department,
 * with a chart of the last two.
 */
export function summarySheet(
  register: Register,
  { words, timeZone }: { readonly words: ExportWords; readonly timeZone: string },
): WriteSheet {
  const { summary } = register;
  const named = words.summary;
  const cells: SheetCells = new Map();
  let row = writeHead(cells, register, { words, timeZone });
  const table = (title: string, heading: string, lines: readonly Line[]): Placed => {
    const placed = writeTable(cells, { row, title, heading, lines, totals: summary.states, words });
    row = placed.last + 3;
    return placed;
  };
  const relations = summary.relations.map(({ relation, counts }) => ({
    name: relation === null ? named.noRelation : (words.relations[relation] ?? relation),
    counts,
  }));
  const departments = summary.departments.map(({ name, counts }) => ({
    name: name.trim() === '' ? named.noDepartment : name,
    counts,
  }));
  const fits = departments.length <= MOST_BARS;
  const byRelation = table(named.byRelation, named.relation, relations);
  const title = fits ? named.byDepartment : named.most(MOST_BARS);
  const byDepartment = table(title, named.department, fits ? departments : largestAndRest(departments, words));
  if (!fits) table(named.allDepartments, named.department, departments);
  const charts = [
    chartOf({ title: named.byRelation, placed: byRelation, rows: { from: 1, to: 18 }, words }),
    chartOf({ title: named.byDepartment, placed: byDepartment, rows: { from: 19, to: 48 }, words }),
  ];
  return {
    name: words.sheets.summary,
    columns: [46, 18, 14, 14, 14, 3].map((width) => ({ width })),
    cells,
    charts: summary.total === 0 ? [] : charts,
    pageSetup: {
      ...{ paperSize: 'letter', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: MARGINS,
    },
  };
}

/** Title, facts and the counts by state; answers the next free row. */
function writeHead(
  cells: SheetCells,
  { institution, version, exportedAt, exportedBy, summary }: Register,
  { words, timeZone }: { readonly words: ExportWords; readonly timeZone: string },
): number {
  const named = words.summary;
  const moment = { value: daysOf(wallClock(exportedAt, timeZone)), style: { ...TEXT, numFmt: MOMENT } };
  const day = { value: daysOf(Date.parse(`${version.date}T00:00:00Z`)), style: { ...TEXT, numFmt: 'yyyy-mm-dd' } };
  const text = (value: string): { value: string; style: typeof TEXT } => ({ value: cellText(value), style: TEXT });
  const facts = [
    [named.institution, text(institution.name)],
    [named.nit, text(institution.nit)],
    [named.code, text(version.code)],
    [named.version, text(version.version)],
    [named.versionDate, day],
    [named.procedure, text(PROCEDURE)],
    [named.exportedAt, moment],
    [named.exportedBy, text(exportedBy)],
    [named.accounts, { value: summary.total, style: { ...TEXT, numFmt: '#,##0' } }],
  ] as const;
  cells.set(at(0, 0), { value: words.title, style: TITLE });
  for (const [index, [label, fact]] of facts.entries()) {
    cells.set(at(index + 1, 0), { value: label, style: LABEL });
    cells.set(at(index + 1, 1), fact);
  }
  const row = facts.length + 2;
  cells.set(at(row, 0), { value: named.byState, style: SECTION });
  cells.set(at(row + 1, 0), { value: named.state, style: HEADING });
  cells.set(at(row + 1, 1), { value: named.count, style: COUNT_HEADING });
  for (const [index, state] of ACCOUNT_STATES.entries()) {
    cells.set(at(row + 2 + index, 0), { value: named.many[state], style: { font: FONT } });
    cells.set(at(row + 2 + index, 1), { value: summary.states[state], style: COUNT });
  }
  return row + 3 + ACCOUNT_STATES.length;
}

function writeTable(
  cells: SheetCells,
  table: {
    readonly row: number;
    readonly title: string;
    readonly heading: string;
    readonly lines: readonly Line[];
    readonly totals: StateCounts;
    readonly words: ExportWords;
  },
): Placed {
  const { row, title, heading, lines, totals, words } = table;
  const named = words.summary;
  cells.set(at(row, 0), { value: title, style: SECTION });
  const headings = [heading, ...ACCOUNT_STATES.map((state) => named.many[state]), named.total];
  for (const [column, value] of headings.entries()) {
    cells.set(at(row + 1, column), { value, style: column === 0 ? HEADING : COUNT_HEADING });
  }
  const first = row + 2;
  const all = [...lines, { name: named.total, counts: totals }];
  for (const [index, { name, counts }] of all.entries()) {
    const style = index === lines.length ? TOTAL : COUNT;
    const numbers = ACCOUNT_STATES.map((state) => counts[state]);
    cells.set(at(first + index, 0), { value: cellText(name), style: { ...style, numFmt: '@' } });
    for (const [column, value] of [...numbers, sum(numbers)].entries()) {
      cells.set(at(first + index, column + 1), { value, style });
    }
  }
  return { first, last: first + lines.length - 1 };
}

/** The largest departments, and all others together. */
function largestAndRest(lines: readonly Line[], words: ExportWords): readonly Line[] {
  const others = lines.slice(MOST_BARS);
  const count = (state: keyof StateCounts): number => sum(others.map(({ counts }) => counts[state]));
  const counts = { active: count('active'), suspended: count('suspended'), deleted: count('deleted') };
  return [...lines.slice(0, MOST_BARS), { name: words.summary.others(others.length), counts }];
}

/** Horizontal bars in the table's order, in three colours for the states. */
function chartOf(chart: {
  readonly title: string;
  readonly placed: Placed;
  readonly rows: { readonly from: number; readonly to: number };
  readonly words: ExportWords;
}): SheetChart {
  const { title, placed, rows, words } = chart;
  const range = (column: string): string =>
    `'${words.sheets.summary}'!$${column}$${placed.first + 1}:$${column}$${placed.last + 1}`;
  return {
    type: 'bar',
    title,
    titleBold: true,
    titleFontSize: 12,
    altText: title,
    barGrouping: 'stacked',
    overlap: 100,
    gapWidth: 45,
    legend: 'bottom',
    series: ACCOUNT_STATES.map((state, index) => ({
      name: words.summary.many[state],
      categories: range('A'),
      values: range('BCD'.charAt(index)),
      color: COLOURS[state],
    })),
    axes: {
      x: { reverse: true, majorTickMark: 'none', minorTickMark: 'none', labelFontSize: 9 },
      // Because the order is reversed, the maximum is the lower end.
      y: { crosses: 'max', minorTickMark: 'none', numberFormat: { formatCode: '#,##0' }, labelFontSize: 9 },
    },
    anchor: {
      from: { row: rows.from, col: CHART_COLUMNS.from },
      to: { row: rows.to, col: CHART_COLUMNS.to },
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
