import type { PlanChange } from '#domain/plan.ts';
import type { RequestState } from '#domain/request.ts';

const states: Readonly<Record<RequestState, string>> = {
  submitted: 'Recibida',
  info_requested: 'Falta información',
  approved: 'Aprobada',
  executing: 'En ejecución',
  failed: 'Detenida',
  executed: 'Cuenta lista',
  delivered: 'Entregada',
  closed: 'Cerrada',
  rejected: 'Rechazada',
  cancelled: 'Retirada',
};

export interface CardFacts {
  /** Whose account it is. */
  readonly holder: string;
  /** The responsible official has it, to hand over in person. */
  readonly inPerson: boolean;
  readonly who: string;
  readonly at: string;
  readonly reason: string;
  readonly handedTo: string;
  readonly address: string;
}

/** What happened, what comes next and who acts: for the person who asked. */
const forRequester: Readonly<Record<RequestState, (facts: CardFacts) => string>> = {
  submitted: () => 'Recibimos su solicitud. El área de sistemas la revisa; usted no tiene que hacer nada.',
  info_requested: () => 'El área de sistemas le hizo una pregunta. Respóndala con el botón Responder para continuar.',
  approved: ({ who, at }) => `La aprobó ${who} (${at}). El área de sistemas la ejecuta; usted no tiene que hacer nada.`,
  executing: () => 'Estamos creando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
  failed: () =>
    'Hubo un inconveniente y el área de sistemas ya lo sabe. Usted no tiene que hacer nada; nada se perdió.',
  executed: ({ address }) => `La cuenta ${address} está lista. Ahora se le entrega a la persona.`,
  delivered: ({ handedTo, holder, inPerson }) =>
    inPerson
      ? `La cuenta se le envió a ${handedTo} para que la entregue en persona a ${holder}. Falta que ${holder} cambie la contraseña temporal.`
      : `La cuenta se entregó a ${handedTo}. Falta que cambie la contraseña temporal.`,
  closed: () => 'La persona ya entró y cambió su contraseña. La solicitud quedó cerrada.',
  rejected: ({ who, reason }) => `${who} la rechazó: ${reason}\nSi hace falta, envíe otra con /correo.`,
  cancelled: ({ at }) => `Usted la retiró (${at}). No se creó ninguna cuenta.`,
};

const forSystems: Readonly<Record<RequestState, (facts: CardFacts) => string>> = {
  submitted: () => 'Revise el plan y decida con los botones.',
  info_requested: ({ who }) => `${who} pidió información. Cuando respondan, la respuesta aparece en este hilo.`,
  approved: ({ who, at }) => `La aprobó ${who} (${at}). Pulse Ejecutar para crear la cuenta.`,
  executing: ({ who, at }) => `La ejecuta ${who} (desde ${at}).`,
  failed: () => 'La ejecución se detuvo.',
  executed: () => 'La cuenta quedó creada y comprobada en Microsoft 365. Sigue la entrega.',
  delivered: ({ handedTo, holder, inPerson }) =>
    inPerson
      ? `La cuenta se le envió a ${handedTo} para que la entregue en persona a ${holder}. Se espera el cambio de la contraseña temporal.`
      : `La cuenta se entregó a ${handedTo}. Se espera el cambio de la contraseña temporal.`,
  closed: ({ at }) => `La contraseña temporal se cambió, comprobado en Microsoft 365 (${at}).`,
  rejected: ({ who, at, reason }) => `La rechazó ${who} (${at}): ${reason}`,
  cancelled: ({ who, at }) => `La retiró ${who} (${at}). No se creó ninguna cuenta.`,
};

export const esCard = {
  states,
  sentence: { requester: forRequester, systems: forSystems },
  title: (number: string): string => `Solicitud ${number}`,
  fallback: (number: string, state: RequestState, who: string): string =>
    `Solicitud ${number} (${who}): ${states[state].toLowerCase()}`,
  labels: {
    state: 'Estado',
    account: 'Cuenta para',
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
  planning: 'Revisando direcciones y licencias en Microsoft 365…',
  seats: (sku: string, free: number, total: number): string =>
    free === 0
      ? `${sku}: no quedan licencias de ${total}. Libere o compre una antes de ejecutar.`
      : `${sku}: ${free === 1 ? 'queda 1' : `quedan ${free}`} de ${total}`,
  notInChat: 'Aún no está en el chat; la entrega se hará por medio del responsable',
  until: (date: string): string => `hasta el ${date}`,
  changed: (change: PlanChange): string => {
    switch (change.what) {
      case 'address':
        return `la dirección cambió de ${change.before} a ${change.after}`;
      case 'licence':
        return `la licencia cambió de ${change.before} a ${change.after}`;
      case 'groups':
        return `los grupos cambiaron de «${change.before}» a «${change.after}»`;
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
  },
  withdrawConfirm: {
    title: '¿Retirar la solicitud?',
    text: 'No se creará la cuenta. Podrá enviar otra solicitud cuando quiera.',
    confirm: 'Retirar',
    deny: 'Volver',
  },
  thread: {
    question: (who: string): string => `Pregunta de ${who}:`,
    answer: (who: string): string => `Respuesta de ${who}:`,
    yourAnswer: 'Su respuesta:',
    failed: (sentence: string): string => `La ejecución se detuvo. ${sentence}`,
  },
};
