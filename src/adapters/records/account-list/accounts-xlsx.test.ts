import { PassThrough, Writable } from 'node:stream';
import ExcelJS, { type CellValue, type Worksheet } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { enExport } from '#messages/en/accounts/export.ts';
import { esExport } from '#messages/es/accounts/export.ts';
import type { Register } from '#use-cases/ports/store/export.ts';
import { createXlsxWriter } from './accounts-xlsx.ts';
import { lettersOf } from './xlsx-rows.ts';
import { accountsOfAllStates, accountWith, registerOf, written } from './register.fixture.ts';

const write = createXlsxWriter({ words: esExport, timeZone: 'America/Bogota' });

/** The workbook as another library reads it, and its parts. */
async function opened(register: Register): Promise<{
  readonly list: Worksheet;
  readonly summary: Worksheet;
  readonly parts: Readonly<Record<string, string>>;
}> {
  const bytes = await written(write, register);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const [list, summary] = workbook.worksheets;
  if (list === undefined || summary === undefined) throw new Error('not two sheets');
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
  return { list, summary, parts: Object.fromEntries(parts) };
}

const letterOf = (heading: keyof typeof esExport.columns): string =>
  lettersOf(Object.keys(esExport.columns).indexOf(heading));

/** Names in column A of the table under this title, each with its numbers. */
function tableUnder(sheet: Worksheet, title: string): readonly (readonly CellValue[])[] {
  const rows: CellValue[][] = [];
  let row = 1;
  while (sheet.getCell(row, 1).value !== title) if ((row += 1) > 500) throw new Error(`no ${title}`);
  for (row += 2; sheet.getCell(row, 1).value !== null; row += 1) {
    rows.push([1, 2, 3, 4, 5].map((column) => sheet.getCell(row, column).value).filter((value) => value !== null));
  }
  return rows;
}

