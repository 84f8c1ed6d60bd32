import type { Account, Seats } from '#domain/account/account.ts';
import type { FailureCode } from '#domain/plan/failure.ts';
import { NO_WORK, type Plan, type StepName } from '#domain/plan/plan.ts';

/** Why no plan can be made. */
export interface NoPlan {
  readonly failure: { readonly code: FailureCode; readonly detail?: string };
}

/** A plan with the seats of its licence, or why none can be made. */
export type PlanDraft = { readonly plan: Plan; readonly seats: Seats | null } | NoPlan;

export function cannot(code: FailureCode, detail?: string): NoPlan {
  return { failure: { code, ...(detail === undefined ? {} : { detail }) } };
}

interface Work extends Partial<Omit<Plan, 'steps'>> {
  /** The steps after the account was looked at. */
  readonly work: readonly StepName[];
  readonly seats?: Seats | null;
}

/** A plan of work on an account, which begins by looking whether everything is still as it was when the plan was made. */
export function workOn(
  { address, displayName }: Pick<Account, 'address' | 'displayName'>,
  { work, seats, ...more }: Work,
): PlanDraft {
  return {
    plan: { ...NO_WORK, address, displayName, steps: ['check_account', ...work], ...more },
    seats: seats ?? null,
  };
}
