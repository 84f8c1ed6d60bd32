import { holderOf, isCreation, responsibleOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import { byHandText } from '#messages/by-hand.ts';
import type { Messages } from '#messages/messages.ts';
import type { Institution } from '#use-cases/ports/institution.ts';
import { isModification } from '../parts/asked-for.ts';
import { changeLines } from '../parts/change-lines.ts';
import { mention } from '../parts/person-line.ts';
import { shorten, type Line } from '../screen.ts';
import { deletionDay } from './deletion-day.ts';

type Rules = Pick<Institution, 'timeZone' | 'rules'>;

/**
 * The holder and the responsible official, as in the request and as they are now, each once; not the requester, who has
 * the card.
 */
export function peopleToTell(request: Request, now: readonly Person[] = []): readonly Person[] {
  const { form, requester } = request;
  // The former official of a department's account is concerned too.
  const before = isCreation(form) ? null : form.account.responsible;
  const people = [holderOf(form), responsibleOf(form), before, ...now].filter((person) => person !== null);
  const others = people.filter(({ id }) => id !== requester.id && id !== BUZON.id);
  return [...new Map(others.map((person) => [person.id, person])).values()];
}

/** What was done to the account, who asked for it, what to do if it is wrong; for a modification also the changes. */
export function doneLines(m: Messages, request: Request, institution: Rules): readonly Line[] {
  const { form, plan, state } = request;
  const over = form.type === 'redirection' && state !== 'scheduled';
  const changes = plan === null || over || !isModification(form) ? [] : changeLines(m, plan.changes);
  return [[doneText(m, request, institution), ...mention(request.requester)], ...changes];
}

function doneText(m: Messages, request: Request, institution: Rules): string {
  const { form, kind, number, requester, plan, state } = request;
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
    who: shorten(requester.name, 100),
    address,
    what: isModification(form) ? m.change.modifications[form.type].name : '',
    day: dayOf(m, request, institution),
  });
}

/** The day when a redirection or the contract ends, or the account is deleted. */
function dayOf(m: Messages, request: Request, institution: Rules): string {
  const { form } = request;
  const deletedOn = deletionDay(request, institution);
  if (deletedOn !== null) return m.day(deletedOn);
  if (form.type === 'redirection') return m.day(form.until);
  return form.type === 'suspension' ? m.day(form.contractEnd) : '';
}
