import type { Failure } from '#domain/request.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { TrailEvent } from '#use-cases/trail-ports.ts';
import type { Section } from './printed.ts';
import { actorOf, doorName, eventName, REVEALS, saidIn, writtenIn } from './trail-words.ts';

/** What stands in the sections on the work and on the hand-over. */
const TOLD_ELSEWHERE: readonly string[] = [
  ...['step_begun', 'step_done', 'delivered', 'holder_joined', 'remind', 'confirm_receipt', 'tick', 'password_changed'],
  ...REVEALS,
];

/** Characters of a plan's hash that tell it from others; the whole one stands with the plan. */
const HASH_SHOWN = 16;

/** Everything that people and Buzón decided, oldest first: when, who, through which door, and what they wrote. */
export function decisionsSection(m: Messages, { events }: RequestRecord): Section {
  const words = m.record.decisions;
  const { title } = words;
  const told = events.filter(({ what }) => !TOLD_ELSEWHERE.includes(what));
  if (told.length === 0) return { title, parts: [{ kind: 'note', text: words.none }] };
  const columns = [
    { title: words.at, share: 0.22 },
    { title: words.what, share: 0.4 },
    { title: words.who, share: 0.19 },
    { title: words.door, share: 0.19 },
  ];
  const rows = told.map((event) => [
    m.moment(event.at),
    [eventName(m, event.what), ...detailsOf(m, event)].join('\n'),
    actorOf(m, event),
    doorName(m, event.door),
  ]);
  return { title, parts: [{ kind: 'table', columns, rows }] };
}

function detailsOf(m: Messages, event: TrailEvent): readonly string[] {
  const words = m.record.decisions;
  const quoted = (key: string, say: (text: string) => string): readonly string[] => {
    const text = writtenIn(m, event, key);
    return text === null ? [] : [say(text)];
  };
  switch (event.what) {
    case 'plan':
    case 'plan_changed':
    case 'approve': {
      const planHash = saidIn(event, 'planHash');
      return typeof planHash === 'string' ? [words.plan(planHash.slice(0, HASH_SHOWN))] : [];
    }
    case 'reject':
    case 'line_not_run':
    case 'give_up':
      return quoted('reason', words.reason);
    case 'ask':
      return quoted('question', words.question);
    case 'answer':
      return quoted('answer', words.answer);
    case 'plan_failed':
    case 'fail':
      return failureOf(m, event);
    case 'step_uncertain':
      return stepOf(m, event);
    case 'supersede': {
      const by = saidIn(event, 'by');
      return typeof by === 'string' ? [words.by(by)] : [];
    }
    default:
      return [];
  }
}

function stepOf(m: Messages, event: TrailEvent): readonly string[] {
  const steps: Readonly<Record<string, { readonly plan: string }>> = m.work.steps;
  const name = saidIn(event, 'step');
  const step = typeof name === 'string' && Object.hasOwn(steps, name) ? steps[name] : undefined;
  return step === undefined ? [] : [m.record.decisions.atStep(step.plan)];
}

function failureOf(m: Messages, event: TrailEvent): readonly string[] {
  // Written by ourselves from a `Failure`, its detail apart; in the oldest events with it.
  const failure = saidIn(event, 'failure') as Pick<Failure, 'code' | 'step' | 'detail'> | undefined;
  if (failure === undefined) return [];
  const { code, step } = failure;
  const detail = event.personal?.['detail'] ?? failure.detail;
  const sentence = m.work.failure({ code, ...(typeof detail === 'string' ? { detail } : {}) });
  return [step === 'plan' ? sentence : m.record.decisions.stoppedAt(m.work.steps[step].plan, sentence)];
}
