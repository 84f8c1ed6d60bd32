import type { AgreementWords, esContract } from '#messages/es/contract.ts';

const EXTEND = 'Ask for an extension';
const LET_EXPIRE = 'Let it end';

/** Words for what the holder asks for about the end of the own contract. */
function agreement(title: string, settled: string, what: string): AgreementWords {
  const refuse = 'I do not confirm it';
  const otherwise = `press ${refuse}: the request is rejected.`;
  return {
    title,
    settled,
    titled: (of, number) => `${of}: request ${number}`,
    ask: `If the contract goes on until that day, confirm it: then the systems area approves it. If it does not, ${otherwise}`,
    askOpen: `If that is so, confirm it: then the systems area approves it. If it is not, ${otherwise}`,
    button: `Confirm ${what}`,
    missing: (who) =>
      `It extends the contract of whoever asks for it: ${who} has not confirmed it yet. Until then it cannot be approved.`,
    agreed: (who, at) => `${who} confirmed ${what} (${at}).`,
    declining: {
      button: refuse,
      title: 'Do not confirm',
      submit: refuse,
      reason: 'Reason',
      hint: `The request is rejected. The reason is kept in the trail, and whoever asked for ${what} gets it as you write it.`,
    },
    declined: (who, at) => `${who} did not confirm ${what} (${at}), and the request was rejected.`,
  };
}

export const enContract: typeof esContract = {
  title: 'End of contract',
  fallback: (address, day) => `End of contract: the account ${address} lasts until ${day}`,
  ends: {
    holder: (address, day) =>
      `Your contract ends on ${day}. You can use the account ${address} until then, that day included.`,
    responsible: (who, address, day) =>
      `You answer for ${who}, whose contract ends on ${day}. The account ${address} can be used until then, that day included.`,
    head: (who, address, day) =>
      `You head the department of ${who}, whose contract ends on ${day}; nobody else answers for their account. The account ${address} can be used until then, that day included.`,
  },
  left: (days) => {
    if (days === 0) return 'After today there is no working day left.';
    return days === 1 ? 'After today there is 1 working day left.' : `After today there are ${days} working days left.`;
  },
  then: (graceDays) =>
    `When that day is over the account is suspended: nobody can sign in, and nothing is erased. ${graceDays === 0 ? 'On the next day,' : `After ${graceDays === 1 ? '1 day' : `${graceDays} days`}`} without an extension its deletion is asked for, and the systems area decides.`,
  extend: `If the contract goes on, press ${EXTEND}: you give the new last day, and the systems area reviews and approves it.`,
  confirmer: {
    official: (name) => `${name}, who answers for the account,`,
    head: (department) => `the head of the department (${department})`,
  },
  askConfirmed: (who) =>
    `If the contract goes on, press ${EXTEND}: you give the new last day. Then ${who} confirms it, and the systems area approves it.`,
  askSystems: 'If the contract goes on, the systems area asks for the extension: tell them.',
  letExpire: `If it does not, press ${LET_EXPIRE}: we send you no more reminders.`,
  buttons: { extend: EXTEND, letExpire: LET_EXPIRE },
  confirm: {
    title: 'Let the contract end?',
    text: (address, day) =>
      `The account ${address} is suspended when ${day} is over, and no more reminders are sent. An extension can still be asked for afterwards.`,
    confirm: LET_EXPIRE,
    deny: 'Back',
  },
  decided: {
    letExpire: (who, at, address, day) =>
      `${who} decided to let the contract end (${at}). The account ${address} is suspended when ${day} is over.`,
    changeMind: 'If the contract goes on, an extension can still be asked for with /correo modificar.',
    extended: (address, day) =>
      `The contract now lasts until ${day}: the account ${address} can be used until that day (included).`,
    open: (address) => `The account ${address} has no end of contract any more.`,
  },
  agreement: {
    of: {
      extension: agreement('Extension to confirm', 'Extension of the contract', 'the extension'),
      date: agreement('Change of date to confirm', 'Change of date of the contract', 'the change of date'),
    },
    asked: (who, address, day, number) =>
      `${who} asks to extend their contract, and with it the account ${address}, until ${day} (request ${number}).`,
    askedDate: (who, address, day, number) =>
      `${who} asks that the last day of their contract, and with it of the account ${address}, becomes ${day} (request ${number}).`,
    askedOpen: (who, address, relation, number) =>
      `${who} asks that their account ${address} has no last day of a contract any more, with the relation “${relation}” (request ${number}).`,
    by: {
      official: (name) => `${name}, who answers for the account,`,
      head: (name) => `${name}, heading the department,`,
    },
    superseded: (number) =>
      `Request ${number}, about the same account, took its effect away. You do not have to do anything.`,
    notNeeded:
      'The request was corrected and does not make the contract longer any more: your confirmation is not needed. You do not have to do anything.',
    over: 'The request was decided or withdrawn without this confirmation. You do not have to do anything.',
    needed:
      'Since the account is yours, whoever answers for it or heads the department confirms the extension first, and then the systems area approves it.',
  },
  refusal: {
    not_allowed:
      'We did not find that account among those that you can administer. Ask its responsible official or the head of the department. Nothing changed.',
    over: 'The last day of this contract is past, or the account is not active any more. If the contract goes on, an extension can be asked for with /correo modificar.',
    own: 'You cannot ask for the extension of your own contract here: whoever answers for the account does, the head of the department, or somebody else of the systems area. Nothing changed.',
  },
  justification: {
    suspension: (day) => `The contract ended on ${day}.`,
    deletion: (day) =>
      `The contract ended on ${day}. The account was suspended, and the time to extend the contract is over.`,
  },
};
