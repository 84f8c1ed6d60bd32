import { BUZON } from '#domain/person.ts';
import { ACCOUNT_FAILURES } from '#domain/plan/failure.ts';
import type { Request } from './request.ts';
import { UNDECIDED_STATES } from './states.ts';

/** How a request is corrected: `edit` while it is undecided; `again`, by a new request, when nothing came of it. */
export type Correcting = 'edit' | 'again';

/** How its requester may correct it now; null when nothing can be corrected. */
export function howToCorrect(
  request: Pick<
    Request,
    'state' | 'rule' | 'requester' | 'form' | 'forgottenAt' | 'supersededBy' | 'ended' | 'correctedBy' | 'failure'
  >,
): Correcting | null {
  const { state, rule, requester, form, forgottenAt, supersededBy, ended, correctedBy, failure } = request;
  if (requester.id === BUZON.id || form.type === 'suspension' || form.type === 'block' || forgottenAt !== null)
    return null;
  // What a rule lets begin is not decided by anybody who would have to see a change.
  if (UNDECIDED_STATES.includes(state)) return rule === null ? 'edit' : null;
  const isWithdrawn = state === 'cancelled' && supersededBy === null && ended === null;
  if (rule === 'undo' || rule === 'succession' || correctedBy !== undefined) return null;
  if (failure !== null && ACCOUNT_FAILURES.includes(failure.code)) return null;
  return state === 'rejected' || isWithdrawn ? 'again' : null;
}
