import { accountOf, BACK_OFF, HOUR, type Step } from '../step.ts';

/** Language and time zone of the mailbox; setting them twice is the same as once. */
export const mailboxSettings: Step = {
  name: 'mailbox_settings',
  deadlineMs: 2 * HOUR,
  pausesMs: BACK_OFF,
  act: async (deps, context) => {
    const { mailbox } = context.plan;
    if (mailbox !== null) await deps.directory.setMailbox(accountOf(context), mailbox);
    return { type: 'done' };
  },
};
