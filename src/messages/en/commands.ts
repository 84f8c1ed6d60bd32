import type { Words } from '#messages/es/es.ts';

export const enCommands: Omit<Words['commands'], 'accounts'> = {
  // As listed by the chat beside the command (manifest).
  written: {
    create: ['crear'],
    modify: ['modificar'],
    delete: ['eliminar'],
    restore: ['restaurar', 'reactivar', 'recuperar'],
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
  helpSystems: [
    'For the systems area: /correos revisar looks for what was changed in Microsoft 365 outside the procedure.',
    '/correos informe sends you the report of this month until today; with a month, that one: /correos informe octubre 2026',
    '/correos actas sends you the record of what was given up since the time to keep it was over.',
    '/correos cuarentena shows the addresses that nobody can have yet, and lets you release them.',
  ],
  help: (institution) => [
    `This bot takes requests about e-mail accounts of ${institution}.`,
    '/correo asks what you need: a new account, or to change, delete or restore one that is there.',
    '/correo crear, /correo modificar, /correo eliminar and /correo restaurar go straight there. You can add the account: /correo modificar ana.ruiz',
    'If you forgot the password, type /correo modificar and choose New password.',
    '/correo estado shows your open requests and those that ended in the last 30 days, each with its PDF. With the number it shows that one: /correo estado FT-GTI-006-2026-00001',
    '/correos shows the list of accounts; add a name, an address or a department to search. More examples: /correos help',
    '/correo pregunta and what you want to know asks the systems area: /correo pregunta how do I share a calendar',
    'Once you send a request, the systems area reviews it, approves it and carries it out. We tell you about every step by direct message.',
  ],
  tooLong: (most) =>
    `You wrote too much behind the command: up to ${most} characters. Nothing changed; make it shorter.`,
  unknown: (text) => `We did not understand “${text}”. Type /correo ayuda to see what you can do.`,
  status: {
    title: 'Your requests',
    titleOne: 'Status of the request',
    newest: (count) => `The newest ${count} are shown.`,
    none: 'You have no open requests, and none that ended in the last 30 days. Type /correo to make one.',
    line: (number, who, state, at) => `${number} · ${who} · ${state} · sent on ${at}`,
  },
};
