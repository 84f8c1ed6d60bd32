import type { Licence } from '#domain/account/account.ts';
import { productName, productNames } from '#domain/account/product-names.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import type { Request } from '#domain/request/request.ts';
import { isScarce, licenceWanted } from '#domain/request/seats-wanted.ts';
import { ENDED_STATES, UNDECIDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { changeText } from '../parts/change-lines.ts';
import { agreementWords, confirmedLines, confirmerText } from '../parts/agreement-lines.ts';
import { mention, personPieces } from '../parts/person-line.ts';
import { doubtTexts } from '../parts/receives-lines.ts';
import { shorten, type Line } from '../screen.ts';
import type { CardInput } from './card-facts.ts';
import { correctedLines, correctedSentence, correctsLines } from './correction-lines.ts';

/**
 * What the systems area has to know before it acts, each a sentence. `whole`: for the window that has all, and says below who
 * it may be and what is to be checked.
 */
export function warningLines(m: Messages, seen: CardInput, { whole = false } = {}): readonly Line[] {
  const { request } = seen;
  return [
    ...troubleLines(m, request),
    ...correctsLines(m, request),
    ...(whole ? correctedLines(m, request) : correctedSentence(m, request)),
    // The card has the confirmation among its facts.
    ...(whole || isUnconfirmed(request) ? agreementLines(m, request) : []),
    ...besideLines(m, seen),
    ...seatLines(m, seen),
    ...behindLines(m, seen),
    ...(ENDED_STATES.includes(request.state) ? [] : lacksLines(m, request)),
    ...(UNTOUCHED_STATES.includes(request.state)
      ? [...(whole ? [] : personLines(m, request)), ...beforeLines(m, seen)]
      : []),
    ...newcomerLines(m, request),
  ];
}

/** Why an approved plan can no longer be carried out. */
export function changedText(m: Messages, changes: Request['planChanges']): string {
  return m.card.planChanged(changesText(m, changes));
}

/** What is new in a plan. */
export function changesText(m: Messages, changes: Request['planChanges']): string {
  return changes.map((one) => m.card.changed(one, (change) => changeText(m, change))).join('; ');
}

function troubleLines(m: Messages, request: Request): readonly Line[] {
  const { failure, state, planChanges, takenBack, languageLeft } = request;
  return [
    // A rejection by the bot has its reason in the sentence.
    ...(failure === null || state === 'rejected' ? [] : [[`${m.work.failure(failure)} ${m.work.nothingLost}`]]),
    ...(planChanges.length > 0 && state === 'submitted' ? [[changedText(m, planChanges)]] : []),
    ...(takenBack === undefined ? [] : [[m.receives.stoppedCard[takenBack]]]),
    ...(languageLeft === true ? [[m.card.languageLeft]] : []),
  ];
}

/** For the holder's own extension: who has to confirm it, or did. */
export function agreementLines(m: Messages, request: Request): readonly Line[] {
  const { agreement, state } = request;
  if (agreement === undefined || !UNDECIDED_STATES.includes(state)) return [];
  const { official } = agreement;
  return isUnconfirmed(request)
    ? [[{ bold: agreementWords(m, request).missing(confirmerText(m, official)) }, ...mention(official)]]
    : confirmedLines(m, request);
}

/**
 * For the approver of an extension: somebody wants the contract to end. For a deletion: somebody wants to extend, or
 * nobody can decide it.
 */
function besideLines(m: Messages, { letExpire, extension, lacks }: CardInput): readonly Line[] {
  return [
    ...(extension ? [[m.card.extension(extension)]] : []),
    ...(letExpire ? [[m.card.letExpire(letExpire.by.name, m.moment(letExpire.at)), ...mention(letExpire.by)]] : []),
    ...(lacks ? [[m.card.nobodyDecides[lacks]]] : []),
  ];
}

/** More requests than seats. */
function seatLines(m: Messages, { request, seekers = 0 }: CardInput): readonly Line[] {
  const { seats } = request;
  if (seats === null || licenceWanted(request) === null || !isScarce(seats, seekers)) return [];
  return [[m.card.warnings.seekers(seats.free, seekers + 1)]];
}

/** What accounts of the new relation get, and this one does not have: nobody does it with this request. */
function lacksLines(m: Messages, { plan }: Request): readonly Line[] {
  const lacks = plan?.lacksOfRelation;
  if (lacks === undefined) return [];
  const words = m.values.relationGets;
  const { licence, has, join, leave } = lacks;
  const names = (groups: typeof join): string => groups.map(({ name }) => name).join(', ');
  const licenceText = (wanted: Licence): string =>
    has.length === 0 ? words.licence(productName(wanted)) : words.inPlaceOf(productName(wanted), productNames(has));
  const missing = [
    ...(licence === null ? [] : [licenceText(licence)]),
    ...(join.length === 0 ? [] : [words.join(names(join))]),
    ...(leave.length === 0 ? [] : [words.leave(names(leave))]),
  ];
  return [[{ bold: `${words.label}: ` }, `${missing.join('; ')}. ${words.afterwards}`]];
}

/** Who leaves answers for other accounts, or heads departments: how many still, as long as somebody has to follow. */
function behindLines(m: Messages, { behind = null }: CardInput): readonly Line[] {
  if (behind === null) return [];
  const words = m.succession.card;
  const { person, accounts, departments } = behind;
  const name = shorten(person.name, 80);
  return [
    ...(accounts.length === 0 ? [] : [[words.accounts(name, accounts.length)]]),
    ...(departments.length === 0 ? [] : [[headsText(m, { name, departments, isAlso: accounts.length > 0 })]]),
  ];
}

/** The departments that whoever leaves heads: the institution's file says so. */
export function headsText(
  m: Messages,
  about: { readonly name: string; readonly departments: readonly string[]; readonly isAlso: boolean },
): string {
  const { heads, alsoHeads } = m.succession.card;
  const departments = about.departments.join(', ');
  return about.isAlso ? alsoHeads(departments) : heads(about.name, departments);
}

/** Before the work: who it may be, and what is to be checked of who receives it. */
function personLines(m: Messages, request: Request): readonly Line[] {
  const { similar = [] } = request;
  const [first] = similar;
  const who = first === undefined ? '' : (first.address ?? first.number ?? first.displayName);
  const doubts = doubtTexts(m, request);
  return [
    ...(first === undefined ? [] : [[m.card.warnings.similar(who, similar.length - 1)]]),
    ...(doubts.length === 0 ? [] : [[doubts.join(' ')]]),
  ];
}

/** Before the work: a name given on purpose, and what the account leaves behind. */
function beforeLines(m: Messages, { request, behind = null }: CardInput): readonly Line[] {
  const { plan } = request;
  return [...(plan?.isReserved === true ? [[m.card.reservedName]] : []), ...leavingLines(m, { request, behind })];
}

function leavingLines(
  m: Messages,
  { request: { plan, kind }, behind }: Pick<CardInput, 'request' | 'behind'>,
): readonly Line[] {
  const leavings = plan?.leavings;
  if (leavings === undefined || kind !== 'deletion') return [];
  const words = m.card.warnings;
  const { forwards, ownedGroups, answersFor } = leavings;
  const counted = [
    [forwards?.length ?? 0, words.forwards],
    [ownedGroups.length, words.groups],
    // As they are now, where that is known.
    [behind ? 0 : answersFor.length, words.accounts],
  ] as const;
  const what = counted.flatMap(([count, say]) => (count === 0 ? [] : [say(count)]));
  const last = what.at(-1);
  if (last === undefined) return [];
  const all = what.length === 1 ? last : m.home.and(what.slice(0, -1).join(', '), last);
  return [[words.leavings(all)]];
}

/** A person who gets the account only when it is released. */
function newcomerLines(m: Messages, { newcomer, handedTo, state }: Request): readonly Line[] {
  if (newcomer === undefined || state !== 'delivered' || handedTo?.as !== 'responsible') return [];
  return [[...personPieces(newcomer), ` ${m.receives.newcomer}`]];
}
