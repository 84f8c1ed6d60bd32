import { HARMLESS_STEPS, type StepName } from './plan.ts';

/** What tells whether a step may have changed something. */
interface StepTrace {
  readonly name: StepName;
  readonly state: 'waiting' | 'running' | 'done';
  /** An attempt was begun whose outcome nobody knows. */
  readonly uncertain: boolean;
}

/** Whether it is certain that a run has changed nothing: no step that writes is done, and no attempt at one has an unknown outcome. */
export function isUntouched(steps: readonly StepTrace[]): boolean {
  return steps.every((step) => HARMLESS_STEPS.includes(step.name) || (step.state !== 'done' && !step.uncertain));
}
