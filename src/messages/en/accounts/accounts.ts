import { enAccountCard } from './account-card.ts';
import type { esAccounts } from '#messages/es/accounts/accounts.ts';
import { whole } from '../whole-number.ts';

export const enAccounts: typeof esAccounts = {
  title: 'List of institutional e-mail accounts',
  found: (total, text) => {
    const what = total === 1 ? '1 account' : `${whole(total)} accounts`;
    return text === '' ? what : `${what} for “${text}”`;
  },
  none: (text) =>
    text === ''
      ? 'There are no accounts in the list. They appear here once they are created with /correo, or imported.'
      : `There are no accounts for “${text}”. Try another part of the name, the address or the department.`,
  widen: {
    systems:
      'If you searched for several things at once, leave one out. Type /correos help to see everything that can be searched.',
    all: 'Only active accounts are listed. Type /correos help to see examples.',
  },
  page: (page, pages) => `Page ${page} of ${pages}`,
  refine: {
    systems: (reach) =>
      `Up to ${whole(reach)} accounts are shown here, and there are more. To see others, add a surname, the department or a state to the search, or export the whole list.`,
    all: (reach) =>
      `Up to ${whole(reach)} accounts are shown here, and there are more. To see others, add a surname or the department to the search.`,
  },
  previous: 'Previous',
  next: 'Next',
  orderBy: 'Sort by',
  orders: {
    address: { up: 'Address (A to Z)', down: 'Address (Z to A)' },
    name: { up: 'Name (A to Z)', down: 'Name (Z to A)' },
    department: { up: 'Department (A to Z)', down: 'Department (Z to A)' },
    ends: { up: 'Contract that ends first', down: 'Contract that ends last' },
    created: { up: 'Oldest first', down: 'Newest first' },
  },
  exports: { xlsx: 'Export the whole list to Excel', csv: 'Export the whole list to CSV' },
  states: { active: 'active', suspended: 'suspended', deleted: 'deleted' },
  blocked: 'blocked',
  responsible: (name) => `responsible: ${name}`,
  noResponsible: 'no responsible official',
  before: 'was there before Correo',
  view: 'View',
  modify: 'Change',
  delete: 'Delete',
  restore: 'Recover',
  reactivate: 'Reactivate',
  block: 'Block now',
  pendingHandOver: 'not handed over yet',
  unfinished: 'hand-over not finished',
  until: (date) => `contract until ${date}`,
  query: {
    title: 'How to search the list of accounts',
    intro: 'Type /correos and what you look for. Accents and capitals do not matter.',
    together: 'You can search for several things at once: /correos revenue state:suspended order:name',
    searches: {
      words: {
        write: 'rosa revenue',
        finds: 'looks in name, address and department; a part of each word is enough.',
      },
      document: {
        write: 'document:4321',
        finds:
          "the person's identity document ends in these digits: three at least. From four on, the digits alone are enough.",
      },
      department: {
        write: 'department:"Health Office"',
        finds: 'the name of the department, or its code. What has spaces goes in quotes.',
      },
      state: { write: 'state:suspended', finds: 'also active or deleted.' },
      relation: {
        write: 'relation:contractor',
        finds: 'also permanent, temporary or intern. With department: accounts that belong to a department.',
      },
      responsible: { write: 'responsible:restrepo', finds: 'the name of the official who answers for the account.' },
      holder: { write: 'holder:"ana ruiz"', finds: 'the name of the person who uses the account.' },
      ends: {
        write: 'ends:30d',
        finds: 'the contract ends within 30 days. With a date, up to that day: ends:2030-12-31.',
      },
      over: { write: 'expired', finds: 'the contract is over and the account is still active.' },
      blocked: { write: 'blocked', finds: 'accounts that somebody blocked and that still are.' },
      undelivered: {
        write: 'undelivered',
        finds: 'created through a request, and not handed over yet, not confirmed, or its password not changed.',
      },
      without_responsible: { write: 'without-responsible', finds: 'nobody answers for the account yet.' },
      order: {
        write: 'order:name',
        finds: 'also address, department, ends or created. With a dash, reversed: order:-created.',
      },
    },
    names: {
      document: 'document:',
      department: 'department:',
      state: 'state:',
      relation: 'relation:',
      responsible: 'responsible:',
      holder: 'holder:',
      ends: 'ends:',
      order: 'order:',
    },
    unknown: (word) =>
      `We did not understand “${word}”, so nothing was searched. Type /correos again. This is what can be searched:`,
    badValue: (filter, word) =>
      word === ''
        ? `What to look for is missing after “${filter}”, so nothing was searched. Type /correos again, for instance like this:`
        : `We did not understand “${word}” after “${filter}”, so nothing was searched. Type /correos again, for instance like this:`,
    notSystems: (word) =>
      `Only the systems area can search or sort by “${word}”. Leave it out and type /correos again. This is what you can search:`,
    more: 'To see everything that can be searched: /correos help',
  },
  card: {
    ...enAccountCard,
    findings: {
      made: 'created outside the procedure',
      renamed: 'its name or address was changed outside the procedure',
      blocked: 'blocked outside the procedure',
      unblocked: 'unblocked outside the procedure',
      deleted: 'deleted outside the procedure',
      unlicensed: 'it was left without a licence with mail outside the procedure',
    },
  },
};
