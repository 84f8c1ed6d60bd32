import type { esDocuments } from '#messages/es/documents/documents.ts';
import { whole } from '../whole-number.ts';

export const enDocuments: typeof esDocuments = {
  record: {
    button: 'FT-GTI-006 as PDF',
    final: (number) => `The record of request ${number}, as it was archived.`,
    drawn: (number) =>
      `The record of request ${number}, which has ended. This PDF was prepared just now: it had not been archived.`,
    open: (number) =>
      `Request ${number} as it stands now. It has not ended yet: the final record is archived when it is closed.`,
    full: "It is the systems area's copy, with the document's number in full: do not pass it on.",
    sent: (number) => `We sent you the PDF of request ${number} as a direct message.`,
    refusal: {
      not_found: 'We could not find that request. Type /correo estado to see yours.',
      not_entitled:
        'The record is given only to who made the request, who has the account or answers for it today, the head of the department and the systems area.',
      of_former:
        'When that request was made another person answered for the account, and the record holds their data. If you need it, ask the systems area, which keeps it.',
      forgotten:
        'The personal data of that request has been removed, since the time for which the institution keeps it is over. Its dates and decisions remain in the audit trail.',
      altered:
        'The archived record of that request is not the one that the audit trail tells of, so it is not given out. Tell the systems area: on the server, “npm run audit:verify” says what changed; a backup may hold the original.',
    },
  },
  list: {
    preparing: 'We are preparing the list of accounts. It reaches you in a moment as a direct message.',
    text: (count) =>
      count === 1
        ? 'The list of corporate e-mail accounts (FT-GTI-002), with 1 account. It holds personal data: do not forward it.'
        : `The list of corporate e-mail accounts (FT-GTI-002), with ${whole(count)} accounts. It holds personal data: do not forward it.`,
    title: 'FT-GTI-002, List of corporate e-mail accounts',
    refusal: {
      not_systems: 'Only the systems area can export the list of accounts. Nothing changed.',
      under_way:
        'A list of accounts is being prepared at this moment, and one is prepared at a time. Nothing was lost: wait a minute and ask for it again.',
    },
  },
  trouble: {
    head_file_failed:
      'Today’s head of the trail could not be kept in its file (AUDIT_HEAD_DIR). Nothing is lost: it is in this channel, and Correo tries again. Please see on the server that the folder exists, can be written to and has no file of today with another content already; the cause is in the log of the program, in the line “job.failed”.',
    second_factor_unseen:
      'Correo cannot see in Microsoft 365 who has a second factor, though CHECK_SECOND_FACTOR=true asks for it: its application lacks the permission UserAuthenticationMethod.Read.All, or was refused. Meanwhile that step stays open and nobody marks it. Please ask an administrator to grant the permission, with their consent; Correo goes on looking by itself, and nothing was lost.',
    backup_failed:
      'Today’s backup could not be made. Nothing was lost: Correo goes on working and tries again every half hour. Please check on the server that the folder of the backups (BACKUP_DIR) exists, can be written to and has room; the cause is in the program’s log, in the line “backup.failed”.',
  },
  notSent:
    'The chat did not confirm that the file got to you. Nothing was lost: if you do not see it, wait a minute and ask for it again.',
};
