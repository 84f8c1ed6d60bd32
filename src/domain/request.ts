import type { InductionItem, Receipt, ReceiptReminder, Receivers, Tick } from './delivery.ts';
import type { VersionStamp } from './form-version.ts';
import type { Form, Kind } from './form.ts';
import type { Actor, Person } from './person.ts';
import type { Plan, PlanChange, PlanHash, Seats, StepName } from './plan.ts';

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

/** States in which a request still holds its address and keeps others from asking for the same person or account. */
export const OPEN_STATES: readonly RequestState[] = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'executed',
  'delivered',
];

/** States in which a request keeps others from being opened on the same person or account: of one that was handed over only the password is missing. */
export const BLOCKING_STATES: readonly RequestState[] = OPEN_STATES.filter((state) => state !== 'delivered');

/** States that nothing leads out of. */
export const ENDED_STATES: readonly RequestState[] = ['closed', 'rejected', 'cancelled'];

/** Why a plan could not be made, or a step could not be done; each has its sentence in messages/. */
export type FailureCode =
  | 'no_seats'
  | 'licence_unknown'
  | 'address_taken'
  | 'no_free_address'
  | 'permission_missing'
  | 'role_missing'
  | 'invalid_value'
  | 'licence_conflict'
  | 'group_missing'
  | 'not_converged'
  | 'mailbox_late'
  | 'account_vanished'
  | 'mailbox_refused'
  | 'credentials_rejected'
  | 'throttled'
  | 'unavailable'
  | 'chat_unavailable'
  | 'chat_refused'
  | 'nobody_reachable'
  | 'nothing_to_change'
  | 'wish_taken'
  | 'no_mailbox'
  | 'protected_role'
  | 'protected_synced'
  | 'protected_listed'
  | 'protected_guest'
  | 'account_blocked'
  | 'account_gone'
  | 'not_restorable'
  | 'group_refused'
  | 'has_other_account'
  | 'reopened_outside'
  | 'line_without_effect'
  | 'line_not_run'
  | 'unexpected';

