import { isCreation } from '#domain/form/form.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { Failure } from '#domain/plan/failure.ts';
import { byHandText, stepWords } from '#messages/by-hand.ts';
import { stateText } from '#messages/state-text.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import type { Section } from '../pdf/printed.ts';
import { actorOf, doorName, eventName, REVEALS, eventValue, eventText, type RequestEvent } from './trail-words.ts';

/** Events that other sections show: the work and the hand-over. */
const TOLD_ELSEWHERE: readonly string[] = [
  ...['step_begun', 'step_done', 'delivered', 'holder_joined', 'remind', 'confirm_receipt', 'tick', 'password_changed'],
  ...REVEALS,
];

/** How many characters identify a plan's hash; the whole hash is in the plan's section. */
const HASH_SHOWN = 16;

/** All decisions of people and of Buzón, oldest first: when, who, where from, and what they wrote. */
export function decisionsSection(m: Messages, { request, events, end }: RequestRecord): Section {
  const words = m.record.decisions;
  const { title } = words;
  const shownEvents = events.filter(({ what }) => !TOLD_ELSEWHERE.includes(what));
  if (shownEvents.length === 0) return { title, parts: [{ kind: 'note', text: words.none }] };
  const columns = [
    { title: words.seq, share: 0.07 },
    { title: words.at, share: 0.24 },
    { title: words.what, share: 0.34 },
    { title: words.who, share: 0.16 },
    { title: words.door, share: 0.19 },
  ];
  const row = (event: TrailEvent, what: readonly string[]): readonly string[] => [
    String(event.seq),
    m.exactMoment(event.at),
    what.join('\n'),
    actorOf(m, event),
    doorName(m, event.door),
  ];
  const rows = shownEvents.map((event) =>
    row(event, [eventName(m, { request, event }), ...detailsOf(m, { request, event }), ...aloneOf(m, event)]),
  );
  // The event that ended it may be in another section, or followed by events that change nothing.
  if (end !== null)
    rows.push(row(end, [words.end(stateText(m, request)), words.endedBy(eventName(m, { request, event: end }))]));
  return { title, parts: [{ kind: 'table', columns, rows }] };
}

/** The note that the only systems person decided alone, with the reason. */
function aloneOf(m: Messages, event: TrailEvent): readonly string[] {
  if (eventValue(event, 'alone') !== true) return [];
  const reason = eventText(m, event, 'aloneFor');
  return [m.record.decisions.alone, ...(reason === null ? [] : [m.record.decisions.reason(reason)])];
}

function detailsOf(m: Messages, { request, event }: RequestEvent): readonly string[] {
  const words = m.record.decisions;
  const quoted = (key: string, say: (text: string) => string): readonly string[] => {
    const text = eventText(m, event, key);
    return text === null ? [] : [say(text)];
  };
  switch (event.what) {
    case 'plan':
    case 'plan_changed':
    case 'approve': {
      const planHash = textIn(eventValue(event, 'planHash'));
      return [...correctionIn(m, event), ...(planHash === null ? [] : [words.plan(planHash.slice(0, HASH_SHOWN))])];
    }
    case 'reject':
    case 'line_not_run':
    case 'undo':
    case 'lift':
    case 'give_up':
      return quoted('reason', words.reason);
    case 'choose_address':
      return quoted('localPart', (text) => words.corrected(textIn(event.personal?.['wished']) ?? '—', text));
    case 'ask':
      return quoted('question', words.question);
    case 'answer':
      return quoted('answer', words.answer);
    case 'plan_failed':
    case 'fail':
      return failureOf(m, { request, event });
    case 'step_uncertain':
      return stepOf(m, { request, event });
    case 'executed': {
      const byHand = byHandText(m, request);
      return byHand === null ? [] : [byHand];
    }
    case 'attempt_refused':
      return attemptOf(m, event);
    case 'ask_official':
    case 'agree':
    case 'ratify':
    case 'decline': {
      const as = eventValue(event, 'as');
      const answers = as === 'official' || as === 'head' || as === 'systems' ? [words.as[as]] : [];
      return [...answers, ...(event.what === 'decline' ? quoted('reason', words.reason) : [])];
    }
    case 'correct': {
      const { form } = request;
      const labels: Readonly<Record<string, string>> = isCreation(form) ? m.form.fields : m.change.fields;
      const fields = eventValue(event, 'fields');
      const names = Array.isArray(fields) ? fields.map((field) => labels[String(field)] ?? String(field)) : [];
      return names.length === 0 ? [] : [m.correction.fields(names.join(', '))];
    }
    case 'corrected': {
      const number = textIn(eventValue(event, 'number'));
      return number === null ? [] : [m.correction.correctedBy(number)];
    }
    case 'supersede': {
      // Before 28 Nov 2026 the event of a deletion ended by an extension had no number.
      const by = textIn(eventValue(event, 'by')) ?? request.supersededBy;
      return by === null ? [] : [words.by(by)];
    }
    default:
      return [];
  }
}

/** The attempted act, and why it was refused. */
function attemptOf(m: Messages, event: TrailEvent): readonly string[] {
  const wordFor = (of: Readonly<Record<string, string>>, key: string): string => {
    const code = textIn(eventValue(event, key)) ?? '—';
    return Object.hasOwn(of, code) ? (of[code] ?? code) : code;
  };
  const attempt = m.attempt.told(wordFor(m.attempt.acts, 'act'), wordFor(m.attempt.why, 'why'));
  const last = eventValue(event, 'last');
  // Before 2026-11-28 the mark did not say which limit was reached.
  const mark = last === 'alike' || last === 'act' ? m.attempt.last[last] : last === true ? m.attempt.last.either : null;
  return [attempt, ...(mark === null ? [] : [mark])];
}

/** The address that the approver chose instead of the plan's. */
function correctionIn(m: Messages, { personal }: TrailEvent): readonly string[] {
  const corrected = personal?.['corrected'] as { readonly before?: unknown; readonly after?: unknown } | undefined;
  const [before, after] = [textIn(corrected?.before), textIn(corrected?.after)];
  return before === null || after === null ? [] : [m.record.decisions.corrected(before, after)];
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function stepOf(m: Messages, { request, event }: RequestEvent): readonly string[] {
  const name = eventValue(event, 'step');
  const isStep = typeof name === 'string' && Object.hasOwn(m.work.steps, name);
  return isStep ? [m.record.decisions.atStep(stepWords(m, request, name as StepName).plan)] : [];
}

function failureOf(m: Messages, { request, event }: RequestEvent): readonly string[] {
  // Written by us from a `Failure`, with its detail stored separately; the oldest events include it.
  const failure = eventValue(event, 'failure') as Pick<Failure, 'code' | 'step' | 'detail'> | undefined;
  if (failure === undefined) return [];
  const { code, step } = failure;
  const detail = event.personal?.['detail'] ?? failure.detail;
  const sentence = m.work.failure({ code, ...(typeof detail === 'string' ? { detail } : {}) }, 'record');
  return [step === 'plan' ? sentence : m.record.decisions.stoppedAt(stepWords(m, request, step).plan, sentence)];
}
