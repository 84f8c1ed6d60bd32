import type { Kind } from '#domain/form/form.ts';
import type { PlanChange } from '#domain/plan/compare-plans.ts';
import type { Change } from '#domain/plan/plan.ts';
import { productNamed } from '#domain/account/product-names.ts';
import type { Rule } from '#domain/request/request.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Likeness } from '#domain/people/same-person.ts';
import { esForRequester, esForSystems } from './sentences.ts';
import { whole } from '../whole-number.ts';

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
  block: 'Bloqueo inmediato de cuenta',
};

const rules: Readonly<Record<Rule, string>> = {
  self_service: 'No necesitó aprobación: la persona pidió una contraseña nueva para su propia cuenta.',
  contract_end: 'No necesitó aprobación: el contrato terminó y la regla de la institución es suspender la cuenta.',
  succession:
    'No necesitó aprobación: quien respondía por la cuenta se va, y el área de sistemas eligió a quien sigue. Nada más cambia en ella.',
  undo: 'No necesitó aprobación: deshace una eliminación dentro del plazo, o quita un bloqueo.',
  block: 'No se aprueba antes: la cuenta se bloquea enseguida y otra persona lo ratifica después.',
};

/** Free seats of a licence. */
function seats(sku: string, free: number, total: number): string {
  return free === 0
    ? `${sku}: no queda ninguna de ${whole(total)}. Libere o compre una.`
    : `${sku}: ${free === 1 ? 'queda 1' : `quedan ${whole(free)}`} de ${whole(total)}`;
}

