import { needsReceipts } from '#domain/form/delivery.ts';
import { displayNameOf, isCreation, type Form } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { signInNameOf } from '#domain/request/hand-over/sign-in-name.ts';
import type { Opening } from '#messages/es/forms/openings.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import { ACTIONS } from '../act-names.ts';
import { addressLines } from '../parts/address-lines.ts';
import { askSystemsAction, helpAbout } from '../parts/ask-systems.ts';
import { endedLine, isHalted } from '../parts/hand-over-end.ts';
import { mention } from '../parts/person-line.ts';
import { confirmParts } from '../parts/receipt-lines.ts';
import { recordParts } from '../parts/record-button.ts';
import { actions, heading, note, numbered, paragraph, type Line, type Message, type Part } from '../screen.ts';
import { receiptParts } from './receipt.ts';

interface HandOverInput {
  readonly request: Request;
  /** The reader. */
  readonly person: Person;
  readonly as: 'holder' | 'responsible';
  readonly institution: string;
  readonly delivery: Credential['kind'];
}

/**
 * The direct message that hands over the account, or a new password. Its button disappears when the password was
 * changed. When both sides confirm the receipt, it shows that state and this person's button.
 */
export function handOverMessage(m: Messages, about: HandOverInput): Message {
  const { request, person } = about;
  const address = request.plan?.address ?? '';
  const { title, greeting } = openingOf(m, about);
  const lines = [...addressLines(m, { address, signInName: signInNameOf(request) }), ...formerLines(m, request)];
  const parts = isElsewhere(about)
    ? [heading(title), paragraph([joinedLine(m, request), ...lines])]
    : [
        heading(title),
        paragraph([[greeting], ...lines]),
        ...stepParts(m, about),
        ...(request.languageLeft === true ? [note(m.handOver.languageLeft)] : []),
        ...nextParts(m, about),
        ...revealParts(m, about),
      ];
  const receipt =
    request.receivers === null || isBeforePassword(about)
      ? []
      : [
          ...receiptParts(m, { request, person }),
          ...confirmParts(m, { request, viewer: person }),
          ...recordParts(m, request),
        ];
  return { summary: `${title}: ${address}`, parts: [...parts, ...helpParts(m, about), ...receipt] };
}

/** Somebody else may have asked for it; and one that was stopped may still be needed. */
function helpParts(m: Messages, about: HandOverInput): readonly Part[] {
  const { request, as } = about;
  const isUnknown = as === 'holder' && !isFirst(about) && phaseOf(request) !== 'over';
  const why = isUnknown ? 'not_known' : isHalted(request) ? 'ended' : null;
  if (why === null || isElsewhere(about)) return [];
  return [actions([askSystemsAction(m, helpAbout(request, { act: 'receive', why }))], `help:${request.id}`)];
}

/** A new account, which its holder cannot have received before they have a password of their own: they do nothing else. */
function isBeforePassword(about: HandOverInput): boolean {
  return about.as === 'holder' && isFirst(about) && phaseOf(about.request) === 'open';
}

/** What became of the address of before, when a restored account has another one. */
function formerLines(m: Messages, { form, plan }: Request): readonly Line[] {
  if (form.type !== 'restoration' || plan === null || plan.address === form.account.address) return [];
  return [[m.handOver.otherAddress(form.account.address)]];
}

/** The text for the person who changed the password. */
export function congratulation(m: Messages, { request, as }: Pick<HandOverInput, 'request' | 'as'>): string {
  const { form, plan } = request;
  const address = plan?.address ?? '';
  if (as === 'responsible') return m.handOver.congratulationsResponsible(displayNameOf(form), address);
  return isCreation(form) ? m.handOver.congratulations(address) : m.handOver.again.congratulations(address);
}

function joinedLine(m: Messages, { handedTo }: Request): Line {
  return handedTo === null ? [] : [m.handOver.joined(handedTo.person.name), ...mention(handedTo.person)];
}

/** The person has joined the chat meanwhile and has the account; the reader was to hand it over. */
function isElsewhere({ request: { handedTo }, person, as }: HandOverInput): boolean {
  return as === 'responsible' && handedTo !== null && handedTo.person.id !== person.id;
}