describe('the list of accounts as XLSX', () => {
  it('has a frozen heading with a filter over every row', async () => {
    const { list, summary, parts } = await opened(registerOf(accountsOfAllStates(7)));
    expect([list.name, summary.name]).toEqual(['Correos', 'Resumen']);
    expect(list.getRow(1).values).toEqual([undefined, ...Object.values(esExport.columns)]);
    expect(list.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(list.autoFilter).toBe('A1:AC22');
    expect(list.rowCount).toBe(22);
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<dimension ref="A1:AC22"/>');
  });

  it('has days and moments as dates, by the clock of the institution, and empty cells where there is nothing', async () => {
    const { list } = await opened(registerOf([accountWith({ deliveredAt: new Date('2026-01-16T03:30:00Z') })]));
    const cell = (heading: keyof typeof esExport.columns) => list.getCell(`${letterOf(heading)}2`);
    expect(cell('contractNumber').value).toBe('CPS-123-2026');
    expect(cell('contractStart').value).toEqual(new Date('2026-01-15T00:00:00Z'));
    expect(cell('contractEnd').value).toEqual(new Date('2026-06-30T00:00:00Z'));
    expect(cell('contractEnd').numFmt).toBe('yyyy-mm-dd');
    expect(cell('deliveredAt').value).toEqual(new Date('2026-01-15T22:30:00Z'));
    expect(cell('deliveredAt').numFmt).toBe('yyyy-mm-dd hh:mm');
    expect(cell('deliveredAt').type).toBe(ExcelJS.ValueType.Date);
    for (const heading of ['phone', 'closedAt', 'suspendedAt', 'deletedAt'] as const) {
      expect(cell(heading).value).toBeNull();
    }
    expect(cell('document').value).toBe('CC …5432');
  });

  it.each([
    '=HYPERLINK("http://x","y")',
    '+57 601 123 4567',
    '-1',
    '@SUM(A1)',
    '＝1',
    '0123',
    '1e5',
    'TRUE',
    '2026-01-01',
  ])('writes %j as text, and keeps it text when somebody edits it', async (text) => {
    const { list } = await opened(registerOf([accountWith({ phone: text })]));
    const cell = list.getCell(`${letterOf('phone')}2`);
    expect(cell.value).toBe(text);
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.numFmt).toBe('@');
  });

  it.each([
    ['accents, quotes and markup', 'José "Pepe" Ñáñez <b>&amp;</b> ]]>', 'José "Pepe" Ñáñez <b>&amp;</b> ]]>'],
    ['emoji', '👩🏽‍⚕️ 𝒜', '👩🏽‍⚕️ 𝒜'],
    ['lines and spaces', '  una\notra\t ', '  una\notra\t '],
    ['what XML cannot hold', 'a\u0001b\u000Bc\uFFFEd\r\ne', 'abcd\ne'],
    ['half a character', 'a\uD83D', 'a\uFFFD'],
    ['more than a cell holds', 'ñ'.repeat(40_000), 'ñ'.repeat(32_767)],
  ])('writes %s so that the file opens', async (_, displayName, shown) => {
    const accounts = [accountWith({ displayName }), accountWith({})];
    const { list } = await opened(registerOf(accounts));
    expect(list.getCell(`${letterOf('displayName')}2`).value).toBe(shown);
    expect(list.getCell(`${letterOf('displayName')}3`).value).toBe('Hugo Holder Muñoz');
  });

  it('does not let a text pass for the code of a character', async () => {
    const { parts } = await opened(registerOf([accountWith({ displayName: 'x_x0041_y _xyz_' })]));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('x_x005F_x0041_y _xyz_');
  });

  it('says on the summary whose list it is, which version, and who made it when', async () => {
    const { summary } = await opened(registerOf(accountsOfAllStates(2)));
    const facts = Array.from({ length: 9 }, (_, index) => summary.getCell(index + 2, 2).value);
    expect(summary.getCell('A1').value).toBe('Lista de correos corporativos');
    expect(facts).toEqual([
      ...['Alcaldía Municipal de Río Claro', '890.123.456-7', 'FT-GTI-002', '01', new Date('2015-03-25T00:00:00Z')],
      ...['PT-GTI-002', new Date('2026-06-01T21:30:00Z'), 'Mónica Cuéllar Ñáñez', 6],
    ]);
  });

  it('carries the header of the form on every printed page of both sheets', async () => {
    const { list, summary } = await opened(registerOf(accountsOfAllStates(1)));
    for (const { headerFooter, pageSetup } of [list, summary]) {
      expect(headerFooter.oddHeader).toBe(
        '&LAlcaldía Municipal de Río Claro\nNIT: 890.123.456-7' +
          '&CSistema Integrado de Gestión\nLista de correos corporativos\nProcedimiento: PT-GTI-002' +
          '&RFormato: FT-GTI-002\nVersión: 01\nFecha: 2015-03-25',
      );
      expect(headerFooter.oddFooter).toBe('&LExportada por Mónica Cuéllar Ñáñez&RPágina &P de &N');
      // Three lines of 11 points, and what is above them.
      expect(pageSetup.margins?.top).toBeGreaterThan(0.4 + (3 * 11 * 1.2) / 72);
    }
  });

  it.each([esExport, enExport])(
    'keeps within what Excel takes of a header, and lets no name be a code',
    async (words) => {
      const institution = { name: `&P & ${'Ñ&'.repeat(38)}`, nit: '9&'.repeat(15) };
      const version = { code: 'FT-GTI-002', version: `2&${'0'.repeat(60)}`, date: '2026-11-28' };
      const register = registerOf([], { institution, version, exportedBy: '&D '.repeat(80) });
      const workbook = new ExcelJS.Workbook();
      const bytes = await written(createXlsxWriter({ words, timeZone: 'America/Bogota' }), register);
      await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
      for (const { headerFooter } of workbook.worksheets) {
        const { oddHeader = '', oddFooter = '' } = headerFooter;
        for (const text of [oddHeader, oddFooter]) expect(text.length).toBeLessThanOrEqual(255);
        const codes = (text: string): readonly string[] => text.replaceAll('&&', '').match(/&./g) ?? [];
        expect(codes(oddHeader)).toEqual(['&L', '&C', '&R']);
        expect(codes(oddFooter)).toEqual(['&L', '&R', '&P', '&N']);
        expect(oddHeader).toMatch(/^&L&&P && (Ñ&&)+Ñ?…\n/);
      }
    },
  );

  it('counts by state, relation and department', async () => {
    const accounts = [
      ...accountsOfAllStates(2),
      accountWith({ relation: null, departmentName: '=Rentas' }),
      accountWith({ relation: 'planta', departmentName: '' }),
    ];
    const { summary } = await opened(registerOf(accounts));
    expect(tableUnder(summary, 'Cuentas por estado')).toEqual([
      ['Activas', 4],
      ['Suspendidas', 2],
      ['Eliminadas', 2],
    ]);
    expect(tableUnder(summary, 'Cuentas por vinculación')).toEqual([
      ['Contratista', 2, 2, 2, 6],
      ['Sin vinculación registrada', 1, 0, 0, 1],
      ['Planta', 1, 0, 0, 1],
      ['Total', 4, 2, 2, 8],
    ]);
    expect(tableUnder(summary, 'Cuentas por dependencia')).toEqual([
      ['Talento Humano', 2, 2, 2, 6],
      ['=Rentas', 1, 0, 0, 1],
      ['Sin dependencia registrada', 1, 0, 0, 1],
      ['Total', 4, 2, 2, 8],
    ]);
  });

  it('opens whatever a department or the person who exports is called', async () => {
    const names = ['a\u0001b\uFFFE', 'c\uD83D', 'x_x0041_y', '<b>&"\'', 'ñ'.repeat(40_000), '👩🏽‍⚕️'];
    const accounts = names.map((departmentName) => accountWith({ departmentName }));
    const { summary } = await opened(registerOf(accounts, { exportedBy: 'M\u0000\u0007ónica' }));
    const shown = tableUnder(summary, 'Cuentas por dependencia').map(([name]) => name);
    const safe = ['ab', 'c\uFFFD', 'x_x0041_y', '<b>&"\'', 'ñ'.repeat(32_767), '👩🏽‍⚕️', 'Total'];
    expect(shown).toEqual(safe);
    expect(summary.getCell('B9').value).toBe('Mónica');
  });

  it('draws both charts from the cells of their tables, without the line of totals', async () => {
    const { summary, parts } = await opened(registerOf(accountsOfAllStates(1)));
    expect(parts['[Content_Types].xml']).toContain('/xl/charts/chart2.xml');
    const chart = (number: number): string => parts[`xl/charts/chart${number}.xml`] ?? '';
    const cellsOf = (xml: string): readonly string[] => [
      ...new Set([...xml.matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, range = '']) => range)),
    ];
    expect(chart(1)).toContain('<c:barChart>');
    expect(chart(1)).toContain('Cuentas por vinculación');
    expect(chart(2)).toContain('Cuentas por dependencia');
    for (const [number, name] of [
      [1, 'Contratista'],
      [2, 'Talento Humano'],
    ] as const) {
      const ranges = cellsOf(chart(number));
      expect(ranges).toHaveLength(4);
      const row = /^'Resumen'!\$A\$(\d+):\$A\$\1$/.exec(ranges[0] ?? '')?.[1];
      expect(summary.getCell(`A${row}`).value).toBe(name);
      expect(summary.getCell(`B${row}`).value).toBe(1);
    }
  });

  it('gives the departments beyond fifteen one bar, and all of them a table', async () => {
    const accounts = Array.from({ length: 18 }, (_, index): Account =>
      accountWith({ departmentName: `Dependencia ${index + 1}` }),
    );
    const { summary } = await opened(registerOf(accounts));
    const most = tableUnder(summary, 'Las 15 dependencias con más cuentas');
    expect(most).toHaveLength(17);
    expect(most.at(-2)).toEqual(['Otras 3 dependencias', 3, 0, 0, 3]);
    expect(tableUnder(summary, 'Todas las dependencias')).toHaveLength(19);
  });

  it('opens without any account, in English too', async () => {
    const { list, parts } = await opened(registerOf([]));
    expect(list.rowCount).toBe(1);
    expect(Object.keys(parts).filter((name) => name.includes('chart'))).toEqual([]);
    const english = createXlsxWriter({ words: enExport, timeZone: 'America/Bogota' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await written(english, registerOf([accountWith({})]))).buffer as ArrayBuffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Accounts', 'Summary']);
  });

  it('rejects and destroys what it writes to when the accounts cannot be read', async () => {
    const lost = new Error('connection lost');
    const rows = (async function* () {
      yield await Promise.resolve([accountWith({})]);
      throw lost;
    })();
    const out = new PassThrough();
    await expect(write(registerOf([], { rows }), out.resume())).rejects.toBe(lost);
    expect(out.destroyed).toBe(true);
  });

  it('stops reading when the place that it writes to is full', async () => {
    const full = new Error('no space left');
    let stopped = false;
    const rows = (async function* () {
      try {
        for (;;) yield await Promise.resolve(Array.from({ length: 500 }, () => accountWith({})));
      } finally {
        stopped = true;
      }
    })();
    let bytes = 0;
    const out = new Writable({
      write: (chunk: Buffer, _, done) => done((bytes += chunk.length) > 20_000 ? full : null),
    });
    await expect(write(registerOf([], { rows }), out)).rejects.toBe(full);
    await expect.poll(() => stopped).toBe(true);
  });
});
