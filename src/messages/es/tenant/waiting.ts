import type { FindingKind } from '#domain/account/finding.ts';
import { whole } from '../whole-number.ts';

function workingDays(days: number): string {
  return days === 1 ? '1 día hábil' : `${days} días hábiles`;
}

/** The reminder of what waits for the systems area. */
export const esWaiting = {
  title: (count: number): string =>
    count === 1 ? '1 asunto espera al área de sistemas' : `${whole(count)} asuntos esperan al área de sistemas`,
  requests: (count: number): string =>
    count === 1
      ? 'Una solicitud espera que alguien la decida o la ejecute:'
      : `${whole(count)} solicitudes esperan que alguien las decida o las ejecute:`,
  questions: (count: number): string =>
    count === 1 ? 'Una pregunta espera respuesta:' : `${whole(count)} preguntas esperan respuesta:`,
  findings: (count: number): string =>
    count === 1
      ? 'Un cambio hecho fuera del procedimiento espera una decisión:'
      : `${whole(count)} cambios hechos fuera del procedimiento esperan una decisión:`,
  toDecide: (days: number): string => `falta decidirla, hace ${workingDays(days)}`,
  toBegin: (days: number): string => `aprobada y sin ejecutar, hace ${workingDays(days)}`,
  toAnswer: (days: number): string => `sin respuesta hace ${workingDays(days)}`,
  /** What was done to the account, in a word or two. */
  what: {
    made: 'creada',
    renamed: 'cambió de nombre o dirección',
    blocked: 'bloqueada',
    unblocked: 'desbloqueada',
    deleted: 'eliminada',
    unlicensed: 'sin licencia',
  } satisfies Record<FindingKind, string>,
  finding: (days: number): string => `visto hace ${workingDays(days)}`,
  restorable: (days: number): string =>
    days === 0
      ? 'puede que ya no se alcance a recuperar'
      : days === 1
        ? 'queda 1 día para poder recuperarla'
        : `quedan ${days} días para poder recuperarla`,
  /** A button below the first ones. */
  all: (more: number): string => `Ver todo: hay ${whole(more)} más`,
  /** For whoever leads the area. */
  more: (count: number): string =>
    count === 1
      ? 'Hay 1 más: cualquier persona del área de sistemas lo ve en la pestaña Inicio de Correo.'
      : `Hay ${whole(count)} más: cualquier persona del área de sistemas los ve en la pestaña Inicio de Correo.`,
  /** To the channel. */
  here: 'Se atiende en este canal (en la tarjeta de cada solicitud, en cada pregunta y en el aviso de los cambios) o en la pestaña Inicio de Correo, que lo tiene todo.',
  /** To one person. */
  there: 'Se atiende en el canal de sistemas o en la pestaña Inicio de Correo, que lo tiene todo.',
  /** To the head of the systems area. */
  head: 'Le llega este aviso porque usted dirige el área de sistemas. Lo atiende su equipo, en el canal del área.',
};
