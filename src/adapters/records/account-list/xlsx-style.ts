import type { Cell, CellStyle } from 'hucre/xlsx';

/** A sheet's cells by `row,column`, both from 0. */
export type SheetCells = Map<string, Partial<Cell>>;

export const FONT = { name: 'Calibri', size: 11 };
export const MOMENT = 'yyyy-mm-dd hh:mm';

const GREEN = { rgb: '1F5C4A' };
const WHITE = { rgb: 'FFFFFF' };

export const HEADING: CellStyle = {
  font: { ...FONT, bold: true, color: WHITE },
  fill: { type: 'pattern', pattern: 'solid', fgColor: GREEN },
  alignment: { vertical: 'center', wrapText: true },
};
export const COUNT_HEADING: CellStyle = { ...HEADING, alignment: { vertical: 'center', horizontal: 'right' } };
export const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true, color: GREEN } };
export const SECTION: CellStyle = { font: { ...FONT, size: 12, bold: true, color: GREEN } };
export const LABEL: CellStyle = { font: { ...FONT, bold: true } };
export const TEXT: CellStyle = { font: FONT, numFmt: '@', alignment: { horizontal: 'left' } };
export const COUNT: CellStyle = { font: FONT, numFmt: '#,##0' };
export const TOTAL: CellStyle = {
  font: { ...FONT, bold: true },
  numFmt: '#,##0',
  border: { top: { style: 'thin', color: GREEN } },
};

export function at(row: number, column: number): string {
  return `${row},${column}`;
}
