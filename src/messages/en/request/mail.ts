import { MAILBOX_KEPT_DAYS } from '#domain/plan/mail-life.ts';
import type { esMail, MailFacts } from '#messages/es/request/mail.ts';

function lost({ isSuspended, suspendedOn, lostOn }: MailFacts): string {
  if (lostOn === null) return '';
  return isSuspended
    ? `In the mailbox they are lost on ${lostOn}.`
    : `If the account is suspended on ${suspendedOn}, in the mailbox they are lost on ${lostOn}.`;
}

function recoverable({ lostOn }: MailFacts): string {
  return lostOn === null
    ? ''
    : `The messages of the mailbox can be recovered only if the account is restored before ${lostOn}.`;
}

export const enMail: typeof esMail = {
  label: 'Messages',
  text: (facts) => {
    switch (facts.custody) {
      case 'shared':
        return `they stay in a shared mailbox that these open: ${facts.keepers}. The account is not deleted: it stays blocked, ${facts.releases ? 'and its licence is freed' : 'with the licence that a group gives it'}.`;
      case 'hold':
        return `they are held before the account is deleted.${facts.isByHand ? '' : ' The systems area sets the hold by hand.'}`;
      case 'export':
        return `they are exported before the account is deleted. ${facts.isByHand ? '' : 'The systems area exports them by hand. '}${lost(facts)}`;
      case 'none':
        return facts.releases
          ? `the licence is freed when the account is suspended: from then on none arrive, and those that are there are erased ${MAILBOX_KEPT_DAYS} days later. ${lost(facts)}`
          : `they go on arriving while the account is suspended, and are erased ${MAILBOX_KEPT_DAYS} days after it is deleted. ${lost(facts)}`;
    }
  },
  done: (facts) => {
    switch (facts.custody) {
      case 'shared':
        return `they stayed in a shared mailbox for: ${facts.keepers}. The account was not deleted: it was left blocked, ${facts.releases ? 'and its licence was freed' : 'with the licence that a group gives it'}.`;
      case 'hold':
        return 'it was asked that they be held before the account is deleted.';
      case 'export':
        return `it was asked that they be exported before the account is deleted. ${recoverable(facts)}`;
      case 'none':
        return facts.releases
          ? `the licence was freed when the account was suspended, and none arrived from then on. ${recoverable(facts)}`
          : `the mailbox was deleted with the account. ${recoverable(facts)}`;
    }
  },
  left: (lostOn) =>
    `the licence was freed before the request was closed unfinished. The messages are kept only if the account has a licence with mail again before ${lostOn}.`,
  returns: {
    same: 'they stay in the account.',
    maybe_new: `they may not come back: if the account was without a licence for more than ${MAILBOX_KEPT_DAYS} days, the mailbox comes back empty.`,
    new: `they do not come back: more than ${MAILBOX_KEPT_DAYS} days without a licence have passed, and Exchange has erased them. The mailbox comes back empty.`,
    none: 'they do not come back: the account has no mailbox, since it has no licence with mail. If one is needed, ask for a change of licence afterwards.',
  },
  returned: {
    same: 'they stay in the account.',
    maybe_new: `they may not have come back: if the account was without a licence for more than ${MAILBOX_KEPT_DAYS} days, the mailbox came back empty.`,
    new: `they did not come back: more than ${MAILBOX_KEPT_DAYS} days without a licence had passed, and Exchange had erased them. The mailbox came back empty.`,
    none: 'they did not come back: the account was left without a mailbox, since it has no licence with mail. If one is needed, ask for a change of licence.',
  },
  mayBeLost: 'They may be lost because',
  keepsLicence: 'Licence that stays in use',
  until: (licences, day) => `${licences}, until the account is deleted (${day})`,
  leavings: {
    forwards: 'Rules that send messages outside',
    forwardsOff: 'Rules that are switched off, since they send messages outside',
    forwardsFixed: 'Rules to be switched off by hand, since they send messages outside and Correo cannot',
    forward: (name, to) => `“${name}” → ${to}`,
    unknown:
      'Exchange does not let Correo look yet whether there are any. When the account is suspended it looks again.',
    unseen: 'When the plan was made, Exchange did not let Correo look whether there were any.',
    past: {
      forwards: 'Rules that sent messages outside',
      ownedGroups: 'Owned the groups',
      answersFor: 'Answered for the accounts',
    },
    autoReply: 'Automatic answer',
    hasAutoReply: 'has one set',
    ownedGroups: 'Owns the groups',
    staysIn: 'Stays in the groups',
    staysOut: 'Does not return to the groups',
    stay: {
      dynamic: 'fills itself',
      synced: 'changed in the local directory',
      restricted: 'in a restricted unit',
      hidden: 'hides who is in it',
      protected: 'is protected and never touched',
      distribution: 'list of Exchange: changed by hand',
      role_assignable: 'gives administrative permissions',
      licence: 'gives it its licence until it is deleted',
      missing: 'is not there any more',
    },
    answersFor: 'Answers for the accounts',
    list: 'Address list',
    listed: 'it still appears. To hide it, in Exchange Online PowerShell:',
    hidden: 'it is hidden, and stays so. To show it, in Exchange Online PowerShell:',
    unsaid:
      'it stays as it is; Microsoft 365 does not say whether it appears. To hide it, in Exchange Online PowerShell:',
  },
  custody: {
    options: {
      none: 'Nothing: in the end they are lost',
      shared: 'They stay in a shared mailbox',
      hold: 'They are held (litigation hold)',
      export: 'They are exported before',
    },
    hint: 'Whatever is not “Nothing” the systems area does by hand, and the account is not deleted before. If the mailbox stays as a shared one, it is not deleted.',
    keepersHint:
      'One or several active accounts. The account stays blocked and its licence is freed, but for one that a group gives. If the mailbox is over 50 GB, or has an archive or a litigation hold, Microsoft demands a licence: say so in the reason.',
    mayBeLostHint: `The licence is freed when the account is suspended, and ${MAILBOX_KEPT_DAYS} days later the messages are erased. What you write stays in the record.`,
  },
};
