import type { Kind } from '#domain/form/form.ts';
import type { Awaits, CardFacts, Sentences } from './card-facts.ts';

const TROUBLE = 'Hubo un inconveniente: lo resuelve el área de sistemas, que ya lo sabe. Nada se perdió.';

/** For the requester, who may belong to the systems area: what a submitted request waits for. */
export const AWAITED: Readonly<Record<Awaits, string>> = {
  confirmation: 'Falta que la confirme quien responde por la cuenta, o la jefatura de la dependencia.',
  decision: 'El área de sistemas la revisa.',
  repair: TROUBLE,
  nothing: 'No necesita aprobación y se hace enseguida; usted no tiene que hacer nada.',
};

const WORKING: Readonly<Record<Kind, string>> = {
  creation: 'Estamos creando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
  modification: 'Estamos haciendo el cambio en Microsoft 365. Le avisaremos cuando esté listo.',
  deletion: 'Estamos suspendiendo la cuenta en Microsoft 365. Le avisaremos cuando quede suspendida.',
  restoration: 'Estamos restaurando la cuenta en Microsoft 365. Le avisaremos cuando esté lista.',
  suspension: 'Estamos suspendiendo la cuenta en Microsoft 365.',
  block: 'Estamos bloqueando la cuenta en Microsoft 365.',
};

const TO_EXECUTE: Readonly<Record<Kind, string>> = {
  creation: 'Pulse Ejecutar para crear la cuenta.',
  modification: 'Pulse Ejecutar para hacer el cambio.',
  deletion: 'Pulse Ejecutar para suspender la cuenta.',
  restoration: 'Pulse Ejecutar para restaurar la cuenta.',
  suspension: 'Pulse Ejecutar para suspender la cuenta.',
  block: 'Pulse Ejecutar para bloquear la cuenta.',
};

/** After a deletion was undone for a person who is not in the chat. */
export const WITHOUT_PASSWORD =
  ' No se le entregó acceso temporal a nadie: si hace falta, lo pide quien responde por la cuenta con /correo modificar (Contraseña nueva).';

/** The ending for a request without a hand-over. */
function ending(facts: CardFacts): string {
  const { kind, type, supersededBy, isShared, recoverableUntil, byHand } = facts;
  if (supersededBy !== null) return `La reemplazó la solicitud ${supersededBy}; esta ya no cuenta.`;
  if (type === 'redirection') return 'La redirección terminó el día previsto y ya se quitó.';
  switch (kind) {
    case 'deletion':
      if (isShared) return 'Nadie puede entrar ya a la cuenta, y su buzón quedó compartido. No se elimina.';
      return `La cuenta se eliminó. Hasta el ${recoverableUntil} se puede restaurar con /correo restaurar; después ya no.`;
    case 'restoration':
      return `La cuenta está activa otra vez, comprobado en Microsoft 365.${facts.withholdsPassword ? WITHOUT_PASSWORD : ''}`;
    case 'suspension':
      return 'La cuenta quedó suspendida: nadie puede entrar y nada se borró. Si pasa el plazo sin una prórroga, se abre una solicitud para eliminarla y el área de sistemas la decide.';
    case 'block':
      return 'Nadie puede entrar a la cuenta y nada se borró.';
    case 'creation':
    case 'modification':
      return byHand ?? 'El cambio quedó hecho y comprobado en Microsoft 365.';
  }
}

function delivered(facts: CardFacts, next: string): string {
  const { kind, handedTo, holder, address, inPerson, passwordChanged } = facts;
  if (kind === 'creation') {
    return inPerson
      ? `La cuenta se le envió a ${handedTo} para que la entregue en persona a ${holder}. ${next}`
      : `La cuenta se entregó a ${handedTo}. ${next}`;
  }
  return inPerson
    ? `El acceso temporal de ${address} le llegó a ${handedTo} para que lo entregue en persona a ${holder}. ${next}`
    : passwordChanged
      ? `El acceso temporal de ${address} se le entregó a ${handedTo}. ${next}`
      : `${handedTo} ya puede ver el acceso temporal de ${address}. ${next}`;
}

function endsOn(day: string): string {
  return day === '' ? 'Se elimina al terminar el plazo' : `Se elimina el ${day}`;
}

function beforeItBegins({ beforeLastDay, isClosed, day, byHandLater }: CardFacts): string | null {
  if (!beforeLastDay) return null;
  const next = byHandLater
    ? 'Después se suspende, y el área de sistemas hace un paso a mano.'
    : 'Después se suspende; nadie tiene que hacer nada.';
  if (isClosed)
    return `${day === '' ? 'La cuenta espera su último día.' : `El último día de la cuenta es el ${day}.`} ${next}`;
  return `La cuenta se puede usar hasta ${day === '' ? 'su último día' : `el ${day}`}, inclusive. ${next}`;
}

/** Only the systems area has the button that stops it. */
function tillTheLastDay(facts: CardFacts): string | null {
  const waiting = beforeItBegins(facts);
  return waiting === null ? null : `${waiting} Si ya no se debe eliminar, hable antes con el área de sistemas.`;
}

