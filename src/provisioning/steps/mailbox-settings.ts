import { accountOf, BACK_OFF, HOUR, MINUTE, type Step } from '../step/step.ts';

/** How long a language that does not stick is set again; no account waits longer for that, ms. */
const LANGUAGE_WITHIN = 10 * MINUTE;

/** Language and time zone of the mailbox; setting them twice is the same as once. What is left of the language is told by `read_back`. */
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
