const EXTEND = 'Pedir prórroga';
const LET_EXPIRE = 'Dejar vencer';

/** Words for what the holder asks for about the end of the own contract. */
function agreement(of: {
  readonly title: string;
  readonly settled: string;
  readonly what: string;
  readonly refuse: string;
  readonly missing: string;
}): AgreementWords {
  const { title, settled, what, refuse } = of;
  const otherwise = `Si no es así, pulse ${refuse}: la solicitud queda rechazada.`;
  return {
    title,
    settled,
    titled: (of, number) => `${of}: solicitud ${number}`,
    ask: `Si el contrato sigue hasta ese día, confírmelo: después el área de sistemas lo aprueba. ${otherwise}`,
    askOpen: `Si es así, confírmelo: después el área de sistemas lo aprueba. ${otherwise}`,
    button: `Confirmar ${what}`,
    missing: (who) => `${of.missing} ${who}. Hasta entonces no se puede aprobar.`,
    agreed: (who, at) => `${who} confirmó ${what} (${at}).`,
    declining: {
      button: refuse,
      title: 'No confirmar',
      submit: refuse,
      reason: 'Motivo',
      hint: `La solicitud queda rechazada. El motivo queda en el registro y lo recibe quien pidió ${what}, tal como usted lo escriba.`,
    },
    declined: (who, at) => `${who} no confirmó ${what} (${at}), y la solicitud quedó rechazada.`,
  };
}

export interface AgreementWords {
  readonly title: string;
  /** The title once nobody has to confirm it any more. */
  readonly settled: string;
  /** Either title, with the request. */
  readonly titled: (of: string, number: string) => string;
  readonly ask: string;
  readonly askOpen: string;
  readonly button: string;
  readonly missing: (who: string) => string;
  readonly agreed: (who: string, at: string) => string;
  /** The official declines. */
  readonly declining: Readonly<Record<'button' | 'title' | 'submit' | 'reason' | 'hint', string>>;
  readonly declined: (who: string, at: string) => string;
}

