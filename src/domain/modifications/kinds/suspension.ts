import type { SuspensionForm } from '#domain/account/account-form.ts';
import type { AccountWork } from '../account-work.ts';

/** The end of a contract: sign-in is blocked, everything else stays. A rule asks for it, and no form. */
export const suspension: AccountWork<SuspensionForm> = {
  draft: null,
  filled: null,
  rows: ({ contractEnd }) => [{ label: 'contract_end', day: contractEnd }],
  isSeen: (_, { found }) => !found.accountEnabled,
  accountAfter: (account, { at }) => ({ ...account, state: 'suspended', suspendedAt: at }),
};
