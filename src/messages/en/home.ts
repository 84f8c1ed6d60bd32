import { AWAITED } from './request/sentences.ts';
import type { Words } from '#messages/es/es.ts';
import { whole } from './whole-number.ts';

function workingDays(days: number): string {
  return days === 1 ? '1 working day' : `${days} working days`;
}

export const enHome: Words['home'] = {
  title: 'Institutional e-mail',
  intro:
    'Ask for an e-mail account for yourself, a colleague, a new official or your department; or change, delete or restore one that is there.',
  ask: 'Make a request',
  commands: 'You can also type /correo, /correo estado or /correos in any conversation.',
  failed: (reference) =>
    `Something failed on our side and this page could not be shown; nothing was lost. Open it again in a moment. If it goes on, type /correo estado and give the systems area this reference: ${reference}`,
  all: (what, count) => `${what}: see all (${whole(count)})`,
  lists: {
    questions: 'Questions for me',
    ratifications: 'Blocks to ratify',
    agreements: 'Contracts to confirm',
    receipts: 'Hand-overs to confirm',
    passwords: 'Passwords to change',
    contracts: 'Contracts to decide on',
    requests: 'My requests',
    accounts: 'My accounts',
    department: 'My department',
    department_ending: 'Contracts that end',
    queue: 'To decide or carry out',
    unanswered: 'Questions to answer',
    failed: 'Stopped runs',
    by_hand: 'Steps by hand',
    handed_over: 'Pending hand-overs',
    findings: 'Changes to decide about',
    licences: 'Licences',
    ending: 'Contracts of this month',
    overdue: 'Contracts that are over',
  },
  listUnknown: 'Microsoft 365 did not answer in time. Open the Home tab again to retry.',
  noneLeft: 'Nothing is left in this list.',
  ago: (days) => (days === 0 ? 'less than 1 working day ago' : `${workingDays(days)} ago`),
  and: (before, last) => `${before} and ${last}`,
  missing: (what) => `Missing: ${what}.`,
  missingParts: {
    holder: 'that whoever uses it confirms the receipt',
    department: 'that the department confirms the receipt',
    password: 'that the password is changed',
  },
  waiting: {
    title: 'What waits for me',
    none: 'Nothing waits for you at the moment.',
    question: (who, number) => `${who} asks, to go on with request ${number}:`,
    answer: 'Answer',
    receipt: (address, holder, number) =>
      `Was the account ${address} (${holder}) received? Confirm it for request ${number}.`,
    confirm: 'Confirm the receipt',
    password: (address) =>
      `Your new password for ${address} is still missing: see the temporary access, sign in with it and choose one.`,
    passwordInPerson: (address, holder) =>
      `${holder} has still to sign in to ${address} and change the password: hand the temporary access over in person.`,
    reveal: 'Show the temporary access',
    contract: (address, name, day) => `The account ${address} (${name}) lasts until ${day}`,
    left: (days) => (days === 0 ? 'no working day is left after today' : `${workingDays(days)} left after today`),
    extend: 'If the contract goes on, press Ask for an extension.',
    askExtension: 'Ask for an extension',
    steps: (address) => `First steps with the account ${address}`,
  },
  requests: {
    title: 'My requests',
    none: 'You have no open requests, and none that ended in the last 30 days. To make one, press “Make a request”.',
    sent: (at) => `sent on ${at}`,
    next: {
      info_requested: 'Your answer is missing: press Answer in the Home tab or in the message of the request.',
      approved: 'It is approved, and the systems area will carry it out.',
      executing: 'Correo is doing it; there is nothing for you to do.',
      failed: AWAITED.repair,
      executed: 'The work is done; the hand-over comes next, which Correo makes.',
      scheduled: 'It waits for its date; there is nothing for you to do.',
      closed: 'It is finished.',
      rejected: 'The reason stands in the message that we sent you.',
      cancelled: 'It did not go on.',
    },
    closed: {
      unfinished: 'What was done by then stays done. The reason stands in the message of the request.',
      gone: 'The account is no longer in Microsoft 365.',
      handedOver: 'It was closed without waiting for what was missing of the hand-over.',
      replaced: (number) => `Request ${number} took its place.`,
    },
    awaited: AWAITED,
  },
  asked: {
    title: 'My questions to the systems area',
    waits: 'waits for an answer, which comes to you by direct message',
    answered: (who, at) => `answered by ${who} (${at})`,
  },
  accounts: {
    title: 'My accounts',
    none: 'The list of accounts has none of yours, and none that you answer for. When there is one, it appears here.',
    until: (day) => `contract until ${day}`,
  },
  department: {
    title: 'My department',
    accounts: 'Accounts of the department',
    noAccounts: 'The list of accounts has none of the department.',
    ending: 'Contracts that end within three months',
    noEnding: 'No contract ends within three months.',
  },
  desk: {
    title: 'Mail desk',
    count: (title, count) => `${title}: ${whole(count)}`,
    queue: 'To decide or carry out',
    noQueue: 'No request waits for a decision.',
    unanswered: 'Questions to answer',
    noUnanswered: 'No question waits for an answer.',
    states: {
      submitted: 'To be decided',
      unconfirmed: 'The date of the contract has still to be confirmed',
      approved: 'To be carried out',
      asked: (who) => `Waits for the answer of ${who}`,
      noPlan: (sentence) => `No plan could be made: ${sentence}`,
    },
    by: (who) => `asked for by ${who}`,
    failed: 'Stopped runs',
    noFailed: 'No run is stopped.',
    since: (at) => `Since ${at}`,
    byHand: 'Steps by hand',
    noByHand: 'No step by hand is waiting.',
    handedOver: 'Pending hand-overs',
    noHandedOver: 'No hand-over is pending.',
    handed: (who, ago) => `Handed to ${who} ${ago}.`,
    details: {
      title: 'Request',
      gone: 'We could not find that request. Open the Home tab again to see the list as it is now.',
      notSystems: 'Only the systems area can see the details. To see your requests type /correo estado.',
    },
    licences: 'Licences',
    noLicences: 'Microsoft 365 shows no licences that can be assigned.',
    licencesUnknown:
      'The licences could not be read from Microsoft 365 at this moment. The rest is up to date; open the Home tab again to retry.',
    licence: (name, free, total) =>
      free <= 0
        ? `⚠ ${name}: none of ${whole(total)} is left. Free or buy one.`
        : `${name}: ${whole(free)} of ${whole(total)} left`,
    before: (free, weeks) =>
      `${weeks === 1 ? '1 week' : `${weeks} weeks`} ago ${free === 1 ? '1 was' : `${whole(Math.max(0, free))} were`} left`,
    same: (weeks) => `as ${weeks === 1 ? '1 week' : `${weeks} weeks`} ago`,
    findings: 'Changes outside the procedure to decide about',
    noFindings: 'No change made outside the procedure waits for a decision.',
    foundAt: (at) => `found on ${at}`,
    ending: 'Contracts that end this month',
    noEnding: 'No contract ends in the rest of the month.',
    overdue: 'Contracts that are over with the account still active',
  },
};