/** Closed unfinished by a person, or because its account is gone. */
function unfinished({ ended, handedTo }: CardFacts): string | null {
  if (ended === null) return null;
  return ended.reason === null
    ? 'La cuenta ya no existe en Microsoft 365, y la solicitud se cerró sin terminar.'
    : handedTo === ''
      ? `${ended.who}, del área de sistemas, la cerró sin terminar: ${ended.reason}`
      : `${ended.who}, del área de sistemas, la cerró sin esperar lo que faltaba de la entrega: ${ended.reason}`;
}

/** Who undid a deletion, and why; empty when another restoration superseded it. */
function undone(ended: CardFacts['ended']): string {
  return ended === null ? '' : `${ended.who}, del área de sistemas, la deshizo: ${ended.reason ?? ''}\n`;
}

/** What a hand-over waits for before it is closed. */
function missing({ passwordChanged, awaited }: CardFacts, password: string): string {
  const who = awaited.length === 0 ? [] : [`Falta la confirmación de: ${awaited.join('; ')}.`];
  return [passwordChanged ? 'La contraseña ya se cambió.' : password, ...who].join(' ');
}

/** What happens to the messages of an account whose licence was taken with the suspension. */
function lost({ releases, mailLostOn }: CardFacts): string {
  return releases && mailLostOn !== ''
    ? ` Sus mensajes se pierden el ${mailLostOn}, porque se liberó la licencia.`
    : '';
}

/** What was not done. */
export function untouched(kind: Kind): string {
  return kind === 'creation' ? 'No se creó ninguna cuenta.' : 'Nada cambió en la cuenta.';
}

/** What happens to a submitted request. */
function toDecide({ awaits, plan, ...facts }: CardFacts): string {
  switch (awaits) {
    case 'nothing':
      return 'No necesita aprobación: empieza sola cuando el plan esté listo.';
    case 'repair':
      return 'No necesita aprobación, pero no se pudo preparar. Cuando se corrija lo que dice esta tarjeta, pulse Reintentar y empieza sola.';
    case 'confirmation':
      return plan === 'failed' ? TO_DECIDE.failed : 'Se puede aprobar después de la confirmación que falta.';
    case 'decision':
      if (plan !== 'made') return TO_DECIDE[plan];
      return facts.needsTwo ? 'Al aprobarla, la ejecuta otra persona del área de sistemas.' : whenApproved(facts);
  }
}

/** What an approval begins. */
function whenApproved(facts: Pick<CardFacts, 'kind' | 'isForNobody' | 'handsOver' | 'byHandNext' | 'day'>): string {
  const { kind, isForNobody, handsOver, byHandNext, day } = facts;
  if (kind === 'creation' && day !== '')
    return `Al aprobarla, queda programada: la cuenta se crea el ${day} o el siguiente día hábil.`;
  if (isForNobody)
    return 'Al aprobarla, Correo crea la cuenta y no se la entrega a nadie: para elegir quién la recibe, pulse Más y Aprobar con cambios.';
  if (kind !== 'modification') return WHEN_APPROVED[kind];
  if (byHandNext) return 'Al aprobarla, la tarjeta muestra el paso que se hace a mano en Exchange.';
  return handsOver ? 'Al aprobarla, el acceso temporal se entrega solo.' : WHEN_APPROVED[kind];
}

const WHEN_APPROVED: Readonly<Record<Kind, string>> = {
  creation: 'Al aprobarla, Correo crea la cuenta y le escribe a quien la recibe.',
  modification: 'Al aprobarla, el cambio se hace enseguida.',
  deletion: 'Al aprobarla, la cuenta se suspende después de su último día; si ya pasó, enseguida.',
  restoration: 'Al aprobarla, la cuenta se restaura enseguida.',
  suspension: 'Al aprobarla, la cuenta se suspende enseguida.',
  block: 'Al aprobarla, la cuenta se bloquea enseguida.',
};

const TO_DECIDE: Readonly<Record<Exclude<CardFacts['plan'], 'made'>, string>> = {
  awaited: 'Correo prepara el plan; cuando esté, se decide aquí con los botones.',
  failed: 'No se pudo preparar el plan. Corrija lo que dice esta tarjeta y pulse Reintentar, o rechácela.',
};

/** The end of a hand-over. */
function received({ isConfirmed }: CardFacts): string {
  return isConfirmed ? ' La entrega quedó confirmada.' : '';
}

