import { OutsideError } from '#use-cases/outside-error.ts';
import { accountOf, BACK_OFF, HOUR, licenceOf, type Step } from '../step.ts';

/** Gives the account its licence. The counter of seats lags, so the answer to this call decides, not the plan. */
export const assignLicence: Step = {
  name: 'assign_licence',
  deadlineMs: HOUR,
  pausesMs: BACK_OFF,
  look: async (deps, context) => {
    const { user } = await deps.directory.readBack(accountOf(context));
    return user?.skuIds.includes(licenceOf(context).skuId) === true ? { type: 'done' } : null;
  },
  act: async (deps, context) => {
    try {
      await deps.directory.assignLicence(accountOf(context), licenceOf(context).skuId);
    } catch (error) {
      if (!(error instanceof OutsideError) || error.code !== 'no_seats') throw error;
      return { type: 'failed', failure: { code: 'no_seats', detail: licenceOf(context).skuPartNumber } };
    }
    return { type: 'done' };
  },
};
