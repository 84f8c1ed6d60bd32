import type { Tie } from '#domain/form/account-access.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { Actor } from '#domain/person.ts';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Request } from '../request.ts';
import type { Refusal } from '../refusal.ts';
import { isAccountHolder } from './who-is-concerned.ts';
import type { BlocksAs, NotBlocked, Ratification, RatifiesAs } from '../ratification.ts';

const DAY_MS = 24 * 60 * 60_000;

interface Asking {
  readonly by: Pick<Actor, 'id' | 'email'>;
  readonly account: KnownAccount;
  readonly ties: readonly Tie[];
}

/** Whether a block waits for its ratification. */
export function isUnratified({ state, ratification }: Pick<Request, 'state' | 'ratification'>): boolean {
  return (
    ratification?.ratified === null && (['executing', 'failed', 'scheduled'] as const).some((one) => one === state)
  );
}

/** Whether a block is there to be lifted, as far as the request tells: nothing ended or replaced it. */
export function mayStillBeLifted({
  form,
  state,
  supersededBy,
}: Pick<Request, 'form' | 'state' | 'supersededBy'>): boolean {
  if (form.type !== 'block') return false;
  return state === 'scheduled' || state === 'failed' || (state === 'closed' && supersededBy === null);
}

/** As what this person blocks accounts like this one; null when they may not. */
export function blocksAs(ties: readonly Tie[]): BlocksAs | null {
  return ties.includes('systems') ? 'systems' : ties.includes('head') ? 'head' : null;
}

/** For so many days after a block that nobody ratified, whoever did it may not block the account again. */
const NOT_AGAIN_DAYS = 30;

/**
 * Why this person may not block the account again: they did so last, and it ended without anybody ratifying it. Without this one
 * person could keep an account closed for good. `last` is the newest block of the account.
 */
export function whyNotAgain(
  last: Pick<Request, 'number' | 'requester' | 'ratification' | 'ended'> | null,
  { by, at }: { readonly by: Pick<Actor, 'id'>; readonly at: Date },
): NotBlocked | null {
  if (last === null || last.requester.id !== by.id || last.ratification?.ratified !== null) return null;
  const days = last.ended === null ? null : (at.getTime() - last.ended.at.getTime()) / DAY_MS;
  return days === null || days >= NOT_AGAIN_DAYS
    ? null
    : { code: 'not_again', number: last.number, days: NOT_AGAIN_DAYS };
}

/**
 * As what this person ratifies: neither whoever blocked, nor the account's holder. What the head of the department blocked is
 * ratified by the systems area; what the systems area blocked, by its other members too, the head, or the official.
 */
export function ratifiesAs(
  { requester, ratification }: Pick<Request, 'requester'> & { readonly ratification?: Pick<Ratification, 'blockedAs'> },
  { by, account, ties }: Asking,
): Result<RatifiesAs, Refusal> {
  if (by.id === requester.id) return refused({ code: 'own_block' });
  if (isAccountHolder(account, by)) return refused({ code: 'concerned', as: 'holder' });
  if (ties.includes('systems')) return ok('systems');
  const isSystems = ratification?.blockedAs === 'systems';
  if (isSystems && ties.includes('head')) return ok('head');
  if (isSystems && ties.includes('responsible')) return ok('official');
  return refused({ code: 'not_ratifier' });
}

/** Why this person may not lift a block; null when they may: the systems area and the head, but not the account's holder. */
export function whyNotLift({ by, account, ties }: Asking): Refusal | null {
  if (blocksAs(ties) === null) return { code: 'not_lifter' };
  return isAccountHolder(account, by) ? { code: 'concerned', as: 'holder' } : null;
}
