import { decidedAlone } from '#domain/request/alone.ts';
import { departmentNameOf, displayNameOf, isCreation } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import { unseenWork } from '#domain/request/by-hand.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import { byHandText } from '#messages/by-hand.ts';
import { mailLines } from '#messages/mail-lines.ts';
import type { Awaits, CardFacts } from '#messages/es/request/sentences.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import { recoverableUntil } from '#use-cases/plans/deletion-days.ts';
import type { LetExpire } from '#use-cases/ports/store/contract.ts';
import { whyAsked } from '#messages/why-asked.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { whatFor } from '../parts/asked-for.ts';
import { missingReceipts } from '#domain/request/receipts.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import { requesterButtons, systemsButtons } from './card-buttons.ts';
import { currentStep, progressBlocks, waitsForPerson } from './card-progress.ts';
import { planLines, similarLines, whoLines } from './card-lines.ts';
import { correctedParts, correctsLines } from './correction-lines.ts';
import { changeLines, changeText } from '../parts/change-lines.ts';
import { awaitedNames, awaitedPeople, receiptLines } from '../parts/receipt-lines.ts';
import { confirmedLine, confirmerText } from '../parts/agreement-lines.ts';
import { recordButton } from '../parts/record-button.ts';
import { mention, mentions, personPieces } from '../parts/person-line.ts';
import { actions, heading, paragraph, type Line, type Message, type Part } from '../screen.ts';

interface CardInput {
  readonly request: Request;
  readonly run: Run | null;
  /** For a deletion, if known. */
  readonly days?: DeletionDays | null;
  /** For an undecided extension: who wants the contract to end. */
  readonly letExpire?: LetExpire | null;
  /** For an undecided deletion: the number of the extension that would end it when confirmed. */
  readonly extension?: string | null;
  /** Nobody in the systems area could decide it. */
  readonly lacks?: 'approver' | 'second' | null;
}

/** The card of a request as it is now, for the systems area or for the requester. */
export function requestCard(m: Messages, seen: CardInput & { readonly audience: CardAudience }): Message {
  const { request, audience } = seen;
  const { labels } = m.card;
  const rule = standingRule(request);
  const facts: Line[] = [
    [{ bold: `${labels.state}: ` }, { bold: stateText(m, request) }],
    sentenceLine(m, seen),
    ...(rule === null || audience === 'requester' ? [] : [[m.card.rules[rule]]]),
  ];
  const reasonLabel = isCreation(request.form) ? labels.justification : labels.reason;
  const reason: Line[] = [[{ bold: `${reasonLabel}: ` }, whyAsked(m, request)]];
  const parts: Part[] = [
    heading(m.card.title(request.number, whatFor(m, request.form))),
    paragraph([
      ...facts,
      ...correctsLines(m, request),
      ...agreementLines(m, request),
      ...besideLines(m, seen),
      ...troubleLines(m, request, audience),
    ]),
    ...(audience === 'systems' ? correctedParts(m, request) : []),
    paragraph(audience === 'systems' ? whoLines(m, request) : briefLines(m, seen)),
    ...(audience === 'systems' ? similarBlocks(m, request) : []),
    ...(audience === 'systems' ? [...handOverBlocks(m, request), ...newcomerBlocks(m, request)] : []),
    ...(audience === 'systems'
      ? [paragraph(planLines(m, { request, days: seen.days ?? null })), ...progressBlocks(m, seen), paragraph(reason)]
      : []),
    paragraph([historyLine(m, seen)]),
  ];
  const buttons = audience === 'systems' ? systemsButtons(m, seen) : requesterButtons(m, request);
  const summary = m.card.fallback(request.number, stateText(m, request), displayNameOf(request.form));
  const pressed = actions([...buttons, recordButton(m, request)], `buttons:${request.revision}`);
  return { summary, parts: [...parts, pressed] };
}

/** What comes next and who acts, with mentions of the people named. */
function sentenceLine(m: Messages, seen: CardInput & { readonly audience: CardAudience }): Line {
  const { request, audience } = seen;
  const sentence = m.card.sentence[audience][request.state](factsOf(m, seen));
  const people = [lastActor(request)[0], request.ended?.by, request.handedTo?.person, ...awaitedPeople(request)];
  return [sentence, ...mentions(people.flatMap((one) => one ?? []).filter(({ name }) => sentence.includes(name)))];
}

/** For the holder's own extension: who has to confirm it, or did. */
function agreementLines(m: Messages, { agreement, state }: Request): readonly Line[] {
  if (agreement === undefined) return [];
  const { official, agreed } = agreement;
  if (agreed !== null) return [confirmedLine(m, agreed)];
  const isOpen = state === 'submitted' || state === 'info_requested';
  return isOpen ? [[{ bold: m.contract.agreement.missing(confirmerText(m, official)) }, ...mention(official)]] : [];
}

/**
 * For the approver of an extension: somebody wants the contract to end. For a deletion: somebody wants to extend, or
 * nobody can decide it.
 */
