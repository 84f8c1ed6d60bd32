import type { esContract } from './es-contract.ts';

const EXTEND = 'Extend';
const LET_EXPIRE = 'Let it end';

export const enContract: typeof esContract = {
  title: 'End of contract',
  fallback: (address, day) => `End of contract: the account ${address} lasts until ${day}`,
  ends: {
    holder: (address, day) =>
      `Your contract ends on ${day}. You can use the account ${address} until then, that day included.`,
    responsible: (who, address, day) =>
      `You answer for ${who}, whose contract ends on ${day}. The account ${address} can be used until then, that day included.`,
  },
  left: (days) => {
    if (days === 0) return 'After today there is no working day left.';
    return days === 1 ? 'After today there is 1 working day left.' : `After today there are ${days} working days left.`;
  },
  then: (graceDays) =>
    `When that day is over the account is suspended: nobody can sign in, and nothing is erased. ${graceDays === 0 ? 'On the next day,' : `After ${graceDays === 1 ? '1 day' : `${graceDays} days`}`} without an extension its deletion is asked for, and the systems area decides.`,
  extend: `If the contract goes on, press ${EXTEND}: you give the new last day, and the systems area reviews and approves it.`,
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
    changeMind: 'If the contract goes on, you can still ask for an extension with /correo modificar.',
    extended: (address, day) =>
      `The contract now lasts until ${day}, and the account ${address} stays active until then.`,
    open: (address) => `The account ${address} has no end of contract any more.`,
  },
  refusal: {
    not_allowed:
      'We did not find that account among those that you can administer. Ask its responsible official or the head of the department. Nothing changed.',
    over: 'The last day of this contract is past, or the account is not active any more. If the contract goes on, ask for an extension with /correo modificar.',
  },
  justification: {
    suspension: (day) => `The contract ended on ${day}.`,
    deletion: (day) =>
      `The contract ended on ${day}. The account was suspended, and the time to extend the contract is over.`,
  },
};
