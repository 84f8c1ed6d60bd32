import type { Kind } from '#domain/form.ts';
import type { Change, PlanChange } from '#domain/plan.ts';
import type { RequestState, Rule } from '#domain/request.ts';
import { esForRequester, esForSystems } from './es-sentences.ts';

const states: Readonly<Record<RequestState, string>> = {
  submitted: 'Recibida',
  info_requested: 'Falta información',
  approved: 'Aprobada',
  executing: 'En ejecución',
  failed: 'Detenida',
  executed: 'Cuenta lista',
  delivered: 'Entregada',
  scheduled: 'Programada',
  closed: 'Cerrada',
  rejected: 'Rechazada',
  cancelled: 'Retirada',
};

const kinds: Readonly<Record<Kind, string>> = {
  creation: 'Creación de cuenta',
  modification: 'Modificación',
  deletion: 'Eliminación de cuenta',
  restoration: 'Restauración de cuenta',
  suspension: 'Suspensión por fin de contrato',
};

const rules: Readonly<Record<Rule, string>> = {
  self_service: 'No necesitó aprobación: la persona pidió una contraseña nueva para su propia cuenta.',
  contract_end: 'No necesitó aprobación: el contrato terminó y la regla de la institución es suspender la cuenta.',
  undo: 'No necesitó aprobación: deshace una eliminación dentro del plazo.',
};

/** Seats that are left of a licence. */
function seats(sku: string, free: number, total: number): string {
  return free === 0
    ? `${sku}: no quedan licencias de ${total}. Libere o compre una antes de ejecutar.`
    : `${sku}: ${free === 1 ? 'queda 1' : `quedan ${free}`} de ${total}`;
}

