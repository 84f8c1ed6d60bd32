import type { RequestState } from '#domain/request.ts';
import type { Words } from './es.ts';

const states: Readonly<Record<RequestState, string>> = {
  submitted: 'Received',
  info_requested: 'Waiting for an answer',
  approved: 'Approved',
  executing: 'In progress',
  failed: 'Stopped',
  executed: 'Account ready',
  delivered: 'Handed over',
  closed: 'Closed',
  rejected: 'Rejected',
  cancelled: 'Withdrawn',
};

export const enCard: Words['card'] = {
  states,
  sentence: {
    requester: {
      submitted: () => 'We have your request. The systems area is reviewing it; there is nothing for you to do.',
      info_requested: () => 'The systems area asked you a question. Answer it with the Answer button to continue.',
      approved: ({ who, at }) =>
        `${who} approved it on ${at}. The systems area will carry it out; there is nothing for you to do.`,
      executing: () => 'We are creating the account in Microsoft 365. We will tell you when it is ready.',
      failed: () =>
        'Something came up and the systems area knows about it. There is nothing for you to do, and nothing was lost.',
      executed: ({ address }) => `The account ${address} is ready. Next, it is handed over to the person.`,
      delivered: ({ handedTo, holder, inPerson }) =>
        inPerson
          ? `The account was sent to ${handedTo}, to be handed over to ${holder} in person. ${holder} still has to change the temporary password.`
          : `The account was handed over to ${handedTo}. The temporary password still has to be changed.`,
      closed: () => 'The person has signed in and changed the password. The request is closed.',
      rejected: ({ who, reason }) =>
        `${who} rejected it: ${reason}\nIf you still need it, send another one with /correo.`,
      cancelled: ({ at }) => `You withdrew it on ${at}. No account was created.`,
    },
    systems: {
      submitted: () => 'Review the plan and decide with the buttons.',
      info_requested: ({ who }) => `${who} asked for information. The answer will appear in this thread.`,
      approved: ({ who, at }) => `${who} approved it on ${at}. Press Carry out to create the account.`,
      executing: ({ who, at }) => `${who} is carrying it out (since ${at}).`,
      failed: () => 'The work stopped.',
      executed: () => 'The account was created and checked in Microsoft 365. The hand-over comes next.',
      delivered: ({ handedTo, holder, inPerson }) =>
        inPerson
          ? `The account was sent to ${handedTo}, to be handed over to ${holder} in person. Waiting for the temporary password to be changed.`
          : `The account was handed over to ${handedTo}. Waiting for the temporary password to be changed.`,
      closed: ({ at }) => `The temporary password was changed, as checked in Microsoft 365 (${at}).`,
      rejected: ({ who, at, reason }) => `${who} rejected it on ${at}: ${reason}`,
      cancelled: ({ who, at }) => `${who} withdrew it on ${at}. No account was created.`,
    },
  },
  title: (number) => `Request ${number}`,
  fallback: (number, state, who) => `Request ${number} (${who}): ${states[state].toLowerCase()}`,
  labels: {
    state: 'Status',
    account: 'Account for',
    requester: 'Requested by',
    document: 'Document',
    position: 'Position',
    department: 'Department',
    relation: 'Employment relation',
    chatUser: 'In the chat',
    responsible: 'Responsible official',
    justification: 'Justification',
    plan: 'Plan',
    address: 'Address',
    licence: 'Licence',
    steps: 'Steps',
    groups: 'Groups',
    progress: 'Progress',
    question: 'Question',
    submitted: 'Sent on',
  },
  planning: 'Looking at addresses and licences in Microsoft 365…',
  seats: (sku, free, total) =>
    free === 0
      ? `${sku}: none of ${total} licences left. Free or buy one before carrying the request out.`
      : `${sku}: ${free} of ${total} left`,
  notInChat: 'Not in the chat yet; the account will be handed over through the responsible official',
  until: (date) => `until ${date}`,
  changed: (change) => {
    switch (change.what) {
      case 'address':
        return `the address changed from ${change.before} to ${change.after}`;
      case 'licence':
        return `the licence changed from ${change.before} to ${change.after}`;
      case 'groups':
        return `the groups changed from “${change.before}” to “${change.after}”`;
      case 'settings':
        return 'the mailbox settings changed';
    }
  },
  planChanged: (changes) =>
    `The approved plan can no longer be carried out: ${changes}. Review the new plan and approve it again.`,
  buttons: {
    approve: 'Approve',
    reject: 'Reject',
    ask: 'Ask for information',
    execute: 'Carry out',
    retry: 'Retry',
    answer: 'Answer',
    withdraw: 'Withdraw',
  },
  withdrawConfirm: {
    title: 'Withdraw the request?',
    text: 'The account will not be created. You can send another request at any time.',
    confirm: 'Withdraw',
    deny: 'Go back',
  },
  thread: {
    question: (who) => `Question from ${who}:`,
    answer: (who) => `Answer from ${who}:`,
    yourAnswer: 'Your answer:',
    failed: (sentence) => `The work stopped. ${sentence}`,
  },
};
