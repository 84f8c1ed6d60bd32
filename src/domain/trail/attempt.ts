/** Why somebody may not, whenever they ask: what somebody else was faster with, or came too late, is no attempt. */
export const FORBIDDING = [
  'not_systems',
  'own_request',
  'concerned',
  /** Of an office of one. */
  'concerned_alone',
  /** Named themselves as who answers for an account. */
  'own_responsible',
  'second_person',
  'not_requester',
  'not_holder',
  'not_receiver',
  /** Answered for the account before. */
  'not_official_now',
  'not_official',
  'not_entitled',
  'of_former',
  'not_allowed',
  'own_extension',
  'protected',
  'group_protected',
] as const;
export type Forbidding = (typeof FORBIDDING)[number];
