import { remember } from '../remember.ts';
import { accountOf, BACK_OFF, HOUR, type Step, type StepContext, type StepDeps } from '../step.ts';
import type { NamedId } from '#domain/account.ts';

/** Leaves groups; not being a member counts as done. Before a deletion these are all that Graph can write, remembered first. */
export const leaveGroups: Step = {
  name: 'leave_groups',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const groups = await groupsToLeave(deps, context);
    await remember(deps, context, { groups });
    for (const { id } of groups) await deps.directory.leaveGroup(accountOf(context), id);
    return { type: 'done' };
  },
};

async function groupsToLeave(deps: StepDeps, context: StepContext): Promise<readonly NamedId[]> {
  if (context.request.kind !== 'deletion') return context.plan.leaves;
  const found = await deps.directory.account(accountOf(context));
  const written = (found?.groups ?? []).filter(({ kind }) => kind === 'm365' || kind === 'security');
  return written.map(({ id, name }) => ({ id, name }));
}
