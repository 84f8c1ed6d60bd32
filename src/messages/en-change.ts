import type { Words } from './es.ts';

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
        'For a password that was forgotten or an account that is locked. The present one stops working when the new one is shown.',
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
      about: 'Another account can open this mailbox or write in its name. The systems area makes this change by hand.',
    },
    contract: {
      name: 'Extension of the contract',
      about:
        'The account stays active until the new last day. If the end of the contract suspended it, it is reactivated.',
    },
    responsible: {
      name: 'Change of responsible official',
      about:
        'Another official receives the account of the department. Open sessions are closed, and a temporary password is handed over.',
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
    responsible: 'Responsible official',
    newAddress: 'New address (the part before the @)',
    alias: 'Additional address (the part before the @)',
    licence: 'Licence',
    join: 'Groups to join',
    leave: 'Groups to leave',
    replyText: 'Automatic reply',
    from: 'First day',
    until: 'Last day (included)',
    redirectTo: 'Send the messages to this account',
    delegate: 'Account that can use it',
    rights: 'What can it do?',
    contractEnd: 'New last day of the contract',
    newResponsible: 'New responsible official',
    lastDay: 'Last day of use',
    justification: 'Reason',
  },
  problems: {
    same: 'That is what the account has already. Choose or write something else.',
    itself: 'That is the same account. Choose another one.',
    before_from: 'The last day cannot be before the first one. Choose another date.',
    not_later: 'The contract already lasts until that date or a later one. Choose a date further ahead.',
    nothing_chosen: 'Nothing was chosen. Choose at least one option.',
    in_both: 'The same group is both to be joined and to be left. Take it out of one of the two.',
    contract_over: "This person's contract has ended. Give the new last day.",
  },
  rights: {
    full_access: 'Open the mailbox, read and sort the messages',
    send_as: 'Send messages in the name of the account',
  },
  submit: 'Send request',
  chooser: {
    title: 'What do you need?',
    intro: 'Choose an option. The systems area gets your request, and we tell you about every step by direct message.',
    create: 'Ask for a new account',
    modify: 'Change an account',
    delete: 'Delete an account',
    restore: 'Restore an account',
    hint: 'Forgot the password? Choose Change an account and then New password. Restoring is for an account that was suspended or deleted.',
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
      'After the last day the account is suspended: nobody can sign in, and it leaves its groups. The messages are kept.',
      graceDays === 0
        ? 'Then it is deleted at once.'
        : `It is deleted ${graceDays === 1 ? '1 day' : `${graceDays} days`} after it was suspended. Until then everything can be undone.`,
      'Once it is deleted, it can be recovered for 30 more days. After that its messages and files are lost for good.',
    ],
    reply: (institution) =>
      `Thank you for your message. This e-mail account is no longer in use, and nobody will read your message. Please contact ${institution} through its official channels.`,
  },
  restoration: {
    title: 'Restore an account',
    intro: [
      'For an account that was suspended, or deleted less than 30 days ago. It comes back with its messages.',
      'The systems area reviews the request. When the account is ready, a temporary password is handed over if one is needed.',
    ],
  },
  hints: {
    account: 'Type part of the name or the address. Only accounts that you can ask something about are shown.',
    address: (domain) => `It ends in @${domain}. Use letters without accents, digits, dots or hyphens.`,
    join: 'Type the beginning of the name. For distribution lists the systems area makes the change by hand, which can take longer. If nothing is shown, wait a few seconds and try again.',
    leave: 'The groups that the account is in today are shown. If none is, wait a few seconds and try again.',
    licence:
      'Licences with e-mail are shown, and how many are left. If nothing is shown, wait a few seconds and try again.',
    otherAccount: 'An active account of the institution. Type part of the name or the address.',
    contractEnd: "Only if the person's contract has ended.",
    lastDay: 'The account can be used until this day (included).',
    redirectTo: 'Optional: while it is suspended, its new messages arrive at that account.',
    reply: 'Optional: what those who write to the account receive. Change it or leave it empty.',
  },
  placeholders: { search: 'Type to search' },
  contractNow: (day) => `The present contract runs until ${day}.`,
  passwordGoesTo: {
    own: 'Only you will see the temporary password, by direct message and only once. It has to be changed afterwards. Nobody has to approve it.',
    holder: (name) =>
      `Only ${name} will see the temporary password, by direct message and only once. It has to be changed afterwards.`,
    responsible: (name) =>
      `The person is not in this chat: the temporary password goes to ${name}, the responsible official, to be handed over in person.`,
    nobody:
      'The account has nobody in this chat to hand the password over to, and no responsible official. The systems area will tell you how it goes on.',
  },
  distribution: 'Distribution list: done by hand',
  seats: (sku, free, total) => (free === 0 ? `${sku}: none of ${total} left` : `${sku}: ${free} of ${total} left`),
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
    nothing_to_change: 'The account is like that already. Change at least one thing before you send it.',
    protected: {
      role: 'This account administers Microsoft 365 and cannot be changed here. Talk to the systems area. Nothing changed.',
      synced:
        "This account comes from the institution's local directory and is changed only there. Talk to the systems area. Nothing changed.",
      listed: 'This account is protected and cannot be changed here. Talk to the systems area. Nothing changed.',
      guest: 'This account belongs to a guest of another organisation and is not managed here. Nothing changed.',
    },
  },
};
