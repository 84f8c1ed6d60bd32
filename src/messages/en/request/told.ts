import { withoutFullStop } from '../../full-stop.ts';
import type { ConcernedFacts, ReadyFacts } from '#messages/es/request/told.ts';
import { untouched } from './sentences.ts';

const WRONG = 'If this should not be so, talk to the systems area.';

function asked({ who, number, byHand }: ConcernedFacts): string {
  return `${who} asked for it (request ${number}).${byHand === null ? '' : ` ${byHand}`}`;
}

const concerned = {
  receiver: {
    redirection: (facts: ConcernedFacts): string =>
      facts.isOver
        ? `Messages to ${facts.address} no longer go to your account ${facts.own}: the redirection has ended (request ${facts.number}).`
        : `Messages to ${facts.address} now go to your account ${facts.own}, until ${facts.day} (included). ${asked(facts)} ${WRONG}`,
    deletion: (facts: ConcernedFacts): string =>
      facts.isOver
        ? `The account ${facts.address} was deleted, and its messages no longer go to your account ${facts.own} (request ${facts.number}).`
        : `The account ${facts.address} was suspended, and messages to it go to your account ${facts.own}${facts.day === '' ? '' : ` until ${facts.day}, when it is deleted`}. ${asked(facts)} ${WRONG}`,
  },
  delegate: (facts: ConcernedFacts): string =>
    `From your account ${facts.own} you now have these rights over the account ${facts.address}: ${facts.rights.join('; ')}. In Outlook this may take a while to show. ${asked(facts)} ${WRONG}`,
  keeper: (facts: ConcernedFacts): string =>
    `The account ${facts.address} was closed and its mailbox is now shared: you can open it from your account ${facts.own}. In Outlook this may take a while to show. ${asked(facts)} ${WRONG}`,
  new_official: (facts: ConcernedFacts): string =>
    `You now answer for the account ${facts.address}, of ${facts.holder}: whenever something about it has to be confirmed, you are asked. ${asked(facts)} ${WRONG}`,
  former_official: (facts: ConcernedFacts): string =>
    `You no longer answer for the account ${facts.address}: ${facts.official} does now.${facts.isLockedOut ? ' Its password was changed, and you can no longer sign in.' : ''} There is nothing to do. ${asked(facts)} ${WRONG}`,
};

function ready(facts: ReadyFacts): string {
  const { what, number, address, handedTo, inPersonTo } = facts;
  const begins = {
    creation: `The account ${address} is ready (request ${number}).`,
    restoration: `The account ${address} is active again (request ${number}).`,
    responsible: `${handedTo} now answers for the account ${address} (request ${number}).`,
    password: `A new password can now be chosen for the account ${address} (request ${number}).`,
  }[what];
  return inPersonTo === null
    ? `${begins} ${handedTo} was told in this chat how to sign in; there is nothing more for you to do.`
    : `${begins} ${handedTo} was told how to sign in, to pass it on in person to ${inPersonTo}; there is nothing more for you to do.`;
}

export const enTold = {
  approved: (number: string, who: string): string => `${who} approved your request ${number}.`,
  next: {
    toDo: 'The systems area will carry it out, and we will tell you here when it is ready.',
    firstDay: (day: string): string =>
      `The account is created on ${day} or on the next working day, and we will tell you here when it is ready.`,
    begun: 'It is being carried out, and we will tell you here when it is ready.',
    lastDay: (day: string): string =>
      `The account can be used until ${day} (included); then it is closed by itself, and we will tell you here.`,
    lastDayClosed: (day: string): string =>
      `The last day of the account is ${day}; then it is closed by itself, and we will tell you here.`,
  },
  stopped: (number: string): string =>
    `Your request ${number} stopped because of a problem. The systems area knows and is looking after it; nothing was lost and there is nothing for you to do. We will tell you here when it is ready.`,
  ended: {
    stopped: (number: string, who: string): string =>
      `${who}, of the systems area, stopped your request ${number} before its date. ${untouched('deletion')}`,
    stoppedCreation: (number: string, who: string): string =>
      `${who}, of the systems area, stopped your request ${number} before its date. ${untouched('creation')}`,
    undone: (number: string, who: string, reason: string): string =>
      `${who}, of the systems area, undid the deletion of your request ${number}. Reason: “${withoutFullStop(reason)}”. The account is being given back; there is nothing for you to do.`,
    replaced: (number: string, by: string): string =>
      `Your request ${number} has no effect any more: request ${by} replaced it. There is nothing for you to do.`,
    overtaken: (number: string, by: string): string =>
      `Your request ${number} did not go on: the account is deleted by request ${by}, which had been approved before.`,
    unfinished: (number: string, who: string, reason: string): string =>
      `${who}, of the systems area, closed your request ${number} unfinished. Reason: “${withoutFullStop(reason)}”. If it is still needed, send another with /correo or talk to the systems area.`,
    gone: (number: string): string =>
      `The account of your request ${number} no longer exists in Microsoft 365, and the request was closed unfinished. If it is still needed, send another with /correo.`,
  },
  ready,
  concerned,
  you: 'You',
  closingClosed: (address: string, day: string, who: string, number: string): string =>
    `The account ${address}, to which nobody can sign in now, comes to its end: its last day is ${day}. ${who} asked for it (request ${number}). If this is a mistake, talk to the systems area now.`,
  closing: (address: string, day: string, who: string, number: string): string =>
    `The account ${address} comes to its end: you can use it until ${day} (included), and nobody can sign in afterwards. ${who} asked for it (request ${number}). Before that day, save what you need and tell those who write to you. If this is a mistake, talk to the systems area now.`,
};
