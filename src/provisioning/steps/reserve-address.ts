import { hashPlan } from '#domain/plan.ts';
import { drawPlan } from '#use-cases/make-plan.ts';
import { BACK_OFF, HOUR, type Step } from '../step.ts';

/** Draws the plan again from the tenant as it is now; one that differs from what was approved goes back to the people. */
export const reserveAddress: Step = {
  name: 'reserve_address',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, { request, plan }) => {
    const drawn = await drawPlan(deps, request);
    if (drawn === null) return { type: 'failed', failure: { code: 'no_free_address' } };
    if (hashPlan(drawn.plan) !== hashPlan(plan)) return { type: 'plan_changed', ...drawn };
    if (drawn.seats.free <= 0) {
      return { type: 'failed', failure: { code: 'no_seats', detail: plan.licence.skuPartNumber } };
    }
    return { type: 'done' };
  },
};
