import type { Side } from '#domain/form/delivery.ts';
import type { Command } from '#domain/request/command.ts';
import { whole } from '../whole-number.ts';

/** Event names of requests in the trail. */
type RecordedEvent =
  | Command['type']
  | 'submit'
  | 'attempt_refused'
  | 'step_begun'
  | 'step_done'
  | 'step_uncertain'
  | 'reveal_begun'
  | 'reveal'
  | 'reveal_failed'
  | 'reveal_not_shown'
  | 'reveal_unsure'
  | 'reveal_unknown'
  | 'reveal_cut';

const events: Readonly<Record<RecordedEvent, string>> = {
  submit: 'Solicitud enviada',
  attempt_refused: 'Intento que no se permitió',
  plan: 'Plan calculado',
  plan_failed: 'El plan no se pudo calcular',
  choose_address: 'Dirección escrita por el área de sistemas',
  approve: 'Solicitud aprobada',
  reject: 'Solicitud rechazada',
  ask: 'Información pedida',
  answer: 'Respuesta dada',
  withdraw: 'Solicitud retirada',
  correct: 'Formulario corregido por quien hizo la solicitud',
  corrected: 'Enviada de nuevo, corregida',
  ask_official: 'Se pidió confirmar la fecha del contrato',
  remind_official: 'Recordatorio de confirmar la fecha del contrato',
  agree: 'Fecha del contrato confirmada',
  decline: 'Fecha del contrato no confirmada: solicitud rechazada',
  execute: 'Ejecución ordenada',
  retry: 'Reintento ordenado',
  plan_changed: 'El plan cambió y volvió a aprobación',
  fail: 'La ejecución se detuvo',
  executed: 'Trabajo hecho y comprobado en Microsoft 365',
  line_run: 'Paso a mano hecho, según quien lo anota',
  line_not_run: 'El paso a mano no se pudo hacer',
  rest: 'Quedó a la espera de su fecha',
  resume: 'Llegó su fecha y siguió',
  bring_forward: 'Empezó antes de su fecha',
  stop: 'Detenida antes de su fecha',
  give_up: 'Cerrada sin terminar',
  account_gone: 'Cerrada porque la cuenta ya no existe',
  finished: 'Trabajo terminado',
  supersede: 'Otra solicitud la dejó sin efecto o la reemplazó',
  undo: 'Eliminación deshecha',
  ratify: 'Bloqueo ratificado',
  lift: 'Bloqueo quitado',
  delivered: 'Mensaje de entrega enviado a quien recibe',
  password_changed: 'Cambio de contraseña comprobado en Microsoft 365',
  confirm_receipt: 'Entrega confirmada',
  official_changed: 'Otra persona responde por la cuenta y confirma por la dependencia',
  holder_joined: 'El titular llegó al chat y recibió la entrega',
  newcomer: 'Alguien llegó al chat con el correo del titular',
  release: 'Entrega autorizada a quien llegó al chat',
  remind: 'Recordatorio de confirmar la entrega',
  tick: 'Paso de la inducción marcado',
  step_begun: 'Paso empezado',
  step_done: 'Paso hecho',
  step_uncertain: 'No se supo si un paso quedó hecho: se comprobó antes de repetirlo',
  reveal_begun: 'Empezó a prepararse un acceso temporal',
  reveal: 'Acceso temporal mostrado',
  reveal_failed: 'El acceso temporal no se pudo preparar',
  reveal_not_shown: 'El acceso temporal se preparó y no se le mostró a nadie',
  reveal_unsure: 'No se supo si el chat mostró el acceso temporal',
  reveal_unknown: 'No se sabe si el acceso temporal quedó hecho en Microsoft 365; no se le mostró a nadie',
  reveal_cut: 'Se interrumpió: no se sabe si el acceso temporal quedó hecho en Microsoft 365, ni si se mostró',
  taken_back: 'El acceso temporal que se había preparado dejó de servir',
  not_taken_back: 'El acceso temporal no se anuló: Correo ya no puede tocar la cuenta, o la cuenta ya no existe',
};

const sides: Readonly<Record<Side, string>> = {
  holder: 'Titular de la cuenta',
  department: 'Dependencia solicitante',
};

