import { withoutFullStop } from '../../full-stop.ts';
import type { NotBlocked, RatifiesAs } from '#domain/request/ratification.ts';

/** What is told of a block. */
export interface BlockFacts {
  readonly number: string;
  readonly address: string;
  readonly who: string;
  readonly reason: string;
}

const as: Readonly<Record<RatifiesAs, string>> = {
  systems: 'del área de sistemas',
  head: 'de la jefatura de la dependencia',
  official: 'que responde por la cuenta',
};

const lapses = (until: string): string =>
  `Otra persona lo debe ratificar. Plazo: ${until} Si nadie lo hace, Correo quita el bloqueo.`;

/** Blocking an account at once. */
export const esBlock = {
  title: 'Bloquear una cuenta',
  submit: 'Bloquear ahora',
  choose: 'Bloquear una cuenta ahora',
  intro: [
    'Apenas lo envíe, nadie puede entrar a la cuenta: se cierran las sesiones (puede tardar hasta una hora), la contraseña se cambia por una que nadie conoce y se apagan las reglas que mandan mensajes fuera de la institución.',
    'Los mensajes siguen llegando y nada se borra. Una redirección que se aprobó hacia otra cuenta de la institución sigue.',
    'Otra persona lo ratifica en un día hábil; si nadie lo hace, Correo quita el bloqueo.',
    'Cuando se quite, quien tiene la cuenta recibe una contraseña nueva.',
  ] as readonly string[],
  /** Told before it is sent. */
  nobodyRatifies:
    'Por ahora no hay quien pueda ratificar un bloqueo de esta cuenta hecho por usted. Si lo envía, la cuenta queda bloqueada; si nadie lo ratifica en un día hábil, Correo quita el bloqueo y usted no la puede bloquear otra vez durante 30 días.',
  reasonHint:
    'Lo leen quien tiene la cuenta, quien responde por ella, la jefatura de la dependencia y el área de sistemas.',
  refusal: (refusal: NotBlocked): string => {
    switch (refusal.code) {
      case 'blocked_already':
        return refusal.number === null
          ? 'La cuenta ya está suspendida: nadie puede entrar. No hizo falta hacer nada.'
          : `La cuenta ya está bloqueada (solicitud ${refusal.number}): nadie puede entrar. No hizo falta hacer nada.`;
      case 'being_deleted':
        return `La eliminación de esta cuenta ya empezó (solicitud ${refusal.number}), y lo primero que hace es impedir la entrada. Si se detuvo, el área de sistemas la reintenta. No se hizo nada más.`;
      case 'not_again':
        return `Usted fue la última persona que bloqueó esta cuenta (solicitud ${refusal.number}), y ese bloqueo terminó sin que nadie lo ratificara: durante ${refusal.days} días no la puede bloquear otra vez. Si hace falta, la puede bloquear otra persona del área de sistemas o la jefatura de la dependencia. No se hizo nada.`;
      case 'has_open_request':
        return `Ya hay un bloqueo de esta cuenta en curso (solicitud ${refusal.number}); el área de sistemas lo ve en su tarjeta. No se hizo nada más.`;
    }
  },
  labels: { by: 'La bloqueó', ratification: 'Ratificación' },
  buttons: { ratify: 'Ratificar', lift: 'Quitar el bloqueo' },
  states: { unratified: 'Bloqueada, por ratificar', ratified: 'Bloqueada y ratificada', over: 'Bloqueo terminado' },
  /** On both cards, of which one is for whoever blocked it and the other names them. */
  sentence: {
    executing: 'Correo está bloqueando la cuenta en Microsoft 365.',
    failed: 'El bloqueo se detuvo: puede que todavía se pueda entrar. El área de sistemas lo reintenta.',
    unratified: (until: string): string => `Nadie puede entrar. ${lapses(until)}`,
    ratified: (by: string, role: RatifiesAs, at: string): string =>
      `Nadie puede entrar. ${by}, ${as[role]}, ratificó el bloqueo (${at}): sigue así hasta que alguien lo quite.`,
    waiting: (until: string): string => lapses(until),
    ratifiedBy: (by: string, at: string): string => `Lo ratificó ${by} (${at}).`,
    lifted: (who: string, reason: string, restoration: string | null): string =>
      `${who} quitó el bloqueo. Motivo: «${withoutFullStop(reason)}».${restoration === null ? ' La cuenta no había cambiado.' : ` La cuenta se abre otra vez con la solicitud ${restoration}.`}`,
    lapsed: (restoration: string | null): string =>
      `Nadie ratificó el bloqueo a tiempo y Correo lo quitó.${restoration === null ? ' La cuenta no había cambiado.' : ` La cuenta se abre otra vez con la solicitud ${restoration}.`}`,
    replaced: (number: string): string => `El bloqueo terminó con la solicitud ${number}.`,
  },
  thread: {
    blocked: (who: string, until: string): string =>
      `${who} bloqueó esta cuenta. ${lapses(until)} Se ratifica con el botón de la tarjeta.`,
    lapsed:
      'Nadie ratificó este bloqueo a tiempo y Correo lo quita. Si todavía hace falta, lo hace otra persona: quien bloqueó la cuenta no puede repetirlo.',
  },
  /** To the people concerned. */
  told: {
    blocked: ({ address, who, number, reason }: BlockFacts): string =>
      `La cuenta ${address} quedó bloqueada: nadie puede entrar, y las sesiones abiertas se cierran (puede tardar hasta una hora). La bloqueó ${who} (solicitud ${number}). Motivo: «${withoutFullStop(reason)}».`,
    goesOn: (until: string): string => `Los mensajes siguen llegando y nada se borra. ${lapses(until)}`,
    mayRatify: 'Usted lo puede ratificar aquí. Si es un error, hable con el área de sistemas.',
    wrong: 'Si es un error, hable con el área de sistemas.',
    ratified: ({ address, who, number, reason }: BlockFacts, by: string): string =>
      `${by} ratificó el bloqueo de la cuenta ${address}, que hizo ${who} (solicitud ${number}). Motivo: «${withoutFullStop(reason)}».`,
    stays: 'Sigue bloqueada hasta que el área de sistemas o la jefatura de la dependencia lo quite.',
    lifted: (address: string, number: string, who: string, reason: string): string =>
      `${who} quitó el bloqueo de la cuenta ${address} (solicitud ${number}). Motivo: «${withoutFullStop(reason)}».`,
    lapsed: (address: string, number: string): string =>
      `Nadie ratificó a tiempo el bloqueo de la cuenta ${address} (solicitud ${number}), y Correo lo quitó. Si todavía hace falta, la puede bloquear otra persona del área de sistemas o la jefatura de la dependencia; quien lo hizo esta vez no puede repetirlo.`,
    over: (address: string, number: string, by: string): string =>
      `El bloqueo de la cuenta ${address} (solicitud ${number}) terminó con la solicitud ${by}.`,
  },
  lifting: {
    title: 'Quitar el bloqueo',
    submit: 'Quitar el bloqueo',
    text: 'La cuenta se abre otra vez y quien la tiene recibe una contraseña nueva. Si esa persona no está en el chat, la contraseña la pide después quien responde por la cuenta. Las reglas que se apagaron se encienden.',
    /** To whoever blocked it, while nobody has ratified that. */
    notAgain:
      'Nadie ha ratificado este bloqueo: si usted lo quita, durante 30 días no puede bloquear esta cuenta otra vez; otra persona sí.',
    reason: 'Motivo',
    hint: 'Por qué ya no hay peligro. Queda en las dos solicitudes.',
  },
  /** The reason of a restoration that nobody asked for. */
  lapsedReason: 'Nadie ratificó el bloqueo en un día hábil.',
  home: {
    ratify: (who: string, holder: string, address: string, until: string): string =>
      `${who} bloqueó la cuenta de ${holder} (${address}). Plazo para ratificarlo: ${until}`,
    next: {
      unratified: 'Falta que otra persona lo ratifique; si nadie lo hace en un día hábil, Correo quita el bloqueo.',
      ratified: 'Sigue bloqueada hasta que alguien quite el bloqueo.',
      over: 'El bloqueo terminó.',
    },
  },
  record: {
    /** In place of the people who approve. */
    pending: (until: string): string => `Pendiente. Plazo: ${until}`,
    none: (until: string): string => `Nadie lo ratificó. Plazo: ${until}`,
    by: (who: string, role: RatifiesAs, at: string): string => `Por ${who}, ${as[role]} (${at}).`,
    until: (until: string): string => `Plazo: ${until}`,
  },
};
