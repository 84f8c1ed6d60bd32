import type { ContractForm } from '#domain/account/account-form.ts';
import type { ModificationWork } from '../account-work.ts';
import { contractChange } from '../changes.ts';
import { requiredDay } from '../checking.ts';
import { livingOn } from '../living-on.ts';

/** A contract ends later; an account that was suspended when it ended is active again. */
export const contract: ModificationWork<ContractForm> = {
  draft: (raw, form) => {
    const { account, today } = form;
    const contractEnd = requiredDay(form, 'contractEnd', raw.contractEnd);
    const isNotLater = account.contractEnd !== null && contractEnd >= today && contractEnd <= account.contractEnd;
    form.note('contractEnd', isNotLater ? 'not_later' : null);
    const isBeforeStart = account.contractStart !== null && contractEnd >= today && contractEnd < account.contractStart;
    form.note('contractEnd', isBeforeStart ? 'before_start' : null);
    return { type: 'contract', contractEnd };
  },
  filled: ({ contractEnd }) => ({ contractEnd }),
  rows: ({ contractEnd }) => [{ label: 'contractEnd', day: contractEnd }],
  registerChanges: ({ contractEnd }, account) => contractChange(account, contractEnd),
  plan: ({ contractEnd }, asking) => livingOn(asking, contractChange(asking.account, contractEnd)),
  isSeen: (_, { found }) => found.accountEnabled,
  accountAfter: (account, { form }) => ({
    ...account,
    contractEnd: form.contractEnd,
    state: 'active',
    suspendedAt: null,
  }),
};
