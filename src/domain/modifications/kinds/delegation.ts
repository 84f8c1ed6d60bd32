import { DELEGATION_RIGHTS, type DelegationForm } from '#domain/account/account-form.ts';
import type { Change } from '#domain/plan/plan.ts';
import { delegationLines } from '#domain/plan/powershell.ts';
import type { ModificationWork } from '../account-work.ts';
import { another, required } from '../checking.ts';
import { cannot, workOn } from '../plan-draft.ts';

/** Another account may open the mailbox, or send as it. */
export const delegation: ModificationWork<DelegationForm> = {
  draft: (raw, form) => {
    const to = another(form, 'delegate', required(form, 'delegate', raw.delegate));
    const rights = DELEGATION_RIGHTS.filter((right) => raw.rights?.includes(right));
    form.note('rights', rights.length === 0 ? 'nothing_chosen' : null);
    return to === null ? null : { type: 'delegation', to, rights };
  },
  filled: ({ to, rights }) => ({ delegate: to, rights }),
  rows: ({ to, rights }) => [
    { label: 'delegate', account: to },
    { label: 'rights', rights },
  ],
  plan: ({ to, rights }, { account, found }) => {
    if (found.mailbox === null) return cannot('no_mailbox');
    const given = (word: (typeof rights)[number]): Change => ({
      what: 'delegation',
      before: null,
      after: { word, to: to.displayName },
    });
    return workOn(account, {
      changes: rights.map(given),
      lines: delegationLines(account.directoryId, { address: to.address, rights }),
      work: ['exchange', 'verify'],
    });
  },
  isUnseen: true,
  beneficiaries: ({ to }) => [to],
  forget: (form, { other }) => ({ ...form, to: other(form.to) }),
};
