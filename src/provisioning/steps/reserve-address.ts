import { hashPlan } from '#domain/plan.ts';
import { drawPlan } from '#use-cases/draw-plan.ts';
import { BACK_OFF, HOUR, type Step, type StepContext, type StepDeps, type StepOutcome } from '../step.ts';

/** Draws the plan again from the tenant as it is now; one that differs from what was approved goes back to the people. */
export const reserveAddress: Step = {
  name: 'reserve_address',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: drawAgain,
};

/** Whether the approved plan still stands, and the seats for it are there. */
export async function drawAgain(deps: StepDeps, { request, plan }: StepContext): Promise<StepOutcome> {
  const drawing = await drawPlan(deps, request);
  if ('failure' in drawing) return { type: 'failed', failure: drawing.failure };
  if (hashPlan(drawing.plan) !== hashPlan(plan)) return { type: 'plan_changed', ...drawing };
  const licence = plan.licence ?? plan.licences.add[0];
  if (licence !== undefined && drawing.seats !== null && drawing.seats.free <= 0) {
    return { type: 'failed', failure: { code: 'no_seats', detail: licence.skuPartNumber } };
  }
  return { type: 'done' };
}
