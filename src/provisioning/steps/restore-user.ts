import { hashPlan } from '#domain/plan/compare-plans.ts';
import { computePlan } from '#use-cases/plans/compute-plan.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { accountOf, BACK_OFF, formOf, HOUR, type Step } from '../step/step.ts';
import { giveUpAddress, isSecondConflict } from '../step/unseen-holder.ts';

/** Restores a soft-deleted account. If its address was taken at the last moment, another one is proposed. */
export const restoreUser: Step = {
  name: 'restore_user',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    return (await deps.directory.account(accountOf(context))) === null ? null : { type: 'done' };
  },
  act: async (deps, context) => {
    const { account } = formOf(context, 'restoration');
    const { plan, request } = context;
    const isRenamed = plan.address !== account.address || plan.changes.some(({ what }) => what === 'sign_in_name');
    try {
      await deps.directory.restoreUser(accountOf(context), isRenamed ? plan.address : null);
      return { type: 'done' };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      const draft = await computePlan(deps, request);
      if ('failure' in draft) return { type: 'failed', failure: draft.failure };
      if (hashPlan(draft.plan) !== hashPlan(plan)) return { type: 'plan_changed', ...draft };
      return isSecondConflict(context) ? await giveUpAddress(deps, context) : { type: 'wait', reason: 'replication' };
    }
  },
};
