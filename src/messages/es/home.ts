import type { HomeList } from '#domain/home-lists.ts';
import type { RequestState } from '#domain/request/states.ts';
import { AWAITED } from './request/sentences.ts';
import { whole } from './whole-number.ts';

/** For the requester: what comes next. For delivered and submitted requests it says what is missing instead. */
const next: Readonly<Record<Exclude<RequestState, 'submitted' | 'delivered'>, string>> = {
  info_requested: 'Falta su respuesta: pulse Responder en la pestaña Inicio o en el mensaje de la solicitud.',
  approved: 'Ya está aprobada y el área de sistemas la va a ejecutar.',
  executing: 'Se está haciendo; usted no tiene que hacer nada.',
  failed: AWAITED.repair,
  executed: 'El trabajo está hecho; sigue la entrega, que hace Correo.',
  scheduled: 'Espera su fecha; usted no tiene que hacer nada.',
  closed: 'Terminó.',
  rejected: 'El motivo está en el mensaje que le enviamos.',
  cancelled: 'No siguió adelante.',
};

function workingDays(days: number): string {
  return days === 1 ? '1 día hábil' : `${days} días hábiles`;
}

/** The titles of the windows with a whole list: up to 24 letters. */
const lists: Readonly<Record<HomeList, string>> = {
  questions: 'Preguntas para mí',
  ratifications: 'Bloqueos por ratificar',
  agreements: 'Contratos por confirmar',
  receipts: 'Entregas por confirmar',
  passwords: 'Contraseñas por cambiar',
  contracts: 'Contratos por decidir',
  requests: 'Mis solicitudes',
  accounts: 'Mis cuentas',
  department: 'Mi dependencia',
  department_ending: 'Contratos que terminan',
  queue: 'Por decidir o ejecutar',
  unanswered: 'Preguntas por responder',
  failed: 'Ejecuciones detenidas',
  by_hand: 'Pasos a mano',
  handed_over: 'Entregas pendientes',
  findings: 'Cambios por decidir',
  licences: 'Licencias',
  ending: 'Contratos de este mes',
  overdue: 'Contratos vencidos',
};

