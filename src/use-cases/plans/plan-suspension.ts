import type { SuspensionForm } from '#domain/account/account-form.ts';
import { SIGN_IN_BLOCKED } from '#domain/modifications/changes.ts';
import { workOn, type PlanDraft } from '#domain/modifications/plan-draft.ts';
import type { StepName } from '#domain/plan/plan.ts';
import { leavingsOf } from './leavings.ts';
import type { PlanDeps, PlanInput } from './plan-input.ts';

/** The end of a contract: sign-in is blocked and what is open is closed; everything else stays. */
export async function planSuspension(deps: PlanDeps, input: PlanInput<SuspensionForm>): Promise<PlanDraft> {
  const { account, found } = input;
  const leavings = await leavingsOf(deps, input);
  const work: StepName[] = ['block_sign_in', 'revoke_sessions'];
  if (found.mailbox !== null) work.push('forwarding');
  return workOn(account, { changes: [SIGN_IN_BLOCKED], leavings, work: [...work, 'verify'] });
}
