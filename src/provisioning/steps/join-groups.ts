import { accountOf, BACK_OFF, HOUR, type Step } from '../step/step.ts';

/** The groups of the plan: the institution's default ones, asked for, or given back. Being a member already counts as done. */
export const joinGroups: Step = {
  name: 'join_groups',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    for (const group of context.plan.groups) await deps.directory.joinGroup(accountOf(context), group.id);
    return { type: 'done' };
  },
};
