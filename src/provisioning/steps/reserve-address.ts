import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { partNumbers } from '#domain/plan/licence-release.ts';
import { computePlan } from '#use-cases/plans/compute-plan.ts';
import { BACK_OFF, HOUR, type Step, type StepContext, type StepDeps, type StepOutcome } from '../step/step.ts';

/**
 * Computes the plan again from the tenant as it is now; a plan that differs from the approved one goes back to the
 * people.
 */
export const reserveAddress: Step = {
  name: 'reserve_address',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: replan,
};

/** Whether the approved plan is still valid and its seats are available. */
export async function replan(deps: StepDeps, { request, plan }: StepContext): Promise<StepOutcome> {
  const draft = await computePlan(deps, request);
  if ('failure' in draft) return { type: 'failed', failure: draft.failure };
  if (hashPlan(draft.plan) !== hashPlan(plan)) return { type: 'plan_changed', ...draft };
  if (draft.seats !== null && draft.seats.free <= 0) {
    return { type: 'failed', failure: { code: 'no_seats', detail: await seatless(deps, plan) } };
  }
  return { type: 'done' };
}

/** The planned licences without a free seat. */
async function seatless({ directory }: StepDeps, { licence, licences }: Plan): Promise<string> {
  if (licence !== null) return licence.skuPartNumber;
  const offered = await directory.licences();
  const full = licences.add.filter(({ skuId }) => offered.some((one) => one.skuId === skuId && one.free <= 0));
  return partNumbers(full.length === 0 ? licences.add : full);
}
