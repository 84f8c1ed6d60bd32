import { accountOf, BACK_OFF, HOUR, type Step } from '../step/step.ts';

/**
 * Joins the plan's groups: the institution's default ones, requested ones, or those to restore. Being a member already
 * counts as done.
 */
export const joinGroups: Step = {
  name: 'join_groups',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    for (const group of context.plan.groups) await deps.directory.joinGroup(accountOf(context), group.id);
    return { type: 'done' };
  },
};
