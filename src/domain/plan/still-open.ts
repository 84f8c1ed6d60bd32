import type { Plan } from './plan.ts';

/** Whether the account can be used until its deletion begins: of one that was suspended or blocked, no sign-in is taken. */
export function isStillOpen(plan: Pick<Plan, 'changes'> | null): boolean {
  return plan === null || plan.changes.some(({ what }) => what === 'sign_in');
}