export const esCard = {
  states,
  /** The state of a deletion that was undone. */
  undone: 'Deshecha',
  kinds,
  rules,
  sentence: { requester: esForRequester, systems: esForSystems },
  title: (number: string, what: string): string => `Solicitud ${number} · ${what}`,
  fallback: (number: string, state: RequestState, who: string): string =>
    `Solicitud ${number} (${who}): ${states[state].toLowerCase()}`,
  labels: {
    state: 'Estado',
    account: 'Cuenta para',
    existing: 'Cuenta',
    what: 'Se pide',
    reason: 'Motivo',
    joins: 'Entra a los grupos',
    leaves: 'Sale de los grupos',
    frees: 'Se libera la licencia',
    gives: 'Se asigna la licencia',
    lastDay: 'Último día',
    requester: 'La pide',
    document: 'Documento',
    position: 'Cargo',
    department: 'Dependencia',
    relation: 'Vinculación',
    chatUser: 'En el chat',
    responsible: 'Responsable',
    justification: 'Justificación',
    plan: 'Plan',
    address: 'Dirección',
    licence: 'Licencia',
    steps: 'Pasos',
    groups: 'Grupos',
    progress: 'Avance',
    question: 'Pregunta',
    submitted: 'Enviada el',
  },
  undoes: (number: string): string => `Deshace la solicitud ${number}.`,
  approvedBy: (who: string, at: string): string => `Aprobada por ${who} el ${at}`,
  startedBy: (who: string, at: string): string => `Puesta en marcha por ${who} el ${at}`,
  executedBy: (who: string, at: string): string => `Ejecutada por ${who} el ${at}`,
  planning: 'Revisando direcciones y licencias en Microsoft 365…',
  /** Seats before and after a change of licence. */
  seatsAfter: (sku: string, free: number, total: number): string =>
    `${seats(sku, free, total)}${free > 0 ? `; después del cambio, ${free - 1}` : ''}`,
  seats,
  notInChat: 'Aún no está en el chat; la entrega se hará por medio del responsable',
  until: (date: string): string => `hasta el ${date}`,
  noResponsible: 'todavía no tiene',
  changed: (change: PlanChange, say: (change: Change) => string): string => {
    switch (change.what) {
      case 'address':
        return `la dirección cambió de ${change.before} a ${change.after}`;
      case 'licence':
        return `la licencia cambió de ${change.before || '—'} a ${change.after || '—'}`;
      case 'groups':
        return `los grupos cambiaron de «${change.before || '—'}» a «${change.after || '—'}»`;
      case 'account':
        return `la cuenta ya no está como estaba (${change.changes.map(say).join('; ')})`;
      case 'settings':
        return 'cambió la configuración del buzón';
    }
  },
  planChanged: (changes: string): string =>
    `El plan aprobado ya no se puede cumplir: ${changes}. Revise el plan nuevo y apruébelo otra vez.`,
  buttons: {
    approve: 'Aprobar',
    reject: 'Rechazar',
    ask: 'Pedir información',
    execute: 'Ejecutar',
    retry: 'Reintentar',
    answer: 'Responder',
    withdraw: 'Retirar',
    undo: 'Reactivar',
    stop: 'Detener',
    lineDone: 'Hecho',
    lineNotRun: 'No se pudo',
    giveUp: 'Cerrar sin terminar',
  },
  /** The same button where the account was handed over already. */
  closeOtherwise: 'Cerrar de otro modo',
  withdrawConfirm: {
    title: '¿Retirar la solicitud?',
    text: 'No se hará lo que se pidió. Podrá enviar otra solicitud cuando quiera.',
    confirm: 'Retirar',
    deny: 'Volver',
  },
  stopConfirm: {
    title: '¿Detener la eliminación?',
    text: 'Todavía no se ha hecho nada con la cuenta: seguirá como está. Podrá pedirse de nuevo cuando haga falta.',
    confirm: 'Detener',
    deny: 'Volver',
  },
  undoConfirm: {
    title: '¿Reactivar la cuenta?',
    text: 'La eliminación queda sin efecto. Se devuelven la entrada, los grupos y las licencias, y se entrega una contraseña temporal.',
    confirm: 'Reactivar',
    deny: 'Volver',
  },
  byHand: {
    title: 'Paso a mano',
    who: 'Lo hace una persona del área de sistemas que administre Exchange, en Exchange Online PowerShell. Microsoft 365 no deja que Buzón lo haga.',
    copy: 'Copie y ejecute lo siguiente, tal como está:',
    then: 'Cuando termine sin error, pulse Hecho y Buzón comprueba el resultado. Si no se puede ejecutar, pulse No se pudo y cuente por qué; nada se pierde.',
    checking: 'El paso a mano está confirmado: comprobando en Microsoft 365…',
    notYet: 'Si se pulsó Hecho sin haber ejecutado esto, ejecútelo ahora; no hay que pulsar nada más:',
  },
  thread: {
    question: (who: string): string => `Pregunta de ${who}:`,
    answer: (who: string): string => `Respuesta de ${who}:`,
    yourAnswer: 'Su respuesta:',
    byHand: 'Falta un paso a mano: la tarjeta tiene las líneas para copiar. Quien lo haga pulsa Hecho en la tarjeta.',
    failed: (sentence: string): string => `La ejecución se detuvo. ${sentence}`,
    notReceived: (missing: string): string =>
      `Pasaron 5 días hábiles desde la entrega, y todavía falta: ${missing}. Hable con quien corresponda. Si no se va a completar, una persona del área de sistemas pulsa «Cerrar de otro modo» en la tarjeta y escribe el motivo.`,
    notReceivedBy: {
      holder: 'quien recibe la cuenta',
      department: 'la dependencia',
      /** Beside those who have to confirm. */
      password: 'el cambio de la contraseña temporal',
    },
    holderJoined: (holder: string): string =>
      `${holder} entró al chat con el correo de la solicitud y recibió la cuenta directamente. Si no es la persona, bloquee la cuenta y avise a quien la pidió.`,
  },
};
