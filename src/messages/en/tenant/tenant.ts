import { withoutFullStop } from '../../full-stop.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { esTenant } from '#messages/es/tenant/tenant.ts';
import { whole } from '../whole-number.ts';

const amount = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${whole(count)} ${many}`;

const WHAT: Readonly<Record<FindingKind | 'came_back', string>> = {
  made: 'Somebody created this account outside the procedure.',
  came_back: 'This account had been deleted and somebody brought it back outside the procedure.',
  renamed: 'The name, the address or the sign-in name is not that of the list: it changed outside the procedure.',
  blocked: 'Somebody blocked the account outside the procedure: nobody can sign in.',
  unblocked: 'The account was suspended and somebody unblocked it outside the procedure.',
  deleted:
    'Somebody deleted the account outside the procedure. Microsoft 365 keeps it for 30 days from its deletion, unless somebody erases it for good before; until then it can be recovered.',
  unlicensed:
    'The account was left without a licence with mail outside the procedure. Unless it is a shared mailbox of at most 50 GB, without an archive or a litigation hold, which needs none, the mailbox no longer works and is erased after 30 days.',
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
      'Correo does not know the accounts that Microsoft 365 has already. Once imported they are in the list of accounts, and changes to them can be asked for. They are only read: nothing changes in Microsoft 365. Guests and users without a licence with mail are left out.',
    button: 'Import accounts',
    reading: (users, imported, page) =>
      `Reading Microsoft 365: ${amount(users, 'user', 'users')} and ${amount(imported, 'account imported', 'accounts imported')} so far (page ${page}).`,
    meanwhile: 'There is no need to wait here. If anything interrupts it, the reading goes on where it stopped.',
    done: (users, imported) =>
      `Done: ${amount(imported, 'account that was there is', 'accounts that were there are')} in the list of accounts. ${amount(users, 'user was', 'users were')} read; guests and users without a licence with mail were left out.`,
    nightly:
      'Every night it is reviewed whether anything was changed outside the procedure, and this channel is told. To review now: /correos revisar',
  },
  stopped: {
    away: 'Microsoft 365 does not answer, or asks to wait. Correo tries again every few minutes; nobody has to do anything.',
    permission: (permission) =>
      `The reading has stopped: the application of Correo lacks the permission ${permission} in Microsoft Entra. Please ask an administrator to grant it, with their consent. Once it can be read, Correo goes on by itself within minutes.`,
    refused: (permission) =>
      `The reading has stopped: Microsoft 365 did not let the accounts be read${permission === '' ? '' : `, although Correo has the permission ${permission}`}. If it was granted less than an hour ago, wait; if not, check in Microsoft Entra what limits the application (conditional access, restricted units). Once it can be read, Correo goes on by itself.`,
    credentials:
      'The reading has stopped: Microsoft 365 did not accept the credentials of Correo. The certificate or secret expired or changed: renew it in the settings and restart Correo. The reading then goes on by itself.',
    unexpected:
      'The reading has stopped: Microsoft 365 answered something that Correo does not understand. Correo tries again every few minutes; if it does not go on, the cause is in the log of the program, in the line “job.failed”.',
  },
  reviewed: {
    title: 'Review of the accounts',
    underWay:
      'Somebody of the systems area asked for a review of the accounts of Microsoft 365. When it ends, what it found is told here.',
    nothing: 'The review has ended: no new change outside the procedure was found.',
    found: (count) =>
      `The review has ended and found ${amount(count, 'change', 'changes')} outside the procedure. To decide on each, see the message with the changes in this channel.`,
    left: 'This review did not come to its end. Nothing is lost: the next one reads everything again.',
  },
  unread: {
    title: 'Microsoft 365 could not be reviewed',
    text: (nights) =>
      `For ${nights} nights in a row the review of the accounts has not come to its end. Meanwhile what is changed outside the procedure does not appear in this channel. Nothing is lost: the next review that ends finds it, and an account that Microsoft 365 does not let be seen is looked at again in every review.`,
  },
  digest: {
    title: 'Changes outside the procedure',
    found: (total, open, at) =>
      `${amount(total, 'change', 'changes')} found in the review of ${at} · ${open === 0 ? 'nothing here waits for a decision' : `${amount(open, 'waits', 'wait')} for a decision`}`,
    how: 'Nothing changes in Microsoft 365 by itself. Adopt: the list of accounts becomes what Microsoft 365 is, with a reason and, where the account has none, a responsible official. Open request: asks to undo the change, which is done once that is approved. Ignore: it stays as it is, with a reason, and is not told again.',
    more: (count) => `and ${whole(count)} more`,
    noName: '(no name)',
    what: WHAT,
    labels: {
      address: 'Address',
      sign_in_name: 'Sign-in name',
      name: 'Name',
      sign_in: 'Sign-in',
      account: 'Account',
      licence: 'Licence',
    },
    values: {
      allowed: 'allowed',
      prevented: 'prevented',
      present: 'present',
      absent: 'absent',
      licensed: 'with mail',
      unlicensed: 'without a licence with mail',
    },
    change: (label, before, after) => `${label}: ${before} → ${after}`,
    adopt: 'Adopt',
    request: 'Open request',
    ignore: 'Ignore',
    review: 'Review now',
    confirm: {
      title: 'Open request',
      text: (asks, address) =>
        `A request is opened to ${asks} (${address}). Nothing changes until it is approved and carried out, on its card.`,
      yes: 'Open',
      no: 'Cancel',
    },
    adopted: (who, at) => `${who} adopted it (${at}): the list is now what Microsoft 365 is.`,
    because: (reason) => `Reason: “${withoutFullStop(reason)}”.`,
    answers: (name) => `${name} answers for the account.`,
    requested: (who, at, number) => `${who} opened the request ${number} (${at}).`,
    ignored: (who, at, reason) => `${who} left it as it is (${at}): ${reason}`,
    gone: 'In this, Microsoft 365 and the list agree again. Nobody has to decide anything.',
    replaced: (followed) => `The account changed again before anybody decided. ${followed}`,
    followed: {
      here: 'What followed is in this same message.',
      elsewhere: (day) => `What followed is in the message of the review of ${day}.`,
      later: 'What followed may come from a request; the next review looks at it again.',
    },
  },
  adopt: {
    title: 'Adopt the change',
    submit: 'Adopt',
    reason: 'Reason',
    hint: 'The list of accounts becomes as Microsoft 365 is. The reason stays in the trail.',
    responsible: 'Responsible official',
    responsibleHint: 'Who answers for the account from now on.',
    keeps: (name) =>
      `${name} still answers for this account. For somebody else to do so, ask for a change of responsible with /correo modificar.`,
    done: 'The list is now as Microsoft 365 is.',
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
  openedAlone: (number, asks) =>
    `The request ${number} was opened to ${asks}. Its card is in this channel. As the only person of the systems area you approve it there yourself, with a reason.`,
  justification: (at) => `Changed outside the procedure, found in the review of ${at}.`,
  asked: {
    import: "The reading of Microsoft 365's accounts has begun. Progress and result appear in the systems channel.",
    review: 'The review has begun. When it ends, or if it stops, the systems channel is told.',
    under_way:
      'A reading is under way already; no other is needed. When it ends, or if it stops, the systems channel is told.',
    stopped: (why) => `A reading is under way already, and does not go on. ${why}`,
    not_systems: 'Only the systems area can do this. Nothing changed.',
    import_first:
      'The accounts that Microsoft 365 has already come first: once they are imported, changes can be seen.',
  },
  refused: {
    not_found: 'That change is no longer in the list. Nothing changed.',
    not_systems: 'Only the systems area can decide on these changes. Nothing changed.',
    own_responsible: 'Nobody names themselves responsible for an account. Name somebody else. Nothing changed.',
    has_responsible: (name) =>
      `${name} answers for this account already, and adopting the change gives it to nobody else. If somebody else should, ask for a change of responsible with /correo modificar. Nothing changed.`,
    concerned_alone:
      'This change is of your own account, and nobody else of the systems area is there to decide. What you can do is open a request to undo it: there you write the reason. Nothing changed.',
    concerned:
      'This change is of your own account. That is why somebody else of the systems area decides. Nothing changed.',
    decided: {
      adopted: (who, at) => `${who} has adopted it already (${at}). You do not have to do anything.`,
      requested: (who, at) => `${who} has opened a request already (${at}). You do not have to do anything.`,
      ignored: (who, at) => `${who} has decided to leave it as it is (${at}). You do not have to do anything.`,
      gone: 'In this, Microsoft 365 and the list agree again. You do not have to decide anything.',
      replaced: (followed) =>
        `The account changed again before anybody decided. ${followed} With this button nothing changed.`,
    },
    address_taken: (address) =>
      `The address ${address} belongs to another account of the list, or is reserved or in quarantine. Decide on that other account first, or open a request. Nothing changed.`,
    has_open_request: (number) =>
      `There is an open request on that account already${number === '' ? '' : ` (${number})`}. Wait until it ends. Nothing changed.`,
    nobody_decides:
      'The systems area lacks people who can decide that request, and it was not opened. Whoever administers this service has to add another one (SYSTEMS_TEAM) or, if the area is one person, set SINGLE_OPERATOR=true. Nothing changed.',
    protected:
      'That account is protected and not touched from here. You can adopt or ignore the change. Nothing changed.',
    contract_over:
      'The contract of this person is over, and the account would stay open without a limit. Ask for the extension with /correo modificar, or for the restoration with /correo restaurar, first. Nothing changed.',
    not_now: 'In its present state that request cannot be opened. You can adopt or ignore the change. Nothing changed.',
    sign_in_name:
      'Only the sign-in name changed, and no request gives it back. You can adopt or ignore it; if it has to be the former one again, change it in the admin centre of Microsoft 365. Nothing changed.',
    changed:
      'The account changed again in Microsoft 365 after the review. The message with the changes is up to date now: look at it and decide again if need be. With this button nothing changed.',
    unclear:
      'Microsoft 365 did not tell all that has to be known of this account. Nothing changed: wait some minutes and press the button again.',
    no_answer: 'Microsoft 365 did not answer in time. Nothing changed: press the button again.',
  },
};
