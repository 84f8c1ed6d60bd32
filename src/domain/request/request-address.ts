import { isCreation } from '#domain/form/form.ts';
import type { Request } from './request.ts';

/** Told by what a request is now: the account's address, its new one once the work is done; of an account to come, the one that it will get. */
export function addressOf(request: Pick<Request, 'form' | 'plan' | 'state' | 'ended' | 'handedTo'>): string {
  const { form, plan } = request;
  if (isCreation(form)) return plan?.address ?? '';
  return plan !== null && isDone(request) ? plan.address : form.account.address;
}

/** Whether the account was worked on to the end. */
function isDone({ state, ended, handedTo }: Pick<Request, 'state' | 'ended' | 'handedTo'>): boolean {
  if (state === 'closed') return ended === null || handedTo !== null;
  return state === 'executed' || state === 'delivered' || state === 'scheduled';
}
