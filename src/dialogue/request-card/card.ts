import { departmentNameOf, displayNameOf, isCreation } from '#domain/form/form.ts';
import { isUnconfirmed } from '#domain/request/agreement.ts';
import { addressOf } from '#domain/request/request-address.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import { mailLines } from '#messages/mail-lines.ts';
import type { Messages } from '#messages/messages.ts';
import { stateText } from '#messages/state-text.ts';
import type { CardAudience } from '#use-cases/ports/store/job.ts';
import { whatFor } from '../parts/asked-for.ts';
import { changeLines } from '../parts/change-lines.ts';
import { lastDayLines } from '../parts/last-day.ts';
import { personPieces } from '../parts/person-line.ts';
import { receiverPieces } from '../parts/receives-lines.ts';
import { recordButton } from '../parts/record-button.ts';
import { stateMark } from '../parts/state-mark.ts';
import { actions, heading, paragraph, shorten, type Line, type Message, type Part, type Piece } from '../screen.ts';
import { requesterButtons, systemsButtons } from './card-buttons.ts';
import { awaitedBy, sentenceLine, type CardInput } from './card-facts.ts';
import { factLines } from './card-lines.ts';
import { byHandBlocks, progressLine } from './card-progress.ts';
import { correctsLines } from './correction-lines.ts';
import { agreementLines, warningLines } from './warnings.ts';

/** Lines of a card above its buttons, with the heading: more is not read. */
export const MOST_LINES = 8;
/** Of a fact on a card, in characters: the longest of Correo's own sentences; a typed text is whole in the window with everything. */
const LONGEST = 300;

/** The card of a request as it is now, for the systems area or for the requester. */
export function requestCard(m: Messages, seen: CardInput & { readonly audience: CardAudience }): Message {
  const { request, audience } = seen;
  const isSystems = audience === 'systems';
  const parts = isSystems ? systemsParts(m, seen) : [paragraph(requesterLines(m, seen))];
  const buttons = isSystems ? systemsButtons(m, seen) : [...requesterButtons(m, request), recordButton(m, request)];
  return {
    summary: m.card.fallback(request.number, stateText(m, request), displayNameOf(request.form)),
    parts: [heading(titleOf(m, request)), ...parts, actions(buttons, `buttons:${request.revision}`)],
  };
}

/** What is asked for, and for whom. */
export function titleOf(m: Messages, { form }: Pick<Request, 'form'>): string {
  const what = isCreation(form) ? m.card.newAccount : whatFor(m, form);
  return `${what} · ${shorten(displayNameOf(form), 100)}`;
}

/** The state with its colour, and the number. */
export function stateLine(m: Messages, { request, audience }: Pick<CardInput, 'request'> & Audience): Line {
  const isToDecide = request.state === 'submitted' && request.plan !== null && awaitedBy(request) === 'decision';
  const known = stateText(m, request);
  const isAgain = request.planChanges.length > 0;
  const text = audience === 'systems' && isToDecide && !isAgain ? m.card.toApprove : known;
  return [`${stateMark(request)} `, { bold: text }, ` · ${request.number}`];
}

interface Audience {
  readonly audience: CardAudience;
}

function systemsParts(m: Messages, seen: CardInput & Audience): readonly Part[] {
  const { request } = seen;
  const warnings = warningLines(m, seen);
  const warned: readonly Line[] = warnings.length === 0 ? [] : [['⚠ ', ...joined(warnings)]];
  const sentence = sentenceLine(m, seen);
  const state = stateLine(m, seen);
  if (ENDED_STATES.includes(request.state)) return [paragraph([state, sentence, ...warned])];
  const progress = progressLine(m, seen);
  const end = [...warned, sentence, ...(progress === null ? [] : [progress])];
  const people = peopleLine(m, request);
  const room = MOST_LINES - 3 - end.length;
  const facts = factLines(m, { request, days: seen.days ?? null });
  // Once it was decided, only the account matters.
  const shown = UNTOUCHED_STATES.includes(request.state)
    ? upTo(m, facts, room)
    : facts.slice(0, MATTER[request.kind] ?? 1);
  return [paragraph([state, people, ...shown.map(short), ...end]), ...byHandBlocks(m, { ...seen, isBrief: true })];
}

/** How many facts matter still, of kinds that nobody decides on before they are done. */
const MATTER: Partial<Record<Request['kind'], number>> = { block: 2 };

/** Who asks, and for a new account or password who receives it. */
function peopleLine(m: Messages, request: Request): Line {
  const { labels } = m.card;
  const receives = receiverPieces(m, request);
  const receiver: Line = receives.length === 0 ? [] : [' · ', { bold: `${labels.receives}: ` }, ...receives];
  const by = request.kind === 'block' ? m.block.labels.by : labels.requester;
  return [{ bold: `${by}: ` }, ...personPieces(request.requester), ...receiver];
}

/** The first facts; the last shown tells how many there are besides. */
function upTo(m: Messages, lines: readonly Line[], room: number): readonly Line[] {
  if (lines.length <= room) return lines;
  const shown = lines.slice(0, Math.max(1, room));
  const left = lines.length - shown.length;
  return shown.map((line, index) => (index === shown.length - 1 ? [...line, ` · ${m.card.moreFacts(left)}`] : line));
}

function short(line: Line): Line {
  return line.map((piece): Piece => (typeof piece === 'string' ? shorten(piece, LONGEST) : piece));
}

function joined(lines: readonly Line[]): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : [' ', ...line]));
}

/** For the requester: the state, what comes next and who acts, and what was asked for. */
function requesterLines(m: Messages, seen: CardInput & Audience): readonly Line[] {
  const { request, days = null } = seen;
  const { labels } = m.card;
  const { form, plan } = request;
  const line = (label: string, value: string): Line => [{ bold: `${label}: ` }, value];
  const lines: Line[] = [
    stateLine(m, seen),
    sentenceLine(m, seen),
    ...correctsLines(m, request),
    // Who has to confirm it stands in the sentence, unless that tells of a question.
    ...(request.state === 'submitted' && isUnconfirmed(request) ? [] : agreementLines(m, request)),
  ];
  if (isCreation(form)) {
    if (plan !== null) lines.push([{ bold: `${labels.address}: ` }, { code: plan.address }]);
    else lines.push(line(labels.department, departmentNameOf(form)));
  } else {
    lines.push([{ bold: `${labels.existing}: ` }, { code: addressOf(request) }]);
    lines.push(...lastDayLines(m, request));
    lines.push(...upTo(m, changeLines(m, plan?.changes ?? []), 3).map(short));
    lines.push(...mailLines(m, request, days).map(({ label, value }) => line(label, value)));
  }
  const question = request.questions.at(-1);
  if (question !== undefined && request.state === 'info_requested') lines.push(line(labels.question, question.text));
  return lines;
}
