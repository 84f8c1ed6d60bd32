/** The words after a command, by meaning; help shows the first of each. */
type Written<Meaning extends string> = Readonly<Record<Meaning, readonly string[]>>;

const written: Written<'create' | 'modify' | 'delete' | 'restore' | 'status' | 'question' | 'help'> = {
  create: ['crear'],
  modify: ['modificar'],
  delete: ['eliminar'],
  restore: ['restaurar', 'reactivar', 'recuperar'],
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
  /** Added for the systems area. */
  helpSystems: [
    'Para el área de sistemas: /correos revisar busca lo que se cambió en Microsoft 365 fuera del procedimiento.',
    '/correos informe le envía el informe de este mes hasta hoy; con un mes, el de ese mes: /correos informe octubre 2026',
    '/correos actas le envía el acta de lo que se eliminó porque pasó el tiempo de conservación.',
    '/correos cuarentena muestra las direcciones que todavía no se pueden dar, y permite liberarlas.',
  ],
  help: (institution: string): readonly string[] => [
    `Aquí se piden y administran las cuentas de correo institucional (${institution}).`,
    '/correo muestra lo que se puede pedir: una cuenta nueva, o modificar, eliminar o restaurar una que ya existe.',
    '/correo crear, /correo modificar, /correo eliminar y /correo restaurar abren de una vez el formulario. Puede agregar la cuenta: /correo modificar ana.ruiz',
    'Si olvidó la contraseña, escriba /correo modificar y elija Contraseña nueva.',
    '/correo estado muestra sus solicitudes abiertas y las que terminaron en los últimos 30 días, cada una con su PDF. Con el número muestra esa: /correo estado FT-GTI-006-2026-00001',
    '/correos muestra la lista de cuentas; agregue un nombre, una dirección o una dependencia para buscar. Más ejemplos: /correos ayuda',
    '/correo pregunta, y lo que quiere saber, le pregunta al área de sistemas: /correo pregunta ¿cómo comparto un calendario?',
    'Después de enviar la solicitud, el área de sistemas la revisa, la aprueba y la ejecuta. Le avisamos de cada paso por mensaje directo.',
  ],
  tooLong: (most: number): string =>
    `Escribió demasiado después del comando: hasta ${most} letras. Nada cambió; escríbalo más corto.`,
  unknown: (text: string): string => `No entendimos «${text}». Escriba /correo ayuda para ver lo que se puede hacer.`,
  status: {
    title: 'Sus solicitudes',
    /** For a request asked for by number, perhaps somebody else's. */
    titleOne: 'Estado de la solicitud',
    newest: (count: number): string => `Se muestran las ${count} más recientes.`,
    none: 'No tiene solicitudes abiertas ni terminadas en los últimos 30 días. Escriba /correo para hacer una.',
    line: (number: string, who: string, state: string, at: string): string =>
      `${number} · ${who} · ${state} · enviada el ${at}`,
  },
};