/** Whether the password can still be seen, was changed, or the hand-over has no effect any more. */
function phaseOf({ state, passwordChangedAt, ended, supersededBy }: Request): 'open' | 'changed' | 'over' {
  if (supersededBy !== null || ended?.reason === null) return 'over';
  if (passwordChangedAt !== null) return 'changed';
  return state === 'closed' ? 'over' : 'open';
}

function revealParts(m: Messages, { request, as, delivery }: HandOverInput): readonly Part[] {
  if (phaseOf(request) !== 'open') return [];
  const label = (as === 'holder' ? m.handOver.button : m.handOver.buttonResponsible)[delivery];
  return [actions([{ act: ACTIONS.reveal, label, payload: request.id, style: 'primary' }], `hand_over:${request.id}`)];
}

function nextParts(m: Messages, about: HandOverInput): readonly Part[] {
  const { request } = about;
  const ended = endedLine(m, request);
  if (ended === null) return [note(nextText(m, about))];
  // When both sides confirm, it is told below with the confirmations.
  return request.receivers === null ? [paragraph([ended])] : [];
}

function nextText(m: Messages, about: HandOverInput): string {
  const { request, as } = about;
  const words = m.handOver;
  if (request.state === 'closed' || request.passwordChangedAt !== null)
    return isFirst(about) && request.receivers !== null ? words.doneFirst : words.done;
  // A hand-over from before confirmations existed waits for none.
  const isConfirmed = request.handedTo === null ? needsReceipts(request.form) : request.receivers !== null;
  if (!isConfirmed) return as === 'holder' ? words.next : words.nextResponsible;
  return as === 'holder' ? words.nextSteps : words.nextResponsibleConfirm;
}

function openingOf(m: Messages, about: HandOverInput): { readonly title: string; readonly greeting: string } {
  const { over } = m.handOver.openings;
  const { title, open, openTap = open, past } = wordsOf(m, about);
  const phase = phaseOf(about.request);
  if (phase === 'over') return { title: over, greeting: past };
  return { title, greeting: phase !== 'open' ? past : about.delivery === 'tap' ? openTap : open };
}

function wordsOf(m: Messages, { request, as, institution }: HandOverInput): Opening {
  const { form, plan } = request;
  const { creation, again } = m.handOver.openings;
  if (!isCreation(form)) {
    const words = again[whyAgain(form)];
    return (as === 'holder' ? words.own : words.inPerson)(displayNameOf(form), plan?.mailReturns ?? null);
  }
  if (as === 'responsible') return creation.inPerson(displayNameOf(form));
  return form.type === 'personal'
    ? creation.personal(form.givenNames, institution)
    : creation.departmental(form.accountName, institution);
}

function whyAgain({ type }: Form): 'password' | 'restoration' | 'responsible' {
  return type === 'restoration' || type === 'responsible' ? type : 'password';
}

/** Whether the account is new to the person, who then takes all first steps. */
function isFirst({ request: { form } }: HandOverInput): boolean {
  return needsReceipts(form);
}

/** How to sign in; once the password was changed, what is left of it, which for a new account is in its first steps. */
function stepParts(m: Messages, about: HandOverInput): readonly Part[] {
  const isFirstTime = isFirst(about);
  const steps = phaseOf(about.request) === 'over' ? [] : stepsFor(m, about);
  const title = isFirstTime ? m.handOver.firstSteps : m.handOver.again.firstSteps;
  return steps.length === 0 ? [] : [paragraph([[{ bold: title }]]), numbered(steps)];
}

function stepsFor(m: Messages, about: HandOverInput): readonly string[] {
  const { as, delivery, request } = about;
  const isFirstTime = isFirst(about);
  if (phaseOf(request) === 'changed') return isFirstTime || as === 'responsible' ? [] : m.handOver.again.stepsAfter;
  if (as === 'responsible') return delivery === 'tap' ? m.handOver.stepsResponsibleTap : m.handOver.stepsResponsible;
  const words = isFirstTime ? m.handOver : m.handOver.again;
  return delivery === 'tap' ? words.stepsTap : words.steps;
}
