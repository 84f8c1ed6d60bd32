import { enFailures } from './en-failures.ts';
import { enSteps } from './en-steps.ts';
import type { Words } from './es.ts';

export const enWork: Words['work'] = {
  steps: enSteps,
  waiting: {
    mailbox: (time) =>
      `Exchange is creating the mailbox; it usually takes about 15 minutes and can take up to 24 hours. The next check is at ${time}; nobody has to do anything.`,
    throttled: (time) => `Microsoft 365 asked us to wait. The work goes on at ${time}; nobody has to do anything.`,
    unavailable: (time) => `Microsoft 365 did not answer. The next attempt is at ${time}; nobody has to do anything.`,
    chat: (time) => `The chat did not answer. It is tried again at ${time}; nobody has to do anything.`,
    person: () => 'A step has to be done by hand. Once it is done, press Done.',
    date: (moment) => `The work goes on at ${moment}; nobody has to do anything.`,
    replication: (time) =>
      `Not all servers of Microsoft 365 show the change yet. The next check is at ${time}; nobody has to do anything.`,
  },
  failure: (failure) => enFailures[failure.code](failure.detail ?? ''),
  nothingLost: 'Nothing was lost: what is done stays done and is not repeated.',
};
