import type { Forbidding } from '#domain/trail/attempt.ts';

/** A refused attempt, in the record of its request. */
export const esAttempt = {
  /** By the act's name in the trail. */
  acts: {
    approve: 'Aprobar',
    choose_address: 'Escribir otra dirección',
    reject: 'Rechazar',
    ask: 'Pedir información',
    answer: 'Responder la pregunta',
    agree: 'Confirmar la prórroga',
    decline: 'No confirmar la prórroga',
    withdraw: 'Retirar la solicitud',
    execute: 'Ejecutar',
    retry: 'Reintentar',
    line_run: 'Anotar el paso a mano',
    line_not_run: 'Anotar que el paso a mano no se pudo',
    stop: 'Detener',
    give_up: 'Dejar sin terminar',
    release: 'Autorizar la entrega',
    undo: 'Deshacer la eliminación',
    confirm_receipt: 'Confirmar el recibo',
    tick: 'Marcar un paso de la inducción',
    reveal: 'Ver el acceso temporal',
    record: 'Pedir el registro',
    details: 'Ver el detalle de la solicitud',
    guide: 'Abrir un paso de la inducción',
    accept_again: 'Aceptar otra vez la política de uso',
  },
  why: {
    not_systems: 'no es del área de sistemas',
    own_request: 'es su propia solicitud',
    concerned: 'le concierne',
    concerned_alone: 'es su propia cuenta',
    own_responsible: 'se nombró responsable de la cuenta',
    second_person: 'la aprobó la misma persona',
    not_requester: 'no hizo la solicitud',
    not_holder: 'no tiene la cuenta',
    not_receiver: 'no tiene que confirmar este recibo',
    not_official_now: 'ya no responde por la cuenta',
    not_official: 'no responde por la cuenta',
    not_entitled: 'no tiene relación con la solicitud',
    of_former: 'respondía otra persona por la cuenta',
    not_allowed: 'no le corresponde',
    own_extension: 'es su propia prórroga',
    protected: 'la cuenta no se toca',
    group_protected: 'el grupo no se toca',
  } satisfies Readonly<Record<Forbidding, string>>,
  told: (act: string, why: string): string => `${act}: ${why}.`,
  /** After the last recorded attempt: which further ones are not recorded. */
  last: {
    alike:
      'De una persona se anotan hasta 3 intentos iguales en 24 horas. Si hubo más dentro de esas 24 horas, no quedaron anotados.',
    act: 'De una persona se anotan hasta 20 intentos de esta clase en 24 horas, en todas las solicitudes y cuentas. Si hubo más dentro de esas 24 horas, no quedaron anotados.',
    either: 'Si hubo más intentos en las 24 horas siguientes, pueden no haber quedado anotados.',
  },
};
