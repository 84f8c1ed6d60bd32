export const esHandOver = {
  title: 'Su correo institucional está listo',
  titleResponsible: 'Una cuenta para entregar en persona',
  greeting: (name: string, institution: string): string =>
    `Hola, ${name}. ${institution} le creó una cuenta de correo. Guarde este mensaje: aquí están los primeros pasos.`,
  greetingDepartmental: (account: string, institution: string): string =>
    `${institution} creó la cuenta de correo «${account}» y usted queda como su responsable. Aquí están los primeros pasos.`,
  greetingResponsible: (holder: string): string =>
    `Usted figura como responsable de ${holder}, que todavía no está en este chat. Entréguele la cuenta en persona y acompáñele en los primeros pasos.`,
  /** For a password of an account that the person has already, and for an account that comes back or changes hands. */
  again: {
    firstSteps: 'Qué hacer ahora',
    password: {
      title: 'Una contraseña nueva para su cuenta',
      greeting: (account: string): string =>
        `Se pidió una contraseña nueva para la cuenta de correo de ${account}. La de antes deja de servir cuando usted pulse el botón.`,
      titleResponsible: 'Una contraseña para entregar en persona',
      greetingResponsible: (account: string): string =>
        `Usted responde por la cuenta de ${account}, que no está en este chat y necesita una contraseña nueva. Entréguesela en persona.`,
    },
    restoration: {
      title: 'Su cuenta está activa otra vez',
      greeting: (account: string): string =>
        `La cuenta de correo de ${account} volvió, con los mensajes que tenía. La contraseña de antes ya no sirve: aquí recibe una temporal.`,
      titleResponsible: 'Una cuenta recuperada para entregar en persona',
      greetingResponsible: (account: string): string =>
        `La cuenta de ${account}, por la que usted responde, volvió con los mensajes que tenía. La persona no está en este chat: entréguele la contraseña temporal en persona.`,
    },
    responsible: {
      title: 'Usted responde por una cuenta',
      greeting: (account: string): string =>
        `Desde ahora usted responde por la cuenta de correo «${account}». Quien la tenía ya no puede entrar: aquí recibe una contraseña temporal.`,
      titleResponsible: 'Una cuenta para entregar en persona',
      greetingResponsible: (account: string): string =>
        `La cuenta de correo «${account}» cambió de responsable. Entréguele la contraseña temporal en persona.`,
    },
    steps: [
      'Pulse «Mostrar mi contraseña temporal». Solo usted la verá, y una sola vez.',
      'Entre a outlook.office.com con su dirección y esa contraseña.',
      'El sistema le pedirá una contraseña nueva: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
      'En el teléfono, abra Outlook y escriba la contraseña nueva cuando la pida.',
      'Si usted no sabía de este cambio, avise al área de sistemas antes de seguir. Nadie le pedirá su contraseña.',
    ],
    stepsTap: [
      'Pulse «Mostrar mi pase temporal». Solo usted lo verá, y una sola vez.',
      'Entre a mysignins.microsoft.com con su dirección y ese pase.',
      'Cambie la contraseña: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
      'En el teléfono, abra Outlook y escriba la contraseña nueva cuando la pida.',
      'Si usted no sabía de este cambio, avise al área de sistemas antes de seguir. Nadie le pedirá su contraseña.',
    ],
    congratulations: (address: string): string => `¡Listo! Ya cambió la contraseña de ${address}.`,
  },
  address: 'Dirección',
  firstSteps: 'Primeros pasos',
  steps: [
    'Pulse «Mostrar mi contraseña temporal». Solo usted la verá, y una sola vez.',
    'Entre a outlook.office.com con su dirección y esa contraseña.',
    'El sistema le pedirá una contraseña nueva: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
    'Active el segundo factor cuando se lo pida, con la aplicación Microsoft Authenticator.',
    'En el teléfono, instale Outlook y agregue la cuenta con su dirección y la contraseña nueva.',
    'Use la cuenta solo para el trabajo. Nadie del área de sistemas le pedirá su contraseña.',
  ],
  stepsTap: [
    'Pulse «Mostrar mi pase temporal». Solo usted lo verá, y una sola vez.',
    'Entre a mysignins.microsoft.com con su dirección y ese pase.',
    'Active el segundo factor con la aplicación Microsoft Authenticator.',
    'Cambie la contraseña: que sea larga, que no use en otro lugar y que no le cuente a nadie.',
    'En el teléfono, instale Outlook y agregue la cuenta con su dirección.',
    'Use la cuenta solo para el trabajo. Nadie del área de sistemas le pedirá su contraseña.',
  ],
  stepsResponsible: [
    'Cuando esté con la persona, pulse el botón de abajo. La contraseña o el pase se muestra una sola vez.',
    'Dígale su dirección y entréguele la contraseña o el pase en persona, nunca por correo ni por chat.',
    'Acompáñela a entrar a outlook.office.com y a elegir una contraseña que solo ella conozca.',
    'Ayúdele a activar el segundo factor con la aplicación Microsoft Authenticator.',
    'Muéstrele cómo agregar la cuenta en el teléfono con Outlook.',
    'Recuérdele que la cuenta es solo para el trabajo y que nadie de sistemas le pedirá su contraseña.',
  ],
  button: { password: 'Mostrar mi contraseña temporal', tap: 'Mostrar mi pase temporal' },
  buttonResponsible: { password: 'Mostrar la contraseña temporal', tap: 'Mostrar el pase temporal' },
  next: 'Cuando cambie la contraseña lo sabremos por Microsoft 365 y cerraremos la solicitud. No tiene que avisar.',
  nextConfirm:
    'Cuando cambie la contraseña lo sabremos por Microsoft 365. No tiene que avisar; abajo se ve qué falta para cerrar la solicitud.',
  nextResponsible:
    'Cuando la persona cambie la contraseña lo sabremos por Microsoft 365 y cerraremos la solicitud. No tiene que avisar.',
  nextResponsibleConfirm:
    'Cuando la persona cambie la contraseña lo sabremos por Microsoft 365. No tiene que avisar; abajo se ve qué falta para cerrar la solicitud.',
  overtaken: 'Esta entrega ya no vale: otra solicitud sobre la cuenta ocupó su lugar. No tiene que hacer nada aquí.',
  done: 'La contraseña ya se cambió. Este mensaje queda como guía.',
  /** To the official who was to hand the account over, once its person came into the chat. */
  joined: (holder: string): string =>
    `${holder} ya está en el chat y recibió la cuenta directamente. Usted ya no tiene que entregar la contraseña.`,
  endedOtherwise: (who: string, reason: string): string =>
    `${who}, del área de sistemas, cerró la solicitud sin esperar lo que faltaba. Motivo: «${reason}». Usted no tiene que hacer nada. Si todavía necesita una contraseña para la cuenta, escriba /correo modificar.`,
  accountGone: 'La cuenta ya no existe en Microsoft 365, y esta entrega ya no vale. No tiene que hacer nada aquí.',
  receipt: {
    title: 'Cómo va la entrega',
    closes: (number: string): string => `La solicitud ${number} se cierra sola cuando no falte nada de esta lista.`,
    isClosed: (number: string): string => `La solicitud ${number} quedó cerrada. No tiene que hacer nada más.`,
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
    absent: (who: string): string =>
      `○ Falta que ${who} confirme que recibió la cuenta. Todavía no está en este chat: cuando entre, le llega el mensaje para hacerlo.`,
    password: {
      changed: (at: string): string => `✓ La contraseña temporal se cambió, comprobado en Microsoft 365 (${at}).`,
      missing: '○ Falta cambiar la contraseña temporal.',
    },
    button: { holder: 'Confirmo que recibí la cuenta', department: 'Confirmo que la dependencia la recibió' },
    /** The department's own message. */
    department: {
      title: 'Confirme la entrega de una cuenta',
      titleDone: 'Entrega de una cuenta de correo',
      handed: (to: string, at: string, number: string): string =>
        `Se le entregó a ${to} una cuenta de correo de la dependencia, por este chat (${at}, solicitud ${number}).`,
      handedInPerson: (to: string, holder: string, at: string, number: string): string =>
        `Se le envió a ${to} una cuenta de correo de la dependencia, para entregarla en persona a ${holder} (${at}, solicitud ${number}).`,
      account: 'Cuenta',
      name: 'Dependencia',
      ask: 'Usted confirma por la dependencia que solicitó la cuenta. Cuando sepa que la persona ya la recibió, pulse el botón.',
    },
    reminder: {
      title: 'Recordatorio: falta confirmar una entrega',
      titleDone: 'Recordatorio atendido',
      what: (to: string, at: string, number: string): string =>
        `La cuenta se le entregó a ${to} (${at}, solicitud ${number}).`,
      last: 'Si en dos días hábiles más no se confirma, avisaremos al área de sistemas.',
      absent: (who: string): string =>
        `${who} todavía no está en este chat y debe confirmar. Pídale que entre con el correo que dio en la solicitud; entonces le llega el mensaje.`,
      done: 'Ya no falta su confirmación. No tiene que hacer nada.',
    },
    already: 'Usted ya había confirmado. No tiene que hacer nada más.',
  },
  reveal: {
    title: { password: 'Contraseña temporal', tap: 'Pase temporal' },
    loadingTitle: 'Acceso temporal',
    loading: 'Preparando el acceso en Microsoft 365. Espere unos segundos…',
    notShown:
      'El chat no pudo mostrarle la contraseña, y no se gastó ninguna de sus oportunidades. Pulse el botón otra vez; la anterior ya no sirve.',
    address: 'Dirección',
    secret: { password: 'Contraseña temporal', tap: 'Pase temporal' },
    once: 'Cópiela ahora: al cerrar esta ventana no se vuelve a mostrar. No queda guardada en ninguna parte.',
    validFor: (minutes: number): string => `Sirve una sola vez, durante ${minutes} minutos.`,
    change: 'Al entrar con ella tendrá que cambiarla.',
    left: (left: number): string =>
      left === 0
        ? 'No podrá pedir otra en las próximas 24 horas.'
        : `Si la pierde puede pedir otra (${left === 1 ? 'queda 1 vez' : `quedan ${left} veces`} en 24 horas); la anterior deja de servir.`,
    inPerson: (holder: string): string => `Entréguesela en persona a ${holder}. No la envíe por correo ni por chat.`,
    changed:
      'La contraseña temporal ya se cambió, y la nueva solo la conoce quien la eligió. Si la olvidó, escriba /correo modificar y elija Contraseña nueva.',
    usedUp: 'Ya se mostró 3 veces en las últimas 24 horas. Espere hasta mañana o hable con el área de sistemas.',
    failed: (sentence: string): string =>
      `No pudimos preparar la contraseña y no se gastó ninguna de sus oportunidades. ${sentence}`,
    tryLater: 'Espere un minuto y pulse el botón otra vez.',
    tellSystems: 'El área de sistemas debe corregirlo; muéstreles este mensaje:',
  },
  congratulations: (address: string): string => `¡Listo! Ya cambió su contraseña y la cuenta ${address} es suya.`,
  /** After it: one of the two. */
  nothingMore: 'No tiene que hacer nada más.',
  inductionGoesOn: 'La lista de primeros pasos sigue aquí, para cuando quiera completarla.',
  congratulationsResponsible: (holder: string, address: string): string =>
    `${holder} ya entró a ${address} y cambió la contraseña. Gracias por entregarla.`,
  closed: (number: string, holder: string, address: string): string =>
    `La solicitud ${number} quedó cerrada: ${holder} ya usa ${address} y cambió la contraseña temporal.`,
  rejectedByItself: (number: string): string => `La solicitud ${number} no se puede hacer, y nada cambió en la cuenta:`,
  rejected: (number: string, who: string): string => `${who} rechazó la solicitud ${number}. Motivo:`,
  question: (number: string, who: string): string =>
    `${who} necesita una respuesta para seguir con la solicitud ${number}:`,
};
