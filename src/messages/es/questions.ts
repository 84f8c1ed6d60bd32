import type { TriedAct, WhyNot } from '#domain/question/question.ts';

/** Turning to the systems area without a request. */
export const esQuestions = {
  talk: 'Hablar con sistemas',
  /** On the person's own initiative. */
  write: {
    title: 'Hablar con sistemas',
    submit: 'Enviar',
    label: '¿Qué quiere preguntar o pedir?',
    hint: 'El área de sistemas lo lee en su canal, y la respuesta le llega a usted por mensaje directo.',
  },
  /** After something that did not go on. */
  help: {
    intro: 'Esto se le envía al área de sistemas, con su nombre:',
    label: '¿Quiere agregar algo?',
    hint: 'La respuesta le llega a usted por mensaje directo.',
  },
  sent: 'Se envió al área de sistemas, con su nombre y lo que usted intentaba hacer. No tiene que hacer nada más: la respuesta le llega por mensaje directo.',
  sentText: 'Se envió al área de sistemas, con su nombre. La respuesta le llega por mensaje directo.',
  already:
    'Esto ya se le envió al área de sistemas y todavía no lo han respondido. No se envió otra vez; la respuesta le llega por mensaje directo.',
  /** In the systems area's channel. */
  message: {
    title: 'Pregunta para sistemas',
    asks: (who: string): string => `${who} pide ayuda`,
    account: 'Cuenta',
    whose: 'Para quién',
    request: 'Solicitud',
    reference: 'Referencia del error',
    tried: 'Qué intentaba',
    why: 'Por qué no siguió',
    text: 'Pregunta',
    asked: (at: string): string => `Enviada ${at}`,
    next: 'Quien la atienda pulsa Responder: la respuesta le llega a la persona por mensaje directo. Cuando no falte nada, se pulsa Resuelto.',
    /** The answer itself stands in the thread. */
    answered: (who: string, at: string): string => `Respondió ${who} (${at}): la respuesta está en el hilo.`,
    /** In the thread. */
    answer: (who: string, whom: string): string => `${who} le respondió a ${whom}:`,
    resolved: (who: string, at: string): string => `Resuelto: lo marcó ${who} (${at}).`,
    buttons: { answer: 'Responder', resolve: 'Resuelto' },
  },
  answering: {
    title: 'Responder',
    submit: 'Enviar respuesta',
    label: 'Respuesta',
    hint: (who: string): string => `Le llega a ${who} por mensaje directo, con el nombre de usted.`,
  },
  /** To whoever asked. */
  told: {
    answer: (who: string): string => `${who}, del área de sistemas, le respondió:`,
    about: (what: string): string => `Sobre lo que preguntó: ${what}`,
    again: 'Preguntar otra cosa',
  },
  refusal: {
    too_many_open: (limit: number): string =>
      `Usted ya tiene ${limit} preguntas sin resolver en el área de sistemas. Esta no se envió: espere la respuesta de las otras, que le llega por mensaje directo.`,
    too_many_today: (limit: number): string =>
      `En las últimas 24 horas ya envió ${limit} preguntas al área de sistemas. Esta no se envió: inténtelo mañana.`,
    not_found: 'Esa pregunta ya no está: se eliminó porque pasó el tiempo de conservación. Nada cambió.',
    not_systems: 'Solo el área de sistemas puede responder estas preguntas. Nada cambió.',
    resolved: (who: string, at: string): string => `${who} ya la marcó como resuelta (${at}). Nada cambió.`,
  },
  tried: {
    create: 'Pedir una cuenta nueva',
    modify: 'Modificar la cuenta',
    delete: 'Eliminar la cuenta',
    restore: 'Restaurar la cuenta',
    block: 'Bloquear la cuenta',
    extend: 'Pedir una prórroga del contrato',
    reveal: 'Ver el acceso temporal',
    receive: 'Recibir la cuenta o confirmar la entrega',
    record: 'Pedir el registro FT-GTI-006',
    privacy: 'Ver, corregir o eliminar datos personales, o retirar la autorización (Ley 1581 de 2012)',
    understand: 'Saber qué pasó',
  } satisfies Readonly<Record<TriedAct, string>>,
  why: {
    role: 'Con la cuenta se administra Microsoft 365, y Correo no la toca.',
    eligible: 'Quien la tiene puede tomar un rol de administración, y Correo no la toca.',
    restricted: 'Está en una unidad restringida, y Correo no la toca.',
    synced: 'Viene del directorio local, y solo se cambia allá.',
    listed: 'Está en la lista de las que Correo nunca toca (PROTECTED_ACCOUNTS).',
    guest: 'Es de un invitado, y Correo no la toca.',
    group_protected: 'El grupo está protegido (PROTECTED_GROUPS).',
    document_taken: 'El documento corregido ya es de otra cuenta o de otra solicitud.',
    not_now: 'En el estado en que está la cuenta, eso no se puede pedir ahora.',
    not_allowed: 'La lista no la relaciona con esa cuenta.',
    own_extension: 'Alargaría su propio contrato, y no hay quien lo confirme.',
    nobody_decides: 'Nadie del área de sistemas podría decidir esa solicitud.',
    told_enough: 'En 24 horas se le respondió diez veces qué cuentas o direcciones existen.',
    exists: 'Esa persona o dependencia ya tiene una cuenta o una solicitud que a quien pregunta no se le muestra.',
    deleted: 'La cuenta se eliminó hace poco y todavía se puede recuperar; la persona cree que necesita una nueva.',
    too_often: 'Lo pidió 3 veces en 24 horas.',
    not_holder: 'En la lista ya no figura con esa cuenta.',
    ended: 'La entrega terminó mientras se preparaba.',
    not_official: 'En la lista ya no responde por la cuenta, y no se nombra a nadie más.',
    former: 'Cuando se hizo la solicitud respondía otra persona por la cuenta.',
    altered:
      'El FT-GTI-006 archivado no coincide con el registro de auditoría: «npm run audit:verify» dice qué cambió.',
    not_known: 'La persona dice que no sabía de este cambio.',
    not_right: 'La persona cree que algo de lo que se hizo no está bien.',
    failed: 'El trabajo se detuvo, o no se pudo hacer.',
    reserved: 'Ese nombre está reservado, y solo el área de sistemas lo da.',
    no_mailbox: 'La cuenta no tiene un buzón en Microsoft 365.',
    blocked: 'Alguien bloqueó la entrada a la cuenta fuera de Correo.',
    gone: 'La cuenta ya no está en Microsoft 365.',
  } satisfies Readonly<Record<WhyNot, string>>,
};
