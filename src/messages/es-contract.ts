const EXTEND = 'Prorrogar';
const LET_EXPIRE = 'Dejar vencer';

/** The end of a contract: the reminders, what is decided about it, and why requests are opened by themselves. */
export const esContract = {
  title: 'Fin de contrato',
  fallback: (address: string, day: string): string => `Fin de contrato: la cuenta ${address} va hasta el ${day}`,
  ends: {
    holder: (address: string, day: string): string =>
      `Su contrato termina el ${day}. Hasta ese día, inclusive, puede usar la cuenta ${address}.`,
    responsible: (who: string, address: string, day: string): string =>
      `Usted responde por ${who}, cuyo contrato termina el ${day}. Hasta ese día, inclusive, se puede usar la cuenta ${address}.`,
  },
  left: (days: number): string => {
    if (days === 0) return 'Después de hoy no queda ningún día hábil.';
    return days === 1 ? 'Después de hoy queda 1 día hábil.' : `Después de hoy quedan ${days} días hábiles.`;
  },
  then: (graceDays: number): string =>
    `Al terminar ese día la cuenta se suspende: nadie puede entrar y nada se borra. ${graceDays === 0 ? 'Al día siguiente, si no hay prórroga,' : `Si ${graceDays === 1 ? 'pasa 1 día' : `pasan ${graceDays} días`} sin prórroga,`} se pide eliminarla y el área de sistemas lo decide.`,
  extend: `Si el contrato sigue, pulse ${EXTEND}: usted indica el nuevo último día, y el área de sistemas lo revisa y lo aprueba.`,
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
    changeMind: 'Si el contrato sigue, todavía puede pedir una prórroga con /correo modificar.',
    extended: (address: string, day: string): string =>
      `El contrato va ahora hasta el ${day}, y la cuenta ${address} sigue activa hasta entonces.`,
    open: (address: string): string => `La cuenta ${address} ya no tiene fecha de fin de contrato.`,
  },
  refusal: {
    not_allowed:
      'No encontramos esa cuenta entre las que usted puede administrar. Pídalo a su responsable o al jefe de la dependencia. Nada cambió.',
    over: 'El último día de este contrato ya pasó, o la cuenta ya no está activa. Si el contrato sigue, pida una prórroga con /correo modificar.',
  },
  justification: {
    suspension: (day: string): string => `El contrato terminó el ${day}.`,
    deletion: (day: string): string =>
      `El contrato terminó el ${day}. La cuenta quedó suspendida y el plazo para prorrogarlo ya pasó.`,
  },
};
