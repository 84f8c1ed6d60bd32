import { withoutFullStop } from '../../full-stop.ts';
import { otherAddress } from '../request/done.ts';
import { esOpenings } from '../forms/openings.ts';
import { whole } from '../whole-number.ts';

function again(from: string | null): string {
  return from === null ? 'Podrá pedir otro más tarde.' : `Desde el ${from} podrá pedir otro.`;
}

export const esHandOver = {
  openings: esOpenings,
  /** For a new password of an existing account, and for an account that is restored or changes hands. */
  again: {
    firstSteps: 'Qué hacer ahora',
    steps: [
      'Pulse «Mostrar mi contraseña temporal». Solo usted la verá. Si la pierde, pulse otra vez y se prepara otra, hasta 3 veces en 24 horas.',
      'Entre a outlook.office.com con su dirección y esa contraseña.',
      'El sistema le pedirá una contraseña nueva: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
      'En el teléfono, abra Outlook y escriba la contraseña nueva cuando la pida.',
      'Si usted no sabía de este cambio, avise al área de sistemas antes de seguir. Nadie le pedirá su contraseña.',
    ],
    stepsTap: [
      'Pulse «Mostrar mi código temporal». Solo usted lo verá. Si lo pierde, pulse otra vez y se prepara otro, hasta 3 veces en 24 horas.',
      'Entre a mysignins.microsoft.com con su dirección y ese código.',
      'Cambie la contraseña: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
      'En el teléfono, abra Outlook y escriba la contraseña nueva cuando la pida.',
      'Si usted no sabía de este cambio, avise al área de sistemas antes de seguir. Nadie le pedirá su contraseña.',
    ],
    /** Once the password was changed. */
    stepsAfter: [
      'En el teléfono, abra Outlook y escriba la contraseña nueva cuando la pida.',
      'Si usted no sabía de este cambio, avise al área de sistemas. Nadie le pedirá su contraseña.',
    ],
    congratulations: (address: string): string => `¡Listo! Ya cambió la contraseña de ${address}.`,
  },
  /** When Microsoft 365 did not accept the language of a new mailbox. */
  languageLeft:
    'La primera vez que abra el correo, Outlook puede preguntar el idioma, o salir en inglés: elija «español (Colombia)».',
  address: 'Dirección',
  /** When the sign-in name differs from the address. */
  signInName: 'Para entrar, donde los pasos dicen «su dirección», escriba',
  /** After a restoration under another address. */
  otherAddress,
  firstSteps: 'Cómo entrar',
  steps: [
    'Pulse «Mostrar mi contraseña temporal». Solo usted la verá. Si la pierde, pulse otra vez y se prepara otra, hasta 3 veces en 24 horas.',
    'Entre a outlook.office.com con su dirección y esa contraseña.',
    'El sistema le pedirá una contraseña nueva: que sea larga, que no use en otro lugar y que no le cuente a nadie. Si le pide un segundo factor, use la aplicación Microsoft Authenticator.',
  ],
  stepsTap: [
    'Pulse «Mostrar mi código temporal». Solo usted lo verá. Si lo pierde, pulse otra vez y se prepara otro, hasta 3 veces en 24 horas.',
    'Entre a mysignins.microsoft.com con su dirección y ese código, y active el segundo factor con la aplicación Microsoft Authenticator.',
    'Allí mismo cambie la contraseña: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
  ],
  stepsResponsible: [
    'Cuando esté con la persona, pulse el botón de abajo. Si la contraseña se pierde, púlselo otra vez y se prepara otra, hasta 3 veces en 24 horas.',
    'Dígale su dirección y entréguele la contraseña en persona, nunca por correo ni por chat.',
    'Acompáñela a entrar a outlook.office.com y a elegir una contraseña que solo ella conozca.',
  ],
  stepsResponsibleTap: [
    'Cuando esté con la persona, pulse el botón de abajo. Si el código se pierde, púlselo otra vez y se prepara otro, hasta 3 veces en 24 horas.',
    'Dígale su dirección y entréguele el código en persona, nunca por correo ni por chat.',
    'Acompáñela a entrar a mysignins.microsoft.com, a activar el segundo factor y a elegir una contraseña que solo ella conozca.',
  ],
  button: { password: 'Mostrar mi contraseña temporal', tap: 'Mostrar mi código temporal' },
  buttonResponsible: { password: 'Mostrar la contraseña temporal', tap: 'Mostrar el código temporal' },
  next: 'Cuando cambie la contraseña lo sabremos por Microsoft 365 y cerraremos la solicitud. No tiene que avisar.',
  nextSteps:
    'Cuando cambie la contraseña lo sabremos por Microsoft 365: no tiene que avisar, y aquí le llegan entonces los demás pasos.',
  nextResponsible:
    'Cuando la persona cambie la contraseña lo sabremos por Microsoft 365 y cerraremos la solicitud. No tiene que avisar.',
  nextResponsibleConfirm:
    'Cuando la persona cambie la contraseña lo sabremos por Microsoft 365. No tiene que avisar; abajo se ve qué falta para cerrar la solicitud.',
  superseded: 'Esta entrega ya no vale: otra solicitud sobre la cuenta ocupó su lugar. No tiene que hacer nada aquí.',
  done: 'La contraseña ya se cambió. Este mensaje queda como guía.',
  doneFirst: 'La contraseña ya se cambió. Los demás pasos están en otro mensaje, más abajo.',
  /** To the official who was to hand the account over, after its person joined the chat. */
  joined: (holder: string): string =>
    `${holder} ya está en el chat y recibió la cuenta directamente. Usted ya no tiene que entregarle el acceso temporal.`,
  endedOtherwise: (who: string, reason: string): string =>
    `${who}, del área de sistemas, cerró la solicitud sin esperar lo que faltaba. Motivo: «${withoutFullStop(reason)}». Usted no tiene que hacer nada. Si todavía necesita una contraseña para la cuenta, escriba /correo modificar.`,
  accountGone: 'La cuenta ya no existe en Microsoft 365, y esta entrega ya no vale. No tiene que hacer nada aquí.',
  receipt: {
    title: 'Cómo va la entrega',
    closes: (number: string): string => `La solicitud ${number} se cierra sola cuando no falte nada de esta lista.`,
    isClosed: (number: string): string => `La solicitud ${number} quedó cerrada.`,
    confirmed: {
      holder: (who: string, at: string): string => `✓ ${who} confirmó que recibió la cuenta (${at}).`,
      department: (who: string, at: string): string => `✓ ${who} confirmó por la dependencia (${at}).`,
    },
    confirmedByYou: {
      holder: (at: string): string => `✓ Usted confirmó que recibió la cuenta (${at}).`,
      department: (at: string): string => `✓ Usted confirmó por la dependencia (${at}).`,
    },
    missing: {
      holder: (who: string): string => `○ Falta que ${who} confirme que recibió la cuenta.`,
      department: (who: string): string => `○ Falta que ${who} confirme por la dependencia.`,
    },
    missingYours: {
      holder: '○ Falta que usted confirme que recibió la cuenta, con el botón de abajo.',
      department: '○ Falta que usted confirme por la dependencia, con el botón de abajo.',
    },
    /** About a person who is not in the chat. */
    absent: (who: string): string =>
      `○ Falta que ${who} confirme que recibió la cuenta. Cuando entre a este chat, el área de sistemas se la entrega y le llega el mensaje para hacerlo.`,
    /** After a person with the holder's address joined: they have nothing before the release. */
    newcomer: (who: string): string =>
      `○ Falta que ${who} confirme que recibió la cuenta. Alguien entró a este chat con el correo de la solicitud: si es la persona, el área de sistemas le entrega la cuenta.`,
    password: {
      changed: (at: string): string => `✓ La contraseña se cambió, comprobado en Microsoft 365 (${at}).`,
      missing: '○ Falta cambiar la contraseña.',
    },
    button: { holder: 'Confirmo que recibí la cuenta', department: 'Confirmo que la dependencia la recibió' },
    /** The department's own message. */
    department: {
      title: 'Confirme la entrega de una cuenta',
      titleDone: 'Entrega de una cuenta de correo',
      handed: (to: string, at: string, number: string): string =>
        `Se le entregó a ${to} una cuenta de correo por este chat (${at}, solicitud ${number}).`,
      handedInPerson: (to: string, holder: string, at: string, number: string): string =>
        `Se le envió a ${to} una cuenta de correo, para entregarla en persona a ${holder} (${at}, solicitud ${number}).`,
      account: 'Cuenta',
      name: 'Dependencia',
      ask: 'Usted confirma por la dependencia. Cuando sepa que la persona ya la recibió, pulse el botón.',
    },
    reminder: {
      title: 'Recordatorio: falta confirmar una entrega',
      titleDone: 'Recordatorio atendido',
      /** When the hand-over ended early. */
      titleEnded: 'Recordatorio sin efecto',
      what: (to: string, at: string, number: string): string =>
        `La cuenta se le entregó a ${to} (${at}, solicitud ${number}).`,
      last: 'Si en dos días hábiles más no se confirma, avisaremos al área de sistemas.',
      told: 'El área de sistemas ya fue avisada de que falta.',
      absent: (who: string): string =>
        `${who} todavía no está en este chat y debe confirmar. Pídale que entre con el correo que dio en la solicitud. Cuando entre, el área de sistemas le entrega la cuenta y le llega el mensaje para confirmar.`,
      newcomer: (who: string): string =>
        `${who} debe confirmar. Alguien entró a este chat con el correo de la solicitud: si es la persona, el área de sistemas le entrega la cuenta y le llega el mensaje para confirmar. Usted no tiene que hacer nada para eso.`,
      passedOn: (who: string): string =>
        `Por esta cuenta responde ahora ${who}, y es quien confirma por la dependencia. Usted no tiene que hacer nada.`,
      done: 'Lo que pedía este recordatorio ya está hecho.',
    },
    already: 'Usted ya había confirmado; no hace falta repetirlo.',
  },
  /** Everything that an official has to confirm, in one message of the day. */
  receipts: {
    title: (count: number): string =>
      count === 0
        ? 'Entregas por confirmar: ninguna'
        : count === 1
          ? '1 entrega espera su confirmación'
          : `${whole(count)} entregas esperan su confirmación`,
    handed: (at: string): string => `entregada el ${at}`,
    ask: 'Usted confirma por la dependencia, cuando sepa que cada persona ya recibió su cuenta.',
    more: (count: number): string =>
      count === 1 ? 'Hay 1 más: aparece al pulsar el botón.' : `Hay ${whole(count)} más: aparecen al pulsar el botón.`,
    button: { several: 'Confirmar varias', one: 'Confirmar' },
    nothingLeft: 'No queda ninguna entrega por confirmar. Usted no tiene que hacer nada.',
    window: {
      title: 'Confirmar entregas',
      submit: 'Confirmar',
      intro: 'Marque solo las cuentas que ya tiene quien las va a usar. Las demás siguen esperando.',
      more: (shown: number, more: number): string =>
        `Aquí están las primeras ${shown}; ${more === 1 ? 'la que falta aparece' : `las otras ${whole(more)} aparecen`} cuando abra la ventana otra vez.`,
      group: (from: number, to: number): string => (from === to ? `Cuenta ${from}` : `Cuentas ${from} a ${to}`),
    },
    nothingChosen: 'Marque al menos una cuenta.',
    confirmed: (count: number): string =>
      count === 0
        ? 'No quedó confirmada ninguna.'
        : count === 1
          ? 'Quedó confirmada 1 entrega.'
          : `Quedaron confirmadas ${whole(count)} entregas.`,
  },
  reveal: {
    title: { password: 'Contraseña temporal', tap: 'Código temporal' },
    loadingTitle: 'Acceso temporal',
    loading: 'Preparando el acceso en Microsoft 365. Espere unos segundos…',
    /** Only the chat's answer was lost. */
    unsure:
      'No sabemos si el chat alcanzó a mostrarle el acceso temporal. Si lo ve en la ventana, úselo. Si no lo ve, pulse el botón otra vez: se prepara otro, y el anterior deja de servir. Como pudo haberse visto, cuenta entre los que puede pedir.',
    notShown:
      'El chat no pudo mostrarle el acceso temporal, y no se gastó ninguna de sus oportunidades. Pulse el botón otra vez. Si usted ya tenía una contraseña o un código, puede que ya no sirva.',
    address: 'Dirección',
    secret: { password: 'Contraseña temporal', tap: 'Código temporal' },
    once: 'Copie ahora este acceso: al cerrar esta ventana no se vuelve a mostrar. No queda guardado en ninguna parte.',
    validFor: (minutes: number): string => `Sirve una sola vez, durante ${minutes} minutos.`,
    change: 'Al entrar con esta contraseña tendrá que cambiarla.',
    /** `from`: when another one is available; null when unknown. */
    last: (from: string | null): string => `Es el último por ahora. ${again(from)}`,
    left: (left: number): string =>
      `Si lo pierde puede pedir otro (${left === 1 ? 'queda 1 vez' : `quedan ${left} veces`} en 24 horas); el anterior deja de servir.`,
    inPerson: (holder: string): string => `Entrégueselo en persona a ${holder}. No lo envíe por correo ni por chat.`,
    changed:
      'La contraseña ya se cambió, y solo la conoce quien la eligió. Si la olvidó, escriba /correo y pulse «Olvidé mi contraseña».',
    usedUp: (from: string | null): string =>
      `Ya se pidió 3 veces en 24 horas. ${again(from)} Si no puede esperar, hable con el área de sistemas.`,
    /** To an official or holder who received it and no longer has that role. */
    noLonger:
      'Usted ya no figura en la lista con esta cuenta, así que no se le muestra su acceso temporal. Nada cambió. Si cree que es un error, hable con el área de sistemas.',
    failed: (sentence: string): string =>
      `No pudimos preparar el acceso temporal y no se gastó ninguna de sus oportunidades. ${sentence}`,
    unknown: (sentence: string): string =>
      `No sabemos si Microsoft 365 alcanzó a preparar el acceso temporal, y no se lo pudimos mostrar. Si usted ya tenía una contraseña o un código, puede que ya no sirva. No se gastó ninguna de sus oportunidades. ${sentence}`,
    endedMeanwhile:
      'La entrega terminó mientras preparábamos el acceso temporal, y por eso no se lo mostramos. Si usted ya tenía una contraseña o un código, puede que ya no sirva. Si necesita otro acceso, hable con el área de sistemas.',
    tryLater: 'Espere un minuto y pulse el botón otra vez.',
    systemsKnow:
      'El área de sistemas ya fue avisada y lo va a corregir. Cuando le avisen que está listo, pulse el botón otra vez.',
    tellSystems: 'Solo el área de sistemas puede corregirlo: dígaselo con el botón de abajo.',
  },
  congratulations: (address: string): string => `¡Listo! Ya cambió su contraseña y la cuenta ${address} es suya.`,
  /** Followed by one of these two. */
  nothingMore: 'No tiene que hacer nada más.',
  inductionGoesOn: 'La lista de primeros pasos sigue en su mensaje, para cuando quiera completarla.',
  congratulationsResponsible: (holder: string, address: string): string =>
    `La contraseña de ${address}, de ${holder}, ya se cambió. Gracias por la entrega.`,
  closed: (number: string, holder: string, address: string): string =>
    `La solicitud ${number} quedó cerrada: la contraseña de ${address}, de ${holder}, ya se cambió.`,
  rejectedByItself: (number: string): string => `La solicitud ${number} no se puede hacer, y nada cambió:`,
  rejected: (number: string, who: string): string => `${who} rechazó la solicitud ${number}.`,
  question: (number: string, who: string): string =>
    `${who} necesita una respuesta para seguir con la solicitud ${number}:`,
};
