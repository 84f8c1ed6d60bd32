/** The states of a request. `decide.ts` decides the transitions. */
export const REQUEST_STATES = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'executed',
  'delivered',
  /**
   * Waits for a date: the last day before a deletion, the final deletion after the grace period, or the end of a
   * redirection.
   */
  'scheduled',
  'closed',
  'rejected',
  'cancelled',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Neither approved nor rejected. */
export const UNDECIDED_STATES: readonly RequestState[] = ['submitted', 'info_requested'];

/** Nothing was done yet: undecided, or approved and not begun. */
export const UNTOUCHED_STATES: readonly RequestState[] = [...UNDECIDED_STATES, 'approved'];

/** The work has begun and not finished; it may have stopped half-way. */
export const RUNNING_STATES: readonly RequestState[] = ['executing', 'failed', 'executed'];

/** Blocks other requests about the same person or account. */
export const BLOCKING_STATES: readonly RequestState[] = [...UNTOUCHED_STATES, ...RUNNING_STATES];

/** Holds its address. A delivered request only waits for the password change and blocks no other request. */
export const OPEN_STATES: readonly RequestState[] = [...BLOCKING_STATES, 'delivered'];

/** Final states. */
export const ENDED_STATES: readonly RequestState[] = ['closed', 'rejected', 'cancelled'];
