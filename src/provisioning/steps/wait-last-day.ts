import { endOfDay } from '#use-cases/calendar/calendar.ts';
import { formOf, HOUR, MINUTE, untilDate, type Step } from '../step/step.ts';

/** A deletion begins after the last day, in the institution's time zone; at once where somebody of the systems area said so. */
export const waitLastDay: Step = {
  name: 'wait_last_day',
  deadlineMs: HOUR,
  pausesMs: [1_000],
  act: async (deps, context) => {
    const { lastDay, account } = formOf(context, 'deletion');
    const isHere = context.request.broughtForward !== undefined;
    const waits = isHere ? null : untilDate(deps, endOfDay(lastDay, deps.institution.timeZone));
    if (waits !== null) return waits;
    // While it waited, others could work on the account; a running one goes first.
    const other = await deps.store.transact(async (tx) => {
      await tx.account(account.id);
      return await tx.runningOn(account.id, context.request.id);
    });
    return other === null
      ? { type: 'done', completes: { type: 'resume' } }
      : { type: 'wait', reason: 'date', afterMs: MINUTE };
  },
};
