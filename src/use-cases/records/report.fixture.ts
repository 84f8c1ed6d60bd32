import type { KindCount } from '#domain/report/report.ts';
import type { MonthlyReport, OpenHandOver } from '#use-cases/ports/store/report.ts';

const NOTHING = { closed: 0, open: 0, rejected: 0, cancelled: 0, unfinished: 0 };

/** A busy month; `change` replaces parts of it. */
export function reportWith(change: Partial<MonthlyReport> = {}): MonthlyReport {
  return {
    month: '2026-10',
    nextMonth: '2026-11',
    madeAt: new Date('2026-11-03T13:00:12Z'),
    isPartial: false,
    institution: { name: 'Gobernación del Río Claro', nit: '899999999-0' },
    version: { code: 'INF-GTI-002', version: '01', date: '2015-03-25' },
    requests: [
      { kind: 'creation', closed: 9, open: 3, rejected: 1, cancelled: 1, unfinished: 0 },
      { kind: 'modification', closed: 13, open: 2, rejected: 2, cancelled: 0, unfinished: 1 },
      { kind: 'deletion', closed: 4, open: 1, rejected: 0, cancelled: 0, unfinished: 0 },
      { kind: 'restoration', closed: 1, open: 0, rejected: 0, cancelled: 0, unfinished: 0 },
      { kind: 'suspension', closed: 2, open: 1, rejected: 0, cancelled: 1, unfinished: 0 },
    ],
    earlier: [
      { kind: 'creation', open: 3, oldest: new Date('2026-08-03T15:00:00Z') },
      { kind: 'deletion', open: 1, oldest: new Date('2026-09-14T15:00:00Z') },
    ],
    approval: { count: 31, median: 3.25, p90: 11.4 },
    delivery: { count: 12, median: 7.5, p90: 26 },
    handOvers: [
      handOver(12, { missing: ['holder', 'department'], passwordChanged: false }),
      handOver(31, { displayName: 'Íñigo Núñez Güiza', missing: ['department'] }),
      handOver(33, { displayName: 'Secretaría de Salud', missing: [], passwordChanged: false, handedAt: null }),
    ],
    alone: ['FT-GTI-006-2026-00021', 'FT-GTI-006-2026-00025'],
    licences: [{ name: 'STANDARDPACK', free: 3, total: 250 }],
    ending: [
      { displayName: 'Ana Lucía Muñoz Ñáñez', address: 'ana.munoz@rioclaro.example', contractEnd: '2026-11-15' },
      { displayName: 'Hugo Holder', address: 'hugo.holder@rioclaro.example', contractEnd: '2026-11-30' },
    ],
    endingTotal: 2,
    accounts: { active: 1240, suspended: 17 },
    ...change,
  };
}

/** A month without requests, in an institution that has just begun. */
export function quietReport(change: Partial<MonthlyReport> = {}): MonthlyReport {
  const kinds = ['creation', 'modification', 'deletion', 'restoration', 'suspension'] as const;
  return reportWith({
    ...{
      requests: kinds.map((kind): KindCount => ({ kind, ...NOTHING })),
      approval: null,
      delivery: null,
      earlier: [],
    },
    ...{ handOvers: [], alone: [], ending: [], endingTotal: 0, accounts: { active: 0, suspended: 0 } },
    ...change,
  });
}

export function handOver(number: number, change: Partial<OpenHandOver> = {}): OpenHandOver {
  return {
    number: `FT-GTI-006-2026-${String(number).padStart(5, '0')}`,
    displayName: 'Ana Lucía Muñoz Ñáñez',
    handedAt: new Date('2026-10-20T15:30:00Z'),
    missing: ['holder'],
    passwordChanged: true,
    ...change,
  };
}
