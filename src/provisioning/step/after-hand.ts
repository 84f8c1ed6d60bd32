import { MINUTE, type StepContext, type StepDeps, type StepOutcome } from './step.ts';

/** How long a person's change has to appear in Graph, ms. */
const SHOWS_WITHIN = 20 * MINUTE;
const FIRST_LOOK = 2_000;

/**
 * The outcome after somebody confirmed that the line was run and Graph does not show it yet: frequent checks at first,
 * however often the step was tried before, and finally the result that it had no effect.
 */
export function afterHand(deps: Pick<StepDeps, 'clock'>, { row }: Pick<StepContext, 'row'>): StepOutcome {
  const since = deps.clock.now().getTime() - (row.confirmedAt ?? deps.clock.now()).getTime();
  if (since >= SHOWS_WITHIN) return { type: 'failed', failure: { code: 'line_without_effect' } };
  return { type: 'wait', reason: 'replication', afterMs: Math.min(Math.max(since, FIRST_LOOK), MINUTE) };
}
