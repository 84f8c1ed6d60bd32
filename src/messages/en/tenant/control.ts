import type { Words } from '#messages/es/es.ts';

export const enControl: Words['control'] = {
  title: 'Decided by one person',
  fallback: (number, who) => `${who} decided without anybody else on the request ${number}.`,
  what: (who, at) =>
    `${who} is the only person of the systems area, and decided (${at}) on a request that concerns them or that takes two people.`,
  reason: 'The reason they wrote',
  released: {
    fallback: (who) => `${who} released, without anybody else, an address that belonged to an account of theirs.`,
    what: (who, at) =>
      `${who} is the only person of the systems area, and released (${at}) an address that belonged to an account of theirs and was in quarantine:`,
    next: 'You get this as the person of control. There is nothing for you to approve: if something does not seem right, talk to whoever decided. The decision stands in the audit trail.',
  },
  next: 'You get this as the person of control. There is nothing for you to approve: if something does not seem right, talk to whoever decided. The decision stands in the record FT-GTI-006 and in the report of the month.',
};
