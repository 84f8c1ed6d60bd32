import type { BlockForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { NO_WORK, type Plan } from '#domain/plan/plan.ts';
import type { AccountWork } from '../account-work.ts';
import { SIGN_IN_BLOCKED } from '../changes.ts';

/** Nobody signs in from now on: a stolen phone, a mailbox in somebody else's hands, a person who was dismissed. */
export const block: AccountWork<BlockForm> = {
  draft: null,
  filled: null,
  isSeen: (_, { found }) => !found.accountEnabled,
  accountAfter: (account, { at }) => ({ ...account, state: 'suspended', suspendedAt: at }),
  forget: (form, { personOrNull }) => ({ ...form, head: personOrNull(form.head) }),
};

/** What a block does, the same for every account: nothing is read before it begins. */
export function blockPlan({ address, displayName }: Pick<Account, 'address' | 'displayName'>): Plan {
  return {
    ...NO_WORK,
    ...{ address, displayName, changes: [SIGN_IN_BLOCKED] },
    steps: ['block_sign_in', 'revoke_sessions', 'discard_password', 'forwarding', 'verify'],
  };
}
