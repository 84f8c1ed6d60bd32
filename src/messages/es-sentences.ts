import type { Form, Kind } from '#domain/form.ts';
import type { RequestState, Rule } from '#domain/request.ts';

/** What the sentences of a card are made of. */
export interface CardFacts {
  readonly kind: Kind;
  readonly type: Form['type'];
  /** Whose account it is. */
  readonly holder: string;
  /** The responsible official has it, to hand over in person. */
  readonly inPerson: boolean;
  readonly who: string;
  readonly at: string;
  readonly reason: string;
  readonly handedTo: string;
  /** Both sides confirm the receipt. */
  readonly isConfirmed: boolean;
  /** Who has still to confirm. */
  readonly awaited: readonly string[];
  readonly passwordChanged: boolean;
  readonly address: string;
  /** Set where nobody has to approve. */
  readonly rule: Rule | null;
  /** A temporary password is handed over at the end. */
  readonly handsOver: boolean;
  /** Whoever approved may not execute. */
  readonly needsTwo: boolean;
  /** The bot itself rejected it: `reason` is a whole sentence. */
  readonly byItself: boolean;
  readonly supersededBy: string | null;
  /** Somebody of the systems area ended it before its end; without a reason where it was stopped before its day, or its account is gone. */
  readonly ended: { readonly who: string; readonly reason: string | null } | null;
  /** A deletion that has not begun, since its last day is not over. */
  readonly beforeLastDay: boolean;
  readonly waits: 'person' | 'date' | null;
  /** The day for which it waits, in words; empty when it is not known. */
  readonly day: string;
}

export type Sentences = Readonly<Record<RequestState, (facts: CardFacts) => string>>;

const WORKING: Readonly<Record<Kind, string>> = {
  creation: 'Estamos creando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
  modification: 'Estamos haciendo el cambio en Microsoft 365. Le avisaremos cuando esté listo.',
  deletion: 'Estamos cerrando la cuenta en Microsoft 365. Le avisaremos cuando quede suspendida.',
  restoration: 'Estamos recuperando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
  suspension: 'Estamos suspendiendo la cuenta en Microsoft 365.',
};

const TO_EXECUTE: Readonly<Record<Kind, string>> = {
  creation: 'Pulse Ejecutar para crear la cuenta.',
  modification: 'Pulse Ejecutar para hacer el cambio.',
  deletion: 'Pulse Ejecutar para cerrar la cuenta.',
  restoration: 'Pulse Ejecutar para recuperar la cuenta.',
  suspension: 'Pulse Ejecutar para suspender la cuenta.',
};

/** What stands at the end of a request that hands nothing over. */
function ending({ kind, type, supersededBy }: CardFacts): string {
  if (supersededBy !== null) return `La reemplazó la solicitud ${supersededBy}; esta ya no cuenta.`;
  if (type === 'redirection') return 'La redirección terminó el día previsto y ya se quitó.';
  switch (kind) {
    case 'deletion':
      return 'La cuenta se eliminó. Durante 30 días más se puede recuperar con /correo restaurar; después ya no.';
    case 'restoration':
      return 'La cuenta está activa otra vez, comprobado en Microsoft 365.';
    case 'suspension':
      return 'La cuenta quedó suspendida: nadie puede entrar y nada se borró. Si pasa el plazo sin una prórroga, se abre una solicitud para eliminarla y el área de sistemas la decide.';
    case 'creation':
    case 'modification':
      return 'El cambio quedó hecho y comprobado en Microsoft 365.';
  }
}

function delivered({ kind, handedTo, holder, address, inPerson }: CardFacts, next: string): string {
  if (kind === 'creation') {
    return inPerson
      ? `La cuenta se le envió a ${handedTo} para que la entregue en persona a ${holder}. ${next}`
      : `La cuenta se entregó a ${handedTo}. ${next}`;
  }
  return inPerson
    ? `La contraseña temporal de ${address} le llegó a ${handedTo} para que la entregue en persona a ${holder}. ${next}`
    : `${handedTo} ya puede ver la contraseña temporal de ${address}. ${next}`;
}

function endsOn(day: string): string {
  return day === '' ? 'Se elimina al terminar el plazo' : `Se elimina el ${day}`;
}

function whileWorking(facts: CardFacts): string | null {
  if (facts.waits === 'date') {
    const until = facts.day === '' ? 'su último día' : `el ${facts.day}`;
    return `La cuenta se puede usar hasta ${until}, inclusive. Después se suspende; nadie tiene que hacer nada.`;
  }
  return null;
}

/** Only the systems area has the button that stops it. */
function tillTheLastDay(facts: CardFacts): string | null {
  const waiting = whileWorking(facts);
  return waiting === null ? null : `${waiting} Si ya no se debe eliminar, hable antes con el área de sistemas.`;
}

/** Closed by somebody before it was finished, or because its account is gone. */
function unfinished({ ended, handedTo }: CardFacts): string | null {
  if (ended === null) return null;
  return ended.reason === null
    ? 'La cuenta ya no existe en Microsoft 365, y la solicitud se cerró sin terminar.'
    : handedTo === ''
      ? `${ended.who}, del área de sistemas, la cerró sin terminar: ${ended.reason}`
      : `${ended.who}, del área de sistemas, la cerró sin esperar lo que faltaba de la entrega: ${ended.reason}`;
}

/** What is missing of a hand-over before it is closed. */
function missing({ passwordChanged, awaited }: CardFacts, password: string): string {
  const who = awaited.length === 0 ? [] : [`Falta la confirmación de: ${awaited.join('; ')}.`];
  return [passwordChanged ? 'La contraseña temporal ya se cambió.' : password, ...who].join(' ');
}

