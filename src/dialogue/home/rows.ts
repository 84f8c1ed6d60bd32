import type { Account } from '#domain/account/account.ts';
import { displayNameOf } from '#domain/form/form.ts';
import { productName } from '#domain/account/product-names.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import { withoutFullStop } from '#messages/full-stop.ts';
import type { Messages } from '#messages/messages.ts';
import { accountStateText, stateText } from '#messages/state-text.ts';
import type { Aged, AgedQuestion, HandedOver, LicenceNow } from '#use-cases/home/desk.ts';
import type { EndingContract, OwnAccount } from '#use-cases/home/home.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { SeenQuestion } from '#use-cases/ports/store/question.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { ACCOUNT_BUTTONS, ACCOUNT_VIEW, ACTIONS, CHOICES, CONTRACT_ACTIONS } from '../act-names.ts';
import { purposeLabel } from '../accounts/list.ts';
import { blockButtons, unratifiedLine } from '../request-card/block-lines.ts';
import { agreementButtons, agreementLine } from '../contract-end/agreement.ts';
import type { ContractValue } from '../contract-end/notice.ts';
import { whatFor } from '../parts/asked-for.ts';
import { mention } from '../parts/person-line.ts';
import { listedRecordButton } from '../parts/record-button.ts';
import { requesterButtons, systemsButtons } from '../request-card/card-buttons.ts';
import { aboutText, questionButtons } from '../questions/message.ts';
import { awaitedBy } from '../request-card/card-facts.ts';
import { missingText, nextOf } from '../request-card/next.ts';
import { actions, paragraph, shorten, type Action, type Line, type Part, type Piece } from '../screen.ts';
import { findingParts } from '../tenant/digest.ts';
import { NAME, SENTENCE } from './list.ts';

/** The entries of the home page's lists, in the page itself and in the windows with whole lists. */

type Waiting = 'questions' | 'receipts' | 'passwords';

/** Something that waits for the person, with its button. */
export function waitingRow(m: Messages, kind: Waiting, request: Request): readonly Part[] {
  const words = m.home.waiting;
  const person = shorten(displayNameOf(request.form), NAME);
  const button = { style: 'primary', payload: request.id } as const;
  const of = (text: string, act: string, label: string): readonly Part[] => [
    {
      kind: 'entry',
      // The same id whenever the home page is drawn: somebody who presses during a redraw presses the button they see.
      id: `${act}:${request.id}`,
      text,
      people: kind === 'questions' ? request.questions.slice(-1).map(({ by }) => by) : [],
      // Screen readers would read many buttons with the same name.
      action: { ...button, act, label, spoken: `${label}: ${request.number}` },
    },
  ];
  switch (kind) {
    case 'questions':
      return of(questionText(m, request), ACTIONS.answer, words.answer);
    case 'receipts':
      return of(words.receipt(addressOf(request), person, request.number), ACTIONS.confirmReceipt, words.confirm);
    case 'passwords': {
      const inPerson = request.handedTo?.as === 'responsible';
      const text = inPerson ? words.passwordInPerson(addressOf(request), person) : words.password(addressOf(request));
      return of(text, ACTIONS.reveal, words.reveal);
    }
  }
}

function questionText(m: Messages, request: Request): string {
  const question = request.questions.at(-1);
  const who = shorten(question?.by.name ?? '', NAME);
  return `${m.home.waiting.question(who, request.number)}\n${shorten(question?.text ?? '', SENTENCE)}`;
}

export function agreementRow(m: Messages, request: Request): readonly Part[] {
  return [paragraph([agreementLine(m, request)]), agreementButtons(m, request)];
}

export function ratificationRow(m: Messages, request: Request): readonly Part[] {
  const buttons = blockButtons(m, request).map((one) => ({ ...one, spoken: `${one.label}: ${request.number}` }));
  return [paragraph([unratifiedLine(m, request)]), actions(buttons, `ratify:${request.id}`)];
}

