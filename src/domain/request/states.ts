/** Where a request may stand. What leads from one to another is `decide.ts`. */
export const REQUEST_STATES = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'executed',
  'delivered',
  /** Waits for a date: the last day before a deletion begins, the deletion itself after the grace period, the end of a redirection. */
  'scheduled',
  'closed',
  'rejected',
  'cancelled',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Nobody has approved it, or rejected it. */
export const UNDECIDED_STATES: readonly RequestState[] = ['submitted', 'info_requested'];

/** Nothing was done: it is decided on, or approved and not begun. */
export const UNTOUCHED_STATES: readonly RequestState[] = [...UNDECIDED_STATES, 'approved'];

/** Its work was begun and has not come to its end; it may have stopped half-way. */
export const RUNNING_STATES: readonly RequestState[] = ['executing', 'failed', 'executed'];

/** It keeps others from being opened on the same person or account. */
export const BLOCKING_STATES: readonly RequestState[] = [...UNTOUCHED_STATES, ...RUNNING_STATES];

/** It holds its address. Of one that was handed over only the password is missing: it keeps no other request out. */
export const OPEN_STATES: readonly RequestState[] = [...BLOCKING_STATES, 'delivered'];

/** Nothing leads out of them. */
export const ENDED_STATES: readonly RequestState[] = ['closed', 'rejected', 'cancelled'];
