/** Records and lists that are sent as files. */
export const esPapers = {
  record: {
    button: 'FT-GTI-006 en PDF',
    /** Beside the file. */
    final: (number: string): string => `El registro de la solicitud ${number}, como quedó archivado.`,
    open: (number: string): string =>
      `La solicitud ${number} como está en este momento. Todavía no ha terminado: el registro definitivo se archiva cuando se cierre.`,
    sent: (number: string): string => `Le enviamos el PDF de la solicitud ${number} por mensaje directo.`,
    refusal: {
      not_found: 'No encontramos esa solicitud. Escriba /correo estado para ver las suyas.',
      not_entitled:
        'El registro solo se entrega a quien hizo la solicitud, a quien tiene la cuenta o responde por ella, a la jefatura de la dependencia y al área de sistemas.',
      forgotten:
        'Los datos personales de esa solicitud ya se eliminaron, porque pasó el tiempo durante el que la institución los conserva. De ella quedan las fechas y decisiones en la traza de auditoría.',
    },
  },
  list: {
    preparing: 'Estamos preparando la lista de cuentas. Le llega en un momento por mensaje directo.',
    text: (count: number): string =>
      count === 1
        ? 'La lista de correos corporativos (FT-GTI-002), con 1 cuenta. Contiene datos personales: no la reenvíe.'
        : `La lista de correos corporativos (FT-GTI-002), con ${count} cuentas. Contiene datos personales: no la reenvíe.`,
    title: 'FT-GTI-002, Lista de correos corporativos',
    refusal: {
      not_systems: 'Solo el área de sistemas puede exportar la lista de cuentas. Nada cambió.',
      under_way:
        'En este momento ya se está preparando una lista de cuentas, y se prepara una a la vez. Nada se perdió: espere un minuto y pulse el botón otra vez.',
    },
  },
  /** In the systems area's channel, once a day. */
  trouble: {
    backup_failed:
      'La copia de seguridad de hoy no se pudo hacer. Nada se perdió: Buzón sigue trabajando y lo intenta otra vez cada media hora. Por favor revise en el servidor que la carpeta de las copias (BACKUP_DIR) exista, se pueda escribir y tenga espacio; la causa está en el registro del programa, en la línea «backup.failed».',
  },
  notSent: 'El archivo no se pudo enviar por el chat. Nada se perdió: espere un minuto y pulse el botón otra vez.',
};
