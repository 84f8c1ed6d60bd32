import { enFailures } from './failures.ts';
import { enSteps } from './steps.ts';
import { isRejectable, type ToldIn } from '#messages/es/request/work.ts';
import type { WhatNext } from '#messages/es/request/failures.ts';
import type { Words } from '#messages/es/es.ts';

function unseen(done: string, who: string | null): string {
  return `${done}, according to ${who ?? 'the systems area'}; Microsoft 365 does not let anybody check it.`;
}

function whatNext(failure: Parameters<typeof isRejectable>[0], toldIn: ToldIn): WhatNext {
  const end = isRejectable(failure) ? 'reject the request' : 'press “Leave unfinished”';
  switch (toldIn) {
    case 'card':
      return { again: 'press Retry', end };
    case 'reveal':
      return { again: 'tell the person', end: 'explain it to the person' };
    case 'record':
      return { again: 'try again', end: 'end the request' };
  }
}

export const enWork: Words['work'] = {
  steps: enSteps,
  waiting: {
    mailbox: (time) =>
      `Exchange is creating the mailbox; it usually takes about 15 minutes and can take up to 24 hours. The next check is at ${time}; nobody has to do anything.`,
    mailbox_access: (time) =>
      `Exchange does not let Correo into this mailbox yet; a new permission can take more than an hour to hold. It is tried again at ${time}; nobody has to do anything.`,
    throttled: (time) => `Microsoft 365 asked us to wait. The work goes on at ${time}; nobody has to do anything.`,
    unavailable: (time) => `Microsoft 365 did not answer. The next attempt is at ${time}; nobody has to do anything.`,
    chat: (time) => `The chat did not answer. It is tried again at ${time}; nobody has to do anything.`,
    person: () => 'A step has to be done by hand. Once it is done, press Done.',
    date: (moment) => `The work goes on at ${moment}; nobody has to do anything.`,
    replication: (time) =>
      `Not all servers of Microsoft 365 show the change yet. The next check is at ${time}; nobody has to do anything.`,
  },
  failure: (failure, toldIn = 'card') => enFailures[failure.code](failure.detail ?? '', whatNext(failure, toldIn)),
  unseen: {
    all: (who) => unseen('Done by hand', who),
    hold: (who) => unseen('The hold was set by hand', who),
    export: (who) => unseen('The messages were exported by hand', who),
    access: (who) =>
      who === null
        ? 'Microsoft 365 does not let anybody check who opens the mailbox.'
        : unseen('Who opens the mailbox was changed by hand', who),
  },
  handOverAccess: {
    plan: 'Hand over the temporary access',
    doing: 'handing over the temporary access…',
    done: 'temporary access handed over',
  },
  unseenSteps: {
    exchange: {
      plan: 'Step by hand in Exchange, which cannot be checked',
      doing: 'step by hand in Exchange…',
      done: 'step by hand done, unchecked',
    },
    verify: { plan: 'Note down who did it', doing: 'noting down who did it…', done: 'noted down who did it' },
  },
  nothingLost: 'Nothing was lost: what is done stays done and is not repeated.',
};
