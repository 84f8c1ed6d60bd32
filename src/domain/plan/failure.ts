import type { StepName } from '#domain/plan/plan.ts';

/** Why a plan could not be made, or a step could not be done; each has its sentence in messages/. */
export type FailureCode =
  | 'no_seats'
  | 'licence_unknown'
  | 'address_taken'
  | 'no_free_address'
  | 'permission_missing'
  | 'role_missing'
  | 'granted_but_refused'
  | 'invalid_value'
  | 'password_refused'
  /** Of before giving and taking were told apart. */
  | 'licence_conflict'
  | 'licence_refused'
  | 'licence_not_removable'
  | 'licence_ambiguous'
  /** Chosen in a form, and no mail licence of the institution's (any more). */
  | 'licence_not_offered'
  | 'licence_group_wrong'
  | 'licence_group_late'
  | 'mailbox_address_taken'
  | 'mailbox_plan_disabled'
  | 'mailbox_error'
  | 'group_missing'
  /** Leaving it would take the only mail licence. */
  | 'group_gives_mail'
  | 'not_converged'
  | 'mailbox_late'
  | 'account_vanished'
  | 'mailbox_refused'
  | 'address_conflict'
  | 'wish_unseen'
  | 'credentials_rejected'
  | 'throttled'
  | 'unavailable'
  | 'chat_unavailable'
  | 'chat_refused'
  | 'nobody_reachable'
  /** Whoever the plan names has left the chat; the official was not approved for it. */
  | 'holder_unreachable'
  /** Somebody else would get the account than was approved. */
  | 'receives_changed'
  /** By a request of ours, whose number is the detail. */
  | 'blocked_here'
  | 'nothing_to_change'
  | 'wish_taken'
  /** Another account, or a request for one, has the document by now. */
  | 'document_taken'
  | 'no_mailbox'
  | 'protected_role'
  | 'protected_synced'
  | 'protected_listed'
  | 'protected_guest'
  | 'protected_eligible'
  | 'protected_restricted'
  | 'account_blocked'
  | 'account_gone'
  | 'not_restorable'
  | 'group_refused'
  | 'licence_without_mailbox'
  | 'licence_disabled'
  | 'pass_disabled'
  | 'pass_range'
  | 'pass_scope'
  | 'domain_federated'
  | 'domain_unverified'
  | 'group_synced'
  | 'group_restricted'
  | 'group_hidden'
  | 'group_protected'
  | 'has_other_account'
  | 'reopened_outside'
  | 'line_without_effect'
  | 'line_not_run'
  | 'forward_stays'
  | 'target_blocked'
  /** The directory would not keep all of it. */
  | 'department_too_long'
  | 'unexpected';

/** Of the account itself, whatever the form says: no correction of the request can mend it. */
export const ACCOUNT_FAILURES: readonly FailureCode[] = [
  'protected_role',
  'protected_synced',
  'protected_listed',
  'protected_guest',
  'protected_eligible',
  'protected_restricted',
  'account_gone',
  'not_restorable',
  'has_other_account',
];

/** What no retry and no other approver can mend: the request ends by itself, saying so. */
export const FINAL_FAILURES: readonly FailureCode[] = [
  'nothing_to_change',
  'wish_taken',
  'document_taken',
  'wish_unseen',
  'licence_not_offered',
  'group_gives_mail',
  'group_protected',
  ...ACCOUNT_FAILURES,
];

export interface Failure {
  readonly code: FailureCode;
  readonly step: StepName | 'plan';
  readonly at: Date;
  /** It is certain that no account came of the run, so that the request may still be rejected. */
  readonly untouched?: boolean;
  /** Words for the sentence: an address, a permission's name. Never anything secret. */
  readonly detail?: string;
}
