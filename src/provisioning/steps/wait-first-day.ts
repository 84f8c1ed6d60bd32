import { opensOn } from '#use-cases/calendar/working-hours.ts';
import { HOUR, untilDate, type Step } from '../step/step.ts';

/**
 * A new account is made when the office opens on its first day, or on the next working day: somebody is there for it.
 * At once where somebody of the systems area said so.
 */
export const waitFirstDay: Step = {
  name: 'wait_first_day',
  deadlineMs: HOUR,
  pausesMs: [1_000],
  act: async (deps, { request }) => {
    const { form, broughtForward } = request;
    const first = form.type === 'personal' ? form.contractStart : undefined;
    const waits =
      first === undefined || broughtForward !== undefined
        ? null
        : untilDate(deps, opensOn(first, { officeHours: deps.officeHours, timeZone: deps.institution.timeZone }));
    return await Promise.resolve(waits ?? { type: 'done', completes: { type: 'resume' } });
  },
};
