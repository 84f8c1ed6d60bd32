import { addDays, dayIn, startOfDay } from '#use-cases/calendar/calendar.ts';
import { rememberTaken, takenLicences } from '../step/remember.ts';
import { accountOf, BACK_OFF, formOf, HOUR, untilDate, type Step } from '../step/step.ts';

/**
 * Deletes the account after the grace period, which frees its licences; for 30 more days Graph can restore it with
 * them.
 */
export const softDelete: Step = {
  name: 'soft_delete',
  deadlineMs: 24 * HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { account } = formOf(context, 'deletion');
    const { graceDays } = deps.institution.rules;
    const { timeZone } = deps.institution;
    const suspendedAt = (await deps.store.account(account.id))?.suspendedAt ?? deps.clock.now();
    const due = startOfDay(addDays(dayIn(suspendedAt, timeZone), graceDays), timeZone);
    const waits = untilDate(deps, graceDays === 0 ? suspendedAt : due);
    if (waits !== null) return waits;
    // Somebody restored it outside the procedure: people have to settle that.
    const before = await deps.directory.account(accountOf(context));
    if (before?.accountEnabled === true) return { type: 'failed', failure: { code: 'reopened_outside' } };
    if (before !== null) {
      const had = before.mailbox === 'unknown' ? {} : { hadMailbox: before.mailbox !== null };
      await rememberTaken(deps, context, { licences: takenLicences(before), ...had });
    }
    await deps.directory.deleteUser(accountOf(context));
    const gone = await deps.directory.deletedUser(accountOf(context));
    const left = gone === null ? await deps.directory.account(accountOf(context)) : null;
    if (left !== null) return { type: 'wait', reason: 'replication' };
    return { type: 'done', completes: { type: 'finished' } };
  },
};
