import { OutsideError } from '#use-cases/outside-error.ts';
import { accountOf, BACK_OFF, HOUR, type Step } from '../step.ts';

/** Gives the account its new sign-in name; where the mail goes is looked at by the next step. */
export const rename: Step = {
  name: 'rename',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    const found = await deps.directory.account(accountOf(context));
    return found?.address === context.plan.address ? { type: 'done' } : null;
  },
  act: async (deps, context) => {
    try {
      await deps.directory.updateUser(accountOf(context), { address: context.plan.address });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      return { type: 'failed', failure: { code: 'wish_taken', detail: context.plan.address } };
    }
    return { type: 'done' };
  },
};