/** The end of a hand-over. */
function received({ isConfirmed }: CardFacts): string {
  return isConfirmed ? ' La entrega quedó confirmada.' : '';
}

/** What happened, what comes next and who acts: for the person who asked. */
export const esForRequester: Sentences = {
  submitted: ({ rule }) =>
    rule === null
      ? 'Recibimos su solicitud. El área de sistemas la revisa; usted no tiene que hacer nada.'
      : 'Recibimos su solicitud. No necesita aprobación y se hace en seguida; usted no tiene que hacer nada.',
  info_requested: () => 'El área de sistemas le hizo una pregunta. Respóndala con el botón Responder para continuar.',
  approved: ({ who, at }) => `La aprobó ${who} (${at}). El área de sistemas la ejecuta; usted no tiene que hacer nada.`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'Falta un paso que el área de sistemas hace a mano en Microsoft 365. Usted no tiene que hacer nada.'
      : (tillTheLastDay(facts) ?? WORKING[facts.kind]),
  failed: () =>
    'Hubo un inconveniente y el área de sistemas ya lo sabe. Usted no tiene que hacer nada; nada se perdió.',
  executed: ({ kind, address }) =>
    kind === 'creation'
      ? `La cuenta ${address} está lista. Ahora se le entrega a la persona.`
      : `El trabajo en la cuenta ${address} está hecho. Ahora se entrega la contraseña temporal.`,
  delivered: (facts) =>
    delivered(
      facts,
      missing(
        facts,
        facts.inPerson
          ? `Falta que ${facts.holder} cambie la contraseña temporal.`
          : 'Falta que cambie la contraseña temporal.',
      ),
    ),
  scheduled: (facts) =>
    facts.beforeLastDay
      ? (tillTheLastDay(facts) ?? '')
      : facts.type === 'redirection'
        ? `La redirección de ${facts.address} está activa hasta el ${facts.day}, inclusive. Después se quita sola; usted no tiene que hacer nada.`
        : `La cuenta ${facts.address} quedó suspendida: nadie puede entrar y nada se ha borrado. ${endsOn(facts.day)}. Si fue un error, pídala de vuelta antes con /correo restaurar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `La contraseña temporal ya se cambió.${received(facts)} La solicitud quedó cerrada.`
      : `${ending(facts)} La solicitud quedó cerrada.`),
  rejected: ({ who, reason, byItself }) =>
    byItself
      ? `No se puede hacer, y nada cambió en la cuenta. ${reason}`
      : `${who} la rechazó: ${reason}\nSi hace falta, envíe otra con /correo.`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `La eliminación quedó sin efecto por la solicitud ${supersededBy}.`
        : `No siguió adelante: la cuenta se elimina con la solicitud ${supersededBy}, que ya estaba aprobada.`
      : ended !== null
        ? `${who}, del área de sistemas, la detuvo (${at}) antes de su fecha. Nada cambió en la cuenta.`
        : kind === 'creation'
          ? `Usted la retiró (${at}). No se creó ninguna cuenta.`
          : `Usted la retiró (${at}). Nada cambió en la cuenta.`,
};

/** The same for the systems area. */
export const esForSystems: Sentences = {
  submitted: ({ rule }) =>
    rule === null
      ? 'Revise el plan y decida con los botones.'
      : 'No necesita aprobación: empieza sola cuando el plan esté listo.',
  info_requested: ({ who }) => `${who} pidió información. Cuando respondan, la respuesta aparece en este hilo.`,
  approved: ({ who, at, kind, needsTwo }) =>
    `La aprobó ${who} (${at}). ${TO_EXECUTE[kind]}${needsTwo ? ` Debe hacerlo otra persona del área de sistemas, no ${who}.` : ''}`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'Falta un paso a mano: siga las indicaciones de abajo.'
      : (whileWorking(facts) ?? `La ejecuta ${facts.who} (desde ${facts.at}).`),
  failed: () => 'La ejecución se detuvo.',
  executed: ({ kind }) =>
    kind === 'creation'
      ? 'La cuenta quedó creada y comprobada en Microsoft 365. Sigue la entrega.'
      : 'El trabajo quedó hecho y comprobado en Microsoft 365. Sigue la entrega de la contraseña temporal.',
  delivered: (facts) => delivered(facts, missing(facts, 'Se espera el cambio de la contraseña temporal.')),
  scheduled: (facts) =>
    facts.beforeLastDay
      ? (whileWorking(facts) ?? '')
      : facts.type === 'redirection'
        ? `La redirección está activa hasta el ${facts.day}, inclusive. Después se quita sola; nadie tiene que hacer nada.`
        : `La cuenta está suspendida. ${endsOn(facts.day)}, sin que nadie haga nada. Hasta entonces se puede deshacer con el botón Reactivar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `La contraseña temporal se cambió, comprobado en Microsoft 365.${received(facts)} Se cerró el ${facts.at}.`
      : `${ending(facts)} Se cerró el ${facts.at}`),
  rejected: ({ who, at, reason, byItself }) =>
    byItself
      ? `Buzón la rechazó (${at}), y nada cambió en la cuenta. ${reason}`
      : `La rechazó ${who} (${at}): ${reason}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `La solicitud ${supersededBy} la dejó sin efecto (${at}).`
        : `No siguió adelante (${at}): la cuenta se elimina con la solicitud ${supersededBy}, que ya estaba aprobada.`
      : ended !== null
        ? `La detuvo ${who} (${at}) antes de su fecha. Nada cambió en la cuenta.`
        : kind === 'creation'
          ? `La retiró ${who} (${at}). No se creó ninguna cuenta.`
          : `La retiró ${who} (${at}). Nada cambió en la cuenta.`,
};