/** FT-GTI-006, for the auditor. */
export const esRecord = {
  language: 'es-CO',
  system: 'SISTEMA INTEGRADO DE GESTIÓN',
  form: 'Formato de solicitud de creación, modificación o eliminación de cuenta correo corporativo',
  nit: (nit: string): string => `NIT ${nit}`,
  code: 'Código',
  version: 'Versión',
  date: 'Fecha',
  page: 'Página',
  pageOf: (page: number, pages: number): string => `${page} de ${pages}`,
  title: (number: string): string => `Solicitud ${number}`,
  systemsTitle: (number: string): string => `Solicitud ${number} (copia del área de sistemas)`,
  open: 'EN CURSO: este documento no es el registro definitivo de la solicitud',
  footer: (number: string, code: string): string => `${number} · Código de verificación ${code}`,
  forgotten: 'dato eliminado al pasar el tiempo de conservación',
  pending: 'Pendiente',
  doors: { slack: 'Slack', worker: 'Correo (automático)', command_line: 'Consola' },
  events,
  /** Replaces «executed» when Microsoft 365 does not show the work, or part of it. */
  doneByHand: { all: 'Trabajo hecho a mano', part: 'Trabajo hecho, una parte a mano' },
  /** Replaces «give_up» after the hand-over. */
  handOverClosed: 'Cerrada sin esperar lo que faltaba de la entrega',
  otherEvent: (what: string): string => `Otro hecho (${what})`,
  request: {
    title: '1. Solicitud',
    number: 'Número',
    kind: 'Tipo de solicitud',
    change: 'Lo que se modifica',
    at: 'Fecha y hora de envío',
    door: 'Canal',
    rule: 'Aprobación',
    needsTwo: 'Doble control',
    needsTwoText: 'Quien la aprueba no la puede ejecutar.',
    superseded: 'Sin efecto por',
    supersededText: (number: string): string => `La solicitud ${number} la dejó sin efecto o la reemplazó.`,
    ended: 'Terminada antes',
    endedText: (who: string, at: string): string => `Por ${who} (${at}).`,
    accountGone: 'La cuenta ya no existe en Microsoft 365.',
    formVersion: 'Versión del formato',
    formVersionText: (version: string, day: string, changes: string): string => `${version}, del ${day}: ${changes}`,
    clock: (zone: string): string => `Las fechas y horas de este registro son las de la zona horaria ${zone}.`,
  },
  account: {
    title: '2. Persona y cuenta',
    now: 'La cuenta como estaba al recibir la solicitud',
    asked: 'Lo que se pidió',
    holder: 'Titular',
    noHolder: 'No está en el chat',
    fullDocument:
      'Esta es la copia del área de sistemas y lleva el número de documento completo. En la que reciben las demás personas solo se ven las últimas cifras.',
    nothingMore: 'No se piden más datos para este cambio.',
    department: (name: string, code: string): string => `${name} (${code})`,
    other: (name: string, address: string): string => `${name} (${address})`,
    none: '—',
  },
  changes: {
    title: '3. Cambios: antes y después',
    what: 'Dato',
    before: 'Antes',
    after: 'Después',
    none: 'No aplica: es una cuenta nueva y no cambia ninguna que exista.',
    unknown: 'Todavía no hay un plan que diga qué cambia.',
    neverPlanned: 'Nunca hubo un plan que dijera qué cambia.',
    nothing: 'El plan no cambia ningún dato de la cuenta.',
  },
  plan: {
    title: '4. Plan',
    name: 'Nombre visible',
    mailbox: 'Idioma y hora del buzón',
    languageLeft:
      'Microsoft 365 no tomó el idioma: lo elige quien recibe la cuenta al abrir el correo por primera vez.',
    reserved: 'Nombre reservado',
    reservedText: {
      given: 'Está en la lista de nombres reservados: al aprobar, el área de sistemas lo dio a propósito.',
      open: 'Está en la lista de nombres reservados: solo se da si el área de sistemas lo aprueba a propósito.',
    },
    seats: 'Licencias libres al planear',
    seatsText: (free: number, total: number): string => `${whole(free)} de ${whole(total)}`,
    changed: 'Qué cambió desde el plan anterior',
    lines: 'Líneas de Exchange Online PowerShell del paso a mano',
    hash: 'Huella del plan (SHA-256)',
    none: 'Todavía no hay un plan.',
    never: 'No llegó a haber un plan.',
    failed: (sentence: string): string => `No hay un plan. ${sentence}`,
  },
  decisions: {
    title: '5. Decisiones y hechos',
    /** The event's number in the trail. */
    seq: 'N.º',
    end: (state: string): string => `Fin de la solicitud: ${state}`,
    endedBy: (event: string): string => `Por el hecho «${event}»`,
    at: 'Fecha y hora',
    what: 'Qué pasó',
    who: 'Persona',
    door: 'Canal',
    none: 'El registro de auditoría no tiene hechos de esta solicitud.',
    plan: (hash: string): string => `Plan con huella ${hash}…`,
    reason: (text: string): string => `Motivo: ${text}`,
    alone: 'Decidida por una sola persona, la única del área de sistemas; se avisa a la persona de control.',
    corrected: (before: string, after: string): string => `Dirección corregida: ${before} → ${after}`,
    question: (text: string): string => `Pregunta: ${text}`,
    answer: (text: string): string => `Respuesta: ${text}`,
    atStep: (step: string): string => `En «${step}».`,
    stoppedAt: (step: string, sentence: string): string => `En «${step}». ${sentence}`,
    by: (number: string): string => `Solicitud ${number}`,
    /** The role of the person who confirms an extension, or ratifies a block. */
    as: {
      official: 'Como quien responde por la cuenta',
      head: 'Como jefatura de la dependencia',
      systems: 'Como área de sistemas',
    },
  },
  execution: {
    title: '6. Ejecución paso a paso',
    by: 'Ejecución ordenada por',
    began: 'El trabajo empezó',
    directoryId: 'Identificador en Microsoft 365',
    position: 'N.º',
    step: 'Paso',
    state: 'Estado',
    startedAt: 'Empezó',
    doneAt: 'Terminó',
    attempts: 'Intentos',
    states: { waiting: 'Pendiente', running: 'En curso', done: 'Hecho' },
    confirmed: (at: string, by: string | null): string =>
      by === null ? `Hecho a mano; confirmado el ${at}` : `Hecho a mano, según ${by}; confirmado el ${at}`,
    none: 'La ejecución todavía no ha empezado.',
    never: 'No se ejecutó.',
  },
  delivery: {
    title: '7. Entrega e inducción',
    to: 'Entrega para',
    toText: { holder: 'titular de la cuenta', responsible: 'responsable, para entregar en persona' },
    at: 'Fecha y hora de entrega',
    passwordChanged: 'Cambio de contraseña',
    passwordChangedAt: (at: string): string => `Comprobado en Microsoft 365 el ${at}`,
    closedOtherwise: 'Cerrada de otra manera',
    closedText: (who: string, at: string, reason: string): string => `Por ${who} (${at}). Motivo: ${reason}`,
    receipts: 'Confirmaciones de la entrega',
    side: 'Parte',
    who: 'Persona',
    confirmedAt: 'Confirmó el',
    notInChat: 'No está en el chat',
    sides,
    reveals: 'Acceso temporal: cuándo y a quién se mostró (nunca se guarda)',
    revealedTo: 'A quién',
    revealedAt: 'Fecha y hora',
    noReveal: 'El acceso temporal no se ha mostrado a nadie.',
    reminders: 'Recordatorios',
    reminder: (days: number, at: string): string =>
      days === 1 ? `A 1 día hábil: ${at}` : `A ${days} días hábiles: ${at}`,
    induction: 'Inducción en el manejo de la cuenta',
    item: 'Paso',
    by: 'Marcado por',
    stepOpenAtEnd: 'Pendiente al cerrar la solicitud',
    goesOnNote: (name: string): string =>
      `La persona puede seguir con los pasos pendientes después del cierre. Cada uno queda en el registro de auditoría, y cuando están todos hechos se archiva aparte el documento ${name}.`,
    /** About the second factor, which nobody saw. */
    saidBy: (who: string): string => `Según ${who}; no se comprobó en Microsoft 365`,
    acceptedAs: (name: string): string => `Aceptada con el nombre de ${name}`,
    none: 'Todavía no se ha entregado.',
    never: 'No hubo entrega.',
    neverDone: 'No se hizo',
    notNeeded: 'No aplica: este trabajo no entrega una cuenta ni un acceso temporal.',
  },
  /** The accepted text of the policy of use. */
  policy: {
    caption: 'Política de uso aceptada',
    name: 'Aceptada a nombre de',
    version: 'Versión del texto',
    unnumbered: 'El texto no lleva número de versión; lo identifica su huella.',
    unknown: 'No quedó anotado qué texto se mostró.',
    hash: 'Huella del texto (SHA-256)',
    earlier: 'Aceptaciones anteriores',
    said: (name: string, at: string, version: string | null): string =>
      `A nombre de ${name} (${at})${version === null ? '' : `, versión ${version}`}`,
  },
  /** Archived when the first steps are completed, or the policy is accepted again, after the request's end. */
  supplement: {
    title: (number: string): string => `Inducción de la solicitud ${number}`,
    request: '1. Solicitud y cuenta',
    address: 'Dirección',
    account: 'Cuenta',
    handedTo: 'Entregada a',
    ended: 'Solicitud cerrada el',
    completed: 'Inducción completada el',
    about: (number: string): string =>
      `Este documento completa el registro de la solicitud ${number}, que se archivó al cerrarla, cuando faltaban pasos de la inducción.`,
    aboutAgain: (number: string): string =>
      `Este documento completa el registro de la solicitud ${number}, que se archivó al cerrarla: después se aceptó otra vez la política de uso.`,
    steps: '2. Inducción',
    seal: '3. Verificación',
    /** Sent with the file. */
    text: (number: string): string =>
      `Los primeros pasos de la solicitud ${number}, con lo que se hizo después de cerrarla.`,
  },
  seal: {
    title: '8. Verificación',
    code: 'Código de verificación',
    event: 'Último hecho registrado',
    eventText: (seq: number): string => `N.º ${seq} del registro de auditoría`,
    hash: 'Huella de la cadena (SHA-256)',
    how: 'Cómo se comprueba',
    howText: (command: string): string =>
      `En el servidor donde corre Correo, el área de sistemas ejecuta «${command}». Cada hecho lleva la huella del anterior: si el código existe y la cadena está completa, nada de lo anotado hasta ese hecho fue cambiado, quitado ni reordenado.`,
    signatures: 'Firmas',
    signaturesText:
      'Este registro no lleva firmas a mano: las reemplaza lo que cada persona decidió, confirmó o marcó con su propio usuario, anotado arriba.',
    none: 'Este documento no está sellado: el registro de auditoría no tiene hechos de esta solicitud.',
  },
};
