import { accountOf, BACK_OFF, formOf, HOUR, type Step } from '../step/step.ts';

/**
 * Inbox rules that send messages outside the institution are switched off when the account is suspended or blocked, and on again
 * when it is restored. Rules that Graph cannot change are left to a person.
 */
export const forwarding: Step = {
  name: 'forwarding',
  deadlineMs: 2 * HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { type } = formOf(context, 'suspension', 'block', 'deletion', 'restoration', 'contract', 'employment');
    if (type === 'restoration' || type === 'contract' || type === 'employment') {
      await deps.directory.giveForwardsBack(accountOf(context));
      return { type: 'done' };
    }
    const left = await deps.directory.stopForwards(accountOf(context));
    return left.length === 0
      ? { type: 'done' }
      : { type: 'failed', failure: { code: 'forward_stays', detail: left.map((name) => `«${name}»`).join(', ') } };
  },
};
