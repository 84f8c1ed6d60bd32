import { isCreation } from '#domain/form/form.ts';
import { HARMLESS_STEPS } from '#domain/plan/plan.ts';
import { isListed, PROTECTED, protectionOf } from '#use-cases/plans/protection.ts';
import type { StepContext, StepDeps, StepOutcome } from './step.ts';

/**
 * Checked at the beginning of every turn of a run, perhaps weeks after the approval: an account that is now protected
 * is not touched any more. Null when the step may run; `check_account` checks by itself.
 */
export async function whyProtected(deps: StepDeps, context: StepContext): Promise<StepOutcome | null> {
  const { request, row, directoryId } = context;
  const { form } = request;
  if (isCreation(form) || directoryId === null || HARMLESS_STEPS.includes(row.name)) return null;
  const { rules } = deps.institution;
  const account = await deps.store.account(form.account.id);
  const { address, userPrincipalName = address } = account ?? form.account;
  if (isListed(rules, { directoryId, address, userPrincipalName }))
    return { type: 'failed', failure: { code: PROTECTED.listed } };
  const found = await deps.directory.account(directoryId);
  const why = found === null ? null : protectionOf(rules, found);
  return why === null ? null : { type: 'failed', failure: { code: PROTECTED[why] } };
}
