import { accountOf, HOUR, MINUTE, type Step } from '../step.ts';

/** Exchange makes the mailbox in its own time, often about 15 minutes; more than a day is a fault (facts: graph.md 1.4). */
export const waitMailbox: Step = {
  name: 'wait_mailbox',
  deadlineMs: 24 * HOUR,
  pausesMs: [5_000, 10_000, 20_000, 40_000, MINUTE, 2 * MINUTE, 5 * MINUTE],
  act: async (deps, context) => {
    const ready = await deps.directory.mailboxReady(accountOf(context));
    return ready ? { type: 'done' } : { type: 'wait', reason: 'mailbox' };
  },
};
