import { PassThrough } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NO_FACTS } from '#domain/request/account-facts.ts';
import { enExport } from '#messages/en/accounts/export.ts';
import { esExport } from '#messages/es/accounts/export.ts';
import type { ListedAccount } from '#use-cases/ports/store/export.ts';
import { createCsvWriter, neutralised } from './accounts-csv.ts';
import { accountWith, registerOf, written } from './register.fixture.ts';

const write = createCsvWriter({ words: esExport, timeZone: 'America/Bogota' });

async function linesOf(accounts: readonly ListedAccount[]): Promise<readonly Record<string, string>[]> {
  return parse(await written(write, registerOf(accounts)), { bom: true, columns: true, record_delimiter: '\r\n' });
}

describe('the list of accounts as CSV', () => {
  it('is UTF-8 with a byte order mark, a heading and CRLF after every line', async () => {
    const bytes = await written(write, registerOf([accountWith({}), accountWith({}), accountWith({})]));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).split('\r\n');
    expect(lines[0]).toMatch(/^Dirección,Nombre visible,Nombres,Apellidos,/);
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toBe('');
  });

  it('gives each account with its document masked and moments as the clock of the institution shows them', async () => {
    const [line] = await linesOf([accountWith({ deliveredAt: new Date('2026-01-16T03:30:00Z'), phone: '6017654321' })]);
    expect(line).toEqual({
      Dirección: 'hugo.holder@entidad.gov.co',
      'Nombre visible': 'Hugo Holder Muñoz',
      Nombres: 'Hugo',
      Apellidos: 'Holder Muñoz',
      'Tipo de cuenta': 'De una persona',
      Estado: 'Activa',
      'Código de la dependencia': '120',
      Dependencia: 'Talento Humano',
      Cargo: 'Profesional universitario',
      Teléfono: '6017654321',
      Vinculación: 'Contratista',
      'Número del contrato': 'CPS-123-2026',
      'Primer día del contrato': '2026-01-15',
      'Último día del contrato': '2026-06-30',
      Documento: 'CC …5432',
      Titular: 'Hugo Holder (U0HOLDER)',
      Responsable: 'Helena Head (U0HEAD)',
      'Otras direcciones': '',
      'Redirecciones y permisos': '',
      Licencia: 'Sí; no se sabe cuál',
      'Licencia y direcciones vistas en Microsoft 365': '',
      Origen: 'Creada con una solicitud',
      Solicitud: 'FT-GTI-006-2026-00001',
      Creada: '2026-01-15 08:00',
      Entregada: '2026-01-15 22:30',
      Cerrada: '',
      Suspendida: '',
      Eliminada: '',
      'Entrega pendiente': 'Sí',
    });
  });

  it('gives what is known beyond the line: licence by name, other addresses, redirections, and who uses it by whose word', async () => {
    const facts = {
      licences: { names: ['STANDARDPACK'], at: new Date('2026-11-28T13:20:00Z') },
      aliases: { names: ['archivo@entidad.gov.co', 'otra@entidad.gov.co'], at: new Date('2026-11-28T07:00:00Z') },
      // After midnight in London, the evening before in Bogotá.
      redirection: { to: null, since: new Date('2026-03-01T03:00:00Z'), end: { is: 'open' } as const },
      delegations: [
        { to: 'Mesa', address: 'mesa@entidad.gov.co', rights: ['send_as'] as const, since: null, by: null },
      ],
    };
    const lines = await linesOf([
      { ...accountWith({ holder: null }), facts },
      { ...accountWith({ type: 'departmental' }), facts: { ...facts, licences: { names: [], at: new Date() } } },
      accountWith({ holder: null, origin: 'imported' }),
    ]);
    expect(lines[0]).toMatchObject({
      Licencia: 'Office 365 E1',
      'Otras direcciones': 'archivo@entidad.gov.co, otra@entidad.gov.co',
      'Licencia y direcciones vistas en Microsoft 365': '2026-11-28 02:00',
      'Redirecciones y permisos':
        'Redirigida desde el 2026-02-28 a una cuenta que ya se eliminó, sin fecha de fin; Mesa: envía como la cuenta (dado a mano, según el área de sistemas)',
    });
    expect(lines.map((line) => line['Titular'])).toEqual(['Hugo Holder Muñoz', 'Helena Head (U0HEAD)', '']);
    expect(lines[1]?.['Licencia']).toBe('No');
  });

  it('says what nobody has seen, and nothing of the kind of an account that is gone', async () => {
    const aliases = { names: ['archivo@entidad.gov.co'], at: null };
    const lines = await linesOf([
      { ...accountWith({}), facts: NO_FACTS },
      { ...accountWith({}), facts: { ...NO_FACTS, aliases } },
      { ...accountWith({ licensed: false, state: 'deleted' }), facts: NO_FACTS },
    ]);
    const keys = ['Licencia', 'Otras direcciones', 'Licencia y direcciones vistas en Microsoft 365'];
    expect(lines.map((line) => keys.map((key) => line[key]))).toEqual([
      ['Sí; no se sabe cuál', 'no se sabe', ''],
      ['Sí; no se sabe cuál', 'archivo@entidad.gov.co (puede haber otras)', ''],
      ['No', '', ''],
    ]);
  });

  it('says that a hand-over is pending only of an account of ours that is still there', async () => {
    const at = new Date('2026-01-16T03:30:00Z');
    const lines = await linesOf([
      accountWith({ deliveredAt: null }),
      accountWith({ deliveredAt: at, closedAt: null }),
      accountWith({ deliveredAt: at, closedAt: at }),
      accountWith({ deliveredAt: null, origin: 'imported' }),
      accountWith({ deliveredAt: null, state: 'deleted' }),
    ]);
    expect(lines.map((line) => line['Entrega pendiente'])).toEqual(['Sí', 'Sí', 'No', 'No', 'No']);
  });

  it('shows no document of a department or an import, and little of a short one', async () => {
    const subjects = ['dep:120:atención', 'directory:3f2a', 'passport:AB123', 'ce:1234567'];
    const lines = await linesOf(subjects.map((subject) => accountWith({ subject })));
    expect(lines.map((line) => line['Documento'])).toEqual(['', '', 'Pasaporte …23', 'CE …4567']);
  });

  it.each([
    ['quotes', 'José "Pepe" Ñáñez'],
    ['commas and semicolons', 'Ñustes, Güiza; y otros'],
    ['a line feed alone', 'una\notra'],
    ['a carriage return alone', 'una\rotra'],
    ['both', 'una\r\notra'],
    ['emoji and markup', '👩🏽‍⚕️ <b>&amp; *negrita* 𝒜'],
    ['a long name', 'María de los Ángeles '.repeat(200)],
    ['an apostrophe of its own', "D'Artagnan"],
  ])('gives back %s as they were', async (_, displayName) => {
    const lines = await linesOf([accountWith({ displayName }), accountWith({})]);
    expect(lines.map((line) => line['Nombre visible'])).toEqual([displayName, 'Hugo Holder Muñoz']);
  });

  it.each([
    '=1+1',
    '+57 601 123 4567',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\rtext',
    '\ntext',
    '  =1+1',
    '\u00A0=1+1',
    '\u200B=1+1',
    '\uFEFF=1+1',
    '\u0000=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '"=1',
  ])('lets no spreadsheet calculate %j', async (text) => {
    const begins = text.startsWith('"') ? '' : "'";
    // Behind a tab it is a cell of its own where lines are split at tabs.
    const safe = text === '\t=1' ? `'\t'=1` : `${begins}${text}`;
    expect(neutralised(text)).toBe(safe);
    const [line] = await linesOf([accountWith({ phone: text, position: text })]);
    expect([line?.['Teléfono'], line?.['Cargo']]).toEqual([safe, safe]);
  });

  it.each([
    'Ana;=1+1',
    'Ana; "=1+1"',
    '";=1+1',
    'Ana;"=1+1";"=1+1"',
    'Ana\t=1+1',
    'Ana\t\t+1',
    'Ana|@SUM(A1)',
    'Ana, -2+3',
    'Ana\n=1+1',
    'Ana\r\n"=1+1"',
    'Ana;＝1+1',
    'Ana;;\u200B=1+1;-1',
  ])('lets no spreadsheet calculate %j, whatever it splits lines at', async (text) => {
    const account = accountWith({ displayName: text, position: text, departmentName: text });
    const file = (await written(write, registerOf([account]))).toString('utf8').slice(1);
    for (const delimiter of [',', ';', '\t', '|']) {
      // As a spreadsheet reads it that splits there, and as one that knows nothing of quotes.
      const read = parse(file, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
      const split = file
        .split(/\r\n|\r|\n/)
        .map((line) => line.split(delimiter).map((cell) => cell.replace(/^"+/, '')));
      for (const cell of [...read, ...split].flat())
        expect(cell.normalize('NFKC'), `split at ${JSON.stringify(delimiter)}`).not.toMatch(/^[\s\p{C}\p{Z}]*[=+\-@]/u);
    }
    const [line] = await linesOf([account]);
    expect(line?.['Cargo']?.replaceAll("'", '')).toBe(text);
  });

  it.each(['Ana', '601 765 4321', 'a=b', '120-4', '', "'=1", 'ñ@x', '…5432'])('leaves %j alone', (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it('speaks English where the institution does', async () => {
    const english = createCsvWriter({ words: enExport, timeZone: 'America/Bogota' });
    expect((await written(english, registerOf([]))).toString('utf8')).toMatch(/^\uFEFFAddress,Name shown,/);
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
});
