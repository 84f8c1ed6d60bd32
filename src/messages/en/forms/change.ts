import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

function whenDeleted(graceDays: number): string {
  if (graceDays === 0) return 'Then it is deleted at once, unless the mailbox stays as a shared one.';
  return `It is deleted ${graceDays === 1 ? '1 day' : `${graceDays} days`} after it was suspended, unless the mailbox stays as a shared one.`;
}

const AFTERWARDS = `Once it is deleted, it can be recovered for ${MAILBOX_KEPT_DAYS} more days. After that its files are lost for good, and so are its messages, unless you ask here to keep them.`;

const AFTER_RELEASE = `Once it is deleted, the account can be recovered for ${MAILBOX_KEPT_DAYS} more days; the messages only if they are not erased yet. After that what is left is lost for good, but for the messages, if you ask here to keep them.`;

export const enChange: Words['change'] = {
  modifications: {
    data: { name: 'Data of the person or the account', about: 'Correct what is needed and leave the rest as it is.' },
    address: {
      name: 'Change of address',
      about: 'Microsoft 365 keeps the present address as a secondary one, and nobody else can get it for a while.',
    },
    password: {
      name: 'New password',
      about:
        'For a password that was forgotten or an account that is locked. Temporary access is handed over, to choose another one with; the present one stops working.',
    },
    licence: {
      name: 'Change of licence',
      about: 'The licence decides on the size of the mailbox and the programs that can be used.',
    },
    groups: { name: 'Groups and lists', about: 'Choose the groups to join and the groups to leave.' },
    out_of_office: {
      name: 'Automatic reply',
      about: 'What those who write to the account receive on those days, for example during holidays.',
    },
    redirection: {
      name: 'Redirection of mail',
      about: 'For some time, messages to this account go to another account of the institution.',
    },
    alias: {
      name: 'Additional address (alias)',
      about: 'The account also receives the messages of another address. The systems area makes this change by hand.',
    },
    shared: {
      name: 'Turn into a shared mailbox',
      about:
        'Several people can open the mailbox with their own account; who they are is asked for afterwards, as a permission. The account keeps its password. The systems area makes this change by hand.',
    },
    delegation: {
      name: 'Let somebody else use it',
      about:
        'Another account can open this mailbox, send as it or send on its behalf. The systems area makes this change by hand.',
    },
    contract: {
      name: 'Extension of the contract',
      about:
        'The account stays active until the new last day. If the end of the contract suspended it, it is reactivated.',
    },
    employment: {
      name: 'Relation, contract or document',
      about:
        'For a person who goes over to another relation, a contract that ends earlier or later than was said, or a document that was written wrongly. Leave what does not change as it is.',
    },
    responsible: {
      name: 'Change of responsible official',
      about:
        "Another official (the head, or the supervisor of the contract) answers for the account from now on. A person's stays theirs and nothing else changes. A department's is handed over to them: open sessions are closed, and they get temporary access.",
    },
  },
  fields: {
    account: 'Account',
    what: 'What is to change?',
    givenNames: 'Given names',
    surnames: 'Surnames',
    accountName: 'Name of the account',
    position: 'Position',
    department: 'Department',
    phone: 'Phone',
    relation: 'Relation',
    contractNumber: 'Number of the contract',
    contractStart: 'First day of the contract',
    responsible: 'Responsible official',
    newAddress: 'New address (the part before the @)',
    alias: 'Additional address (the part before the @)',
    licence: 'Licence',
    replaces: 'Licence that is replaced',
    join: 'Groups to join',
    leave: 'Groups to leave',
    replyText: 'Automatic reply',
    from: 'First day',
    until: 'Last day (included)',
    redirectTo: 'Send the messages to this account',
    delegate: 'Account that can use it',
    rights: 'What can it do?',
    contractEnd: 'New last day of the contract',
    documentType: 'Kind of document',
    documentNumber: 'Corrected number of the document',
    newResponsible: 'New responsible official',
    lastDay: 'Last day of use',
    custody: 'What happens with the messages?',
    keepers: 'Who opens the shared mailbox',
    mayBeLost: 'Why the messages may be lost',
    justification: 'Reason',
  },
  problems: {
    same: 'That is what the account has already. Choose or write something else.',
    itself: 'That is the same account. Choose another one.',
    before_from: 'The last day cannot be before the first one. Choose another date.',
    before_start: 'The contract cannot end before its first day. Choose another date.',
    not_later: 'The contract already lasts until that date or a later one. Choose a date further ahead.',
    nothing_chosen: 'Nothing was chosen. Choose at least one option.',
    in_both: 'The same group is both to be joined and to be left. Take it out of one of the two.',
    contract_over: "This person's contract has ended. Give the new last day.",
    not_kept:
      'In this institution the licence is freed when the account is suspended, and then this does not work. Leave it empty.',
  },
  rights: {
    full_access: 'Open the mailbox, read and sort the messages',
    send_as: 'Send as the account: who wrote is not seen',
    send_on_behalf: 'Send on behalf of the account: who wrote is seen too',
  },
  submit: 'Send request',
  chooser: {
    title: 'What do you need?',
    forgotten: 'I forgot my password',
    forgottenHint:
      'You get a button that shows temporary access. Until you press it, the password of now works. If somebody has to approve it, the next step says so.',
    forgottenWhich: 'The next step asks for the account.',
    forgottenWhy: 'I forgot my password.',
    forgottenSent: (number) =>
      `Done: your new password was asked for (request ${number}). In a moment you get a direct message with the button that shows your temporary access. There is nothing else to do here.`,
    yourAccount: 'Your account',
    yourAccounts: 'Your accounts',
    suspended: 'suspended',
    until: (day) => `contract until ${day}`,
    all: 'See all my accounts',
    extend: 'Ask for an extension',
    spoken: (label, account) => `${label}: ${account}`,
    create: 'Ask for a new account',
    self: 'For me',
    other: 'For somebody else',
    department: 'For a department',
    change: 'Change something in an account',
    groups: { data: 'Details', mail: 'Mail', access: 'Access', contract: 'Contract or responsible' },
    end: 'Delete an account or get it back',
    delete: 'Delete an account',
    restore: 'Restore an account',
    hint: 'Restoring is for an account that was suspended or deleted. We tell you about every request by direct message.',
  },
  pick: {
    introKnown: 'Choose what to change. The details are typed in the next step.',
    title: 'Change an account',
    next: 'Continue',
    intro: 'Choose the account and what is to change. The next step asks for the details.',
  },
  details: { title: 'Change an account' },
  deletion: {
    title: 'Delete an account',
    intro: (graceDays) => [
      'First, the systems area reviews the request. Nothing changes meanwhile.',
      'After the last day the account is suspended: nobody can sign in, and it leaves the groups that it can be taken out of. The messages are kept and go on arriving.',
      `${whenDeleted(graceDays)}${graceDays === 0 ? '' : ' Until then it can be undone: the messages are still there, and it returns to the groups that still allow it.'}`,
      AFTERWARDS,
    ],
    introReleasing: (graceDays) => [
      'First, the systems area reviews the request. Nothing changes meanwhile.',
      `After the last day the account is suspended: nobody can sign in, and it leaves the groups that it can be taken out of. If the messages may be lost, its licence is freed that day: none arrive any more, and ${MAILBOX_KEPT_DAYS} days later they are erased.`,
      `${whenDeleted(graceDays)}${graceDays === 0 ? '' : ' Until then it can be undone, and the messages come back unless they are erased already.'}`,
      AFTER_RELEASE,
    ],
    reply: (institution) =>
      `Thank you for your message. This e-mail account is no longer in use. Please contact ${institution} through its official channels.`,
  },
  restoration: {
    title: 'Restore an account',
    intro: [
      `For an account that was suspended, or deleted less than ${MAILBOX_KEPT_DAYS} days ago. If its messages are kept, it comes back with them; the card says so.`,
      'The systems area reviews the request. When the account is ready, temporary access is handed over if one is needed.',
    ],
  },
  hints: {
    phone:
      'It stands in the directory of Microsoft 365, where colleagues see it: mobile numbers as the mobile phone, landlines and extensions as the business phone. Left empty, it is removed from there. Example: 601 555 0101 ext. 123 / 300 123 4567',
    account: 'Type part of the name or the address. Only accounts that you can ask something about are shown.',
    address: (domain) => `It ends in @${domain}. Use letters without accents, digits, dots or hyphens.`,
    join: 'Type any word of the name. For distribution lists the systems area makes the change by hand, which can take longer. If nothing is shown, wait a few seconds and try again.',
    leave: 'The groups that the account is in today are shown. If none is, wait a few seconds and try again.',
    licence:
      'Licences with e-mail are shown, and how many are left. If nothing is shown, wait a few seconds and try again.',
    replaces: 'The account has several licences with mail. Only the one that you choose here is removed.',
    replacesUnknown:
      'Only if the account has several licences with mail: the one that is removed. If nothing is shown, wait a few seconds and try again.',
    otherAccount: 'An active account of the institution. Type part of the name or the address.',
    contractEnd: "Only if the person's contract has ended.",
    lastDay: 'The account can be used until this day (included). If it is over, the work begins with the approval.',
    redirectTo: 'Optional: while it is suspended, its new messages arrive at that account.',
    reply: 'Optional: what those who write to the account receive. Change it or leave it empty.',
  },
  placeholders: { search: 'Type to search' },
  contractNow: (day) => `The present contract runs until ${day}.`,
  responsibleNow: (name) => `${name} answers for it now.`,
  employment: {
    documentNow: (document) => `The document of now: ${document}.`,
    noDocument: 'The list does not have the document of this person.',
    noEnd: (relation) => `With the relation “${relation}” no last day is asked for: the account is left without one.`,
    ifLonger:
      'As the account is yours, whoever answers for it or the head of the department confirms first that the contract lasts longer than before, and then the systems area approves it.',
    end: 'Last day of the contract',
    ifOver:
      'If the contract has ended already, choose the day on which it did: the account is suspended as soon as the change is made.',
    documentHint: 'Type all of it, and only if it is wrong. Left empty, the document stays as it is.',
  },
  passwordGoesTo: {
    own: 'Only you will see the temporary access, in a window of this chat: it opens with the button that you get by direct message. You sign in with it and change the password. Nobody has to approve it.',
    claimed:
      'Only you will see the temporary access, in a window of this chat: it opens with the button that you get by direct message. The list does not say that this account is yours: you are known only by the e-mail address of your profile. Therefore the systems area has to approve it first, and whoever answers for the mailbox is told.',
    holder: (name) =>
      `Only ${name} will see the temporary access, in a window of this chat: it opens with the button that they get by direct message. They sign in with it and change the password.`,
    responsible: (name) =>
      `The person is not in this chat: the temporary access goes to ${name}, the responsible official, to be handed over in person.`,
    nobody:
      'The account has nobody in this chat to hand the temporary access over to, and no responsible official. The systems area will tell you how it goes on.',
  },
  distribution: 'Distribution list: done by hand',
  seats: (sku, free, total) =>
    free === 0 ? `${sku}: none of ${whole(total)} left` : `${sku}: ${whole(free)} of ${whole(total)} left`,
  open: {
    stands: (number, what, next) =>
      `Request ${number} (${what}) about this account is open already. ${next} Once it is finished, another one can be made.`,
    confirm: (who) => `${who} has still to confirm it.`,
    confirmYours: 'You have still to confirm it: see the Home tab, under “What waits for me”.',
    answer: (who) => `${who} has still to answer what the systems area asked.`,
    answerYours: 'You have still to answer what the systems area asked: see the Home tab, under “What waits for me”.',
  },
  hindered: {
    gone: 'The account is no longer in Microsoft 365. Talk to the systems area.',
    no_mailbox:
      'The account has no mailbox in Microsoft 365, and this is done in the mailbox. Talk to the systems area.',
    already_shared:
      'The mailbox is shared already. To let one more person open it, ask for “Let somebody else use it”.',
    blocked:
      'Somebody blocked signing in to the account outside Correo, and a new password would not help. Talk to the systems area.',
    not_restorable: `It was deleted more than ${MAILBOX_KEPT_DAYS} days ago, and Microsoft 365 cannot give it back any more. Ask for a new account with /correo crear.`,
    other_account: (address) =>
      address === null
        ? 'That person or department has another account already, so this one is not given back. Talk to the systems area.'
        : `That person or department has another account already, ${address}, so this one is not given back. Talk to the systems area.`,
    all: (account, why) => `${account}: ${why}`,
    some: (kinds, why) => `Cannot be asked for now: ${kinds}. ${why}`,
  },
  refusal: {
    not_allowed:
      'We did not find that account among those that you can manage. Ask your responsible official or the head of the department. Nothing changed.',
    not_now:
      'The account changed meanwhile, and that can no longer be asked for now. Look at it with /correos. Nothing changed.',
    not_for_this: (possible) =>
      `That cannot be asked for about this account now, or not by you. You can ask for: ${possible}.`,
    has_open_request: (number) =>
      `There is already another open request about this account${number === '' ? '' : `: ${number}`}. This one was not sent: wait until the other is finished, and send it then.`,
    other_gone: 'That account is no longer active. Choose another one.',
    address_taken: (address) => `The address ${address} is taken. Write another one.`,
    document_taken:
      'That document belongs to another account or another request. Check the number; if it is right, talk to the systems area. Nothing changed.',
    group_protected: (group) =>
      `The group ${group} is protected: nobody joins or leaves it from here. Take it out of the form, or talk to the systems area. Nothing changed.`,
    nothing_to_change: 'The account is like that already. Change at least one thing before you send it.',
    protected: {
      role: 'This account administers Microsoft 365 and cannot be changed here. Talk to the systems area. Nothing changed.',
      eligible:
        'Whoever has this account may take an administrator role of Microsoft 365, and it cannot be changed here. Talk to the systems area. Nothing changed.',
      restricted:
        'This account is in a restricted unit of Microsoft 365 and cannot be changed here. Talk to the systems area. Nothing changed.',
      synced:
        "This account comes from the institution's local directory and is changed only there. Talk to the systems area. Nothing changed.",
      listed: 'This account is protected and cannot be changed here. Talk to the systems area. Nothing changed.',
      guest: 'This account belongs to a guest of another organisation and is not managed here. Nothing changed.',
    },
  },
};
