import type { CreationForm } from './form.ts';
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
  'closed',
  'rejected',
  'cancelled',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** States in which a request still holds its address and keeps others from asking for the same person. */
export const OPEN_STATES: readonly RequestState[] = [
  'submitted',
  'info_requested',
  'approved',
  'executing',
  'failed',
  'executed',
  'delivered',
];

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
  | 'unexpected';

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

export interface Request {
  readonly id: string;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  readonly kind: 'creation';
  readonly state: RequestState;
  readonly revision: number;
  readonly requester: Person;
  readonly form: CreationForm;
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
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type Command =
  | { readonly type: 'plan'; readonly plan: Plan; readonly seats: Seats; readonly holder?: Person | null }
  | { readonly type: 'plan_failed'; readonly failure: Failure }
  | { readonly type: 'approve'; readonly by: Actor; readonly planHash: PlanHash }
  | { readonly type: 'reject'; readonly by: Actor; readonly reason: string }
  | { readonly type: 'ask'; readonly by: Actor; readonly question: string }
  | { readonly type: 'answer'; readonly by: Actor; readonly answer: string }
  | { readonly type: 'withdraw'; readonly by: Actor }
  | { readonly type: 'execute'; readonly by: Actor }
  | { readonly type: 'retry'; readonly by: Actor }
  | { readonly type: 'plan_changed'; readonly plan: Plan; readonly seats: Seats }
  | { readonly type: 'fail'; readonly failure: Failure }
  | { readonly type: 'executed' }
  | { readonly type: 'delivered'; readonly to: Person; readonly as: 'holder' | 'responsible' }
  | { readonly type: 'password_changed' };

/** Who may not, and why. A value, never thrown; its sentence stands in messages/. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'own_request' }
  | { readonly code: 'not_requester' }
  | { readonly code: 'not_holder' }
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
  | { readonly type: 'thread'; readonly note: ThreadNote };

export type ThreadNote =
  | { readonly kind: 'question'; readonly index: number }
  | { readonly kind: 'answer'; readonly index: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'plan_changed'; readonly changes: readonly PlanChange[] };

export interface Decided {
  readonly next: Request;
  readonly effects: readonly Effect[];
}
