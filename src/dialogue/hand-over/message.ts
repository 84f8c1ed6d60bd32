import { needsReceipts } from '#domain/form/delivery.ts';
import { displayNameOf, isCreation, type Form } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { signInNameOf } from '#domain/request/sign-in-name.ts';
import type { Opening } from '#messages/es/forms/openings.ts';
import type { Messages } from '#messages/messages.ts';
import type { Credential } from '#use-cases/ports/directory.ts';
import { ACTIONS } from '../act-names.ts';
import { addressLines } from '../parts/address-lines.ts';
import { endedLine } from '../parts/hand-over-end.ts';
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
  const { request, person, as } = about;
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
        ...nextParts(m, { request, as }),
        ...revealParts(m, about),
      ];
  const receipt =
    request.receivers === null
      ? []
      : [
          ...receiptParts(m, { request, person }),
          ...confirmParts(m, { request, viewer: person }),
          ...recordParts(m, request),
        ];
  return { summary: `${title}: ${address}`, parts: [...parts, ...receipt] };
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

function nextParts(m: Messages, about: Pick<HandOverInput, 'request' | 'as'>): readonly Part[] {
  const { request } = about;
  const ended = endedLine(m, request);
  if (ended === null) return [note(nextText(m, about))];
  // When both sides confirm, it is told below with the confirmations.
  return request.receivers === null ? [paragraph([ended])] : [];
}

function nextText(m: Messages, { request, as }: Pick<HandOverInput, 'request' | 'as'>): string {
  if (request.state === 'closed' || request.passwordChangedAt !== null) return m.handOver.done;
  const words = m.handOver;
  // A hand-over from before confirmations existed waits for none.
  const isConfirmed = request.handedTo === null ? needsReceipts(request.form) : request.receivers !== null;
  if (!isConfirmed) return as === 'holder' ? words.next : words.nextResponsible;
  return as === 'holder' ? words.nextConfirm : words.nextResponsibleConfirm;
}

function openingOf(m: Messages, about: HandOverInput): { readonly title: string; readonly greeting: string } {
  const { over, keep } = m.handOver.openings;
  const { title, open, openTap = open, past } = wordsOf(m, about);
  const phase = phaseOf(about.request);
  if (phase === 'over') return { title: over, greeting: past };
  const greeting = phase !== 'open' ? past : about.delivery === 'tap' ? openTap : open;
  return { title, greeting: about.as === 'holder' && isFirst(about) ? `${greeting} ${keep}` : greeting };
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

/**
 * The remaining steps: without the password when it was changed, and none when the hand-over has no effect any more.
 */
function stepParts(m: Messages, about: HandOverInput): readonly Part[] {
  if (phaseOf(about.request) === 'over') return [];
  const title = isFirst(about) ? m.handOver.firstSteps : m.handOver.again.firstSteps;
  return [paragraph([[{ bold: title }]]), numbered(stepsFor(m, about))];
}

function stepsFor(m: Messages, about: HandOverInput): readonly string[] {
  const { as, delivery, request } = about;
  const isChanged = phaseOf(request) === 'changed';
  if (as === 'responsible' && isChanged) return m.handOver.stepsResponsibleAfter;
  if (as === 'responsible') return delivery === 'tap' ? m.handOver.stepsResponsibleTap : m.handOver.stepsResponsible;
  const words = isFirst(about) ? m.handOver : m.handOver.again;
  if (isChanged) return words.stepsAfter;
  return delivery === 'tap' ? words.stepsTap : words.steps;
}
