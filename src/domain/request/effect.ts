import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { PlanChange } from '#domain/plan/plan.ts';
import type { Failure } from '../plan/failure.ts';
import type { Request } from './request.ts';

/** What has to happen after a change, each carried out by a worker that may run it twice. */
export type Effect =
  | { readonly type: 'make_plan' }
  | { readonly type: 'advance_run' }
  | { readonly type: 'watch_password' }
  | { readonly type: 'tell_question'; readonly index: number }
  | { readonly type: 'tell_rejected' }
  /** What was shown of a temporary password opens nothing any more. */
  | { readonly type: 'take_back_password' }
  | { readonly type: 'tell_closed' }
  /** Those concerned are told what was done to the account. */
  | { readonly type: 'tell_done' }
  /** Both sides' messages about the hand-over are brought in line. */
  | { readonly type: 'show_hand_over' }
  | { readonly type: 'remind_receipt'; readonly reminder: ReceiptReminder }
  /** It came to its end: FT-GTI-006 is written. */
  | { readonly type: 'make_record' }
  /** Somebody decided alone about what concerns them. */
  | { readonly type: 'tell_control' }
  | { readonly type: 'thread'; readonly note: ThreadNote };

export type ThreadNote =
  | { readonly kind: 'question'; readonly index: number }
  | { readonly kind: 'answer'; readonly index: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'plan_changed'; readonly changes: readonly PlanChange[] }
  /** Somebody has to run a line, or do something else that Graph cannot. */
  | { readonly kind: 'by_hand' }
  /** The temporary password, or pass, could not be made when its holder asked for it. */
  | { readonly kind: 'reveal_failed'; readonly failure: Failure }
  /** The reminders were in vain: somebody has to look after the hand-over. */
  | { readonly kind: 'not_received' }
  /** Somebody came into the chat and got the account that waited for them. */
  | { readonly kind: 'holder_joined' }
  /** Somebody with the holder's address came into the chat, and gets the account when it is released. */
  | { readonly kind: 'newcomer' };

export interface Decided {
  readonly next: Request;
  readonly effects: readonly Effect[];
}
