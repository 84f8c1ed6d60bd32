import type { KnownBlock } from '@slack/types';
import { departmentNameOf, displayNameOf, isCreation } from '#domain/form.ts';
import { BUZON, type Person } from '#domain/person.ts';
import type { Request } from '#domain/request.ts';
import type { CardFacts } from '#messages/es-sentences.ts';
import type { Messages } from '#messages/messages.ts';
import type { CardAudience, Run } from '#use-cases/ports.ts';
import { whatFor } from './asked-for.ts';
import { missingReceipts } from '#domain/decide.ts';
import { requesterButtons, systemsButtons } from './card-buttons.ts';
import { currentStep, progressBlocks } from './card-progress.ts';
import { planLines, whoLines } from './card-lines.ts';
import { changeLines, changeText } from './change-lines.ts';
import { awaitedNames, receiptLines } from './receipt-lines.ts';
import { recordButton } from './record-button.ts';
import { header, rich, small, type Line } from './rich-text.ts';

export interface Card {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

interface Seen {
  readonly request: Request;
  readonly run: Run | null;
  /** The day (`YYYY-MM-DD`) on which a suspended account is deleted, where it is known. */
  readonly deletedOn?: string | null;
}

/** The card of a request as it is now, for the systems area or for the person who asked. */
export function requestCard(m: Messages, seen: Seen & { readonly audience: CardAudience }): Card {
  const { request, audience } = seen;
  const { labels } = m.card;
  const undone = request.kind === 'deletion' && request.state === 'cancelled' && request.supersededBy !== null;
  const rule = standingRule(request);
  const facts: Line[] = [
    [{ bold: `${labels.state}: ` }, { bold: undone ? m.card.undone : m.card.states[request.state] }],
    [m.card.sentence[audience][request.state](factsOf(m, seen))],
    ...(rule === null || audience === 'requester' ? [] : [[m.card.rules[rule]]]),
  ];
  const reasonLabel = isCreation(request.form) ? labels.justification : labels.reason;
  const { justification } = request.form;
  const why = request.rule === 'undo' ? m.card.undoes(justification) : justification;
  const reason: Line[] = [[{ bold: `${reasonLabel}: ` }, why]];
  const blocks: KnownBlock[] = [
    header(m.card.title(request.number, whatFor(m, request.form))),
    rich([...facts, ...troubleLines(m, request, audience)]),
    rich(audience === 'systems' ? whoLines(m, request) : briefLines(m, request)),
    ...(audience === 'systems' ? handOverBlocks(m, request) : []),
    ...(audience === 'systems' ? [rich(planLines(m, request)), ...progressBlocks(m, seen), rich(reason)] : []),
    small(historyText(m, seen)),
  ];
  const buttons = audience === 'systems' ? systemsButtons(m, seen) : requesterButtons(m, request);
  const elements = [...buttons, recordButton(m, request)];
  blocks.push({ type: 'actions', block_id: `buttons:${request.revision}`, elements });
  return { text: m.card.fallback(request.number, request.state, displayNameOf(request.form)), blocks };
}

/** When it was sent; for the systems area and its auditors also who approved and who carried it out. */
function historyText(m: Messages, { request, run, audience }: Seen & { readonly audience: CardAudience }): string {
  const { createdAt, decision, execution, rule, state } = request;
  const parts = [`${m.card.labels.submitted} ${m.moment(createdAt)}`];
  if (audience === 'systems' && rule === null) {
    if (decision?.outcome === 'approved') parts.push(m.card.approvedBy(decision.by.name, m.moment(decision.at)));
    const isRun = state !== 'executing' && state !== 'failed' && currentStep(request, run)?.name !== 'wait_last_day';
    const carriedOut = isRun ? m.card.executedBy : m.card.startedBy;
    if (execution !== null) parts.push(carriedOut(execution.by.name, m.moment(execution.at)));
  }
  return parts.join(' · ');
}

/** A plan that had to be drawn anew is decided on by people. */
function standingRule(request: Request): Request['rule'] {
  return request.planChanges.length > 0 ? null : request.rule;
}

function factsOf(m: Messages, seen: Seen & { readonly audience: CardAudience }): CardFacts {
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
    address: plan?.address ?? (isCreation(form) ? '' : form.account.address),
    rule: standingRule(request),
    handsOver: plan?.steps.includes('hand_over') ?? false,
    needsTwo: request.needsTwo,
    byItself,
    supersededBy: request.supersededBy,
    waits: waitsFor({ request, run, audience }),
    day: dayWaitedFor(m, seen),
  };
}

/** The card of the person who asked is not drawn anew at each step: it tells beforehand what the run will wait for. */
function waitsFor({ request, run, audience }: Seen & { readonly audience: CardAudience }): CardFacts['waits'] {
  const step = currentStep(request, run);
  if (audience === 'requester' && (request.plan?.lines.length ?? 0) > 0) return 'person';
  if (step?.name === 'wait_last_day' || step?.waitingFor === 'date') return 'date';
  return step?.waitingFor === 'person' && step.confirmedAt === null ? 'person' : null;
}

/** The day on which a redirection ends, on which a deletion becomes final, or until which an account is used. */
function dayWaitedFor(m: Messages, { request, run, deletedOn = null }: Seen): string {
  const { form, state } = request;
  if (form.type === 'redirection') return m.day(form.until);
  if (form.type === 'suspension') return m.day(form.contractEnd);
  if (form.type !== 'deletion') return '';
  if (state !== 'scheduled' || currentStep(request, run)?.name === 'wait_last_day') return m.day(form.lastDay);
  // The card of the person who asked is drawn before the step has set its time.
  if (deletedOn !== null) return m.day(deletedOn);
  const nextAt = currentStep(request, run)?.nextAt ?? null;
  return nextAt === null ? '' : m.dayOf(nextAt);
}

/** Who has confirmed and who has not, for as long as somebody has to look after it. */
function handOverBlocks(m: Messages, request: Request): readonly KnownBlock[] {
  if (request.receivers === null || request.state !== 'delivered') return [];
  return [rich([[{ bold: m.handOver.receipt.title }], ...receiptLines(m, { request, viewer: null })])];
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
  // A rejection of the bot's own says why in its sentence.
  if (audience === 'systems' && request.failure !== null && request.state !== 'rejected') {
    lines.push([m.work.failure(request.failure)], [m.work.nothingLost]);
  }
  if (audience === 'systems' && request.planChanges.length > 0 && request.state === 'submitted') {
    lines.push([changedText(m, request.planChanges)]);
  }
  return lines;
}

/** Why a plan that was approved cannot be carried out any more. */
export function changedText(m: Messages, changes: Request['planChanges']): string {
  return m.card.planChanged(changes.map((one) => m.card.changed(one, (change) => changeText(m, change))).join('; '));
}

function briefLines(m: Messages, request: Request): readonly Line[] {
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
    lines.push(line(labels.address, form.account.address));
    if (form.type === 'deletion') lines.push(line(labels.lastDay, m.day(form.lastDay)));
    lines.push(...changeLines(m, plan?.changes ?? []));
  }
  const question = request.questions.at(-1);
  if (question !== undefined && request.state === 'info_requested') lines.push(line(labels.question, question.text));
  return lines;
}
