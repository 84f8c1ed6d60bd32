import type { Words } from '#messages/es/es.ts';

export const enPrivacy: Words['privacy'] = {
  version: '05 of 2026-11-30',
  notice: ({ institution, showsFullDocument, hasControlPerson, retentionDays }) => [
    `Privacy notice (Ley 1581 of 2012). ${institution} uses this data only to decide on this request, to create, hand over and manage the e-mail account, and to keep a record of it.`,
    showsFullDocument
      ? 'Document number: printed in full only in the systems area’s copy of the record FT-GTI-006. Messages, lists and the other copies show its last characters.'
      : 'Document number: shown in full neither in messages, nor in lists, nor in the record FT-GTI-006; they show its last characters.',
    'Personal e-mail address and contact phone: they do not go to Microsoft 365. In messages the systems area alone sees them: the phone in full and the address hidden in part. The record holds them in full. The address serves only to recognise the person in this chat: so they get the account, it is seen whether they have another, and they do not decide about the request themselves; nothing is sent to it. The phone is for calls about this request.',
    'Name, position, department and address of the account: they stand in the directory of Microsoft 365, where colleagues see them. The relation and the end of the contract are seen by whoever makes the request, the person, whoever answers for the account, the head of the department and the systems area.',
    ...(hasControlPerson
      ? [
          'The person of control, whom the institution names outside of the systems area, can see in the monthly report the name, address and last day of contracts that end, and the name of accounts whose hand-over is pending; of what is decided without another person they get the name, the department and the reason.',
        ]
      : []),
    'Record FT-GTI-006: it holds all of this data. Whoever makes the request, the person, whoever answers for the account, the head of the department and the systems area can ask for it, and auditors read it. Whoever begins to answer for a department’s account does not get the records of when another person did.',
    'What is written here passes through Slack, which keeps the messages and files of this chat, and stands in full in the institution’s database and its backups, which whoever administers them can read. Slack and Microsoft are companies that serve the institution, and may keep data outside of Colombia.',
    retentionDays === 0
      ? 'The database keeps it without a limit in time. Messages in Slack are kept by the rules of the chat.'
      : `The database gives it up ${retentionDays} days after the request ended; where an account came of it, not before that is deleted, and what the list of accounts says of it, ${retentionDays} days after its deletion. Backups hold it until they are deleted. Messages in Slack are kept by the rules of the chat.`,
    'The person may ask the systems area to see, correct or delete their data, or withdraw this consent: with /correo pregunta, in any conversation, or with the button “Talk to systems”. By marking “I agree” you confirm that the person knows this notice and consents to this use.',
  ],
  unknown:
    'The privacy notice that you were shown cannot be checked any more, and the request was not sent. Copy what you wrote, close this window and type /correo again.',
  record: {
    version: 'Version of the notice',
    hash: 'Hash of the notice (SHA-256)',
    gone: 'The text of the notice that was shown is not kept as it was; it is known by its hash.',
  },
};
