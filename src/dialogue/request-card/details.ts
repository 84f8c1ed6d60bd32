import { decidedAlone } from '#domain/request/alone.ts';
import { isCreation } from '#domain/form/form.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import { UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { Messages } from '#messages/messages.ts';
import { whyAsked } from '#messages/why-asked.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import { mention } from '../parts/person-line.ts';
import { receiptLines } from '../parts/receipt-lines.ts';
import { recordButton } from '../parts/record-button.ts';
import { actions, heading, paragraph, type Dialog, type Line, type Part } from '../screen.ts';
import { stateLine, titleOf } from './card.ts';
import { otherButtons } from './card-buttons.ts';
import { sentenceLine, standingRule, type CardInput } from './card-facts.ts';
import { planLines, similarLines, whoLines } from './card-lines.ts';
import { byHandBlocks, progressLines, waitsToBegin } from './card-progress.ts';
import { warningLines } from './warnings.ts';

/** All about a request, for the systems area: its form, its plan, what happened, and the buttons that a card has not. */
export function requestDetailsDialog(m: Messages, seen: CardInput): Dialog {
  const { request, days = null } = seen;
  const { labels } = m.card;
  const rule = standingRule(request);
  const reason = isCreation(request.form) ? labels.justification : labels.reason;
  const undecided = UNTOUCHED_STATES.includes(request.state);
  const blocks: readonly (readonly Line[])[] = [
    [
      stateLine(m, { request, audience: 'systems' }),
      sentenceLine(m, { ...seen, audience: 'systems' }),
      ...(rule === null ? [] : [[m.card.rules[rule]]]),
      ...warningLines(m, seen, { whole: true }).map((line): Line => (isListed(line) ? line : ['⚠ ', ...line])),
    ],
    whoLines(m, request),
    undecided ? similarLines(m, request) : [],
    request.receivers === null || request.state !== 'delivered'
      ? []
      : [[{ bold: m.handOver.receipt.title }], ...receiptLines(m, { request, viewer: null })],
    planLines(m, { request, days }),
    progressLines(m, seen),
    [[{ bold: `${reason}: ` }, whyAsked(m, request)]],
    historyLines(m, seen),
  ];
  const parts: readonly Part[] = blocks.flatMap((lines) => (lines.length === 0 ? [] : [paragraph(lines)]));
  return {
    title: m.home.desk.details.title,
    close: m.dialogs.close,
    content: [
      heading(titleOf(m, request)),
      ...parts,
      ...byHandBlocks(m, seen),
      actions([...otherButtons(m, request), recordButton(m, request)], `more:${request.revision}`),
    ],
  };
}

/** One of several things that the line before it announces. */
function isListed([first]: Line): boolean {
  return typeof first === 'string' && first.startsWith('• ');
}

/** When it was sent, what was asked and answered, who decided and who carried it out. */
function historyLines(m: Messages, { request, run }: CardInput): readonly Line[] {
  const { createdAt, decision, execution, rule, lineRun, questions, requester, ratification } = request;
  const ratified = ratification?.ratified ?? null;
  const by = (text: string, person: Person): Line => [text, ...mention(person)];
  const carriedOut = isCarriedOut(request, run) ? m.card.executedBy : m.card.startedBy;
  return [
    [{ bold: `${m.card.labels.history}: ` }, `${m.card.labels.submitted} ${m.moment(createdAt)}`],
    ...questions.flatMap((question): readonly Line[] => [
      [`${m.card.thread.question(question.by.name)} ${question.text}`],
      ...(question.answer === undefined ? [] : [[`${m.card.thread.answer(requester.name)} ${question.answer.text}`]]),
    ]),
    ...decidedAlone(request).map((one) => by(m.card.alone(one.by.name, m.moment(one.at), one.reason), one.by)),
    ...(rule === null && decision?.outcome === 'approved'
      ? [by(m.card.approvedBy(decision.by.name, m.moment(decision.at)), decision.by)]
      : []),
    ...(rule === null && execution !== null
      ? [by(carriedOut(execution.by.name, m.moment(execution.at)), execution.by)]
      : []),
    ...(ratified === null
      ? []
      : [by(m.block.sentence.ratifiedBy(ratified.by.name, m.moment(ratified.at)), ratified.by)]),
    ...(lineRun === undefined ? [] : [by(m.card.byHandBy(lineRun.by.name, m.moment(lineRun.at)), lineRun.by)]),
  ];
}

/** Whether the work on the account was completed, whatever happened to the hand-over. */
function isCarriedOut(request: Request, run: Run | null): boolean {
  switch (request.state) {
    case 'executed':
    case 'delivered':
      return true;
    case 'scheduled':
      return !waitsToBegin(request, run);
    case 'closed':
      return request.ended === null || request.handedTo !== null;
    default:
      return false;
  }
}
