import { HARMLESS_STEPS, type StepName } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import type { AuditEvent } from '#use-cases/ports/store/event.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';

/** Steps that change nothing outside: they read, or wait for somebody. */
const LOOKING: ReadonlySet<StepName> = new Set<StepName>([
  ...HARMLESS_STEPS,
  'wait_mailbox',
  'read_back',
  'exchange',
  'verify',
]);
/** Steps whose first attempt only finds out which day they wait for. */
const DATED: ReadonlySet<StepName> = new Set<StepName>(['soft_delete', 'end_redirection']);

interface Attempt {
  readonly request: Pick<Request, 'id'>;
  readonly at: Date;
}

/**
 * The events before an attempt: a step that writes outside begins, or the previous attempt was interrupted. `row` is
 * the step before the attempt.
 */
export function eventsBefore({ request, at }: Attempt, row: RunStep): readonly AuditEvent[] {
  if (LOOKING.has(row.name)) return [];
  const isFirst = row.startedAt === null && !(DATED.has(row.name) && row.attempts === 0);
  return [
    ...(row.state === 'running' ? uncertainAfter({ request, at }, { row, why: 'interrupted' }) : []),
    ...(isFirst ? [eventOf({ request, at }, 'step_begun', { step: row.name, attempt: row.attempts + 1 })] : []),
  ];
}

/** The event that it is unknown whether an attempt was carried out. `row` is the step as the attempt wrote it. */
export function uncertainAfter(
  attempt: Attempt,
  { row, why }: { readonly row: Pick<RunStep, 'name' | 'attempts'>; readonly why: 'interrupted' | 'no_answer' },
): readonly AuditEvent[] {
  if (LOOKING.has(row.name)) return [];
  return [eventOf(attempt, 'step_uncertain', { step: row.name, attempt: row.attempts, why })];
}

function eventOf({ request, at }: Attempt, what: string, data: Readonly<Record<string, unknown>>): AuditEvent {
  return { requestId: request.id, at, actor: 'buzon', door: 'worker', what, data };
}
