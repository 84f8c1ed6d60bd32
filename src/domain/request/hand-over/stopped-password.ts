import type { Request } from '../request.ts';

/** Whether it is a person's own password request that the systems area stopped. */
export function isStopped({ rule, ended, state }: Pick<Request, 'rule' | 'ended' | 'state'>): boolean {
  return rule === 'self_service' && state === 'closed' && ended !== null && ended.reason !== null;
}
