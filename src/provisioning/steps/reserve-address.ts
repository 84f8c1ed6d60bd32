import { hashPlan, type Plan } from '#domain/plan/plan.ts';
import { drawPlan } from '#use-cases/plans/draw-plan.ts';
import { BACK_OFF, HOUR, type Step, type StepContext, type StepDeps, type StepOutcome } from '../step/step.ts';

/**
 * Computes the plan again from the tenant as it is now; a plan that differs from the approved one goes back to the
 * people.
 */
export const reserveAddress: Step = {
  name: 'reserve_address',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: drawAgain,
};

/** Whether the approved plan is still valid and its seats are available. */
export async function drawAgain(deps: StepDeps, { request, plan }: StepContext): Promise<StepOutcome> {
  const drawing = await drawPlan(deps, request);
  if ('failure' in drawing) return { type: 'failed', failure: drawing.failure };
  if (hashPlan(drawing.plan) !== hashPlan(plan)) return { type: 'plan_changed', ...drawing };
  if (drawing.seats !== null && drawing.seats.free <= 0) {
    return { type: 'failed', failure: { code: 'no_seats', detail: await seatless(deps, plan) } };
  }
  return { type: 'done' };
}

/** The planned licences without a free seat. */
async function seatless({ directory }: StepDeps, { licence, licences }: Plan): Promise<string> {
  if (licence !== null) return licence.skuPartNumber;
  const offered = await directory.licences();
  const full = licences.add.filter(({ skuId }) => offered.some((one) => one.skuId === skuId && one.free <= 0));
  return (full.length === 0 ? licences.add : full).map(({ skuPartNumber }) => skuPartNumber).join(', ');
}
