import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { Person } from '#domain/person.ts';
import type { RequesterMoment, ThreadNote } from '#domain/request/effect.ts';
import type { Reminder } from './contract.ts';

/**
 * Work for a worker, carried out at least once. A second job of the same kind and key while one waits is the same job.
 */
export type Job =
  | { readonly kind: 'make_plan'; readonly requestId: string }
  | { readonly kind: 'advance_run'; readonly requestId: string }
  | { readonly kind: 'show_card'; readonly requestId: string; readonly audience: CardAudience }
  | { readonly kind: 'tell_question'; readonly requestId: string; readonly index: number }
  | { readonly kind: 'thread_note'; readonly requestId: string; readonly key: string; readonly note: ThreadNote }
  /** Tells that somebody, identified only by the account's address, wants its password. */
  | { readonly kind: 'tell_claim'; readonly requestId: string }
  /** Asks the official to confirm the holder's extension, or updates that message. */
  | { readonly kind: 'show_agreement'; readonly requestId: string }
  /** Tells that a password which was shown is no longer valid. */
  | { readonly kind: 'take_back_password'; readonly requestId: string }
  /** Records in the trail reveals of a temporary password that were interrupted: nobody knows how they ended. */
  | { readonly kind: 'settle_reveals'; readonly requestId: string }
  | { readonly kind: 'tell_rejected'; readonly requestId: string }
  | { readonly kind: 'tell_closed'; readonly requestId: string }
  | { readonly kind: 'tell_done'; readonly requestId: string }
  | { readonly kind: 'tell_closing'; readonly requestId: string }
  | { readonly kind: 'tell_requester'; readonly requestId: string; readonly moment: RequesterMoment }
  | { readonly kind: 'watch_password'; readonly requestId: string }
  | { readonly kind: 'show_hand_over'; readonly requestId: string }
  /** Shows an official what waits for their confirmation. */
  | { readonly kind: 'show_receipts'; readonly personId: string }
  | { readonly kind: 'remind_receipt'; readonly requestId: string; readonly reminder: ReceiptReminder }
  | { readonly kind: 'make_record'; readonly requestId: string }
  /** Tells the person of control that somebody decided alone about their own request. */
  | { readonly kind: 'tell_control'; readonly requestId: string }
  /** Tells them that somebody released an address of their own. */
  | ReleasedAlone
  /** Posts the trail's head of that day (`YYYY-MM-DD`) in the systems area's channel. */
  | { readonly kind: 'tell_head'; readonly day: string }
  /** Sends the report of that month (`YYYY-MM`). */
  | { readonly kind: 'tell_report'; readonly month: string }
  /** Sends the reminder so many working days before the end of a contract, or updates it after a decision. */
  | {
      readonly kind: 'tell_contract_end';
      readonly accountId: string;
      readonly contractEnd: string;
      readonly days: Reminder;
    }
  /** Shows a question in the systems area's channel, as it is now. */
  | { readonly kind: 'show_question'; readonly questionId: string }
  | { readonly kind: 'tell_answer'; readonly questionId: string; readonly index: number }
  /** Reads the tenant: everything the first time, then what changed. */
  | { readonly kind: 'read_tenant' }
  /** Shows a page of the digest; the page now shown, or the first, when left out. */
  | { readonly kind: 'show_digest'; readonly readId: string; readonly page?: number }
  | { readonly kind: 'show_import' }
  /** Shows how far a review is, when somebody asked for it: now (`isAsked`) or before. */
  | { readonly kind: 'show_review'; readonly readId: string; readonly isAsked?: true }
  /** Tells that the tenant could not be read for some nights. */
  | { readonly kind: 'tell_unread'; readonly readId: string };

/** Somebody released an address of their own account, because nobody else could do it. */
export interface ReleasedAlone {
  readonly kind: 'tell_released_alone';
  readonly address: string;
  readonly by: Person;
  /** An ISO moment. */
  readonly at: string;
  readonly reason: string;
}

/** A job for the queue, due at once unless a time is given. */
export interface Sending {
  readonly job: Job;
  readonly startAfter?: Date | undefined;
}

/** A job about one request. */
export type RequestJob = Extract<Job, { readonly requestId: string }>;

export type CardAudience = 'systems' | 'requester';
