import { BUZON } from '#domain/person.ts';
import { isCreation, type Kind } from '#domain/form/form.ts';
import { isStillOpen } from '#domain/plan/still-open.ts';
import type { TriedAct } from '#domain/question/question.ts';
import type { Request } from '#domain/request/request.ts';
import type { RequesterMoment } from '#domain/request/effect.ts';
import type { Messages } from '#messages/messages.ts';
import { dayIn } from '#use-cases/calendar/calendar.ts';
import { askSystemsAction, helpAbout, withHelp } from '../parts/ask-systems.ts';
import { blockEndLine } from './block-lines.ts';
import { mention } from '../parts/person-line.ts';
import { actions, messageOf, type Line, type Message } from '../screen.ts';
import { correctButtons } from './card-buttons.ts';

/**
 * The rejection: by the bot, with the conflict, or by a person, with their reason; with the form to correct, and the way
 * to the systems area. Null when it was not rejected.
 */
export function rejectedMessage(m: Messages, request: Request): Message | null {
  const { id, number, failure, decision } = request;
  if (decision === null) return null;
  const { by, reason } = decision;
  const byItself = by.id === BUZON.id && failure !== null;
  const { summary, parts } = messageOf(
    byItself
      ? [[m.handOver.rejectedByItself(number)], [{ bold: m.work.failure(failure) }]]
      : [
          [m.handOver.rejected(number, by.name), ...mention(by)],
          [`${m.card.labels.reason}: `, { bold: reason ?? '' }],
        ],
  );
  const help = byItself ? [askSystemsAction(m, helpAbout(request, { act: WANTED[request.kind], why: 'failed' }))] : [];
  const buttons = [...correctButtons(m, request), ...help];
  return buttons.length === 0 ? { summary, parts } : { summary, parts: [...parts, actions(buttons, `rejected:${id}`)] };
}

/** What somebody wanted with a request of each kind. */
const WANTED: Readonly<Record<Kind, TriedAct>> = {
  creation: 'create',
  modification: 'modify',
  deletion: 'delete',
  restoration: 'restore',
  suspension: 'modify',
  block: 'block',
};

/** Tells that somebody asks for a password of an account, or for its restoration; null for other requests. */
export function claimMessage(m: Messages, request: Request): Message | null {
  const { id, form, number, requester } = request;
  if (isCreation(form)) return null;
  const words = form.type === 'restoration' ? m.receives.claimBack : m.receives.claim;
  const message = messageOf([[words(requester.name, form.account.address, number), ...mention(requester)]]);
  return withHelp(m, message, { help: helpAbout(request, { act: 'understand', why: 'not_right' }), of: id });
}

/**
 * Tells the requester how the request goes on; null when that is no longer so, when they did it themselves, or when
 * their own message about the hand-over says it.
 */
export function requesterMessage(m: Messages, request: Request, moment: RequesterMoment): Message | null {
  const line = requesterLine(m, request, moment);
  if (line === null) return null;
  const message = messageOf([line]);
  if (moment !== 'ended' || !isUnfinishedByHand(request)) return message;
  const help = helpAbout(request, { act: WANTED[request.kind], why: 'failed' });
  return withHelp(m, message, { help, of: request.id });
}

/** Somebody closed it, with a reason, before the work was done. */
function isUnfinishedByHand({ state, ended, supersededBy }: Request): boolean {
  return state !== 'cancelled' && supersededBy === null && ended !== null && ended.reason !== null;
}

function requesterLine(m: Messages, request: Request, moment: RequesterMoment): Line | null {
  switch (moment) {
    case 'approved':
      return approvedLine(m, request);
    case 'stopped':
      return request.state === 'failed' ? [m.told.stopped(request.number)] : null;
    case 'ended':
      return endedLine(m, request);
  }
}

function approvedLine(m: Messages, request: Request): Line | null {
  const { number, requester, decision, state } = request;
  if (decision?.outcome !== 'approved' || decision.by.id === requester.id) return null;
  const { toDo, begun } = m.told.next;
  const isBegun = state === 'executing' || state === 'scheduled';
  if (state !== 'approved' && !isBegun) return null;
  const next = isBegun ? (dayToCome(m, request, dayIn(decision.at, m.timeZone)) ?? begun) : toDo;
  return [`${m.told.approved(number, decision.by.name)} ${next}`, ...mention(decision.by)];
}

/** On which day the work begins, or the account is used for the last time; null when that day is here. */
function dayToCome(m: Messages, { form, plan }: Request, today: string): string | null {
  const { lastDay, lastDayClosed, firstDay } = m.told.next;
  if (form.type === 'deletion' && form.lastDay >= today)
    return (isStillOpen(plan) ? lastDay : lastDayClosed)(m.day(form.lastDay));
  if (form.type !== 'personal' || form.contractStart === undefined || form.contractStart <= today) return null;
  return firstDay(m.day(form.contractStart));
}

function endedLine(m: Messages, request: Request): Line | null {
  const { number, state, requester, ended, supersededBy, handedTo, kind } = request;
  const words = m.told.ended;
  if (ended?.by.id === requester.id) return null;
  if (kind === 'block' && (state === 'cancelled' || supersededBy !== null)) return blockEndLine(m, request);
  if (ended !== null && supersededBy !== null && ended.reason !== null)
    return [words.undone(number, ended.by.name, ended.reason), ...mention(ended.by)];
  if (supersededBy !== null) {
    if (handedTo?.person.id === requester.id) return null;
    const isOvertaken = state === 'cancelled' && kind !== 'deletion';
    return [(isOvertaken ? words.overtaken : words.replaced)(number, supersededBy)];
  }
  if (ended === null) return null;
  if (state === 'cancelled')
    return [(kind === 'creation' ? words.stoppedCreation : words.stopped)(number, ended.by.name), ...mention(ended.by)];
  return ended.reason === null
    ? [words.gone(number)]
    : [words.unfinished(number, ended.by.name, ended.reason), ...mention(ended.by)];
}
