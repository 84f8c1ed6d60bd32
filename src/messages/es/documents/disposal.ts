import type { Disposed } from '#domain/trail/disposal.ts';

const what: Readonly<Record<Disposed, string>> = {
  request: 'Datos personales de una solicitud',
  record: 'Registro archivado',
  report: 'Informe mensual archivado',
  account: 'Datos personales de una cuenta eliminada',
  events: 'Datos personales de hechos sin solicitud',
  findings: 'Datos personales de cambios encontrados',
  questions: 'Preguntas al área de sistemas',
};

/** The disposal record: what retention removed. */
export const esDisposal = {
  title: 'Acta de eliminación por tiempo de conservación',
  fileName: 'acta-de-eliminacion.csv',
  what,
  columns: [
    'N.º',
    'Qué se eliminó',
    'Número',
    'Tipo',
    'Fecha del documento',
    'Cantidad',
    'Regla',
    'Eliminado el',
    'SHA-256 del archivo',
    'Identificador',
  ],
  text: (lines: number): string =>
    `El acta de lo que se ha eliminado porque pasó el tiempo de conservación, con ${lines === 1 ? '1 línea' : `${lines} líneas`}. No contiene datos personales.`,
  sent: 'Le enviamos el acta de eliminación por mensaje directo.',
  refusal: {
    not_allowed: 'Solo el área de sistemas y la persona de control pueden pedir el acta de eliminación. Nada cambió.',
    nothing_yet: 'Todavía no se ha eliminado nada por tiempo de conservación: no hay acta.',
  },
};
