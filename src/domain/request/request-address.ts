import { isCreation } from '#domain/form/form.ts';
import type { Request } from './request.ts';

/**
 * The request's address: the account's present one, the new one once the work is done, or the planned one of a new
 * account.
 */
export function addressOf(request: Pick<Request, 'form' | 'plan' | 'state' | 'ended' | 'handedTo'>): string {
  const { form, plan } = request;
  if (isCreation(form)) return plan?.address ?? '';
  return plan !== null && isDone(request) ? plan.address : form.account.address;
}

/** Whether the work on the account was completed. */
function isDone({ state, ended, handedTo }: Pick<Request, 'state' | 'ended' | 'handedTo'>): boolean {
  if (state === 'closed') return ended === null || handedTo !== null;
  return state === 'executed' || state === 'delivered' || state === 'scheduled';
}