export function contractRow(m: Messages, { account, contractEnd, days }: EndingContract): readonly Part[] {
  const words = m.home.waiting;
  const { id, address, displayName } = account;
  const payload: ContractValue = { accountId: id, contractEnd };
  const label = words.askExtension;
  const ends = words.contract(address, shorten(displayName, NAME), m.day(contractEnd));
  return [
    {
      ...{ kind: 'entry', id: `contract:${id}`, text: `${ends}; ${words.left(days)}.`, people: [] },
      action: { act: CONTRACT_ACTIONS.extend, label, payload, spoken: `${label}: ${address}` },
    },
  ];
}

/** What was asked, its state, and what comes next and who does it. */
export function requestLines(m: Messages, request: Request): readonly Line[] {
  const { id, number, form, createdAt } = request;
  const what = ` · ${whatFor(m, form)} · ${shorten(displayNameOf(form), NAME)}`;
  return [
    [{ bold: number, leadsTo: postKey.card('requester', id) }, what],
    [`${stateText(m, request)} · ${m.home.requests.sent(m.moment(createdAt))}`],
    [nextOf(m, request)],
  ];
}

/** A question to the systems area, and what became of it; it leads to the last answer. */
export function askedLine(m: Messages, seen: SeenQuestion): Line {
  const { id, askedAt, answers } = seen.question;
  const words = m.home.asked;
  const what = shorten(aboutText(m, seen), SENTENCE);
  const last = answers.at(-1);
  const sent = ` · ${m.home.requests.sent(m.moment(askedAt))} · `;
  if (last === undefined) return [what, sent, words.waits];
  const leadsTo = postKey.answer(id, answers.length - 1);
  return [what, sent, { bold: words.answered(shorten(last.by.name, NAME), m.moment(last.at)), leadsTo }];
}

/** A request in a list, with what its requester can do. */
export function requestRow(m: Messages, request: Request): readonly Part[] {
  const buttons = [...requesterButtons(m, request), listedRecordButton(m, request)];
  return [paragraph(requestLines(m, request)), actions(buttons, `mine:${request.id}`)];
}

/** An account, its card, and what this person can start on it. */
export function ownAccountRow(m: Messages, account: OwnAccount): readonly Part[] {
  const words = m.commands.accounts;
  const { id, address } = account;
  const view: Action = { act: ACCOUNT_VIEW, label: words.view, payload: id, spoken: `${words.view}: ${address}` };
  const started = account.actions.map((purpose): Action => {
    const label = purposeLabel(m, purpose, account.state);
    return { act: ACCOUNT_BUTTONS[purpose], label, payload: id, spoken: `${label}: ${address}` };
  });
  const label = m.change.chooser.forgotten;
  const forgotten: Action = { act: CHOICES.forgotten, label, payload: id, spoken: `${label}: ${address}` };
  const all = [...(account.asksPassword ? [forgotten] : []), view, ...started];
  return [paragraph([accountLine(m, account)]), actions(all, `account:${id}`)];
}

/** An account and its card. */
export function accountRow(m: Messages, account: Account): readonly Part[] {
  const label = m.commands.accounts.view;
  const { id, address, displayName, contractEnd } = account;
  const until = contractEnd === null ? '' : ` · ${m.home.accounts.until(m.day(contractEnd))}`;
  const text = `${shorten(displayName, NAME)}\n${address} · ${accountStateText(m, account)}${until}`;
  const action: Action = { act: ACCOUNT_VIEW, label, payload: id, spoken: `${label}: ${address}` };
  return [{ kind: 'entry', id: `account:${id}`, text, people: [], action }];
}

function accountLine(m: Messages, account: Account): Line {
  const { address, displayName, contractEnd } = account;
  const until = contractEnd === null ? '' : ` · ${m.home.accounts.until(m.day(contractEnd))}`;
  return [{ code: address }, ` · ${shorten(displayName, NAME)} · ${accountStateText(m, account)}${until}`];
}

/** An account with the last day of its contract first. */
export function endLine(m: Messages, { contractEnd, address, displayName }: Account): Line {
  const day = contractEnd === null ? '' : `${m.day(contractEnd)} · `;
  return [day, { code: address }, ` · ${shorten(displayName, NAME)}`];
}

