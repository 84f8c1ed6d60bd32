import { drawPlan } from '#use-cases/plans/draw-plan.ts';
import { HOUR, type StepContext, type StepDeps, type StepOutcome } from './step.ts';

/*
 * Dynamic distribution groups and deleted groups hold addresses that no query of Graph shows (OfficeDocs-Exchange#2644, 2021-06:
 * they are not synced to the directory). One conflict with nothing found may be a replica that lags; two mean such a holder.
 */

/** Whether the attempt before this one ended in the same way: at a step that writes an address, with nothing to be seen. */
export function isSecondConflict({ row }: StepContext): boolean {
  return row.waitingFor === 'replication';
}

/** Keeps the planned address from everybody, since nobody can have it, and plans with the next one. */
export async function giveUpAddress(deps: StepDeps, context: StepContext): Promise<StepOutcome> {
  await quarantineUnseen(deps, context);
  const drawn = await drawPlan(deps, context.request);
  if ('failure' in drawn) return { type: 'failed', failure: drawn.failure };
  if (drawn.plan.address === context.plan.address) return { type: 'wait', reason: 'replication' };
  return { type: 'plan_changed', ...drawn, unseen: true };
}

/** The planned address is offered to nobody until its quarantine ends, or somebody of the systems area frees it. */
export async function quarantineUnseen(deps: StepDeps, { request, plan }: StepContext): Promise<void> {
  const until = new Date(deps.clock.now().getTime() + deps.institution.rules.quarantineDays * 24 * HOUR);
  await deps.store.transact(
    async (tx) => await tx.quarantineUnseen({ requestId: request.id, address: plan.address, until }),
  );
}
