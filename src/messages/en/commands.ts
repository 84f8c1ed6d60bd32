import type { Words } from '#messages/es/es.ts';

export const enCommands: Omit<Words['commands'], 'accounts'> = {
  // As listed by the chat beside the command (manifest).
  written: {
    create: ['crear'],
    modify: ['modificar'],
    delete: ['eliminar'],
    restore: ['restaurar', 'reactivar', 'recuperar'],
    block: ['bloquear'],
    status: ['estado'],
    question: ['pregunta', 'preguntar'],
    help: ['ayuda'],
  },
  writtenOfList: {
    help: ['ayuda', 'help'],
    review: ['revisar'],
    disposals: ['actas'],
    report: ['informe'],
    quarantine: ['cuarentena'],
  },
  helpBlocks: 'For the systems area and heads of departments: /correo bloquear ana.ruiz blocks an account at once.',
  helpSystems: [
    'For the systems area: /correos revisar looks for what was changed in Microsoft 365 outside the procedure.',
    '/correos informe sends you the report of this month until today; with a month, that one: /correos informe octubre 2026',
    '/correos actas sends you the record of what was given up since the time to keep it was over.',
    '/correos cuarentena shows the addresses that nobody can have yet, and lets you release them.',
  ],
  help: (institution) =>
    `E-mail accounts of ${institution} are asked for and managed here. When there is news of a request, we tell you by direct message.`,
  helpButtons: {
    create: 'New account',
    modify: 'Change an account',
    requests: 'My requests',
    list: 'List of accounts',
  },
  helpWritten: [
    'You can also type /correo crear, /correo modificar ana.ruiz, /correo eliminar, /correo restaurar, or /correo pregunta and what you want to know.',
    '/correo estado shows your requests and what is missing; with a number, that one: /correo estado FT-GTI-006-2026-00001',
    '/correos searches the list of accounts: /correos rosa rentas. More examples: /correos help',
  ],
  tooLong: (most) =>
    `You wrote too much behind the command: up to ${most} characters. Nothing changed; make it shorter.`,
  unknown: (text) => `We did not understand “${text}”. Type /correo ayuda to see what you can do.`,
  status: {
    title: 'Your requests',
    titleOne: 'Status of the request',
    all: 'See all my requests',
    none: 'You have no open requests, and none that ended in the last 30 days. Type /correo to make one.',
    line: (number, what, who) => `${number} · ${what} · ${who}`,
    state: (state, at) => `${state} · sent on ${at}`,
  },
};
