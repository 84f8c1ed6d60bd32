import { isUnconfirmed } from '#domain/request/agreement.ts';
import type { Request } from '#domain/request/request.ts';
import { isScarce, licenceWanted } from '#domain/request/seats-wanted.ts';
import { UNDECIDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { changeText } from '../parts/change-lines.ts';
import { confirmedLine, confirmerText } from '../parts/agreement-lines.ts';
import { mention, personPieces } from '../parts/person-line.ts';
import { doubtTexts } from '../parts/receives-lines.ts';
import type { Line } from '../screen.ts';
import type { CardInput } from './card-facts.ts';
import { correctedLines, correctsLines } from './correction-lines.ts';

/** What the systems area has to know before it acts, each a sentence. */
export function warningLines(m: Messages, seen: CardInput): readonly Line[] {
  const { request } = seen;
  return [
    ...troubleLines(m, request),
    ...correctsLines(m, request),
    ...correctedLines(m, request),
    ...agreementLines(m, request),
    ...besideLines(m, seen),
    ...seatLines(m, seen),
    ...(UNTOUCHED_STATES.includes(request.state) ? beforeLines(m, request) : []),
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
  const { official, agreed } = agreement;
  if (agreed !== null) return [confirmedLine(m, agreed)];
  return isUnconfirmed(request)
    ? [[{ bold: m.contract.agreement.missing(confirmerText(m, official)) }, ...mention(official)]]
    : [];
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

/** Before the work: who it may be, who receives it, and what the account leaves behind. */
function beforeLines(m: Messages, request: Request): readonly Line[] {
  const { similar = [], plan } = request;
  const [first] = similar;
  const words = m.card.warnings;
  const who = first === undefined ? '' : (first.address ?? first.number ?? first.displayName);
  const doubts = doubtTexts(m, request);
  return [
    ...(first === undefined ? [] : [[words.similar(who, similar.length - 1)]]),
    ...(doubts.length === 0 ? [] : [[doubts.join(' ')]]),
    ...(plan?.isReserved === true ? [[m.card.reservedName]] : []),
    ...leavingLines(m, request),
  ];
}

function leavingLines(m: Messages, { plan, kind }: Request): readonly Line[] {
  const leavings = plan?.leavings;
  if (leavings === undefined || kind !== 'deletion') return [];
  const words = m.card.warnings;
  const { forwards, ownedGroups, answersFor } = leavings;
  const counted = [
    [forwards?.length ?? 0, words.forwards],
    [ownedGroups.length, words.groups],
    [answersFor.length, words.accounts],
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
