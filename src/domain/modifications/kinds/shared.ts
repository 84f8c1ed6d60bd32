import type { SharedForm } from '#domain/account/account-form.ts';
import { sharedLine } from '#domain/plan/powershell.ts';
import type { ModificationWork } from '../account-work.ts';
import { cannot, workOn } from '../plan-draft.ts';

/** The mailbox of a person or department becomes one that several open. */
export const shared: ModificationWork<SharedForm> = {
  draft: () => ({ type: 'shared' }),
  filled: () => ({}),
  plan: (_, { account, found }) => {
    // Lines can be run without our looking into the mailbox.
    const { mailbox } = found;
    if (mailbox === null) return cannot('no_mailbox');
    if (mailbox !== 'unknown' && mailbox.purpose === 'shared') return cannot('nothing_to_change');
    return workOn(account, {
      changes: [{ what: 'mailbox_type', before: { word: 'user_mailbox' }, after: { word: 'shared_mailbox' } }],
      lines: [sharedLine(account.directoryId)],
      work: ['exchange', 'verify'],
    });
  },
  isSeen: (_, { mailbox }) => mailbox()?.purpose === 'shared',
};
