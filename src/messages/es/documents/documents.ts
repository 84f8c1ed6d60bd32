import { whole } from '../whole-number.ts';

/** Records and lists that are sent as files. */
export const esDocuments = {
  record: {
    button: 'FT-GTI-006 en PDF',
    /** Sent with the file. */
    final: (number: string): string => `El registro de la solicitud ${number}, como quedó archivado.`,
    /** For an ended request without an archived document. */
    drawn: (number: string): string =>
      `El registro de la solicitud ${number}, que ya terminó. Este PDF se preparó en este momento: no estaba archivado.`,
    open: (number: string): string =>
      `La solicitud ${number} como está en este momento. Todavía no ha terminado: el registro definitivo se archiva cuando se cierre.`,
    /** Added for the systems area's own copy. */
    full: 'Es la copia del área de sistemas, con el número de documento completo: no la reenvíe.',
    sent: (number: string): string => `Le enviamos el PDF de la solicitud ${number} por mensaje directo.`,
    refusal: {
      not_found: 'No encontramos esa solicitud. Escriba /correo estado para ver las suyas.',
      not_entitled:
        'El registro solo se entrega a quien hizo la solicitud, a quien hoy tiene la cuenta o responde por ella, a la jefatura de la dependencia y al área de sistemas.',
      of_former:
        'Cuando se hizo esa solicitud respondía otra persona por la cuenta, y el registro lleva sus datos. Si lo necesita, pídaselo al área de sistemas, que lo guarda.',
      forgotten:
        'Los datos personales de esa solicitud ya se eliminaron, porque pasó el tiempo durante el que la institución los conserva. De ella quedan las fechas y decisiones en el registro de auditoría.',
      altered:
        'El FT-GTI-006 archivado de esa solicitud no coincide con el registro de auditoría, y por eso no se entrega. Avise al área de sistemas; el original puede estar en una copia de seguridad.',
    },
  },
  list: {
    preparing: 'Estamos preparando la lista de cuentas. Le llega en un momento por mensaje directo.',
    text: (count: number): string =>
      count === 1
        ? 'La lista de correos corporativos (FT-GTI-002), con 1 cuenta. Contiene datos personales: no la reenvíe.'
        : `La lista de correos corporativos (FT-GTI-002), con ${whole(count)} cuentas. Contiene datos personales: no la reenvíe.`,
    title: 'FT-GTI-002, Lista de correos corporativos',
    refusal: {
      not_systems: 'Solo el área de sistemas puede exportar la lista de cuentas. Nada cambió.',
      under_way:
        'En este momento ya se está preparando una lista de cuentas, y se prepara una a la vez. Nada se perdió: espere un minuto y pídala otra vez.',
    },
  },
  /** In the systems area's channel, once a day; about the second factor once a month. */
  trouble: {
    head_file_failed:
      'El sello diario del registro de auditoría no se pudo guardar en su archivo (AUDIT_HEAD_DIR). Nada se perdió: está en este canal, y Correo lo intenta otra vez. Por favor revise en el servidor que la carpeta exista, se pueda escribir y no tenga ya un archivo de hoy con otro contenido; la causa está en el registro del programa, en la línea «job.failed».',
    second_factor_unseen:
      'Correo no puede ver en Microsoft 365 quién tiene segundo factor, aunque CHECK_SECOND_FACTOR=true lo pide: a su aplicación le falta el permiso UserAuthenticationMethod.Read.All, o se lo negaron. Mientras tanto, ese paso queda pendiente y nadie lo marca. Por favor pida que un administrador dé el permiso, con su consentimiento; Correo sigue mirando solo, y nada se perdió.',
    backup_failed:
      'La copia de seguridad de hoy no se pudo hacer. Nada se perdió: Correo sigue trabajando y lo intenta otra vez cada media hora. Por favor revise en el servidor que la carpeta de las copias (BACKUP_DIR) exista, se pueda escribir y tenga espacio; la causa está en el registro del programa, en la línea «backup.failed».',
  },
  notSent:
    'El chat no confirmó que el archivo le llegara. Nada se perdió: si no lo ve, espere un minuto y pídalo otra vez.',
};
