import type { Request } from './request.ts';

/** A failed run may be rejected while it certainly made no account; afterwards only a retry is possible. */
export function mayStillBeRejected({ state, failure }: Request): boolean {
  return state === 'failed' && failure?.untouched === true;
}

/** Without a plan nothing can be approved, but an address that makes a plan possible can be chosen. */
export function mayChooseAddress({ kind, state, plan }: Pick<Request, 'kind' | 'state' | 'plan'>): boolean {
  return kind === 'creation' && plan === null && (state === 'submitted' || state === 'info_requested');
}
