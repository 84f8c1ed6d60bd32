import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { accountOf, BACK_OFF, HOUR, type Step } from '../step/step.ts';
import { isSecondConflict, quarantineUnseen } from '../step/unseen-holder.ts';

/** Gives the account its new sign-in name; the next step checks where the mail goes. */
export const rename: Step = {
  name: 'rename',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    const found = await deps.directory.account(accountOf(context));
    return found?.userPrincipalName === context.plan.address ? { type: 'done' } : null;
  },
  act: async (deps, context) => {
    try {
      await deps.directory.updateUser(accountOf(context), { address: context.plan.address });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'address_taken') throw error;
      const { address } = context.plan;
      const { taken } = await deps.directory.survey([address]);
      if (taken.has(address)) return { type: 'failed', failure: { code: 'wish_taken', detail: address } };
      if (!isSecondConflict(context)) return { type: 'wait', reason: 'replication' };
      await quarantineUnseen(deps, context);
      return { type: 'failed', failure: { code: 'wish_unseen', detail: address } };
    }
    return { type: 'done' };
  },
};
