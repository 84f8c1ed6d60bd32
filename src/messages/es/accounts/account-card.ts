const decided: Readonly<Record<'adopted' | 'requested' | 'ignored', string>> = {
  adopted: 'se adoptó',
  requested: 'se abrió una solicitud',
  ignored: 'se dejó así',
};

/** The card of one account of the list. */
export const esAccountCard = {
  title: 'Cuenta de correo',
  loading: 'Buscando la cuenta…',
  gone: 'Esa cuenta ya no está en la lista. Cierre esta ventana y escriba /correos otra vez. Nada cambió.',
  labels: {
    signInName: 'Nombre de inicio de sesión',
    type: 'Tipo',
    state: 'Estado',
    department: 'Dependencia',
    position: 'Cargo',
    phone: 'Teléfono',
    relation: 'Vinculación',
    contractNumber: 'Número del contrato',
    contractStart: 'Primer día del contrato',
    contractEnd: 'Último día del contrato',
    document: 'Documento',
    holder: 'Titular',
    responsible: 'Responsable',
    licence: 'Licencia',
    aliases: 'Otras direcciones',
    seenAt: 'Licencia y direcciones vistas en Microsoft 365',
    uses: 'Redirecciones y permisos',
    origin: 'Origen',
    created: 'Creada',
    delivered: 'Entregada',
    closed: 'Entrega cerrada',
    block: 'Bloqueo',
    suspended: 'Suspendida',
    deleted: 'Eliminada',
  },
  licence: {
    no: 'sin licencia con correo: el buzón no funciona',
    shared:
      'sin licencia con correo: quedó como buzón compartido, que hasta 50 GB, sin archivo ni retención por litigio, no la necesita',
  },
  /** Permissions given by hand. */
  byHand: {
    unseen: 'Correo no puede ver si los permisos dados a mano siguen vigentes.',
    ask: 'Si hay que quitar alguno, pídalo al área de sistemas.',
    run: 'Para quitar uno, ejecute en PowerShell la primera línea y la de ese permiso:',
  },
  origins: {
    request: (number: string): string => `solicitud ${number}`,
    imported: 'existía antes de Correo',
    adopted: 'se creó fuera del procedimiento y se adoptó',
  },
  nobody: 'todavía nadie',
  unknown: 'no se sabe',
  history: 'Historial',
  noHistory: 'Todavía no hay solicitudes ni decisiones sobre esta cuenta.',
  request: (at: string, what: string, number: string, state: string): string =>
    `${at} · ${what} · ${number} · ${state}`,
  contractEvents: {
    let_expire: (at: string, day: string): string => `${at} · se decidió dejar vencer el contrato del ${day}`,
    suspended: (at: string, day: string): string => `${at} · se suspendió porque el contrato terminó el ${day}`,
    deletion_asked: (at: string, day: string): string => `${at} · se pidió eliminarla: el contrato terminó el ${day}`,
  },
  finding: (at: string, what: string, outcome: string): string => `${at} · ${what}: ${outcome}`,
  decided,
  by: (text: string, who: string): string => `${text} (${who})`,
};
