import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';

/** Why a change cannot be asked for: before the form, and after it. */
export const esRefused = {
  /** What keeps something from being asked for about the account that was chosen. */
  hindered: {
    gone: 'La cuenta ya no aparece en Microsoft 365. Hable con el área de sistemas.',
    no_mailbox: 'La cuenta no tiene buzón en Microsoft 365, y eso se hace en el buzón. Hable con el área de sistemas.',
    already_shared: 'El buzón ya es compartido. Para que alguien más lo abra, pida «Permitir que otra persona la use».',
    blocked:
      'Alguien bloqueó la entrada a la cuenta fuera de Correo, y una contraseña nueva no serviría. Hable con el área de sistemas.',
    not_restorable: `Pasaron más de ${MAILBOX_KEPT_DAYS} días desde que se eliminó, y Microsoft 365 ya no la puede devolver. Pida una cuenta nueva con /correo crear.`,
    other_account: (address: string | null): string =>
      address === null
        ? 'Esa persona o dependencia ya tiene otra cuenta, y por eso esta no se recupera. Hable con el área de sistemas.'
        : `Esa persona o dependencia ya tiene otra cuenta, ${address}, y por eso esta no se recupera. Hable con el área de sistemas.`,
    /** Of the account, by its name. */
    all: (account: string, why: string): string => `${account}: ${why}`,
    /** Of some kinds of change only. */
    some: (kinds: string, why: string): string => `No se puede pedir ahora: ${kinds}. ${why}`,
  },
  refusal: {
    not_allowed:
      'No encontramos esa cuenta entre las que usted puede administrar. Pídalo a su responsable o a la jefatura de la dependencia. Nada cambió.',
    not_now:
      'La cuenta cambió mientras tanto y eso ya no se puede pedir ahora. Mire cómo está con /correos. Nada cambió.',
    not_for_this: (possible: string): string =>
      `Eso no se puede pedir ahora sobre esta cuenta, o no lo puede pedir usted. Puede pedir: ${possible}.`,
    has_open_request: (number: string): string =>
      `Ya hay otra solicitud abierta sobre esta cuenta${number === '' ? '' : `: ${number}`}. Esta no se envió: espere a que aquella termine y envíela después.`,
    other_gone: 'Esa cuenta ya no está activa. Elija otra.',
    address_taken: (address: string): string => `La dirección ${address} ya está ocupada. Escriba otra.`,
    document_taken:
      'Ese documento ya es de otra cuenta o de otra solicitud. Revise el número; si está bien escrito, hable con el área de sistemas. Nada cambió.',
    group_protected: (group: string): string =>
      `El grupo ${group} está protegido: desde aquí nadie entra ni sale de él. Quite ese grupo del formulario o hable con el área de sistemas. Nada cambió.`,
    nothing_to_change: 'La cuenta ya está así. Cambie al menos un dato antes de enviar.',
    protected: {
      role: 'Con esta cuenta se administra Microsoft 365, y aquí no se puede cambiar. Hable con el área de sistemas. Nada cambió.',
      eligible:
        'Quien tiene esta cuenta puede tomar un rol de administración de Microsoft 365, y aquí no se puede cambiar. Hable con el área de sistemas. Nada cambió.',
      restricted:
        'Esta cuenta está en una unidad restringida de Microsoft 365 y aquí no se puede cambiar. Hable con el área de sistemas. Nada cambió.',
      synced:
        'Esta cuenta viene del directorio local de la institución y solo se cambia allá. Hable con el área de sistemas. Nada cambió.',
      listed: 'Esta cuenta está protegida y aquí no se puede cambiar. Hable con el área de sistemas. Nada cambió.',
      guest: 'Esta cuenta es de un invitado de otra organización y aquí no se administra. Nada cambió.',
    },
  },
};
