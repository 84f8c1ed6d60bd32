import type { ContractForm } from '#domain/account/account-form.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { ModificationWork } from './account-work.ts';
import { contractChange, SIGN_IN_ALLOWED } from './changes.ts';
import { requiredDay } from './checking.ts';
import { workOn } from './plan-draft.ts';

/** A contract ends later; an account that was suspended when it ended is active again. */
export const contract: ModificationWork<ContractForm> = {
  draft: (raw, form) => {
    const { account, today } = form;
    const contractEnd = requiredDay(form, 'contractEnd', raw.contractEnd);
    const isNotLater = account.contractEnd !== null && contractEnd >= today && contractEnd <= account.contractEnd;
    form.note('contractEnd', isNotLater ? 'not_later' : null);
    return { type: 'contract', contractEnd };
  },
  filled: ({ contractEnd }) => ({ contractEnd }),
  rows: ({ contractEnd }) => [{ label: 'contractEnd', day: contractEnd }],
  registerChanges: ({ contractEnd }, account) => contractChange(account, contractEnd),
  plan: ({ contractEnd }, { account, found }) => {
    const changes = contractChange(account, contractEnd);
    if (account.state !== 'suspended' && found.accountEnabled) return workOn(account, { changes, work: ['verify'] });
    const giveBack: readonly StepName[] = found.mailbox === null ? [] : ['forwarding'];
    return workOn(account, {
      changes: [...changes, SIGN_IN_ALLOWED],
      work: ['unblock_sign_in', ...giveBack, 'verify'],
    });
  },
  isSeen: (_, { found }) => found.accountEnabled,
  accountAfter: (account, { form }) => ({
    ...account,
    contractEnd: form.contractEnd,
    state: 'active',
    suspendedAt: null,
  }),
};