export const esCard = {
  states,
  /** On the systems area's card, where there is a plan to decide on. */
  toApprove: 'Por aprobar',
  /** The plan that was approved could not be carried out any more. */
  toApproveAgain: 'Por aprobar otra vez',
  /** The state of a request that ended early. */
  endings: {
    undone: 'Deshecha',
    superseded: 'Sin efecto',
    stopped: 'Detenida antes de su fecha',
    unfinished: 'Cerrada sin terminar',
  },
  kinds,
  rules,
  sentence: { requester: esForRequester, systems: esForSystems },
  /** What a card is about; the account's name follows. */
  newAccount: 'Cuenta nueva',
  fallback: (number: string, state: string, who: string): string =>
    `Solicitud ${number} (${who}): ${state.toLowerCase()}`,
  labels: {
    state: 'Estado',
    account: 'Cuenta para',
    existing: 'Cuenta',
    what: 'Se pide',
    reason: 'Motivo',
    joins: 'Entra a los grupos',
    leaves: 'Sale de los grupos',
    frees: 'Se libera la licencia',
    stays: 'Se queda la licencia',
    givenBy: 'La licencia la da el grupo',
    gives: 'Se asigna la licencia',
    lastDay: 'Último día',
    requester: 'La pide',
    receives: 'la recibe',
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
    history: 'Historial',
    warning: 'Revise',
    question: 'Pregunta',
    submitted: 'Enviada el',
  },
  letExpire: (who: string, at: string): string =>
    `${who} decidió dejar vencer este contrato (${at}). Aclárelo antes de aprobar la prórroga.`,
  /** About a deletion asked for by the end of a contract; the card is not updated when the team changes. */
  nobodyDecides: {
    approver:
      'Cuando se escribió esta tarjeta, nadie del área de sistemas podía aprobarla: a quienes la forman les concierne. Quien administra este servicio debe agregar a otra persona al área de sistemas (SYSTEMS_TEAM) o, si la forma una sola, poner SINGLE_OPERATOR=true; si ya lo hizo, la solicitud se puede decidir. Mientras tanto la cuenta sigue suspendida y nada se borra.',
    second:
      'Esta solicitud la hacen dos personas del área de sistemas (una aprueba y otra ejecuta), y cuando se escribió esta tarjeta no había dos que pudieran. Quien administra este servicio debe agregar a otra persona al área de sistemas (SYSTEMS_TEAM) o, si la forma una sola, poner SINGLE_OPERATOR=true; si ya lo hizo, la solicitud se puede decidir. Mientras tanto la cuenta sigue suspendida y nada se borra.',
  },
  extension: (number: string): string =>
    `Se pidió prorrogar este contrato: solicitud ${number}. Mírela antes de decidir: cuando quien responde por la cuenta la confirma, esta eliminación queda sin efecto.`,
  /** When the systems area is one person. */
  alone: (who: string, at: string, reason: string): string =>
    `${who} decidió sin otra persona (${at}). Motivo: ${reason}. Se le avisa a la persona de control.`,
  undoes: (number: string): string => `Deshace la solicitud ${number}.`,
  lastDayOver: (day: string): string => `${day}. Ya pasó: el trabajo empieza apenas se apruebe.`,
  approvedBy: (who: string, at: string): string => `Aprobada por ${who} el ${at}`,
  startedBy: (who: string, at: string): string => `Puesta en marcha por ${who} el ${at}`,
  executedBy: (who: string, at: string): string => `Ejecutada por ${who} el ${at}`,
  byHandBy: (who: string, at: string): string => `Paso a mano hecho, según ${who}, el ${at}`,
  planning: 'Revisando direcciones y licencias en Microsoft 365…',
  neverPlanned: 'No llegó a haber un plan.',
  /** Seats before and after a change of licence. */
  seatsAfter: (sku: string, free: number, total: number): string =>
    `${seats(sku, free, total)}${free > 0 ? `; después del cambio, ${free - 1}` : ''}`,
  seats,
  /** When the seats were read. */
  readAt: (at: string): string => `(leído el ${at})`,
  /** A licence that stays, with the reason. */
  byGroup: (licence: string, group: string): string => `${licence} (la da el grupo ${group})`,
  notInChat: {
    /** Before the plan is made. */
    toCome: 'Aún no está en el chat; si no está cuando se haga el plan, se entrega por medio del responsable',
    /** A person who joins later does not get the account automatically: the plan decides. */
    planned: 'No está en el chat; según el plan, se entrega por medio del responsable',
    handed: 'No estaba en el chat; se entregó por medio del responsable',
    never: 'No está en el chat',
  },
  contract: (number: string): string => `contrato ${number}`,
  from: (date: string): string => `desde el ${date}`,
  until: (date: string): string => `hasta el ${date}`,
  noResponsible: 'todavía no tiene',
  changed: (change: PlanChange, say: (change: Change) => string): string => {
    switch (change.what) {
      case 'address':
        return change.unseen === undefined
          ? `la dirección cambió de ${change.before} a ${change.after}`
          : `la dirección cambió de ${change.before} a ${change.after}, porque la primera la tiene algo que Microsoft 365 no muestra (por ejemplo, una lista dinámica o un grupo eliminado); quedó en cuarentena`;
      case 'licence':
        return `la licencia cambió de ${productNamed(change.before) || 'ninguna'} a ${productNamed(change.after) || 'ninguna'}`;
      case 'groups':
        return `los grupos cambiaron de «${change.before || 'ninguno'}» a «${change.after || 'ninguno'}»`;
      case 'licence_groups':
        return `los grupos que dan la licencia cambiaron de «${change.before || 'ninguno'}» a «${change.after || 'ninguno'}»`;
      case 'receives':
        return `quien la recibe cambió de ${change.before || 'nadie'} a ${change.after || 'nadie'}`;
      case 'account':
        return `la cuenta ya no está como estaba (${change.changes.map(say).join('; ')})`;
      case 'settings':
        return 'cambió la configuración del buzón';
    }
  },
  /** What may belong to the same person as a new account. */
  similar: {
    title: 'Revise antes de aprobar: puede ser la misma persona',
    account: (state: string): string => `cuenta ${state}`,
    request: (number: string): string => `solicitud abierta ${number}`,
    why: {
      document: 'el mismo documento',
      document_swapped: 'un documento con dos números cambiados de lugar',
      document_type: 'el mismo número con otro tipo de documento',
      profile: 'el mismo usuario de este chat',
      email: 'el chat conoce a la persona con una dirección de esa cuenta',
      name: 'el mismo nombre en la misma dependencia',
    } satisfies Record<Likeness, string> as Readonly<Record<Likeness, string>>,
  },
  reservedName:
    'La dirección está en la lista de nombres reservados: al aprobar, el área de sistemas la da a propósito.',
  languageLeft:
    'La cuenta quedó bien, pero Microsoft 365 no tomó el idioma del buzón. Quien la recibe elige «español» la primera vez que abra el correo; nadie más tiene que hacer nada.',
  planChanged: (changes: string): string =>
    `El plan aprobado ya no se puede cumplir: ${changes}. Revise el plan nuevo y apruébelo otra vez.`,
  /** Somebody decided on what an older card showed. */
  planIsNew: (changes: string): string =>
    `El plan cambió después de lo que usted veía: ${changes}. No se aprobó nada. La tarjeta ya muestra el plan nuevo: revíselo y decida otra vez.`,
  /** The warnings of a card, each a sentence. */
  warnings: {
    similar: (who: string, more: number): string =>
      `Puede ser la misma persona: ${who}${more > 0 ? ` y ${whole(more)} más, en «Más»` : ''}.`,
    seekers: (free: number, wanted: number): string =>
      `${free <= 0 ? 'No queda ninguna licencia' : free === 1 ? 'Queda 1 licencia' : `Quedan ${whole(free)} licencias`} y hay ${whole(wanted)} solicitudes que la piden.`,
    leavings: (what: string): string => `Deja ${what}.`,
    forwards: (count: number): string =>
      count === 1 ? 'una regla que envía mensajes afuera' : `${whole(count)} reglas que envían mensajes afuera`,
    groups: (count: number): string => (count === 1 ? 'un grupo propio' : `${whole(count)} grupos propios`),
    accounts: (count: number): string =>
      count === 1 ? 'otra cuenta por la que responde' : `otras ${whole(count)} cuentas por las que responde`,
  },
  /** More facts than a card shows. */
  moreFacts: (count: number): string => `y ${whole(count)} más, en «Más»`,
  step: (index: number, total: number, doing: string): string => `Paso ${index} de ${total}: ${doing}`,
  /** Approves a creation whose first day is to come. */
  approveAndSchedule: 'Aprobar y programar',
  /** Approves and begins the work at once. */
  approveAndBegin: {
    creation: 'Aprobar y crear',
    modification: 'Aprobar y cambiar',
    deletion: 'Aprobar la eliminación',
    restoration: 'Aprobar y restaurar',
    suspension: 'Aprobar y suspender',
    block: 'Aprobar y bloquear',
  } satisfies Record<Kind, string> as Readonly<Record<Kind, string>>,
  /** Something needs a person's eye first: opens the window of the approval. */
  look: 'Revisar y aprobar',
  /** In the window with everything: another address or another receiver. */
  approveWithChanges: 'Aprobar con cambios',
  buttons: {
    approve: 'Aprobar',
    address: 'Escribir la dirección',
    reject: 'Rechazar',
    ask: 'Pedir información',
    execute: 'Ejecutar',
    retry: 'Reintentar',
    answer: 'Responder',
    withdraw: 'Retirar',
    undo: 'Reactivar',
    stop: 'Detener',
    createNow: 'Crear ahora',
    lineDone: 'Hecho',
    lineNotRun: 'No se pudo',
    giveUp: 'Dejar sin terminar',
    more: 'Más',
  },
  /** The button of a deletion that waits for its last day. */
  beginNow: 'Empezar ya',
  beginNowConfirm: {
    title: '¿Empezar antes del día?',
    text: 'La cuenta se suspende ahora: nadie puede entrar desde este momento, aunque su último día de uso no haya llegado. El registro dirá ambas fechas.',
    confirm: 'Empezar',
    deny: 'Volver',
  },
  /** The same button after the account was handed over. */
  closeOtherwise: 'Dar por terminada',
  withdrawConfirm: {
    title: '¿Retirar la solicitud?',
    text: 'No se hará lo que se pidió. Podrá enviar otra solicitud cuando quiera.',
    confirm: 'Retirar',
    deny: 'Volver',
  },
  stopCreationConfirm: {
    title: '¿Detener la creación?',
    text: 'Todavía no se ha creado la cuenta, y ya no se creará. La dirección queda libre. Podrá pedirse de nuevo cuando haga falta.',
    confirm: 'Detener',
    deny: 'Volver',
  },
  stopConfirm: {
    title: '¿Detener la eliminación?',
    text: 'Todavía no se ha hecho nada con la cuenta: seguirá como está. Podrá pedirse de nuevo cuando haga falta.',
    confirm: 'Detener',
    deny: 'Volver',
  },
  byHand: {
    title: 'Paso a mano',
    who: 'Lo hace una persona del área de sistemas que administre Exchange, en Exchange Online PowerShell. Microsoft 365 no deja que Correo lo haga.',
    roles:
      'Puede hacerlo quien tenga en Microsoft Entra el rol «Exchange Recipient Administrator» o «Exchange Administrator», desde PowerShell con el módulo ExchangeOnlineManagement. La primera línea pide iniciar sesión.',
    listRoles:
      'Para las listas de distribución hace falta además ser de «Organization Management» en Exchange, o tener el rol «Security Group Creation and Membership»: lo exige -BypassSecurityGroupManagerCheck.',
    shared:
      'Antes de ejecutarlo, revise el buzón: si pasa de 50 GB, o tiene archivo o retención por litigio, necesita conservar una licencia Exchange Online (Plan 2) aunque sea compartido.',
    hold: 'La retención por litigio necesita una licencia con Exchange Online (Plan 2), como Office 365 E3, o una de archivado; Office 365 E1 no alcanza.',
    policy:
      'Si Exchange avisa que el buzón sigue una directiva de direcciones (EmailAddressPolicyEnabled en True), la línea anterior no tiene efecto. Ejecute entonces esta, que escribe la lista completa de direcciones:',
    copy: 'Copie y ejecute lo siguiente, tal como está:',
    then: 'Cuando termine sin error, pulse Hecho y Correo comprueba el resultado. Si no se puede ejecutar, pulse No se pudo y cuente por qué; nada se pierde.',
    thenUnseen:
      'Cuando termine sin error, pulse Hecho. Microsoft 365 no permite comprobarlo: queda anotado que lo hizo quien pulse. Si no se puede ejecutar, pulse No se pudo y cuente por qué; nada se pierde.',
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
      `Pasaron 5 días hábiles desde la entrega, y todavía falta: ${missing}. Hable con quien corresponda. Si no se va a completar, una persona del área de sistemas pulsa «Dar por terminada» en la tarjeta y escribe el motivo.`,
    notReceivedBy: {
      holder: 'quien recibe la cuenta',
      department: 'la dependencia',
      /** Beside the people who have to confirm. */
      password: 'el cambio de la contraseña',
    },
    revealFailed: (who: string, sentence: string): string =>
      `${who} quiso ver su acceso temporal y Correo no se lo pudo mostrar. ${sentence} Cuando esté corregido, la persona pulsa otra vez el botón de su mensaje.`,
  },
};
