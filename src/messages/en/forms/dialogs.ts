import { enContract } from '../contract.ts';
import type { RequestState } from '#domain/request/states.ts';
import type { Concern } from '#domain/request/concerned/concern.ts';
import { enCard } from '../request/card.ts';
import type { Words } from '#messages/es/es.ts';

const WHAT_HAPPENED: Readonly<Record<RequestState, string>> = {
  submitted: 'is being reviewed again',
  info_requested: 'is waiting for an answer',
  approved: 'has already been approved',
  executing: 'is already being carried out',
  failed: 'stopped and is waiting to be retried',
  executed: 'has already been carried out',
  delivered: 'has already been handed over',
  scheduled: 'waits for its date',
  closed: 'is already closed',
  rejected: 'has already been rejected',
  cancelled: 'did not go on',
};

/** Who and when, if known. */
function beside(known: readonly (string | null)[]): string {
  const said = known.filter((one) => one !== null);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

const GOES_ON: readonly RequestState[] = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'delivered',
];

const CONCERNED: Readonly<Record<Concern, string>> = {
  holder: 'This request is about your own account.',
  official: 'In this request the temporary access is handed over to you.',
  beneficiary: 'This request gives you the messages of another account, or access to it.',
  responsible: 'This request makes you the responsible official of the account.',
};

