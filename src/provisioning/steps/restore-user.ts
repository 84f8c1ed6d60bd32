import { drawPlan } from '#use-cases/draw-plan.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { accountOf, BACK_OFF, formOf, HOUR, type Step } from '../step.ts';

/** Brings a soft-deleted account back. Where its address was taken in the last moment, another one is proposed. */
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
    try {
      await deps.directory.restoreUser(accountOf(context), plan.address === account.address ? null : plan.address);
      return { type: 'done' };
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      const drawing = await drawPlan(deps, request);
      if ('failure' in drawing) return { type: 'failed', failure: drawing.failure };
      if (drawing.plan.address === plan.address) return { type: 'wait', reason: 'replication' };
      return { type: 'plan_changed', ...drawing };
    }
  },
};
