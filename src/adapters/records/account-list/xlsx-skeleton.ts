import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { ExportWords } from '#messages/es/accounts/export.ts';
import type { Register } from '#use-cases/ports/store/export.ts';
import { COLUMNS, type Column } from './account-columns.ts';
import { MARGINS, printHead } from './xlsx-print-head.ts';
import { cellText, lettersOf } from './xlsx-rows.ts';
import { summarySheet } from './xlsx-summary.ts';
import { at, FONT, HEADING, MOMENT, type SheetCells } from './xlsx-style.ts';

/** The list, the first sheet. */
export const LIST_PART = 'xl/worksheets/sheet1.xml';

const MODEL: Readonly<Record<Column['kind'], { readonly value: string | number; readonly style: CellStyle }>> = {
  // As text, so that a value that begins like a formula stays text when edited.
  text: { value: '·', style: { font: FONT, numFmt: '@' } },
  day: { value: 1, style: { font: FONT, numFmt: 'yyyy-mm-dd' } },
  moment: { value: 1, style: { font: FONT, numFmt: MOMENT } },
};

/** The workbook without the list's rows: one model row, with a cell of each column's style, marks their place. */
export async function drawSkeleton(
  register: Register,
  settings: { readonly words: ExportWords; readonly timeZone: string },
): Promise<Uint8Array> {
  const { words } = settings;
  return await writeXlsx({
    sheets: [listSheet(register, words), summarySheet(register, settings)].map((sheet) => ({
      ...sheet,
      headerFooter: printHead(register, words),
    })),
    defaultFont: FONT,
    properties: {
      title: `${register.version.code} · ${words.title}`,
      company: cellText(register.institution.name),
      creator: cellText(register.exportedBy),
      created: register.exportedAt,
      modified: register.exportedAt,
    },
  });
}

function listSheet({ summary }: Register, words: ExportWords): WriteSheet {
  const cells: SheetCells = new Map();
  for (const [index, { key, kind }] of COLUMNS.entries()) {
    cells.set(at(0, index), { value: words.columns[key], style: HEADING });
    cells.set(at(1, index), MODEL[kind]);
  }
  const last = lettersOf(COLUMNS.length - 1);
  return {
    name: words.sheets.list,
    columns: COLUMNS.map(({ width }) => ({ width })),
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${summary.total + 1}` },
    rowDefs: new Map([[0, { height: 32 }]]),
    // Small, and on several pages side by side: all columns on one page would be too small to read.
    pageSetup: {
      paperSize: 'letter',
      orientation: 'landscape',
      scale: 60,
      margins: MARGINS,
      printTitlesRow: '$1:$1',
    },
  };
}
