import { withoutFullStop } from '../../full-stop.ts';
import type { RatifiesAs } from '#domain/request/ratification.ts';
import type { Words } from '#messages/es/es.ts';

const as: Readonly<Record<RatifiesAs, string>> = {
  systems: 'of the systems area',
  head: 'head of the department',
  official: 'who answers for the account',
};

const lapses = (until: string): string =>
  `Another person has to ratify it until ${until}. If nobody does, Correo lifts the block.`;

export const enBlock: Words['block'] = {
  title: 'Block an account',
  submit: 'Block now',
  choose: 'Block an account now',
  intro: [
    'As soon as you send this nobody can sign in to the account: sessions are closed (which may take up to an hour), the password is replaced by one that nobody knows, and rules that send messages outside the institution are switched off.',
    'Messages still arrive and nothing is erased. A redirection to another account of the institution that was approved goes on.',
    'Another person ratifies it within one working day; if nobody does, Correo lifts the block.',
    'Once it is lifted, whoever has the account receives a new password.',
  ],
  nobodyRatifies:
    'For now there is nobody who could ratify a block of this account by you. If you send it the account is blocked; if nobody ratifies it within one working day, Correo lifts the block and you may not block it again for 30 days.',
  reasonHint:
    'It is read by whoever has the account, whoever answers for it, the head of the department and the systems area.',
  refusal: (refusal) => {
    switch (refusal.code) {
      case 'blocked_already':
        return refusal.number === null
          ? 'The account is suspended already: nobody can sign in. Nothing had to be done.'
          : `The account is blocked already (request ${refusal.number}): nobody can sign in. Nothing had to be done.`;
      case 'being_deleted':
        return `The deletion of this account has begun (request ${refusal.number}), and blocks it first of all. If it stopped, the systems area retries it. Nothing else was done.`;
      case 'not_again':
        return `You were the last person to block this account (request ${refusal.number}), and that block ended without anybody ratifying it: for ${refusal.days} days you may not block it again. If it is needed, another person of the systems area or the head of the department may block it. Nothing was done.`;
      case 'has_open_request':
        return `A block of this account is under way already (request ${refusal.number}); the systems area sees it on its card. Nothing else was done.`;
    }
  },
  labels: { by: 'Blocked by', ratification: 'Ratification' },
  buttons: { ratify: 'Ratify', lift: 'Lift the block' },
  states: { unratified: 'Blocked, to be ratified', ratified: 'Blocked and ratified', over: 'Block ended' },
  sentence: {
    executing: 'Correo is blocking the account in Microsoft 365.',
    failed: 'The block stopped: it may still be possible to sign in. The systems area retries it.',
    unratified: (until) => `Nobody can sign in. ${lapses(until)}`,
    ratified: (by, role, at) =>
      `Nobody can sign in. ${by}, ${as[role]}, ratified the block (${at}): it stays until somebody lifts it.`,
    waiting: (until) => lapses(until),
    ratifiedBy: (by, at) => `${by} ratified it (${at}).`,
    lifted: (who, reason, restoration) =>
      `${who} lifted the block. Reason: “${withoutFullStop(reason)}”.${restoration === null ? ' The account had not been changed.' : ` The account is opened again by request ${restoration}.`}`,
    lapsed: (restoration) =>
      `Nobody ratified the block in time, and Correo lifted it.${restoration === null ? ' The account had not been changed.' : ` The account is opened again by request ${restoration}.`}`,
    replaced: (number) => `The block ended with request ${number}.`,
  },
  thread: {
    blocked: (who, until) => `${who} blocked this account. ${lapses(until)} The button is on the card.`,
    lapsed:
      'Nobody ratified this block in time, and Correo lifts it. If it is still needed, another person does it: whoever blocked the account may not repeat it.',
  },
  told: {
    blocked: ({ address, who, number, reason }) =>
      `The account ${address} was blocked: nobody can sign in, and open sessions are closed (which may take up to an hour). ${who} blocked it (request ${number}). Reason: “${withoutFullStop(reason)}”.`,
    goesOn: (until) => `Messages still arrive and nothing is erased. ${lapses(until)}`,
    mayRatify: 'You may ratify it here. If it is a mistake, talk to the systems area.',
    wrong: 'If it is a mistake, talk to the systems area.',
    ratified: ({ address, who, number, reason }, by) =>
      `${by} ratified the block of the account ${address} by ${who} (request ${number}). Reason: “${withoutFullStop(reason)}”.`,
    stays: 'It stays blocked until the systems area or the head of the department lifts it.',
    lifted: (address, number, who, reason) =>
      `${who} lifted the block of the account ${address} (request ${number}). Reason: “${withoutFullStop(reason)}”.`,
    lapsed: (address, number) =>
      `Nobody ratified the block of the account ${address} in time (request ${number}), and Correo lifted it. If it is still needed, another person of the systems area or the head of the department may block it; whoever did it this time may not repeat it.`,
    over: (address, number, by) => `The block of the account ${address} (request ${number}) ended with request ${by}.`,
  },
  lifting: {
    title: 'Lift the block',
    submit: 'Lift the block',
    text: 'The account is opened again, and whoever has it receives a new password. If that person is not in the chat, whoever answers for the account asks for it afterwards. Rules that were switched off are switched on.',
    notAgain:
      'Nobody has ratified this block: if you lift it, for 30 days you may not block this account again; another person may.',
    reason: 'Reason',
    hint: 'Why there is no danger any more. It stands in both requests.',
  },
  lapsedReason: 'Nobody ratified the block within one working day.',
  home: {
    ratify: (who, holder, address, until) =>
      `${who} blocked the account of ${holder} (${address}). It has to be ratified before ${until}.`,
    next: {
      unratified: 'Another person has to ratify it; if nobody does within one working day, Correo lifts the block.',
      ratified: 'It stays blocked until somebody lifts the block.',
      over: 'The block has ended.',
    },
  },
  record: {
    pending: (until) => `Pending, until ${until}`,
    none: (until) => `Nobody ratified it. Time limit: ${until}`,
    by: (who, role, at) => `By ${who}, ${as[role]} (${at}).`,
    until: (until) => `Time limit: ${until}`,
  },
};
