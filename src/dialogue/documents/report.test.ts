import { describe, expect, it } from 'vitest';
import type { KindCount } from '#domain/report/report.ts';
import { createMessages } from '#messages/messages.ts';
import { handOver, quietReport, reportWith } from '#use-cases/records/report.fixture.ts';
import type { MonthlyReport } from '#use-cases/ports/store/report.ts';
import { linesIn } from '../screen.fixture.ts';
import { reportFileTitle, reportMessage } from './report.ts';

const messages = createMessages({ locale: 'es-CO', timeZone: 'America/Bogota' });

/** What stands in the message, line by line. */
function linesOf(report: MonthlyReport): readonly string[] {
  return linesIn(reportMessage(messages, report));
}

describe('the message of the monthly report', () => {
  it('tells the main numbers in plain words', () => {
    const [title, ...lines] = linesOf(reportWith());
    expect(title).toBe('Informe mensual de correo · octubre de 2026');
    expect(lines[0]).toContain('42 solicitudes en el mes');
    expect(lines).toContain('• Creación: 9 cerradas, 3 abiertas, 1 rechazada, 1 sin efecto');
    expect(lines).toContain('• Restauración: 1 cerrada');
    expect(lines).toContain('Abiertas de meses anteriores: 4; la más antigua se envió el 3 de agosto de 2026.');
    expect(lines).toContain(
      'Aprobación: la mitad se aprobó en 3,3 horas hábiles o menos; 9 de cada 10, en 11 horas hábiles o menos.',
    );
    expect(lines).toContain(
      'Entrega: la mitad se entregó en 7,5 horas hábiles o menos; 9 de cada 10, en 26 horas hábiles o menos.',
    );
    expect(lines).toContain('Entregas pendientes: 3; la más antigua espera desde el 20 de octubre de 2026.');
    expect(lines).toContain('• STANDARDPACK: quedan 3 de 250');
    expect(lines).toContain('Contratos que terminan en noviembre de 2026: 2. La lista está en el PDF.');
    expect(lines.join('\n')).toContain('Cuentas: 1.240 activas y 17 suspendidas.');
    expect(lines.join('\n')).toContain('La gráfica y el informe completo en PDF están en el hilo de este mensaje.');
  });

  it('says what there was none of, and what could not be read', () => {
    const text = linesOf(quietReport({ licences: null })).join('\n');
    for (const said of [
      'No hubo solicitudes en el mes.',
      'Aprobación: el área de sistemas no aprobó ninguna solicitud en el mes.',
      'Entrega: no se entregó ninguna cuenta en el mes.',
      'Abiertas de meses anteriores: ninguna.',
      'Entregas pendientes: ninguna.',
      'Licencias: no se pudo leer en Microsoft 365',
      'Contratos que terminan en noviembre de 2026: ninguno.',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('•');
  });

  it('of a single one says how long it took, and of less than an hour the minutes', () => {
    const text = linesOf(
      reportWith({ approval: { count: 1, median: 0.25, p90: 0.25 }, delivery: { count: 1, median: 1, p90: 1 } }),
    );
    expect(text).toContain('Aprobación: hubo una sola, y tardó 15 minutos hábiles.');
    expect(text).toContain('Entrega: hubo una sola, y tardó 1 hora hábil.');
  });

  it.each([
    [0.98, '59 minutos hábiles'],
    [0.999, '1 hora hábil'],
    [1.04, '1 hora hábil'],
    [1.06, '1,1 horas hábiles'],
    [9.96, '10 horas hábiles'],
    [10.4, '10 horas hábiles'],
    [1 / 60, '1 minuto hábil'],
    [0, '0 minutos hábiles'],
  ])('writes %d hours as %s', (hours, words) => {
    expect(messages.report.duration(hours)).toBe(words);
  });

  it('warns of licences of which none is left, before all others', () => {
    const licences = [
      { name: 'A', free: 12, total: 50 },
      { name: 'STANDARDPACK', free: 0, total: 250 },
    ];
    const lines = linesOf(reportWith({ licences }));
    const at = lines.indexOf('Licencias:');
    expect(lines.slice(at + 1, at + 3)).toEqual([
      '• ⚠ STANDARDPACK: no queda ninguna de 250. Libere o compre una.',
      '• A: quedan 12 de 50',
    ]);
  });

  it('names no more licences than fit, and tells how many there are', () => {
    const licences = Array.from({ length: 400 }, (_, at) => ({ name: 'PACK'.repeat(100), free: at, total: 1_000 }));
    const lines = linesOf(reportWith({ licences }));
    expect(lines).toContain('y 390 más en el PDF');
    expect(lines.join('\n').length).toBeLessThan(3_000);
  });

  it('does not know since when the oldest waits where none was handed to anybody', () => {
    const lines = linesOf(reportWith({ handOvers: [handOver(1, { handedAt: null })] }));
    expect(lines).toContain('Entregas pendientes: 1.');
  });

  it('is told in the notification by its title', () => {
    const counts: readonly KindCount[] = [];
    expect(reportMessage(messages, reportWith({ requests: counts })).summary).toBe(
      'Informe mensual de correo · octubre de 2026',
    );
  });

  it('has files that are called by what they are', () => {
    const titles = ['image/png', 'application/pdf'].map((mediaType) =>
      reportFileTitle(messages, { month: '2026-10', mediaType }),
    );
    const { pictureTitle, documentTitle } = messages.report;
    expect(titles).toEqual([pictureTitle('octubre de 2026'), documentTitle('octubre de 2026')]);
  });
});
