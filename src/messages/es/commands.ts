/** The words after a command, by meaning; help shows the first of each. */
type Written<Meaning extends string> = Readonly<Record<Meaning, readonly string[]>>;

const written: Written<'create' | 'modify' | 'delete' | 'restore' | 'block' | 'status' | 'question' | 'help'> = {
  create: ['crear'],
  modify: ['modificar'],
  delete: ['eliminar'],
  restore: ['restaurar', 'reactivar', 'recuperar'],
  block: ['bloquear'],
  status: ['estado'],
  question: ['pregunta', 'preguntar'],
  help: ['ayuda'],
};

/** After the command for the list; all other words are searched. */
const writtenOfList: Written<'help' | 'review' | 'disposals' | 'report' | 'quarantine'> = {
  help: ['ayuda', 'help'],
  review: ['revisar'],
  disposals: ['actas'],
  report: ['informe'],
  quarantine: ['cuarentena'],
};

export const esCommands = {
  written,
  writtenOfList,
  /** Added for whoever may block accounts. */
  helpBlocks: 'Para el área de sistemas y las jefaturas: /correo bloquear ana.ruiz bloquea una cuenta enseguida.',
  /** Added for the systems area. */
  helpSystems: [
    'Para el área de sistemas: /correos revisar busca lo que se cambió en Microsoft 365 fuera del procedimiento.',
    '/correos informe le envía el informe de este mes hasta hoy; con un mes, el de ese mes: /correos informe octubre 2026',
    '/correos actas le envía el acta de lo que se eliminó porque pasó el tiempo de conservación.',
    '/correos cuarentena muestra las direcciones que todavía no se pueden dar, y permite liberarlas.',
  ],
  help: (institution: string): string =>
    `Aquí se piden y administran las cuentas de correo institucional (${institution}). Cuando haya novedades de una solicitud, le avisamos por mensaje directo.`,
  helpButtons: {
    create: 'Cuenta nueva',
    modify: 'Cambiar una cuenta',
    requests: 'Mis solicitudes',
    list: 'Lista de correos',
  },
  /** What can be written as well. */
  helpWritten: [
    'También puede escribir /correo crear, /correo modificar ana.ruiz, /correo eliminar, /correo restaurar o /correo pregunta y lo que quiere saber.',
    '/correo estado muestra sus solicitudes y qué falta; con un número, esa: /correo estado FT-GTI-006-2026-00001',
    '/correos busca en la lista de cuentas: /correos rosa rentas. Más ejemplos: /correos ayuda',
  ],
  tooLong: (most: number): string =>
    `Escribió demasiado después del comando: hasta ${most} letras. Nada cambió; escríbalo más corto.`,
  unknown: (text: string): string => `No entendimos «${text}». Escriba /correo ayuda para ver lo que se puede hacer.`,
  status: {
    title: 'Sus solicitudes',
    /** For a request asked for by number, perhaps somebody else's. */
    titleOne: 'Estado de la solicitud',
    all: 'Ver todas mis solicitudes',
    none: 'No tiene solicitudes abiertas ni terminadas en los últimos 30 días. Escriba /correo para hacer una.',
    line: (number: string, what: string, who: string): string => `${number} · ${what} · ${who}`,
    state: (state: string, at: string): string => `${state} · enviada el ${at}`,
  },
};
