import { BEGINNING_STEPS } from '#domain/plan/plan.ts';
import { nameAndId } from '#domain/people/chat-name.ts';
import { byHandText, stepWords } from '#messages/by-hand.ts';
import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/ports/store/record.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';
import type { Field, Part, Section } from '../pdf/printed.ts';

/** The work step by step: when each began and finished, and the number of attempts. */
export function executionSection(m: Messages, { request, run, isFinal }: RequestRecord): Section {
  const words = m.record.execution;
  const { title } = words;
  if (run === null) return { title, parts: [{ kind: 'note', text: isFinal ? words.never : words.none }] };
  const { execution } = request;
  const began = request.kind === 'deletion' ? beganAt(run.steps) : null;
  const rows: Field[] = [
    ...(execution === null
      ? []
      : [{ label: words.by, value: `${nameAndId(execution.by)}, ${m.exactMoment(execution.at)}` }]),
    ...(began === null ? [] : [{ label: words.began, value: m.exactMoment(began) }]),
    ...(run.directoryId === null ? [] : [{ label: words.directoryId, value: run.directoryId, isCode: true }]),
  ];
  const steps = run.steps.filter(({ name }) => name !== 'join_groups' || (request.plan?.groups.length ?? 0) > 0);
  return {
    title,
    parts: [...(rows.length === 0 ? [] : [{ kind: 'fields', rows } as const]), stepsTable(m, request, steps)],
  };
}

/** When the first step began that does not wait for a day. */
function beganAt(steps: readonly RunStep[]): Date | null {
  return steps.find(({ name }) => !BEGINNING_STEPS.includes(name))?.startedAt ?? null;
}

function stepsTable(m: Messages, request: RequestRecord['request'], steps: readonly RunStep[]): Part {
  const words = m.record.execution;
  return {
    kind: 'table',
    columns: [
      { title: words.position, share: 0.06 },
      { title: words.step, share: 0.26 },
      { title: words.state, share: 0.11 },
      { title: words.startedAt, share: 0.24 },
      { title: words.doneAt, share: 0.24 },
      { title: words.attempts, share: 0.09 },
    ],
    rows: steps.map((step, at) => [
      String(at + 1),
      [stepWords(m, request, step.name).plan, ...byHandLines(m, { request, step })].join('\n'),
      words.states[step.state],
      step.startedAt === null ? '—' : m.exactMoment(step.startedAt),
      step.doneAt === null ? '—' : m.exactMoment(step.doneAt),
      String(step.attempts),
    ]),
  };
}

/** Who confirmed that it was done, when, and that it cannot be checked. */
function byHandLines(
  m: Messages,
  { request, step }: { readonly request: RequestRecord['request']; readonly step: RunStep },
): readonly string[] {
  if (step.confirmedAt === null) return [];
  const who = request.lineRun === undefined ? null : nameAndId(request.lineRun.by);
  const confirmed = m.record.execution.confirmed(m.exactMoment(step.confirmedAt), who);
  const unchecked = step.name === 'exchange' ? byHandText(m, request) : null;
  return [confirmed, ...(unchecked === null ? [] : [unchecked])];
}
