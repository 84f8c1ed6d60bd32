import type { Words } from '#messages/es/es.ts';

export const enCorrection: Words['correction'] = {
  buttons: { edit: 'Correct', again: 'Correct and send again' },
  title: { edit: 'Correct the request', again: 'Send again' },
  submit: { edit: 'Send corrected', again: 'Send again' },
  intro: {
    edit: (number) =>
      `This is the form of request ${number}, as you sent it. When you send it, the request keeps its number and is reviewed again from the beginning.`,
    again: (number) =>
      `This is the form of request ${number}, as you sent it. Sending it makes a new request, which says that it corrects that one.`,
  },
  corrects: (number) => `Corrects request ${number}, which came to nothing.`,
  correctedBy: (number) => `It was corrected and sent again: it is request ${number}.`,
  record: 'Corrects',
  by: (who, at) => `${who} corrected the request (${at}):`,
  earlier: (count) =>
    count === 1
      ? 'There was one correction before: it is in the record.'
      : `There were ${count} corrections before: they are in the record.`,
  changed: (field, before, after) => `${field}: ${before} → ${after}`,
  unseen: (field) => `${field}: it is another one`,
  fields: (names) => `Changed: ${names}.`,
  empty: 'empty',
  refused: {
    late: (what) =>
      `${what} It can therefore no longer be corrected, and nothing changed; what you wrote is still in the form. If it is still needed, ask for it with /correo when this request has ended.`,
    other: (what) => `${what} What you wrote is still in the form.`,
  },
};
