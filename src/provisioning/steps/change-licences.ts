import { OutsideError } from '#use-cases/outside-error.ts';
import { remember } from '../remember.ts';
import { accountOf, BACK_OFF, HOUR, type Step } from '../step.ts';

/** Gives and takes licences; before a deletion all that the account has, remembered first. The answer decides about seats, not the plan. */
export const changeLicences: Step = {
  name: 'change_licences',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { request, plan } = context;
    let { add, remove } = plan.licences;
    if (request.kind === 'deletion') {
      const found = await deps.directory.account(accountOf(context));
      [add, remove] = [[], found?.licences ?? []];
      await remember(deps, context, { licences: remove });
    }
    const ids = (list: typeof add): readonly string[] => list.map(({ skuId }) => skuId);
    try {
      await deps.directory.changeLicences(accountOf(context), { add: ids(add), remove: ids(remove) });
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'no_seats') throw error;
      const detail = add.map(({ skuPartNumber }) => skuPartNumber).join(', ');
      return { type: 'failed', failure: { code: 'no_seats', detail } };
    }
    return { type: 'done' };
  },
};
