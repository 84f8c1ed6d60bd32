import { computePlan } from '#use-cases/plans/compute-plan.ts';
import { HOUR, type StepContext, type StepDeps, type StepOutcome } from './step.ts';

/**
 * Dynamic distribution groups and deleted groups have addresses that no query of Graph shows (OfficeDocs-Exchange#2644,
 * 2021-06: they are not synced to the directory). A single conflict without a visible owner may come from a lagging
 * replica; two in a row mean such an owner.
 */

/** Whether the previous attempt, at a step that writes an address, also ended in a conflict without a visible owner. */
export function isSecondConflict({ row }: StepContext): boolean {
  return row.waitingFor === 'replication';
}

/** Quarantines the planned address, which nobody can have, and plans with the next one. */
export async function giveUpAddress(deps: StepDeps, context: StepContext): Promise<StepOutcome> {
  await quarantineUnseen(deps, context);
  const draft = await computePlan(deps, context.request);
  if ('failure' in draft) return { type: 'failed', failure: draft.failure };
  if (draft.plan.address === context.plan.address) return { type: 'wait', reason: 'replication' };
  return { type: 'plan_changed', ...draft, unseen: true };
}

/** Quarantines the planned address until its time ends, or the systems area releases it. */
export async function quarantineUnseen(deps: StepDeps, { request, plan }: StepContext): Promise<void> {
  const until = new Date(deps.clock.now().getTime() + deps.institution.rules.quarantineDays * 24 * HOUR);
  await deps.store.transact(
    async (tx) => await tx.quarantineUnseen({ requestId: request.id, address: plan.address, until }),
  );
}
