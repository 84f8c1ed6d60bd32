import type { Person } from '#domain/person.ts';
import type { Account } from '#domain/account/account.ts';
import type { Request } from './request.ts';
import { ENDED_STATES, UNDECIDED_STATES } from './states.ts';

/** The accounts for which somebody answers who leaves, and the departments that they head. */
export interface LeftBehind {
  readonly person: Person;
  /** By name. */
  readonly accounts: readonly Account[];
  /** By name. */
  readonly departments: readonly string[];
}

/**
 * Who leaves by the request: the holder of a person's account that is deleted, or suspended when the contract ends. Null where
 * nobody does, or not any more. `account` is the one of the request, as the register has it.
 */
export function whoLeaves(request: Request, account: Account | null): Person | null {
  const { form, state, ended, supersededBy, forgottenAt } = request;
  if ((form.type !== 'deletion' && form.type !== 'suspension') || form.account.type !== 'personal') return null;
  if (state === 'rejected' || state === 'cancelled' || supersededBy !== null || forgottenAt !== null) return null;
  // Closed unfinished, or the account was given back since.
  const isBack = ENDED_STATES.includes(state) && (ended !== null || account?.state === 'active');
  return isBack ? null : (account?.holder ?? form.account.holder);
}

/** Whether somebody else than this person answers for it that whoever leaves does leave: by approving it, or by the contract's end. */
export function isLeavingSure({ rule, state, decision }: Request, by: Person): boolean {
  if (rule === 'contract_end') return true;
  return !UNDECIDED_STATES.includes(state) && decision?.outcome === 'approved' && decision.by.id !== by.id;
}
