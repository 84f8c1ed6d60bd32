import type { PasswordForm } from '#domain/account/account-form.ts';
import type { ModificationWork } from '../account-work.ts';
import { NEW_PASSWORD } from '../changes.ts';
import { cannot, workOn } from '../plan-draft.ts';

/** The password was forgotten, or the account locked: a temporary one is handed over. */
export const password: ModificationWork<PasswordForm> = {
  draft: () => ({ type: 'password' }),
  filled: () => ({}),
  plan: (_, { account, found }) =>
    found.accountEnabled
      ? workOn(account, { changes: [NEW_PASSWORD], work: ['hand_over'] })
      : cannot('account_blocked'),
};
