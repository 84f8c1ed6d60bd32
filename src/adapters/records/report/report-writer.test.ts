import { describe, expect, it } from 'vitest';
import { createMessages } from '#messages/messages.ts';
import { handOver, quietReport, reportWith } from '#use-cases/records/report.fixture.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { readPdf } from '../pdf/read-pdf.fixture.ts';
import { createReportWriter } from './report-writer.ts';

const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });
const writer = createReportWriter({ messages, paper: 'letter' });

/** Width, height, bits and kind of colour, as the file's first chunk has them. */
function pngHead(content: Uint8Array): { readonly width: number; readonly height: number; readonly signature: string } {
  const bytes = Buffer.from(content);
  return {
    signature: bytes.subarray(1, 4).toString('latin1'),
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
  };
}

describe('the picture of the monthly report', () => {
  it('is a PNG of 1600 by 900 with a name of its month, and a title that tells what it shows', async () => {
    const { name, title, mediaType, content } = await writer.picture(reportWith());
    expect({ name, title, mediaType }).toEqual({
      name: 'informe-2026-10.png',
      title: 'Gráfica del correo institucional: solicitudes y tiempos de octubre de 2026',
      mediaType: 'image/png',
    });
    expect(pngHead(content)).toEqual({ signature: 'PNG', width: 1600, height: 900 });
    expect(content.byteLength).toBeLessThan(400_000);
  });

  it('is the same, byte for byte, of the same report, and another one of another', async () => {
    const [one, again, other] = await Promise.all(
      [reportWith(), reportWith(), reportWith({ endingTotal: 3 })].map(async (report) => await writer.picture(report)),
    );
    expect(Buffer.from(again?.content ?? []).equals(Buffer.from(one?.content ?? []))).toBe(true);
    expect(Buffer.from(other?.content ?? []).equals(Buffer.from(one?.content ?? []))).toBe(false);
  });

  it('is drawn of names with markup too', async () => {
    const institution = { name: 'Alcaldía <&> "Ñ" \u0000 &amp; ]]>', nit: '1' };
    expect(pngHead((await writer.picture(reportWith({ institution }))).content).width).toBe(1600);
  });
});

describe('the document of the monthly report', () => {
  const read = async (report: MonthlyReport): ReturnType<typeof readPdf> =>
    await readPdf((await writer.document(report)).content);

  it('carries the header of the management system on every page, its own code, the procedure and its language', async () => {
    const { name, title, mediaType } = await writer.document(reportWith());
    expect({ name, title, mediaType }).toEqual({
      name: 'informe-2026-10.pdf',
      title: 'Informe mensual de correos corporativos · octubre de 2026',
      mediaType: 'application/pdf',
    });
    const handOvers = Array.from({ length: 60 }, (_, at) => handOver(at));
    const { pages, info } = await read(reportWith({ handOvers }));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach(({ lines, width, height }, at) => {
      const text = lines.join('\n');
      expect([width, height]).toEqual([612, 792]);
      for (const said of [
        ...['SISTEMA INTEGRADO DE GESTIÓN', 'Informe mensual de correos corporativos', 'Código: INF-GTI-002'],
        ...[
          'PT-GTI-002',
          'Versión: 01',
          'NIT 899999999-0',
          `Página: ${at + 1} de ${pages.length}`,
          'hecho el 3/11/2026',
        ],
      ]) {
        expect(text).toContain(said);
      }
    });
    expect(info).toMatchObject({ Title: title, Language: 'es-CO' });
  });

  it('tells everything in tables that are found by who searches', async () => {
    const { text } = await read(reportWith());
    for (const line of [
      'Creación | 9 | 3 | 1 | 1 | 0 | 14',
      'Todas | 29 | 7 | 3 | 2 | 1 | 42',
      'Creación | 3 | 3 de agosto de 2026',
      'Eliminación | 1 | 14 de septiembre de 2026',
      'Hasta la aprobación | 31 | 3,3 horas hábiles | 11 horas hábiles',
      'Hasta la entrega | 12 | 7,5 horas hábiles | 26 horas hábiles',
      'STANDARDPACK | 3 | 250',
      'Ana Lucía Muñoz Ñáñez | ana.munoz@rioclaro.example | 15 de noviembre de 2026',
      'Activas | 1.240',
      'Suspendidas | 17',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toContain('FT-GTI-006-2026-00031 | Íñigo Núñez Güiza | 20 de octubre de 2026');
    expect(text).not.toContain('MES SIN TERMINAR');
    expect((await read(reportWith({ isPartial: true }))).text).toContain('MES SIN TERMINAR');
    expect(text).toContain('Cambio de la contraseña');
    expect(text).toContain('Contratos que terminan en noviembre de 2026');
    const words = text.replaceAll(/\s+/gu, ' ');
    for (const said of ['Decididas por una sola persona', 'FT-GTI-006-2026-00021, FT-GTI-006-2026-00025'])
      expect(words).toContain(said);
  });

  it('is tagged: the picture has words for who cannot see it, and what is a table is one', async () => {
    const { content } = await writer.document(reportWith());
    const { marked, pages, xmp } = await readPdf(content);
    expect(marked).toBe(true);
    expect(xmp('pdfaid:part')).toBe('2');
    const roles = pages.flatMap((page) => page.roles);
    expect(roles.filter((role) => role === 'Figure')).toHaveLength(1);
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'P']) expect(roles).toContain(role);
  });

  it('is the same, byte for byte, of the same report', async () => {
    const [one, again] = [await writer.document(reportWith()), await writer.document(reportWith())];
    expect(Buffer.from(again.content).equals(Buffer.from(one.content))).toBe(true);
  });

  it('says in words what is not there: a month without anything, and a tenant that did not answer', async () => {
    const { text, pages } = await read(quietReport({ licences: null }));
    for (const said of [
      ...['Sin solicitudes este mes', 'Todas | 0 | 0 | 0 | 0 | 0', 'Hasta la entrega | 0 | — | —'],
      ...[
        'Ninguna entrega está pendiente.',
        'No queda abierta ninguna solicitud de meses anteriores.',
        'No se pudo leer en Microsoft 365',
        'Ninguna cuenta activa o suspendida tiene un contrato que termine en ese mes.',
      ],
    ]) {
      expect(text).toContain(said);
    }
    expect(pages.length).toBe(2);
  });

  it('keeps long names within the page, and tells how many contracts it does not name', async () => {
    const displayName = `María de los Ángeles ${'Fernández de Córdoba y Ñáñez-Güiza '.repeat(12)}`;
    const handOvers = Array.from({ length: 9 }, (_, at) => handOver(at, { displayName }));
    const address = `${'nombre.largo.'.repeat(20)}@rioclaro.example`;
    const ending = Array.from({ length: 20 }, () => ({ displayName, address, contractEnd: '2026-11-30' }));
    const { pages, text } = await read(reportWith({ handOvers, ending, endingTotal: 1_054 }));
    for (const { pieces, width } of pages) {
      for (const { left, right } of pieces) {
        expect(left).toBeGreaterThanOrEqual(44);
        expect(right).toBeLessThanOrEqual(width - 44);
      }
    }
    expect(text).toContain('y 1.034 más');
  });
});
