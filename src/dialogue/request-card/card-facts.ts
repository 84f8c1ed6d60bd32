import { displayNameOf } from '#domain/form/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { LeftBehind } from '#domain/request/left-behind.ts';
import type { Request } from '#domain/request/request.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import { unseenWork } from '#domain/request/by-hand.ts';
import { missingReceipts } from '#domain/request/hand-over/receipts.ts';
import type { DeletionDays } from '#domain/plan/mail-life.ts';
import { isStillOpen } from '#domain/plan/still-open.ts';
import { withholdsPassword } from '#domain/request/undo.ts';
import { byHandText } from '#messages/by-hand.ts';
import type { Awaits, CardFacts } from '#messages/es/request/card-facts.ts';
import type { Messages } from '#messages/messages.ts';
import { recoverableUntil } from '#use-cases/plans/deletion-days.ts';
import type { LetExpire } from '#use-cases/ports/store/contract.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { blockSentence } from './block-lines.ts';
import { confirmerText } from '../parts/agreement-lines.ts';
import { mentions } from '../parts/person-line.ts';
import { awaitedNames, awaitedPeople } from '../parts/receipt-lines.ts';
import type { Line } from '../screen.ts';
import { currentStep, waitsForPerson, waitsToBegin } from './card-progress.ts';

export interface CardInput {
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
  /** How many other requests take a seat of the same licence. */
  readonly seekers?: number;
  /** What whoever leaves answers for; null for nothing. */
  readonly behind?: LeftBehind | null;
}

/** What comes next and who acts, with mentions of the people named. */
export function sentenceLine(m: Messages, seen: CardInput & { readonly audience: CardAudience }): Line {
  const { request, audience } = seen;
  const ofBlock = blockSentence(m, request);
  if (ofBlock !== null) return ofBlock;
  const sentence = m.card.sentence[audience][request.state](factsOf(m, seen));
  const { ended, handedTo, agreement } = request;
  const people = [lastActor(request)[0], ended?.by, handedTo?.person, agreement?.official, ...awaitedPeople(request)];
  return [sentence, ...mentions(people.flatMap((one) => one ?? []).filter(({ name }) => sentence.includes(name)))];
}

/** A rule does not apply any more when the plan was made again: then people decide. */
export function standingRule(request: Request): Request['rule'] {
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
    beforeLastDay: request.kind === 'deletion' && waitsToBegin(request, run),
    isClosed: !isStillOpen(plan),
    inPerson: request.handedTo?.as === 'responsible',
    handedTo: request.handedTo?.person.name ?? '',
    isConfirmed: request.receivers !== null && missingReceipts(request).length === 0,
    awaited: awaitedNames(m, request),
    passwordChanged: request.passwordChangedAt !== null,
    address: addressOf(request),
    plan: plan !== null ? 'made' : failure === null ? 'awaited' : 'failed',
    awaits: awaitedBy(request),
    confirmer: isUnconfirmed(request) && request.agreement ? confirmerText(m, request.agreement.official) : null,
    isForNobody: request.kind === 'creation' && isForNobody(plan),
    handsOver: plan?.steps.includes('hand_over') ?? false,
    withholdsPassword: withholdsPassword(request),
    needsTwo: request.needsTwo && request.alone === undefined,
    byItself,
    supersededBy: request.supersededBy,
    isShared: plan?.mail?.custody === 'shared',
    releases: plan?.mail?.releases === true,
    byHandNext: (plan?.lines.length ?? 0) > 0,
    byHandLater: (plan?.mail?.custody ?? 'none') !== 'none',
    byHand: unseenWork(request) === 'all' ? byHandText(m, request) : null,
    waits: waitsFor({ request, run, audience }),
    day: dayWaitedFor(m, seen),
    recoverableUntil: m.day(recoverableUntil(request, m.timeZone)),
    mailLostOn: dayOr(m, seen.days?.mailLostOn),
  };
}

function isForNobody(plan: Request['plan']): boolean {
  const receives = plan?.receives;
  return receives !== undefined && receives.holder === null && receives.official === null;
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
  const nextAt = currentStep(request, run)?.nextAt ?? null;
  if (form.type === 'personal') {
    const waits = request.plan?.steps.includes('wait_first_day') === true;
    // Without an office open on the first day it is the next working day.
    if (state === 'scheduled' && nextAt !== null) return m.dayOf(nextAt);
    return waits ? dayOr(m, form.contractStart) : '';
  }
  if (form.type !== 'deletion') return '';
  if (state !== 'scheduled' || waitsToBegin(request, run)) return m.day(form.lastDay);
  // The requester's card is drawn before the step has set its time.
  if (days?.deletedOn) return m.day(days.deletedOn);
  return nextAt === null ? '' : m.dayOf(nextAt);
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
