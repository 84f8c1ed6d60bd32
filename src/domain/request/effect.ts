import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { PlanChange } from '#domain/plan/compare-plans.ts';
import type { Failure } from '../plan/failure.ts';
import type { Request } from './request.ts';

/** What has to happen after a change; a worker carries it out, possibly twice. */
export type Effect =
  | { readonly type: 'make_plan' }
  | { readonly type: 'advance_run' }
  | { readonly type: 'watch_password' }
  | { readonly type: 'tell_question'; readonly index: number }
  | { readonly type: 'tell_rejected' }
  /** Makes a temporary password that was shown invalid. */
  | { readonly type: 'take_back_password' }
  | { readonly type: 'tell_closed' }
  /** Tells the requester and the people concerned what was done to the account. */
  | { readonly type: 'tell_done' }
  /** Tells the holder that the account will be closed. */
  | { readonly type: 'tell_closing' }
  /** Tells the requester how the request goes on. */
  | { readonly type: 'tell_requester'; readonly moment: RequesterMoment }
  /** Updates both sides' messages about the hand-over. */
  | { readonly type: 'show_hand_over' }
  | { readonly type: 'remind_receipt'; readonly reminder: ReceiptReminder }
  /** The request ended: FT-GTI-006 is archived. */
  | { readonly type: 'make_record' }
  /** Tells the person of control that somebody decided alone about their own request. */
  | { readonly type: 'tell_control' }
  | { readonly type: 'thread'; readonly note: ThreadNote };

/**
 * The moments of which the requester has a message of their own, beside questions, a rejection and what was done: the
 * approval, a run that stopped, and an end that they did not choose.
 */
export type RequesterMoment = 'approved' | 'stopped' | 'ended';

export type ThreadNote =
  | { readonly kind: 'question'; readonly index: number }
  | { readonly kind: 'answer'; readonly index: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'plan_changed'; readonly changes: readonly PlanChange[] }
  /** The requester corrected the form. */
  | { readonly kind: 'corrected'; readonly index: number }
  /** Somebody has to run a line, or do something else that Graph cannot do. */
  | { readonly kind: 'by_hand' }
  /** The temporary password or pass could not be made when its holder asked for it. */
  | { readonly kind: 'reveal_failed'; readonly failure: Failure }
  /** The reminders had no effect: somebody has to look after the hand-over. */
  | { readonly kind: 'not_received' }
  /** Somebody joined the chat and received the account that waited for them. */
  | { readonly kind: 'holder_joined' }
  /** An account was blocked: somebody has to ratify that. */
  | { readonly kind: 'blocked' }
  /** Nobody ratified a block in time. */
  | { readonly kind: 'lapsed' }
  /** Somebody with the holder's address joined the chat; they get the account when it is released. */
  | { readonly kind: 'newcomer' };

export interface Decided {
  readonly next: Request;
  readonly effects: readonly Effect[];
}
