/**
 * Refusals that count as an attempt: the person may never do it. Being too late, or slower than somebody else, is no
 * attempt.
 */
export const FORBIDDING = [
  'not_systems',
  'own_request',
  'concerned',
  /** In an office of one. */
  'concerned_alone',
  /** Named themselves as the responsible official. */
  'own_responsible',
  'second_person',
  'not_requester',
  'not_holder',
  'not_receiver',
  /** Was responsible for the account before. */
  'not_official_now',
  'not_official',
  /** Blocked it themselves. */
  'own_block',
  /** Blocked it last, and nobody ratified that. */
  'not_again',
  'not_ratifier',
  'not_lifter',
  'not_entitled',
  'of_former',
  'not_allowed',
  'own_extension',
  'protected',
  'group_protected',
] as const;
export type Forbidding = (typeof FORBIDDING)[number];
