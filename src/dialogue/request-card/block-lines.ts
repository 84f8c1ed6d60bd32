import { displayNameOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Ratification } from '#domain/request/ratification.ts';
import { isUnratified, mayStillBeLifted } from '#domain/request/concerned/who-ratifies.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import type { Told } from '#domain/request/concerned/who-is-told.ts';
import type { Messages } from '#messages/messages.ts';
import { ACTIONS } from '../act-names.ts';
import { askSystemsAction, helpAbout } from '../parts/ask-systems.ts';
import { mention } from '../parts/person-line.ts';
import { actions, messageOf, shorten, type Action, type Line, type Message, type Part } from '../screen.ts';

/** Of a name in a sentence. */
const NAME = 100;

/** What comes next with a block and who acts; null where the sentence that every kind has says it. */
export function blockSentence(m: Messages, request: Request): Line | null {
  const { ratification, state, ended, supersededBy } = request;
  if (ratification === undefined) return null;
  const words = m.block.sentence;
  const until = m.moment(ratification.until);
  const { ratified } = ratification;
  switch (state) {
    case 'executing':
    case 'failed': {
      const next = ratified === null ? words.waiting(until) : words.ratifiedBy(ratified.by.name, m.moment(ratified.at));
      return [`${words[state]} ${next}`];
    }
    case 'scheduled':
      return [words.unratified(until)];
    case 'closed':
      if (supersededBy !== null) return [words.replaced(supersededBy)];
      return ratified === null || ended !== null ? null : ratifiedLine(m, ratified);
    case 'cancelled':
      if (ended === null) return supersededBy === null ? null : [words.replaced(supersededBy)];
      if (ended.by.id === BUZON.id) return [words.lapsed(supersededBy)];
      return [words.lifted(ended.by.name, ended.reason ?? '', supersededBy), ...mention(ended.by)];
    default:
      return null;
  }
}

function ratifiedLine(m: Messages, { by, as, at }: NonNullable<Ratification['ratified']>): Line {
  return [m.block.sentence.ratified(by.name, as, m.moment(at)), ...mention(by)];
}

/** What somebody can do with a block, as far as the request tells; who may is decided when they press. */
export function blockButtons(m: Messages, request: Request): readonly Action[] {
  return [...ratifyButtons(m, request), ...liftButtons(m, request)];
}

function ratifyButtons(m: Messages, request: Request): readonly Action[] {
  if (!isUnratified(request)) return [];
  return [{ act: ACTIONS.ratify, label: m.block.buttons.ratify, payload: request.id, style: 'primary' }];
}

export function liftButtons(m: Messages, request: Request): readonly Action[] {
  return mayStillBeLifted(request) ? [liftAction(m, request.id)] : [];
}

/** Opens the window in which the block of that request is lifted. */
export function liftAction(m: Messages, requestId: string): Action {
  return { act: ACTIONS.lift, label: m.block.buttons.lift, payload: requestId };
}

/** Tells somebody concerned of a block, that it was ratified, or that it ended; with what they can do. */
export function blockMessage(m: Messages, { request, to }: { readonly request: Request; readonly to: Told }): Message {
  const { summary, parts } = messageOf(toldLines(m, { request, to }));
  const buttons = buttonsFor(m, { request, to });
  const below: readonly Part[] = buttons.length === 0 ? [] : [actions(buttons, `block:${request.id}`)];
  return { summary, parts: [...parts, ...below] };
}

function toldLines(m: Messages, { request, to }: { readonly request: Request; readonly to: Told }): readonly Line[] {
  const { number, requester, ratification, form, state, supersededBy } = request;
  const words = m.block.told;
  const address = addressOf(request);
  if (state === 'cancelled' || supersededBy !== null) return [blockEndLine(m, request)];
  const facts = { number, address, who: shorten(requester.name, NAME), reason: form.justification };
  const ratified = ratification?.ratified ?? null;
  const isOwn = to.person.id === requester.id;
  if (state === 'closed' && ratified !== null) {
    const next = isOwn ? words.stays : `${words.stays} ${words.wrong}`;
    return [[words.ratified(facts, shorten(ratified.by.name, NAME)), ...mention(ratified.by)], [next]];
  }
  const isAsked = buttonsFor(m, { request, to }).some(({ act }) => act === ACTIONS.ratify);
  const until = ratification === undefined || ratified !== null ? null : m.moment(ratification.until);
  return [
    [words.blocked(facts), ...mentionOther(requester, to.person)],
    [
      [
        ...(until === null ? [] : [words.goesOn(until)]),
        ...(isOwn ? [] : [isAsked ? words.mayRatify : words.wrong]),
      ].join(' '),
    ],
  ];
}

function mentionOther(person: Person, reader: Person): Line {
  return person.id === reader.id ? [] : mention(person);
}

/** How a block ended: somebody lifted it, nobody ratified it, or another request took its place. */
export function blockEndLine(m: Messages, request: Request): Line {
  const { number, ended, supersededBy } = request;
  const words = m.block.told;
  const address = addressOf(request);
  if (ended === null) return [words.over(address, number, supersededBy ?? '')];
  if (ended.by.id === BUZON.id) return [words.lapsed(address, number)];
  return [words.lifted(address, number, ended.by.name, ended.reason ?? ''), ...mention(ended.by)];
}

/** Whoever heads the department, or answers for the account without holding it. The others have the cards. */
function buttonsFor(m: Messages, { request, to }: { readonly request: Request; readonly to: Told }): readonly Action[] {
  const isAsked = request.ratification?.blockedAs === 'systems' && to.person.id !== request.requester.id;
  const ratify = isAsked && (to.as === 'head' || to.as === 'official') ? ratifyButtons(m, request) : [];
  const isOver = request.state === 'cancelled' || request.supersededBy !== null;
  const help = helpAbout(request, { act: 'understand', why: 'not_right' });
  return [
    ...ratify,
    ...(to.as === 'head' ? liftButtons(m, request) : []),
    ...(isOver || to.person.id === request.requester.id ? [] : [askSystemsAction(m, help)]),
  ];
}

/** On the home page of somebody who may ratify it. */
export function unratifiedLine(m: Messages, request: Request): Line {
  const { requester, ratification, form } = request;
  const until = ratification === undefined ? '' : m.moment(ratification.until);
  const holder = shorten(displayNameOf(form), NAME);
  const text = m.block.home.ratify(shorten(requester.name, NAME), holder, addressOf(request), until);
  return [text, ...mention(requester)];
}