/** The end of a contract: reminders, decisions, and the justifications of requests opened by the bot. */
export const esContract = {
  title: 'Fin de contrato',
  fallback: (address: string, day: string): string => `Fin de contrato: la cuenta ${address} va hasta el ${day}`,
  ends: {
    holder: (address: string, day: string): string =>
      `Su contrato termina el ${day}. Hasta ese día, inclusive, puede usar la cuenta ${address}.`,
    responsible: (who: string, address: string, day: string): string =>
      `Usted responde por la cuenta ${address} (${who}): el contrato termina el ${day}. Hasta ese día, inclusive, se puede usar.`,
    head: (who: string, address: string, day: string): string =>
      `Usted dirige la dependencia de ${who}, cuyo contrato termina el ${day}; nadie más responde por su cuenta. Hasta ese día, inclusive, se puede usar la cuenta ${address}.`,
  },
  left: (days: number): string => {
    if (days === 0) return 'Después de hoy no queda ningún día hábil.';
    return days === 1 ? 'Después de hoy queda 1 día hábil.' : `Después de hoy quedan ${days} días hábiles.`;
  },
  then: (graceDays: number): string =>
    `Al terminar ese día la cuenta se suspende: nadie puede entrar y nada se borra. ${graceDays === 0 ? 'Al día siguiente, si no hay prórroga,' : `Si ${graceDays === 1 ? 'pasa 1 día' : `pasan ${graceDays} días`} sin prórroga,`} se pide eliminarla y el área de sistemas lo decide.`,
  extend: `Si el contrato sigue, pulse ${EXTEND}: usted indica el nuevo último día, y el área de sistemas lo revisa y lo aprueba.`,
  /** Who confirms the holder's request. */
  confirmer: {
    official: (name: string): string => `${name}, que responde por la cuenta`,
    head: (department: string): string => `la jefatura de la dependencia (${department})`,
  },
  askConfirmed: (who: string): string =>
    `Si el contrato sigue, pulse ${EXTEND}: usted indica el nuevo último día. Después lo confirma ${who}, y el área de sistemas lo aprueba.`,
  askSystems: 'Si el contrato sigue, la prórroga la pide el área de sistemas: avísele.',
  letExpire: `Si no sigue, pulse ${LET_EXPIRE}: no le enviamos más recordatorios.`,
  buttons: { extend: EXTEND, letExpire: LET_EXPIRE },
  confirm: {
    title: '¿Dejar vencer el contrato?',
    text: (address: string, day: string): string =>
      `La cuenta ${address} se suspende al terminar el ${day} y no se envían más recordatorios. Después todavía se puede pedir una prórroga.`,
    confirm: LET_EXPIRE,
    deny: 'Volver',
  },
  decided: {
    letExpire: (who: string, at: string, address: string, day: string): string =>
      `${who} decidió dejar vencer el contrato (${at}). La cuenta ${address} se suspende al terminar el ${day}.`,
    changeMind: 'Si el contrato sigue, todavía se puede pedir una prórroga con /correo modificar.',
    extended: (address: string, day: string): string =>
      `El contrato va ahora hasta el ${day}: hasta ese día, inclusive, se puede usar la cuenta ${address}.`,
    open: (address: string): string => `La cuenta ${address} ya no tiene fecha de fin de contrato.`,
  },
  /** The holder's own extension, which the responsible official confirms. */
  agreement: {
    of: {
      extension: agreement({
        title: 'Prórroga por confirmar',
        settled: 'Prórroga del contrato',
        what: 'la prórroga',
        refuse: 'No la confirmo',
        missing: 'Es la prórroga del contrato de quien la pide: falta que la confirme',
      }),
      /** The end of the contract is changed along with what else the account says of it. */
      date: agreement({
        title: 'Cambio de fecha por confirmar',
        settled: 'Cambio de fecha del contrato',
        what: 'el cambio de fecha',
        refuse: 'No lo confirmo',
        missing: 'Cambia la fecha de fin del contrato de quien lo pide: falta que lo confirme',
      }),
    },
    asked: (who: string, address: string, day: string, number: string): string =>
      `${who} pide prorrogar su contrato, y con él la cuenta ${address}, hasta el ${day} (solicitud ${number}).`,
    askedDate: (who: string, address: string, day: string, number: string): string =>
      `${who} pide que la fecha de fin de su contrato, y con ella la de la cuenta ${address}, pase al ${day} (solicitud ${number}).`,
    /** The contract would have no end any more. */
    askedOpen: (who: string, address: string, relation: string, number: string): string =>
      `${who} pide que su cuenta ${address} quede sin fecha de fin de contrato, con la vinculación «${relation}» (solicitud ${number}).`,
    /** Who confirmed it, and in which role. */
    by: {
      official: (name: string): string => `${name}, que responde por la cuenta,`,
      head: (name: string): string => `${name}, por la jefatura de la dependencia,`,
    },
    superseded: (number: string): string =>
      `La solicitud ${number}, sobre la misma cuenta, la dejó sin efecto. Usted no tiene que hacer nada.`,
    /** The request was corrected. */
    notNeeded:
      'La solicitud se corrigió y ya no alarga el contrato: no hace falta su confirmación. Usted no tiene que hacer nada.',
    over: 'La solicitud ya se decidió o se retiró sin esta confirmación. Usted no tiene que hacer nada.',
    needed:
      'Como la cuenta es suya, la prórroga la confirma primero quien responde por ella o la jefatura de la dependencia, y después la aprueba el área de sistemas.',
  },
  refusal: {
    not_allowed:
      'No encontramos esa cuenta entre las que usted puede administrar. Pídalo a su responsable o a la jefatura de la dependencia. Nada cambió.',
    over: 'El último día de este contrato ya pasó, o la cuenta ya no está activa. Si el contrato sigue, se puede pedir una prórroga con /correo modificar.',
    own: 'La prórroga de su propio contrato no la puede pedir usted aquí: la pide quien responde por la cuenta, la jefatura de la dependencia u otra persona del área de sistemas. Nada cambió.',
  },
  justification: {
    suspension: (day: string): string => `El contrato terminó el ${day}.`,
    deletion: (day: string): string =>
      `El contrato terminó el ${day}. La cuenta quedó suspendida y el plazo para prorrogarlo ya pasó.`,
  },
};