/** For the requester: what happened, what comes next and who acts. */
export const esForRequester: Sentences = {
  submitted: ({ awaits, confirmer }) =>
    `Recibimos su solicitud. ${confirmer === null ? AWAITED[awaits] : `Falta que la confirme ${confirmer}.`}`,
  info_requested: () => 'El área de sistemas le hizo una pregunta. Respóndala con el botón Responder para continuar.',
  approved: ({ who, at }) => `La aprobó ${who} (${at}). El área de sistemas la va a ejecutar.`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'Falta un paso que el área de sistemas hace a mano en Microsoft 365.'
      : (tillTheLastDay(facts) ?? WORKING[facts.kind]),
  failed: () => TROUBLE,
  executed: ({ kind, address }) =>
    kind === 'creation'
      ? `La cuenta ${address} está lista. Ahora se le entrega a la persona.`
      : `El trabajo en la cuenta ${address} está hecho. Ahora se entrega el acceso temporal.`,
  delivered: (facts) =>
    delivered(
      facts,
      missing(
        facts,
        facts.inPerson ? `Falta que ${facts.holder} cambie la contraseña.` : 'Falta que cambie la contraseña.',
      ),
    ),
  scheduled: (facts) =>
    facts.kind === 'creation'
      ? `La cuenta ${facts.address} se crea el ${facts.day}. La dirección queda reservada, y usted no tiene que hacer nada. Si la persona ya no va a ingresar, o la cuenta se necesita antes, avise al área de sistemas.`
      : facts.beforeLastDay
        ? (tillTheLastDay(facts) ?? '')
        : facts.type === 'redirection'
          ? `La redirección de ${facts.address} está activa hasta el ${facts.day}, inclusive. Después se quita sola; usted no tiene que hacer nada.`
          : `La cuenta ${facts.address} quedó suspendida: nadie puede entrar${facts.releases ? `.${lost(facts)}` : ' y nada se ha borrado.'} ${endsOn(facts.day)}. Si fue un error, pídala de vuelta antes con /correo restaurar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `La contraseña ya se cambió.${received(facts)} La solicitud quedó cerrada.`
      : `${ending(facts)} La solicitud quedó cerrada.`),
  rejected: ({ kind, who, reason, byItself }) =>
    byItself ? `No se puede hacer. ${untouched(kind)} ${reason}` : `${who} la rechazó: ${reason}\n${untouched(kind)}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `${undone(ended)}La eliminación quedó sin efecto por la solicitud ${supersededBy}.`
        : `No siguió adelante: la cuenta se elimina con la solicitud ${supersededBy}, que ya estaba aprobada.`
      : ended !== null
        ? `${who}, del área de sistemas, la detuvo (${at}) antes de su fecha. ${untouched(kind)}`
        : `Usted la retiró (${at}). ${untouched(kind)}`,
};

/** The same for the systems area. */
export const esForSystems: Sentences = {
  submitted: toDecide,
  info_requested: ({ who }) => `${who} pidió información. Cuando respondan, la respuesta aparece en este hilo.`,
  approved: ({ who, at, kind, needsTwo }) =>
    `La aprobó ${who} (${at}). ${TO_EXECUTE[kind]}${needsTwo ? ` Debe hacerlo otra persona del área de sistemas, no ${who}.` : ''}`,
  executing: (facts) =>
    facts.waits === 'person'
      ? 'Falta un paso a mano: siga las indicaciones de esta tarjeta.'
      : (beforeItBegins(facts) ?? `La puso en marcha ${facts.who} (${facts.at}); Correo hace el trabajo.`),
  failed: () => 'La ejecución se detuvo.',
  executed: ({ kind }) =>
    kind === 'creation'
      ? 'La cuenta quedó creada y comprobada en Microsoft 365. Sigue la entrega.'
      : 'El trabajo quedó hecho y comprobado en Microsoft 365. Sigue la entrega del acceso temporal.',
  delivered: (facts) => delivered(facts, missing(facts, 'Se espera el cambio de la contraseña.')),
  scheduled: (facts) =>
    facts.kind === 'creation'
      ? `Se crea el ${facts.day}, cuando abra la oficina, sin que nadie haga nada. La dirección está reservada, y ese día se mira otra vez si hay licencias. Para no esperar: Crear ahora.`
      : facts.beforeLastDay
        ? (beforeItBegins(facts) ?? '')
        : facts.type === 'redirection'
          ? `La redirección está activa hasta el ${facts.day}, inclusive. Después se quita sola; nadie tiene que hacer nada.`
          : `La cuenta está suspendida.${lost(facts)} ${endsOn(facts.day)}, sin que nadie haga nada. Hasta entonces se puede deshacer con el botón Reactivar.`,
  closed: (facts) =>
    unfinished(facts) ??
    (facts.handsOver && facts.supersededBy === null
      ? `La contraseña se cambió, comprobado en Microsoft 365.${received(facts)} Se cerró el ${facts.at}`
      : `${ending(facts)} Se cerró el ${facts.at}`),
  rejected: ({ kind, who, at, reason, byItself }) =>
    byItself ? `Correo la rechazó (${at}). ${untouched(kind)} ${reason}` : `La rechazó ${who} (${at}): ${reason}`,
  cancelled: ({ kind, who, at, supersededBy, ended }) =>
    supersededBy !== null
      ? kind === 'deletion'
        ? `${undone(ended)}La solicitud ${supersededBy} la dejó sin efecto (${at}).`
        : `No siguió adelante (${at}): la cuenta se elimina con la solicitud ${supersededBy}, que ya estaba aprobada.`
      : ended !== null
        ? `La detuvo ${who} (${at}) antes de su fecha. ${untouched(kind)}`
        : `La retiró ${who} (${at}). ${untouched(kind)}`,
};