function besideLines(
  m: Messages,
  { audience, letExpire, extension, lacks }: CardInput & { readonly audience: CardAudience },
): readonly Line[] {
  if (audience !== 'systems') return [];
  const stuck: readonly Line[] = lacks ? [[{ bold: m.card.nobodyDecides[lacks] }]] : [];
  if (extension) return [[{ bold: m.card.extension(extension) }], ...stuck];
  if (!letExpire) return stuck;
  return [[{ bold: m.card.letExpire(letExpire.by.name, m.moment(letExpire.at)) }, ...mention(letExpire.by)]];
}

/** When it was sent; for the systems area and its auditors also who approved and executed it. */
function historyLine(m: Messages, { request, run, audience }: CardInput & { readonly audience: CardAudience }): Line {
  const { createdAt, decision, execution, rule, lineRun } = request;
  const line: Line[] = [[`${m.card.labels.submitted} ${m.moment(createdAt)}`]];
  const tell = (text: string, by: Person): unknown => line.push([' · ', text, ...mention(by)]);
  if (audience === 'systems' && rule === null) {
    if (decision?.outcome === 'approved') tell(m.card.approvedBy(decision.by.name, m.moment(decision.at)), decision.by);
    const carriedOut = isCarriedOut(request, run) ? m.card.executedBy : m.card.startedBy;
    if (execution !== null) tell(carriedOut(execution.by.name, m.moment(execution.at)), execution.by);
  }
  if (audience === 'systems' && lineRun !== undefined)
    tell(m.card.byHandBy(lineRun.by.name, m.moment(lineRun.at)), lineRun.by);
  return line.flat();
}

/** Whether the work on the account was completed, whatever happened to the hand-over. */
function isCarriedOut(request: Request, run: Run | null): boolean {
  switch (request.state) {
    case 'executed':
    case 'delivered':
      return true;
    case 'scheduled':
      return currentStep(request, run)?.name !== 'wait_last_day';
    case 'closed':
      return request.ended === null || request.handedTo !== null;
    default:
      return false;
  }
}

/** A rule does not apply any more when the plan was made again: then people decide. */
function standingRule(request: Request): Request['rule'] {
  return request.planChanges.length > 0 ? null : request.rule;
}

/** What a submitted request waits for, on its card and on the home page. */
export function awaitedBy(request: Request): Awaits {
  if (isUnconfirmed(request)) return 'confirmation';
  if (standingRule(request) === null) return 'decision';
  return request.failure === null ? 'nothing' : 'repair';
}

function factsOf(m: Messages, seen: CardInput & { readonly audience: CardAudience }): CardFacts {
  const { request, run, audience } = seen;
  const [who, at] = lastActor(request);
  const { decision, failure, plan, form } = request;
  const byItself = decision?.outcome === 'rejected' && decision.by.id === BUZON.id && failure !== null;
  return {
    kind: request.kind,
    type: form.type,
    who: who?.name ?? '',
    at: m.moment(at),
    reason: byItself ? m.work.failure(failure) : (decision?.reason ?? ''),
    holder: displayNameOf(form),
    ended: request.ended === null ? null : { who: request.ended.by.name, reason: request.ended.reason },
    beforeLastDay: currentStep(request, run)?.name === 'wait_last_day',
    inPerson: request.handedTo?.as === 'responsible',
    handedTo: request.handedTo?.person.name ?? '',
    isConfirmed: request.receivers !== null && missingReceipts(request).length === 0,
    awaited: awaitedNames(m, request),
    passwordChanged: request.passwordChangedAt !== null,
    address: addressOf(request),
    plan: plan !== null ? 'made' : failure === null ? 'awaited' : 'failed',
    awaits: awaitedBy(request),
    handsOver: plan?.steps.includes('hand_over') ?? false,
    withholdsPassword: withholdsPassword(request),
    needsTwo: request.needsTwo && request.alone === undefined,
    byItself,
    supersededBy: request.supersededBy,
    isShared: plan?.mail?.custody === 'shared',
    releases: plan?.mail?.releases === true,
    byHandLater: (plan?.mail?.custody ?? 'none') !== 'none',
    byHand: unseenWork(request) === 'all' ? byHandText(m, request) : null,
    waits: waitsFor({ request, run, audience }),
    day: dayWaitedFor(m, seen),
    recoverableUntil: m.day(recoverableUntil(request, m.timeZone)),
    mailLostOn: dayOr(m, seen.days?.mailLostOn),
  };
}

/** The requester's card is not updated at each step: it tells in advance what the run will wait for. */
function waitsFor({ request, run, audience }: CardInput & { readonly audience: CardAudience }): CardFacts['waits'] {
  if (audience === 'systems') return waitsForPerson({ request, run }) ? 'person' : null;
  const byHand = run?.steps.find(({ name }) => name === 'exchange');
  const isToCome = byHand === undefined || (byHand.state !== 'done' && byHand.confirmedAt === null);
  return isToCome && (request.plan?.lines.length ?? 0) > 0 ? 'person' : null;
}

