import { accountOf, BACK_OFF, HOUR, MINUTE, type Step } from '../step/step.ts';

/** How long we keep setting a language that does not stick; no account waits longer for that, ms. */
const LANGUAGE_WITHIN = 10 * MINUTE;

/**
 * Sets the mailbox's language and time zone; setting them twice does no harm. `read_back` reports a missing language.
 */
export const mailboxSettings: Step = {
  name: 'mailbox_settings',
  deadlineMs: 2 * HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { plan, row } = context;
    if (plan.mailbox === null) return { type: 'done' };
    if ((await deps.directory.setMailbox(accountOf(context), plan.mailbox)) === 'set') return { type: 'done' };
    const tried = deps.clock.now().getTime() - (row.startedAt ?? deps.clock.now()).getTime();
    return tried < LANGUAGE_WITHIN ? { type: 'wait', reason: 'replication' } : { type: 'done' };
  },
};
