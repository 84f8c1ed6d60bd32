import type { esPapers } from './es-papers.ts';

export const enPapers: typeof esPapers = {
  record: {
    button: 'FT-GTI-006 as PDF',
    final: (number) => `The record of request ${number}, as it was archived.`,
    open: (number) =>
      `Request ${number} as it stands now. It has not ended yet: the final record is archived when it is closed.`,
    sent: (number) => `We sent you the PDF of request ${number} as a direct message.`,
    refusal: {
      not_found: 'We could not find that request. Type /correo estado to see yours.',
      not_entitled:
        'The record is given only to who made the request, who has the account or answers for it, the head of the department and the systems area.',
      forgotten:
        'The personal data of that request has been removed, since the time for which the institution keeps it is over. Its dates and decisions remain in the audit trail.',
    },
  },
  list: {
    preparing: 'We are preparing the list of accounts. It reaches you in a moment as a direct message.',
    text: (count) =>
      count === 1
        ? 'The list of corporate e-mail accounts (FT-GTI-002), with 1 account. It holds personal data: do not forward it.'
        : `The list of corporate e-mail accounts (FT-GTI-002), with ${count} accounts. It holds personal data: do not forward it.`,
    title: 'FT-GTI-002, List of corporate e-mail accounts',
    refusal: {
      not_systems: 'Only the systems area can export the list of accounts. Nothing changed.',
      under_way:
        'A list of accounts is being prepared at this moment, and one is prepared at a time. Nothing was lost: wait a minute and press the button again.',
    },
  },
  trouble: {
    backup_failed:
      'Today’s backup could not be made. Nothing was lost: Buzón goes on working and tries again every half hour. Please check on the server that the folder of the backups (BACKUP_DIR) exists, can be written to and has room; the cause is in the program’s log, in the line “backup.failed”.',
  },
  notSent: 'The file could not be sent through the chat. Nothing was lost: wait a minute and press the button again.',
};