/** The bot's home page. */
export const esHome = {
  title: 'Correo institucional',
  intro:
    'Pida una cuenta de correo para usted, un compañero, un funcionario nuevo o su dependencia; o modifique, elimine o restaure una que ya existe.',
  ask: 'Hacer una solicitud',
  commands: 'También puede escribir /correo, /correo estado o /correos en cualquier conversación.',
  failed: (reference: string): string =>
    `Algo falló de nuestro lado y no pudimos mostrar esta página; nada se perdió. Ábrala otra vez en un momento. Si sigue, escriba /correo estado y dígale al área de sistemas esta referencia: ${reference}`,
  /** The button that opens a whole list; `what` is its title. */
  all: (what: string, count: number): string => `${what}: ver todo (${whole(count)})`,
  lists,
  listUnknown: 'Microsoft 365 no respondió a tiempo. Abra otra vez la pestaña Inicio para intentarlo.',
  noneLeft: 'Ya no queda nada en esta lista.',
  ago: (days: number): string => (days === 0 ? 'hace menos de 1 día hábil' : `hace ${workingDays(days)}`),
  /** The last two parts of a list. */
  and: (before: string, last: string): string => `${before} y ${last}`,
  missing: (what: string): string => `Falta ${what}.`,
  missingParts: {
    holder: 'que quien la usa confirme que la recibió',
    department: 'que la dependencia confirme que la recibió',
    password: 'que se cambie la contraseña',
  },
  waiting: {
    title: 'Lo que espera por mí',
    none: 'Nada espera por usted en este momento.',
    question: (who: string, number: string): string => `${who} pregunta, para seguir con la solicitud ${number}:`,
    answer: 'Responder',
    receipt: (address: string, holder: string, number: string): string =>
      `¿Ya se recibió la cuenta ${address} (${holder})? Confírmelo para la solicitud ${number}.`,
    confirm: 'Confirmar que se recibió',
    password: (address: string): string =>
      `Falta su contraseña nueva en ${address}: vea el acceso temporal, entre con él y elíjala.`,
    passwordInPerson: (address: string, holder: string): string =>
      `Falta que ${holder} entre a ${address} y cambie la contraseña: entréguele en persona el acceso temporal.`,
    reveal: 'Mostrar el acceso temporal',
    contract: (address: string, name: string, day: string): string =>
      `La cuenta ${address} (${name}) va hasta el ${day}`,
    left: (days: number): string =>
      days === 0
        ? 'después de hoy no queda ningún día hábil'
        : `después de hoy ${days === 1 ? 'queda' : 'quedan'} ${workingDays(days)}`,
    extend: 'Si el contrato sigue, pulse Pedir prórroga.',
    askExtension: 'Pedir prórroga',
    steps: (address: string): string => `Primeros pasos con la cuenta ${address}`,
  },
  requests: {
    title: 'Mis solicitudes',
    none: 'No tiene solicitudes abiertas ni terminadas en los últimos 30 días. Para hacer una, pulse «Hacer una solicitud».',
    sent: (at: string): string => `enviada el ${at}`,
    next,
    /** For a request that was closed early. */
    closed: {
      unfinished: 'Lo que ya se había hecho quedó hecho. El motivo está en el mensaje de la solicitud.',
      gone: 'La cuenta ya no existe en Microsoft 365.',
      handedOver: 'Se cerró sin esperar lo que faltaba de la entrega.',
      replaced: (number: string): string => `La reemplazó la solicitud ${number}.`,
    },
    awaited: AWAITED,
  },
  asked: {
    title: 'Mis preguntas al área de sistemas',
    waits: 'espera respuesta; le llega por mensaje directo',
    answered: (who: string, at: string): string => `la respondió ${who} (${at})`,
  },
  accounts: {
    title: 'Mis cuentas',
    none: 'En la lista de correos no hay cuentas suyas ni por las que usted responda. Cuando haya una, aparece aquí.',
    until: (day: string): string => `contrato hasta el ${day}`,
  },
  department: {
    title: 'Mi dependencia',
    accounts: 'Cuentas de la dependencia',
    noAccounts: 'La lista de correos no tiene cuentas de la dependencia.',
    ending: 'Contratos que terminan en los próximos tres meses',
    noEnding: 'Ningún contrato termina en los próximos tres meses.',
  },
  desk: {
    title: 'Mesa de correo',
    count: (title: string, count: number): string => `${title}: ${whole(count)}`,
    queue: 'Por decidir o ejecutar',
    noQueue: 'Ninguna solicitud espera una decisión.',
    unanswered: 'Preguntas por responder',
    noUnanswered: 'Ninguna pregunta espera respuesta.',
    states: {
      submitted: 'Falta decidir',
      unconfirmed: 'Falta confirmar la fecha del contrato',
      approved: 'Falta ejecutarla',
      asked: (who: string): string => `Espera la respuesta de ${who}`,
      noPlan: (sentence: string): string => `No se pudo hacer el plan: ${sentence}`,
    },
    by: (who: string): string => `la pide ${who}`,
    failed: 'Ejecuciones detenidas',
    noFailed: 'Ninguna ejecución está detenida.',
    since: (at: string): string => `Desde el ${at}`,
    byHand: 'Pasos a mano',
    noByHand: 'Ningún paso a mano está pendiente.',
    handedOver: 'Entregas pendientes',
    noHandedOver: 'Ninguna entrega está pendiente.',
    handed: (who: string, ago: string): string => `Entregada a ${who} ${ago}.`,
    details: {
      title: 'Solicitud',
      gone: 'No encontramos esa solicitud. Abra otra vez la pestaña Inicio para ver la lista de ahora.',
      notSystems: 'Solo el área de sistemas puede ver el detalle. Para ver sus solicitudes escriba /correo estado.',
    },
    licences: 'Licencias',
    noLicences: 'Microsoft 365 no muestra licencias que se puedan asignar.',
    licencesUnknown:
      'No se pudieron leer las licencias en Microsoft 365 en este momento. Lo demás está al día; abra otra vez la pestaña Inicio para intentarlo.',
    licence: (name: string, free: number, total: number): string =>
      free <= 0
        ? `⚠ ${name}: no queda ninguna de ${whole(total)}. Libere o compre una.`
        : `${name}: ${free === 1 ? 'queda 1' : `quedan ${whole(free)}`} de ${whole(total)}`,
    /** Follows a licence: what was left of it some weeks ago. */
    before: (free: number, weeks: number): string =>
      `hace ${weeks === 1 ? '1 semana' : `${weeks} semanas`} ${free === 1 ? 'quedaba 1' : `quedaban ${whole(Math.max(0, free))}`}`,
    same: (weeks: number): string => `igual que hace ${weeks === 1 ? '1 semana' : `${weeks} semanas`}`,
    findings: 'Cambios fuera del procedimiento por decidir',
    noFindings: 'Ningún cambio hecho fuera del procedimiento espera una decisión.',
    foundAt: (at: string): string => `encontrado el ${at}`,
    ending: 'Contratos que terminan este mes',
    noEnding: 'Ningún contrato termina en lo que queda del mes.',
    overdue: 'Contratos vencidos con la cuenta todavía activa',
  },
};