/** What no retry and no other approver can mend: the request ends by itself, saying so. */
export const FINAL_FAILURES: readonly FailureCode[] = [
  'nothing_to_change',
  'wish_taken',
  'protected_role',
  'protected_synced',
  'protected_listed',
  'protected_guest',
  'account_gone',
  'not_restorable',
  'has_other_account',
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

export interface Question {
  readonly text: string;
  readonly by: Person;
  readonly at: Date;
  readonly answer?: { readonly text: string; readonly at: Date };
}

interface Decision {
  readonly outcome: 'approved' | 'rejected';
  readonly by: Person;
  readonly at: Date;
  readonly reason?: string;
  readonly planHash?: PlanHash;
}

/** Why a request needs nobody's approval: its holder's own password, the end of a contract, the undoing of a deletion. */
export type Rule = 'self_service' | 'contract_end' | 'undo';

export interface Request {
  readonly id: string;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  readonly kind: Kind;
  readonly state: RequestState;
  readonly revision: number;
  readonly requester: Person;
  readonly form: Form;
  /** Set where a rule stands for the approval. */
  readonly rule: Rule | null;
  /** Whoever approved may not execute. */
  readonly needsTwo: boolean;
  /** The number of the request that undid or replaced this one. */
  readonly supersededBy: string | null;
  /** Who ended it before its end: stopped before its day, closed unfinished with a reason, or since its account is gone (no reason). */
  readonly ended: { readonly by: Person; readonly at: Date; readonly reason: string | null } | null;
  readonly plan: Plan | null;
  readonly seats: Seats | null;
  /** Why the plan that was approved is not the one that stands here any more. */
  readonly planChanges: readonly PlanChange[];
  readonly questions: readonly Question[];
  readonly decision: Decision | null;
  readonly execution: { readonly by: Person; readonly at: Date } | null;
  readonly failure: Failure | null;
  /** To whom the account was handed: the holder in the chat, or the responsible official. */
  readonly handedTo: { readonly person: Person; readonly as: 'holder' | 'responsible' } | null;
  readonly handedAt: Date | null;
  /** Who has to confirm the receipt; null where nobody has to, or nothing was handed over yet. */
  readonly receivers: Receivers | null;
  readonly receipts: readonly Receipt[];
  /** The newest reminder to confirm that went out. */
  readonly reminded: ReceiptReminder | null;
  readonly passwordChangedAt: Date | null;
  readonly induction: readonly Tick[];
  /** The version of FT-GTI-006 under which it was made; null for one from before versions were kept. */
  readonly version: VersionStamp | null;
  /** When its personal data was replaced by pseudonyms. */
  readonly forgottenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type Command =
  | { readonly type: 'plan'; readonly plan: Plan; readonly seats: Seats | null; readonly holder?: Person | null }
  | { readonly type: 'plan_failed'; readonly failure: Failure }
  | { readonly type: 'approve'; readonly by: Actor; readonly planHash: PlanHash }
  | { readonly type: 'reject'; readonly by: Actor; readonly reason: string }
  | { readonly type: 'ask'; readonly by: Actor; readonly question: string }
  | { readonly type: 'answer'; readonly by: Actor; readonly answer: string }
  | { readonly type: 'withdraw'; readonly by: Actor }
  | { readonly type: 'execute'; readonly by: Actor }
  | { readonly type: 'retry'; readonly by: Actor }
  | { readonly type: 'plan_changed'; readonly plan: Plan; readonly seats: Seats | null }
  | { readonly type: 'fail'; readonly failure: Failure }
  | { readonly type: 'executed' }
  | { readonly type: 'line_run'; readonly by: Actor }
  | { readonly type: 'line_not_run'; readonly by: Actor; readonly reason: string; readonly failure: Failure }
  /** It waits for its last day, and goes on when that is over. */
  | { readonly type: 'rest' }
  | { readonly type: 'resume' }
  /** Before its day has come nothing was done yet. */
  | { readonly type: 'stop'; readonly by: Actor }
  /** What cannot be carried out any further is ended, with a reason. */
  | { readonly type: 'give_up'; readonly by: Actor; readonly reason: string }
  /** Its account is no longer there. */
  | { readonly type: 'account_gone'; readonly by: Person }
  | { readonly type: 'finished' }
  | { readonly type: 'supersede'; readonly by: string }
  | {
      readonly type: 'delivered';
      readonly to: Person;
      readonly as: 'holder' | 'responsible';
      readonly receivers: Receivers | null;
    }
  | { readonly type: 'password_changed' }
  /** The person, or the department, has the account. */
  | { readonly type: 'confirm_receipt'; readonly by: Person }
  /** The holder, who was not in the chat when the account was handed over, is there now. */
  | { readonly type: 'holder_joined'; readonly holder: Person }
  | { readonly type: 'remind'; readonly reminder: ReceiptReminder }
  /** One of the first steps is done; `by` is `BUZON` where Microsoft 365 showed it. */
  | { readonly type: 'tick'; readonly by: Person; readonly item: InductionItem; readonly acceptedAs?: string };

/** Who may not, and why. A value, never thrown; its sentence stands in messages/. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'own_request' }
  | { readonly code: 'second_person' }
  | { readonly code: 'account_busy'; readonly number: string }
  /** Its contract is over: given back without a new last day it would stay open. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'not_requester' }
  | { readonly code: 'not_holder' }
  /** Nobody waits for this person's confirmation. */
  | { readonly code: 'not_receiver' }
  | { readonly code: 'plan_missing' }
  | { readonly code: 'plan_differs' }
  | { readonly code: 'already'; readonly state: RequestState; readonly by: Person | null; readonly at: Date | null }
  | { readonly code: 'not_now'; readonly state: RequestState };

/** What has to happen after a change, each carried out by a worker that may run it twice. */
export type Effect =
  | { readonly type: 'make_plan' }
  | { readonly type: 'advance_run' }
  | { readonly type: 'watch_password' }
  | { readonly type: 'tell_question'; readonly index: number }
  | { readonly type: 'tell_rejected' }
  | { readonly type: 'tell_closed' }
  /** Those concerned are told what was done to the account. */
  | { readonly type: 'tell_done' }
  /** Both sides' messages about the hand-over are brought in line. */
  | { readonly type: 'show_hand_over' }
  | { readonly type: 'remind_receipt'; readonly reminder: ReceiptReminder }
  /** It came to its end: FT-GTI-006 is written. */
  | { readonly type: 'make_record' }
  | { readonly type: 'thread'; readonly note: ThreadNote };

export type ThreadNote =
  | { readonly kind: 'question'; readonly index: number }
  | { readonly kind: 'answer'; readonly index: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'plan_changed'; readonly changes: readonly PlanChange[] }
  /** Somebody has to run a line, or do something else that Graph cannot. */
  | { readonly kind: 'by_hand' }
  /** The reminders were in vain: somebody has to look after the hand-over. */
  | { readonly kind: 'not_received' }
  /** Somebody came into the chat and got the account that waited for them. */
  | { readonly kind: 'holder_joined' };

export interface Decided {
  readonly next: Request;
  readonly effects: readonly Effect[];
}
