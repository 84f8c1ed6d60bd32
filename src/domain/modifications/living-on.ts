import type { Account } from '#domain/account/account.ts';
import type { DirectoryAccount } from '#domain/account/directory-account.ts';
import type { Change, Plan, StepName } from '#domain/plan/plan.ts';
import { SIGN_IN_ALLOWED } from './changes.ts';
import { workOn, type PlanDraft } from './plan-draft.ts';

/** The plan for an account whose contract goes on: one that was suspended when it ended is active again. */
export function livingOn(
  { account, found }: { readonly account: Account; readonly found: DirectoryAccount },
  changes: readonly Change[],
  beside: Pick<Partial<Plan>, 'lacksOfRelation'> = {},
): PlanDraft {
  if (account.state !== 'suspended' && found.accountEnabled)
    return workOn(account, { changes, ...beside, work: ['verify'] });
  const giveBack: readonly StepName[] = found.mailbox === null ? [] : ['forwarding'];
  return workOn(account, {
    changes: [...changes, SIGN_IN_ALLOWED],
    ...beside,
    work: ['unblock_sign_in', ...giveBack, 'verify'],
  });
}
