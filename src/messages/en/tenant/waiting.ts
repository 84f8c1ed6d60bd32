import type { Words } from '#messages/es/es.ts';
import { whole } from '../whole-number.ts';

function workingDays(days: number): string {
  return days === 1 ? '1 working day' : `${days} working days`;
}

export const enWaiting: Words['waiting'] = {
  title: (count) =>
    count === 1 ? '1 thing waits for the systems area' : `${whole(count)} things wait for the systems area`,
  requests: (count) =>
    count === 1
      ? 'One request waits for somebody to decide or carry it out:'
      : `${whole(count)} requests wait for somebody to decide or carry them out:`,
  questions: (count) =>
    count === 1 ? 'One question waits for an answer:' : `${whole(count)} questions wait for an answer:`,
  findings: (count) =>
    count === 1
      ? 'One change made outside the procedure waits for a decision:'
      : `${whole(count)} changes made outside the procedure wait for a decision:`,
  toDecide: (days) => `to be decided, for ${workingDays(days)}`,
  toBegin: (days) => `approved and not carried out, for ${workingDays(days)}`,
  toAnswer: (days) => `unanswered for ${workingDays(days)}`,
  what: {
    made: 'created',
    renamed: 'renamed, or has another address',
    blocked: 'blocked',
    unblocked: 'unblocked',
    deleted: 'deleted',
    unlicensed: 'without a licence',
  },
  finding: (days) => `seen ${workingDays(days)}`,
  restorable: (days) =>
    days === 0
      ? 'it may be too late to recover it'
      : days === 1
        ? '1 day left to recover it'
        : `${days} days left to recover it`,
  all: (more) => `See all: there ${more === 1 ? 'is' : 'are'} ${whole(more)} more`,
  more: (count) =>
    count === 1
      ? 'There is 1 more: anybody of the systems area sees it on Correo’s Home tab.'
      : `There are ${whole(count)} more: anybody of the systems area sees them on Correo’s Home tab.`,
  here: 'See to it in this channel (on the card of each request, at each question and in the notice of the changes) or on the Home tab of Correo, which has everything.',
  there: 'See to it in the channel of the systems area or on the Home tab of Correo, which has everything.',
  head: 'You get this notice because you lead the systems area. Your team sees to it, in the channel of the area.',
};
