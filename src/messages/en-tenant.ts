import type { FindingKind } from '#domain/finding.ts';
import type { esTenant } from './es-tenant.ts';

const amount = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;

const WHAT: Readonly<Record<FindingKind | 'came_back', string>> = {
  made: 'Somebody created this account outside the procedure.',
  came_back: 'This account had been deleted and somebody brought it back outside the procedure.',
  renamed: 'Somebody changed the name or the address outside the procedure.',
  blocked: 'Somebody blocked the account outside the procedure: nobody can sign in.',
  unblocked: 'The account was suspended and somebody unblocked it outside the procedure.',
  deleted: 'Somebody deleted the account outside the procedure. It can be recovered for 30 days from its deletion.',
  unlicensed:
    'Somebody took its licence outside the procedure: the mailbox no longer works and is erased after 30 days.',
};

const ASKS: Readonly<Record<FindingKind, string>> = {
  made: 'delete the account',
  renamed: 'give it back the address or the name that it had',
  blocked: 'reactivate the account',
  unblocked: 'delete the account',
  deleted: 'recover the account',
  unlicensed: 'assign the licence again',
};

export const enTenant: typeof esTenant = {
  import: {
    title: 'Accounts that are there already',
    offer:
      'Buzón does not know the accounts that Microsoft 365 has already. Once imported they are in the list of accounts, and changes to them can be asked for. They are only read: nothing changes in Microsoft 365. Guests and users without a licence are left out.',
    button: 'Import accounts',
    reading: (users, imported, page) =>
      `Reading Microsoft 365: ${amount(users, 'user', 'users')} and ${amount(imported, 'account imported', 'accounts imported')} so far (page ${page}).`,
    meanwhile: 'There is no need to wait here. If anything interrupts it, the reading goes on where it stopped.',
    done: (users, imported) =>
      `Done: ${amount(imported, 'account that was there is', 'accounts that were there are')} in the list of accounts. ${amount(users, 'user was', 'users were')} read; guests and users without a licence were left out.`,
    nightly:
      'Every night it is reviewed whether anything was changed outside the procedure, and this channel is told. To review now: /correos revisar',
  },
  digest: {
    title: 'Changes outside the procedure',
    found: (total, open, at) =>
      `${amount(total, 'change', 'changes')} found in the review of ${at} · ${open === 0 ? 'all decided' : `${amount(open, 'waits', 'wait')} for a decision`}`,
    how: 'Nothing changes in Microsoft 365 by itself. Adopt: the list of accounts becomes what Microsoft 365 is. Open request: asks to undo the change, and another person approves it. Ignore: it stays as it is, with a reason, and is not told again.',
    more: (count) => `and ${count.toLocaleString('en')} more`,
    noName: '(no name)',
    what: WHAT,
    labels: { address: 'Address', name: 'Name', sign_in: 'Sign-in', account: 'Account', licence: 'Licence' },
    values: {
      allowed: 'allowed',
      prevented: 'prevented',
      present: 'present',
      absent: 'absent',
      licensed: 'licensed',
      unlicensed: 'without a licence',
    },
    change: (label, before, after) => `${label}: ${before} → ${after}`,
    adopt: 'Adopt',
    request: 'Open request',
    ignore: 'Ignore',
    review: 'Review now',
    confirm: {
      title: 'Open request',
      text: (asks, address) =>
        `A request is opened to ${asks} (${address}). Another person of the systems area approves it.`,
      yes: 'Open',
      no: 'Cancel',
    },
    adopted: (who, at) => `${who} adopted it (${at}): the list is now what Microsoft 365 is.`,
    requested: (who, at, number) => `${who} opened the request ${number} (${at}).`,
    ignored: (who, at, reason) => `${who} left it as it is (${at}): ${reason}`,
    gone: 'Microsoft 365 and the list agree again. Nobody has to do anything.',
  },
  ignore: {
    title: 'Ignore change',
    submit: 'Ignore',
    reason: 'Reason',
    hint: 'It is kept in the trail. The same change is not told again.',
  },
  asks: ASKS,
  opened: (number, asks) =>
    `The request ${number} was opened to ${asks}. Its card is in this channel; another person of the systems area approves it.`,
  justification: (at) => `Changed outside the procedure, found in the review of ${at}.`,
  asked: {
    import: "The reading of Microsoft 365's accounts has begun. Progress and result appear in the systems channel.",
    review:
      'The review has begun. Within minutes, what was changed outside the procedure appears in the systems channel; if nothing appears, everything is as the list says.',
    under_way: 'A reading is under way already; no other is needed. The result appears in the systems channel.',
    not_systems: 'Only the systems area can do this. Nothing changed.',
    import_first:
      'The accounts that Microsoft 365 has already come first: once they are imported, changes can be seen.',
  },
  refused: {
    not_found: 'That change is no longer in the list. Nothing changed.',
    not_systems: 'Only the systems area can decide on these changes. Nothing changed.',
    decided: {
      adopted: (who, at) => `${who} has adopted it already (${at}). You do not have to do anything.`,
      requested: (who, at) => `${who} has opened a request already (${at}). You do not have to do anything.`,
      ignored: (who, at) => `${who} has decided to leave it as it is (${at}). You do not have to do anything.`,
      gone: 'Microsoft 365 and the list agree again. You do not have to do anything.',
    },
    address_taken: (address) =>
      `The address ${address} belongs to another account of the list, or is reserved or in quarantine. Decide on that other account first, or open a request. Nothing changed.`,
    has_open_request: (number) =>
      `There is an open request on that account already${number === '' ? '' : ` (${number})`}. Wait until it ends. Nothing changed.`,
    protected:
      'That account is protected and not touched from here. You can adopt or ignore the change. Nothing changed.',
    contract_over:
      'The contract of this person is over, and the account would stay open without a limit. Ask for the extension with /correo modificar, or for the restoration with /correo restaurar, first. Nothing changed.',
    not_now: 'In its present state that request cannot be opened. You can adopt or ignore the change. Nothing changed.',
    no_answer: 'Microsoft 365 did not answer in time. Nothing changed: press the button again.',
  },
};