export const enDialogs: Words['dialogs'] = {
  approve: {
    title: 'Approve request',
    submit: 'Approve',
    address: 'Address (the part before the @)',
    hint: (domain) => `You can correct it. It ends in @${domain}.`,
    hintEmpty: (domain) => `It ends in @${domain}.`,
    taken: 'That address is taken. Write another one.',
    reserved:
      'That name is on the list of reserved names: whoever reads it may think that the institution writes. The systems area can give it on purpose, and that stands in the record.',
    purpose: 'Reserved name',
    onPurpose: 'Give this name on purpose',
    unknown: 'Microsoft 365 did not answer in time. Nothing changed: press the button again.',
    noAddress: 'What is shown here is approved exactly as it is.',
    next: 'Once approved, the work begins without further steps; what has a date waits for its day.',
    nextTwo:
      'Once approved, the Carry out button is on the card for somebody else of the systems area: this request takes two people.',
  },
  address: {
    title: 'Type the address',
    submit: 'Use this address',
    intro:
      'Write the address for the new account. With it addresses and licences are looked at once more; afterwards the request is approved as always.',
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
  undo: {
    title: 'Reactivate the account',
    submit: 'Reactivate',
    text: 'The deletion has no effect any more. What was taken is given back as far as it still can be: sign-in, groups and, if it was freed and one is left, the licence. If the password is no longer good, whoever uses the account gets temporary access; if they are not in this chat, whoever answers for the account asks for it afterwards with /correo modificar (New password).',
    reason: 'Reason',
    hint: 'The reason and your name are kept in the trail of both requests, and shown to whoever asked for the deletion.',
  },
  giveUp: {
    title: 'Leave unfinished',
    submit: 'Leave unfinished',
    reason: 'Reason',
    hint: 'What was done with the account stays done. The reason is kept in the trail and shown to whoever asked. Where Microsoft 365 and the list differ, the nightly review tells.',
  },
  closeOtherwise: {
    title: 'Mark as finished',
    submit: 'Mark as finished',
    reason: 'Reason',
    hint: 'The account stays as it is. The request is closed without waiting for the confirmations or the change of password that are missing. The reason is kept in the record (FT-GTI-006), and shown to whoever asked and to those who receive the account.',
  },
  lineNotRun: {
    title: 'Not possible',
    submit: 'Send',
    reason: 'What happened',
    hint: 'The work stops with this explanation, which is kept in the record (FT-GTI-006). It can be retried afterwards.',
  },
  alone: {
    title: 'Decide on your own',
    submit: 'Continue',
    reason: 'Why you decide without anybody else',
    hint: 'It stands in the record FT-GTI-006 and in the report of the month, and the person of control gets it.',
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
        return 'You made this request, so you cannot decide on it. Somebody else of the systems area has to. Nothing changed.';
      case 'concerned':
        return `${CONCERNED[refusal.as]} That is why somebody else of the systems area decides. Nothing changed.`;
      case 'second_person':
        return 'You approved it, and this request takes two people. Somebody else of the systems area carries it out or tries it again. Your press changed nothing.';
      case 'reason_needed':
        return 'This request concerns you or takes two people. Write why you decide on it without anybody else. Nothing changed.';
      case 'official_needed':
        return `Whoever asked for it has the contract that it extends, and ${refusal.official === null ? 'whoever answers for the account, or heads the department,' : enContract.confirmer[refusal.official.as](refusal.official.name)} has not confirmed it. Approve it once it is confirmed, or reject it. Nothing changed.`;
      case 'not_official':
        return 'Whoever answers for the account, or heads the department, confirms this. Nothing changed.';
      case 'account_busy':
        return `Another request about the same account is under way${refusal.number === '' ? '' : ` (${refusal.number})`}. Wait until it is finished and press the button again. Nothing changed.`;
      case 'contract_over':
        return "This person's contract has ended, and the account would be suspended again. Type /correo restaurar and give the new last day of the contract there. Nothing changed.";
      case 'not_requester':
        return 'Only the person who made the request can do this. Nothing changed.';
      case 'nothing_corrected':
        return 'The form says the same as the request. Nothing changed.';
      case 'corrected_already':
        return `That request was corrected and sent again before: it is ${refusal.number}. Nothing changed.`;
      case 'not_holder':
        return 'This account was handed over to somebody else; only they can see its temporary access and mark its first steps.';
      case 'not_receiver':
        return 'This hand-over does not wait for your confirmation: it is confirmed by whoever receives the account and by their department, each in a message of their own. Nothing changed.';
      case 'not_official_now': {
        const { official, what } = refusal;
        if (official === null)
          return 'You no longer answer for this account, and the list names nobody else. Talk to the systems area. Nothing changed.';
        if (what === 'receipt')
          return `You no longer answer for this account: ${official.name} does now, and confirms for the department. Nothing changed.`;
        return `You no longer answer for this account: ${official.name} does now. If the account has to be handed to them, they ask for a new password with /correo modificar. Nothing changed.`;
      }
      case 'seen_by_bot':
        return 'You do not mark this step: Correo marks it by itself once Microsoft 365 shows it. Nothing changed.';
      case 'newcomer_differs':
        return 'Whoever waits for the account is no longer the person that the card showed, or no longer in the chat with that address. Nothing was handed over: look at the card again.';
      case 'own_block':
        return 'You blocked this account, so another person ratifies it. Nothing changed.';
      case 'not_ratifier':
        return 'This block is ratified by another person of the systems area; if that area blocked the account, also by the head of the department or whoever answers for the account. Nothing changed.';
      case 'not_lifter':
        return 'The block is lifted by the systems area or the head of the department. If the account is needed, ask for it with /correo restaurar. Nothing changed.';
      case 'ratified_already':
        return `${who ?? 'Somebody else'} has ratified this block already${at === null ? '' : ` (${at})`}. There is nothing for you to do.`;
      case 'plan_missing':
        return 'Addresses and licences are still being looked at. Wait a few seconds and try again.';
      case 'plan_differs':
        return 'The plan is not the one that you saw, or that was approved, any more. Nothing changed: review the card and decide again.';
      case 'already':
        return `This request ${WHAT_HAPPENED[refusal.state]}${beside([who, at])}. ${GOES_ON.includes(refusal.state) ? 'What comes next stands in the message of the request.' : 'There is nothing for you to do.'}`;
      case 'not_now':
        return `The status of this request is “${enCard.states[refusal.state]}”, so that cannot be done now. Nothing changed: see the message of the request.`;
    }
  },
  outsider:
    'This service is only for people who work at the institution. Guests, apps and people of other organisations cannot use it.',
  unknown: 'The chat did not confirm just now who you are. Nothing changed: wait a minute and try again.',
  foreign:
    'We do not recognise what came from that button or form, so nothing was done. Open the Home tab or type /correo to begin anew.',
  foreignChoice: 'That option is not in the list. Choose one of those that are shown.',
  foreignText: 'There are characters that cannot be kept. Clear this and type it again.',
  pressLost:
    'Your press was not kept and nothing changed: our database did not answer in time. Press it again in a moment.',
  pressUnknown:
    'Our database did not answer in time, and we do not know whether your press was kept; nothing that was done already is lost. Wait a minute and look at the request: if nothing changed, press it again.',
  pressCut:
    'The service was interrupted while it saw to a button that you pressed, and we do not know whether it got to the end. If you do not see the result, press it again.',
  slow: 'The chat took too long to open the window. Nothing changed: try again.',
  bug: (reference) =>
    `Something failed on our side; what was done already is not lost. Look with /correo estado and try again; if it keeps happening, give the systems area this reference: ${reference}`,
};