function dayOr(m: Messages, day: string | null | undefined): string {
  return day ? m.day(day) : '';
}

/** The day when a redirection ends, when a deletion becomes final, or until which an account is used. */
function dayWaitedFor(m: Messages, { request, run, days = null }: CardInput): string {
  const { form, state } = request;
  if (form.type === 'redirection') return m.day(form.until);
  if (form.type === 'suspension') return m.day(form.contractEnd);
  if (form.type !== 'deletion') return '';
  if (state !== 'scheduled' || currentStep(request, run)?.name === 'wait_last_day') return m.day(form.lastDay);
  // The requester's card is drawn before the step has set its time.
  if (days?.deletedOn) return m.day(days.deletedOn);
  const nextAt = currentStep(request, run)?.nextAt ?? null;
  return nextAt === null ? '' : m.dayOf(nextAt);
}

/** Similar accounts and requests, while the request is undecided. */
function similarBlocks(m: Messages, request: Request): readonly Part[] {
  const lines = UNTOUCHED_STATES.includes(request.state) ? similarLines(m, request) : [];
  return lines.length === 0 ? [] : [paragraph(lines)];
}

/** Who has confirmed and who has not, while somebody has to look after it. */
function handOverBlocks(m: Messages, request: Request): readonly Part[] {
  if (request.receivers === null || request.state !== 'delivered') return [];
  return [paragraph([[{ bold: m.handOver.receipt.title }], ...receiptLines(m, { request, viewer: null })])];
}

/** A person who gets the account only when it is released. */
function newcomerBlocks(m: Messages, { newcomer, handedTo, state }: Request): readonly Part[] {
  if (newcomer === undefined || state !== 'delivered' || handedTo?.as !== 'responsible') return [];
  return [paragraph([[...personPieces(newcomer), ` ${m.receives.newcomer}`]])];
}

function lastActor(request: Request): readonly [Person | null, Date] {
  switch (request.state) {
    case 'approved':
    case 'rejected':
      return [request.decision?.by ?? null, request.decision?.at ?? request.updatedAt];
    case 'executing':
    case 'failed':
      return [request.execution?.by ?? null, request.execution?.at ?? request.updatedAt];
    case 'info_requested':
      return [request.questions.at(-1)?.by ?? null, request.questions.at(-1)?.at ?? request.updatedAt];
    case 'cancelled':
      return [request.ended?.by ?? request.requester, request.updatedAt];
    case 'submitted':
    case 'executed':
    case 'delivered':
    case 'scheduled':
    case 'closed':
      return [null, request.updatedAt];
  }
}

function troubleLines(m: Messages, request: Request, audience: CardAudience): readonly Line[] {
  const lines: Line[] = [];
  // A rejection by the bot has its reason in the sentence.
  if (audience === 'systems' && request.failure !== null && request.state !== 'rejected') {
    lines.push([m.work.failure(request.failure)], [m.work.nothingLost]);
  }
  if (audience === 'systems' && request.planChanges.length > 0 && request.state === 'submitted') {
    lines.push([changedText(m, request.planChanges)]);
  }
  if (audience === 'systems')
    for (const { by, at, reason } of decidedAlone(request))
      lines.push([{ bold: m.card.alone(by.name, m.moment(at), reason) }, ...mention(by)]);
  if (audience === 'systems' && request.takenBack !== undefined)
    lines.push([m.receives.stoppedCard[request.takenBack]]);
  if (audience === 'systems' && request.languageLeft === true) lines.push([m.card.languageLeft]);
  return lines;
}

/** Why an approved plan can no longer be carried out. */
export function changedText(m: Messages, changes: Request['planChanges']): string {
  return m.card.planChanged(changes.map((one) => m.card.changed(one, (change) => changeText(m, change))).join('; '));
}

function briefLines(m: Messages, { request, days = null }: CardInput): readonly Line[] {
  const { labels } = m.card;
  const { form, plan } = request;
  const line = (label: string, value: string): Line => [{ bold: `${label}: ` }, value];
  const lines: Line[] = [
    line(isCreation(form) ? labels.account : labels.existing, displayNameOf(form)),
    line(labels.department, departmentNameOf(form)),
  ];
  if (isCreation(form)) {
    if (plan !== null) lines.push(line(labels.address, plan.address));
  } else {
    lines.push(line(labels.address, addressOf(request)));
    if (form.type === 'deletion') lines.push(line(labels.lastDay, m.day(form.lastDay)));
    lines.push(...changeLines(m, plan?.changes ?? []));
    lines.push(...mailLines(m, request, days).map(({ label, value }) => line(label, value)));
  }
  const question = request.questions.at(-1);
  if (question !== undefined && request.state === 'info_requested') lines.push(line(labels.question, question.text));
  return lines;
}