export function queueRow(m: Messages, row: Aged): readonly Part[] {
  const { request, days } = row;
  const asker = m.home.desk.by(shorten(request.requester.name, NAME));
  return deskRow(m, row, [
    `${withoutFullStop(queueState(m, request))} · ${asker}`,
    ...mention(request.requester),
    ` · ${m.home.ago(days)}`,
  ]);
}

/** A question with the buttons of its message, to which whoever asks leads. */
export function questionRow(m: Messages, { question, account, days }: AgedQuestion): readonly Part[] {
  const { id, by, tried, text } = question;
  const asks = shorten(m.questions.message.asks(by.name), NAME);
  const tells = [
    ...(tried === null ? [] : [m.questions.tried[tried.act]]),
    ...(tried?.whose === undefined ? [] : [shorten(tried.whose, NAME)]),
    ...(tried?.number === undefined ? [] : [tried.number]),
    ...(account === null ? [] : [account.address]),
  ];
  const buttons = questionButtons(m, question).map((one) => ({ ...one, spoken: `${one.label}: ${by.name}` }));
  return [
    paragraph([
      [{ bold: asks, leadsTo: postKey.systemsQuestion(id) }, ...mention(by), ` · ${m.home.ago(days)}`],
      ...(tells.length === 0 ? [] : [[tells.join(' · ')]]),
      ...(text === null ? [] : [[shorten(text, SENTENCE)]]),
    ]),
    actions(buttons, `question:${id}`),
  ];
}

export function failedRow(m: Messages, row: Aged): readonly Part[] {
  return deskRow(m, row, [`${m.home.desk.since(m.moment(row.since))} · ${failure(m, row.request)}`]);
}

export function byHandRow(m: Messages, row: Aged): readonly Part[] {
  return deskRow(m, row, [`${m.home.desk.since(m.moment(row.since))} · ${m.home.ago(row.days)}`]);
}

export function handedOverRow(m: Messages, row: HandedOver): readonly Part[] {
  const { request, days, missing } = row;
  const person = request.handedTo?.person ?? null;
  const told = m.home.desk.handed(shorten(person?.name ?? '', NAME), m.home.ago(days));
  return deskRow(m, row, [
    `${addressOf(request)} · ${told} ${missingText(m, missing)}`,
    ...(person === null ? [] : mention(person)),
  ]);
}

/** A request with the buttons of its card, to which its number leads. */
function deskRow(m: Messages, { request, run }: Aged, remark: readonly Piece[]): readonly Part[] {
  const { id, number, form } = request;
  const what = ` · ${whatFor(m, form)} · ${shorten(displayNameOf(form), NAME)}`;
  const buttons = systemsButtons(m, { request, run }).map((button) => ({
    ...button,
    spoken: `${button.label}: ${number}`,
  }));
  return [
    paragraph([[{ bold: number, leadsTo: postKey.card('systems', id) }, what], remark]),
    ...(buttons.length === 0 ? [] : [actions(buttons, `desk:${id}`)]),
  ];
}

function queueState(m: Messages, request: Request): string {
  const { states } = m.home.desk;
  if (request.state === 'approved') return states.approved;
  if (request.failure !== null) return states.noPlan(failure(m, request));
  if (request.state === 'info_requested') return states.asked(shorten(request.requester.name, NAME));
  return awaitedBy(request) === 'confirmation' ? states.unconfirmed : states.submitted;
}

function failure(m: Messages, request: Request): string {
  return request.failure === null ? '' : shorten(m.work.failure(request.failure), SENTENCE);
}

export function findingRow(m: Messages, finding: Finding): readonly Part[] {
  return findingParts(m, finding, { page: 0, beside: [m.home.desk.foundAt(m.moment(finding.foundAt))] });
}

export function licenceLine(m: Messages, licence: LicenceNow): Line {
  const words = m.home.desk;
  const { free, total, before } = licence;
  const now = words.licence(shorten(productName(licence), NAME), free, total);
  if (before === undefined) return [now];
  const then = before.free === free ? words.same(before.weeks) : words.before(before.free, before.weeks);
  return [`${withoutFullStop(now)} · ${then}`];
}
