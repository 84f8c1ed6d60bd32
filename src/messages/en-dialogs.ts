import type { RequestState } from '#domain/request.ts';
import { enCard } from './en-card.ts';
import type { Words } from './es.ts';

const WHAT_HAPPENED: Readonly<Record<RequestState, string>> = {
  submitted: 'is being reviewed again',
  info_requested: 'is waiting for an answer',
  approved: 'has already been approved',
  executing: 'is already being carried out',
  failed: 'stopped and is waiting to be retried',
  executed: 'has already been carried out',
  delivered: 'has already been handed over',
  scheduled: 'has been carried out and waits for its date',
  closed: 'is already closed',
  rejected: 'has already been rejected',
  cancelled: 'was withdrawn by the person who made it',
};

export const enDialogs: Words['dialogs'] = {
  approve: {
    title: 'Approve request',
    submit: 'Approve',
    address: 'Address (the part before the @)',
    hint: (domain) => `You can correct it. It ends in @${domain}.`,
    taken: 'That address is taken. Write another one.',
    unknown: 'Microsoft 365 did not answer in time. Nothing changed: press Approve again.',
    noAddress: 'What is shown here is approved exactly as it is.',
    next: 'Once approved, the Carry out button is available on the card.',
    nextTwo:
      'Once approved, the Carry out button is available on the card for somebody else of the systems area: a deletion takes two people.',
  },
  reject: {
    title: 'Reject request',
    submit: 'Reject',
    reason: 'Reason',
    hint: 'The person who made the request will read it exactly as you write it.',
  },
  ask: {
    title: 'Ask for information',
    submit: 'Send question',
    question: 'Question',
    hint: 'It goes by direct message to the person who made the request, with a button to answer.',
  },
  answer: {
    title: 'Answer',
    submit: 'Send answer',
    answer: 'Answer',
    asks: (who) => `${who} asks:`,
  },
  giveUp: {
    title: 'Close unfinished',
    submit: 'Close it',
    reason: 'Reason',
    hint: 'What was done with the account stays done. The reason is kept in the trail and shown to whoever asked. Where Microsoft 365 and the list differ, the nightly review tells.',
  },
  closeOtherwise: {
    title: 'Close otherwise',
    submit: 'Close it',
    reason: 'Reason',
    hint: 'The account stays as it is. The request is closed without waiting for the confirmations or the change of password that are missing. The reason is kept in the record (FT-GTI-006), and shown to whoever asked and to those who receive the account.',
  },
  lineNotRun: {
    title: 'Not possible',
    submit: 'Send',
    reason: 'What happened',
    hint: 'The work stops with this explanation, which only the systems area sees. It can be retried afterwards.',
  },
  close: 'Close',
  cancel: 'Cancel',
  notice: { title: 'Notice' },
  refusal: (refusal, { who, at }) => {
    switch (refusal.code) {
      case 'not_found':
        return 'We did not find that request. Type /correo estado to see yours.';
      case 'not_systems':
        return 'Only the systems area can decide on requests. Nothing changed.';
      case 'own_request':
        return 'You cannot decide on your own request. Somebody else of the systems area has to.';
      case 'second_person':
        return 'You approved it, and a deletion takes two people. Somebody else of the systems area carries it out; the request stays approved and nothing was lost.';
      case 'account_busy':
        return `Another request about the same account is under way${refusal.number === '' ? '' : ` (${refusal.number})`}. Wait until it is finished and press the button again. Nothing changed.`;
      case 'contract_over':
        return "This person's contract has ended, and the account would be suspended again. Type /correo restaurar and give the new last day of the contract there. Nothing changed.";
      case 'not_requester':
        return 'Only the person who made the request can do this. Nothing changed.';
      case 'not_holder':
        return 'This account was handed over to somebody else; only they can see its temporary password and mark its first steps.';
      case 'not_receiver':
        return 'This hand-over does not wait for your confirmation: it is confirmed by whoever receives the account and by their department, each in a message of their own. Nothing changed.';
      case 'plan_missing':
        return 'Addresses and licences are still being looked at. Wait a few seconds and try again.';
      case 'plan_differs':
        return 'The plan changed while you were looking at it. Nothing was approved: review the card and approve again.';
      case 'already':
        return `This request ${WHAT_HAPPENED[refusal.state]}${who === null ? '' : ` (${who}${at === null ? '' : `, ${at}`})`}. There is nothing for you to do.`;
      case 'not_now':
        return `The status of this request is “${enCard.states[refusal.state]}”, so that cannot be done now.`;
    }
  },
  outsider:
    'This service is only for people who work at the institution. Guests, apps and people of other organisations cannot use it.',
  slow: 'The chat took too long to open the window. Nothing changed: try again.',
  bug: (reference) =>
    `Something failed on our side; what was done already is not lost. Look with /correo estado and try again; if it keeps happening, give the systems area this reference: ${reference}`,
};

export const enCommands: Omit<Words['commands'], 'accounts'> = {
  helpSystems: [
    'For the systems area: /correos revisar looks for what was changed in Microsoft 365 outside the procedure.',
    '/correos cuarentena shows the addresses that nobody can have yet, and lets you release them.',
  ],
  help: (institution) => [
    `This bot takes requests about e-mail accounts of ${institution}.`,
    '/correo asks what you need: a new account, or to change, delete or restore one that is there.',
    '/correo crear, /correo modificar, /correo eliminar and /correo restaurar go straight there. You can add the account: /correo modificar ana.ruiz',
    'If you forgot the password, type /correo modificar and choose New password.',
    '/correo estado shows your open requests and those that ended in the last 30 days, each with its PDF. With the number it shows that one: /correo estado FT-GTI-006-2026-00001',
    '/correos shows the list of accounts; add a name, an address or a department to search. More examples: /correos help',
    'Once you send a request, the systems area reviews it, approves it and carries it out. We tell you about every step by direct message.',
  ],
  unknown: (text) => `We did not understand “${text}”. Type /correo ayuda to see what you can do.`,
  status: {
    title: 'Your requests',
    titleOne: 'Status of the request',
    newest: (count) => `The newest ${count} are shown.`,
    none: 'You have no open requests, and none that ended in the last 30 days. Type /correo to make one.',
    line: (number, who, state, at) => `${number} · ${who} · ${state} · sent on ${at}`,
  },
};
