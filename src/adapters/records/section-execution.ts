import type { Messages } from '#messages/messages.ts';
import type { RequestRecord } from '#use-cases/record-ports.ts';
import type { RunStep } from '#use-cases/ports.ts';
import type { Field, Part, Section } from './printed.ts';

/** The work, step by step: when each began and was done, and how often it was tried. */
export function executionSection(m: Messages, { request, run, isFinal }: RequestRecord): Section {
  const words = m.record.execution;
  const { title } = words;
  if (run === null) return { title, parts: [{ kind: 'note', text: isFinal ? words.never : words.none }] };
  const { execution } = request;
  const rows: Field[] = [
    ...(execution === null ? [] : [{ label: words.by, value: `${execution.by.name}, ${m.moment(execution.at)}` }]),
    ...(run.directoryId === null ? [] : [{ label: words.directoryId, value: run.directoryId, isCode: true }]),
  ];
  const steps = run.steps.filter(({ name }) => name !== 'join_groups' || (request.plan?.groups.length ?? 0) > 0);
  return { title, parts: [...(rows.length === 0 ? [] : [{ kind: 'fields', rows } as const]), stepsTable(m, steps)] };
}

function stepsTable(m: Messages, steps: readonly RunStep[]): Part {
  const words = m.record.execution;
  return {
    kind: 'table',
    columns: [
      { title: words.position, share: 0.06 },
      { title: words.step, share: 0.28 },
      { title: words.state, share: 0.11 },
      { title: words.startedAt, share: 0.22 },
      { title: words.doneAt, share: 0.22 },
      { title: words.attempts, share: 0.11 },
    ],
    rows: steps.map((step, at) => [
      String(at + 1),
      step.confirmedAt === null
        ? m.work.steps[step.name].plan
        : `${m.work.steps[step.name].plan}\n${words.confirmed(m.moment(step.confirmedAt))}`,
      words.states[step.state],
      step.startedAt === null ? '—' : m.moment(step.startedAt),
      step.doneAt === null ? '—' : m.moment(step.doneAt),
      String(step.attempts),
    ]),
  };
}
