import type { Request } from './request.ts';

/** A run that failed may be rejected while it is certain that no account came of it; afterwards only a retry is left. */
export function mayStillBeRejected({ state, failure }: Request): boolean {
  return state === 'failed' && failure?.untouched === true;
}

/** Without a plan there is nothing to approve, but an address can be chosen with which one can be made. */
export function mayChooseAddress({ kind, state, plan }: Pick<Request, 'kind' | 'state' | 'plan'>): boolean {
  return kind === 'creation' && plan === null && (state === 'submitted' || state === 'info_requested');
}
