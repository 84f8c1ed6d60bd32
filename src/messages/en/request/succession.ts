import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

function many(count: number): string {
  return count === 1 ? '1 account' : `${whole(count)} accounts`;
}

export const enSuccession: Words['succession'] = {
  card: {
    accounts: (who, count) =>
      `${who} answers for ${many(count)}: who answers for ${count === 1 ? 'it' : 'them'} next has still to be chosen. The request does not wait for that.`,
    heads: (who, departments) =>
      `${who} stands as the head of ${departments}: that is changed in the file of departments (DEPARTMENTS_FILE).`,
    alsoHeads: (departments) =>
      `Also stands as the head of ${departments}: that is changed in the file of departments (DEPARTMENTS_FILE).`,
  },
  button: (count) => `Choose who answers (${whole(count)})`,
  title: 'Choose who answers',
  submit: 'Ask for the change',
  all: 'The same person for all',
  allHint: (count) => `For all ${whole(count)}, but for those that have somebody else below.`,
  of: (name, address) => `${name} (${address})`,
  personal: 'A person’s: it stays theirs, and the change is made at once.',
  approvedFirst: 'A person’s: it stays theirs, and another person of systems approves the change first.',
  departmental:
    'A department’s: it is handed over with a new password, and another person of systems approves it first.',
  asked: (number) => `the change was asked for already (request ${number})`,
  page: (page, pages) => `Page ${page} of ${pages}`,
  notKept: 'Press Ask for the change before you turn to another page: what you chose here is not kept.',
  previous: 'Previous',
  next: 'Next',
  why: (who, number) => `${who} does not answer for this account any more: their own is closed by request ${number}.`,
  told: (count) =>
    count === 1
      ? '1 change was asked for. Whoever answers now and whoever follows get a message when it is done.'
      : `${whole(count)} changes were asked for. Those who answer now and those who follow get a message when they are done.`,
  later: (count) =>
    `${count === 1 ? '1 account is' : `${whole(count)} accounts are`} still to be asked for: one submission has no room for all. Nothing was lost: choose again who answers, and press Ask for the change.`,
  none: 'No account is left for which somebody has still to be chosen. There is nothing else to do.',
  nobody: 'Choose at least one person.',
  left: (account, why) => `${account}: not changed. ${why}`,
  leavesToo: 'That is the person who leaves. Choose somebody else.',
  ownAffair:
    'You cannot choose yourself, nor decide about your own account: another person of the systems area has to do it.',
  notSystems: 'The systems area does this.',
};
