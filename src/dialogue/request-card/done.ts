import { displayNameOf, isCreation, responsibleOf } from '#domain/form/form.ts';
import { isStillOpen } from '#domain/plan/still-open.ts';
import type { Request } from '#domain/request/request.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import type { Told } from '#domain/request/concerned/who-is-told.ts';
import { byHandText } from '#messages/by-hand.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { isModification } from '../parts/asked-for.ts';
import { changeLines } from '../parts/change-lines.ts';
import { helpAbout, withHelp } from '../parts/ask-systems.ts';
import { mention } from '../parts/person-line.ts';
import { messageOf, shorten, type Line, type Message } from '../screen.ts';
import { deletionDay } from './deletion-day.ts';

interface DoneInput {
  readonly request: Request;
  readonly to: Told;
  readonly institution: Pick<Institution, 'timeZone' | 'rules'>;
}

/**
 * What was done to the account, as far as it concerns this person: who asked for it, and what to do if it is wrong. The
 * holder, the official and the requester read the changes too.
 */
export function doneMessage(m: Messages, about: DoneInput): Message {
  const { request, to } = about;
  const { handedTo } = request;
  const concerned = concernedText(m, about);
  const isReady = concerned === null && handedTo !== null;
  const text = concerned ?? (isReady ? readyText(m, request) : doneText(m, about));
  const people = isReady ? [handedTo.person] : isOwn(about) ? [] : [request.requester];
  const changes = concerned === null && !isReady ? changesOf(m, about) : [];
  const message = messageOf([[text, ...people.filter(({ id }) => id !== to.person.id).flatMap(mention)], ...changes]);
  if (isReady) return message;
  const why = concerned === null ? 'not_right' : 'not_known';
  return withHelp(m, message, { help: helpAbout(request, { act: 'understand', why }), of: request.id });
}

/** Before it happens: until when the account can be used, and who asked for its end; null for other requests. */
export function closingMessage(m: Messages, request: Request): Message | null {
  const { id, form, requester, number, plan } = request;
  if (form.type !== 'deletion') return null;
  const who = shorten(requester.name, 100);
  const words = isStillOpen(plan) ? m.told.closing : m.told.closingClosed;
  const said = words(form.account.address, m.day(form.lastDay), who, number);
  const help = helpAbout(request, { act: 'understand', why: 'not_right' });
  return withHelp(m, messageOf([[said, ...mention(requester)]]), { help, of: id });
}

/** Whether the reader asked for it. */
function isOwn({ request, to }: DoneInput): boolean {
  return request.requester.id === to.person.id;
}

function askedBy(m: Messages, about: DoneInput): string {
  return isOwn(about) ? m.told.you : shorten(about.request.requester.name, 100);
}

/** The changes, unless the sentence has said them, or they are undone. */
function changesOf(m: Messages, { request: { form, plan, state } }: DoneInput): readonly Line[] {
  if (plan === null || !isModification(form) || form.type === 'address') return [];
  return form.type === 'redirection' && state !== 'scheduled' ? [] : changeLines(m, plan.changes);
}

/** For people whom the change concerns without having the account; null for the others. */
function concernedText(m: Messages, about: DoneInput): string | null {
  const { request, to } = about;
  const { form, plan, state, number, handedTo } = request;
  if (isCreation(form)) return null;
  const words = m.told.concerned;
  const official = form.type === 'data' ? form.data.responsible : responsibleOf(form);
  const facts = {
    ...{ number, who: askedBy(m, about), address: plan?.address ?? form.account.address, own: to.own?.address ?? '' },
    ...{ day: dayOf(m, about), isOver: state === 'closed' && plan?.mail?.custody !== 'shared' },
    rights: form.type === 'delegation' ? form.rights.map((right) => m.values.words[right]) : [],
    ...{ holder: displayNameOf(form), official: official?.name ?? '', isLockedOut: handedTo !== null },
    byHand: byHandText(m, request),
  };
  switch (to.as) {
    case 'receiver':
      return form.type === 'deletion' ? words.receiver.deletion(facts) : words.receiver.redirection(facts);
    case 'delegate':
    case 'keeper':
    case 'new_official':
    case 'former_official':
      return words[to.as](facts);
    case 'head':
    case 'holder':
    case 'official':
    case 'requester':
      return null;
  }
}

function readyText(m: Messages, { form, number, plan, handedTo }: Request): string {
  const isRestored = form.type === 'restoration' || form.type === 'responsible';
  return m.told.ready({
    what: isCreation(form) ? 'creation' : isRestored ? form.type : 'password',
    ...{ number, address: plan?.address ?? '', handedTo: shorten(handedTo?.person.name ?? '', 100) },
    inPersonTo: handedTo?.as === 'responsible' ? shorten(displayNameOf(form), 100) : null,
  });
}

function doneText(m: Messages, about: DoneInput): string {
  const { request } = about;
  const { form, kind, number, plan, state } = request;
  const account = isCreation(form) ? '' : form.account.address;
  // A deleted account is named by its former address.
  const address = plan?.address ?? account;
  return m.done({
    kind,
    waits: state === 'scheduled',
    redirection: form.type === 'redirection',
    isShared: plan?.mail?.custody === 'shared',
    releases: plan?.mail?.releases === true,
    mailReturns: plan?.mailReturns ?? null,
    withholdsPassword: withholdsPassword(request),
    byHand: byHandText(m, request),
    number,
    who: askedBy(m, about),
    address,
    former: (form.type === 'address' || form.type === 'restoration') && address !== account ? account : null,
    what: isModification(form) ? m.change.modifications[form.type].name : '',
    day: dayOf(m, about),
  });
}

/** The day when a redirection or the contract ends, or the account is deleted. */
function dayOf(m: Messages, { request, institution }: DoneInput): string {
  const { form } = request;
  const deletedOn = deletionDay(request, institution);
  if (deletedOn !== null) return m.day(deletedOn);
  if (form.type === 'redirection') return m.day(form.until);
  return form.type === 'suspension' ? m.day(form.contractEnd) : '';
}
