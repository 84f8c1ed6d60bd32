import { beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES, type KindCount } from '#domain/report/report.ts';
import { createMessages } from '#messages/messages.ts';
import { quietReport, reportWith } from '#use-cases/records/report.fixture.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { loadFonts } from '../pdf/fonts.ts';
import { createPen, shortened, type Mark, type Pen } from '../pdf/marks.ts';
import { reportChart } from './report-chart.ts';
import { OUTCOME_COLOURS } from './report-colours.ts';

const spanish = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const english = createMessages({ locale: 'en', timeZone: 'America/Bogota' });

/** Left of it is the panel of the requests. */
const TIMES_BEGIN = 1_600 - 60 - 520;

describe('the picture of a month', () => {
  let pen: Pen;
  beforeAll(async () => {
    pen = createPen(await loadFonts());
  });
  const marksOf = (report: MonthlyReport, m = spanish): readonly Mark[] => reportChart(m, { report, pen }).marks;
  const textsOf = (marks: readonly Mark[]): readonly string[] =>
    marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  /** Widths of the parts of the bars, by colour. */
  const widthsOf = (marks: readonly Mark[], outcome: (typeof OUTCOMES)[number]): readonly number[] =>
    marks.flatMap((mark) =>
      mark.kind === 'box' && mark.fill === OUTCOME_COLOURS[outcome].fill && mark.width > 0 ? [mark.width] : [],
    );

  it('says the month, the institution, every number and every time in words of the language', () => {
    const texts = textsOf(marksOf(reportWith()));
    for (const text of [
      ...['Correo institucional · octubre de 2026', 'Gobernación del Río Claro', 'Solicitudes del mes: 42'],
      ...[
        'Cerradas 29',
        'Abiertas 7',
        'Rechazadas 3',
        'Sin efecto 2',
        'Incompletas 1',
        'Creación',
        'Modificación',
        'Suspensión',
      ],
      ...['Hasta la aprobación (31)', '3,3 h', '11 h', 'Hasta la entrega (12)', '7,5 h', '26 h'],
      ...[
        '3 de 250 · STANDARDPACK',
        '1.240',
        '17 suspendidas',
        'entregas pendientes',
        'Abiertas de meses anteriores: 4',
      ],
    ]) {
      expect(texts).toContain(text);
    }
    const inEnglish = textsOf(marksOf(reportWith(), english));
    for (const text of ['Institutional e-mail · October 2026', 'Until the approval (31)', '3.3 h', '1,240']) {
      expect(inEnglish).toContain(text);
    }
  });

  it('draws what is larger longer', () => {
    const [legend, creation, modification, deletion] = widthsOf(marksOf(reportWith()), 'closed');
    expect(legend).toBe(26);
    expect(modification).toBeGreaterThan(creation ?? 0);
    expect(creation).toBeGreaterThan(deletion ?? 0);
    expect((modification ?? 0) / (creation ?? 1)).toBeCloseTo(13 / 9, 1);
  });

  it('says of a month without requests that there were none, and draws no empty frame', () => {
    const marks = marksOf(quietReport());
    expect(textsOf(marks)).toContain('Sin solicitudes este mes');
    expect(textsOf(marks)).toContain('Hasta la aprobación: ninguna este mes');
    for (const outcome of OUTCOMES) expect(widthsOf(marks, outcome)).toEqual([]);
  });

  it('names the licences that run out first, and tells what could not be read', () => {
    const licence = (name: string, free: number): { name: string; free: number; total: number } => ({
      ...{ name, free, total: 50 },
    });
    const many = [licence('A', 40), licence('B', 0), licence('C', -2), licence('D', 30)];
    const texts = textsOf(marksOf(reportWith({ licences: many })));
    expect(texts.filter((text) => /^\d+ de 50/.test(text))).toEqual(['0 de 50 · C', '0 de 50 · B']);
    expect(texts).toContain('y 2 más en el PDF');
    expect(textsOf(marksOf(reportWith({ licences: null })))).toContain('no se pudo leer');
    expect(textsOf(marksOf(reportWith({ licences: [] })))).toContain('ninguna que se pueda asignar');
  });

  it('writes out what Microsoft calls the licences', () => {
    const licences = [
      { name: 'Microsoft 365 Business Standard EEA (no Teams)', free: 0, total: 1_250 },
      { name: 'Exchange Online (Plan 1)', free: 0, total: 250 },
      { name: 'Exchange Online (Plan 2)', free: 12, total: 250 },
    ];
    for (const m of [spanish, english]) {
      const texts = textsOf(marksOf(reportWith({ licences }), m));
      for (const { name } of licences) expect(texts.join(' ')).toContain(name);
      expect(texts.filter((text) => text.includes('…'))).toEqual([]);
    }
  });

  const huge: KindCount = { kind: 'creation', closed: 98_765, open: 1, rejected: 1, cancelled: 1, unfinished: 1 };
  it.each<[string, Partial<MonthlyReport>]>([
    ['one kind a thousand times the others', { requests: [huge, ...reportWith().requests.slice(1)] }],
    ['a single request', { requests: quietReport().requests.map((one, at) => (at === 0 ? { ...one, open: 1 } : one)) }],
    ['times of years and of no time', { approval: { count: 2, median: 0, p90: 0 } }],
    ['only times of years', { approval: null, delivery: { count: 12_345, median: 4_321.5, p90: 98_765.4 } }],
    ['nothing but times of nothing', { approval: { count: 1, median: 0, p90: 0 }, delivery: null }],
    ['a long name of the institution', { institution: { name: 'Ñandú &<b>😀 '.repeat(60), nit: '1' } }],
    ['a long name without a blank', { institution: { name: 'Ñ'.repeat(900), nit: '1' } }],
    ['a long name of a licence', { licences: [{ name: 'PACK_'.repeat(60), free: 1, total: 1 }] }],
    ['many of everything', { endingTotal: 987_654, accounts: { active: 9_876_543, suspended: 876_543 } }],
  ])('keeps within its edges with %s', (_, change) => {
    for (const m of [spanish, english]) {
      for (const mark of marksOf(reportWith(change), m)) {
        const width = mark.kind === 'box' ? mark.width : pen.widthOf(mark.text, mark);
        const back = mark.kind === 'box' || mark.align === 'left' ? 0 : mark.align === 'right' ? width : width / 2;
        expect(width).toBeGreaterThanOrEqual(0);
        expect(mark.x - back, JSON.stringify(mark)).toBeGreaterThanOrEqual(0);
        const isRequests = mark.y > 165 && mark.y < 665 && mark.x < TIMES_BEGIN;
        const end = isRequests ? TIMES_BEGIN : mark.kind === 'box' ? 1_600 : 1_600 - 60;
        expect(mark.x - back + width, JSON.stringify(mark)).toBeLessThanOrEqual(end);
        expect(mark.y).toBeLessThanOrEqual(900);
      }
    }
  });

  it('gives every part of a bar room for its number', () => {
    const marks = marksOf(reportWith({ requests: [huge, ...reportWith().requests.slice(1)] }));
    marks.forEach((mark, at) => {
      const box = marks[at - 1];
      if (mark.kind !== 'text' || mark.align !== 'centre' || box?.kind !== 'box') return;
      expect(pen.widthOf(mark.text, mark)).toBeLessThan(box.width);
    });
  });

  it('shortens what does not fit, and says so', () => {
    const hand = { size: 20, bold: false };
    const cut = (text: string, most: number): readonly string[] => shortened(pen, { text, hand, width: 120, most });
    expect(cut('corto', 1)).toEqual(['corto']);
    expect(cut('uno dos tres cuatro cinco seis siete', 2)).toHaveLength(2);
    expect(cut('uno dos tres cuatro cinco seis siete', 2).at(-1)).toMatch(/…$/);
    for (const line of cut('uno dos tres cuatro cinco seis siete', 2)) {
      expect(pen.widthOf(line, hand)).toBeLessThanOrEqual(120);
    }
  });
});
