import type { ReceiptReminder } from '#domain/form/delivery.ts';
import type { Person } from '#domain/person.ts';
import type { ThreadNote } from '#domain/request/effect.ts';
import type { Reminder } from './contract.ts';

/** Work for a worker. Carried out at least once; the same kind and key waiting already is the same job. */
export type Job =
  | { readonly kind: 'make_plan'; readonly requestId: string }
  | { readonly kind: 'advance_run'; readonly requestId: string }
  | { readonly kind: 'show_card'; readonly requestId: string; readonly audience: CardAudience }
  | { readonly kind: 'tell_question'; readonly requestId: string; readonly index: number }
  | { readonly kind: 'thread_note'; readonly requestId: string; readonly key: string; readonly note: ThreadNote }
  /** That somebody who is known by the account's address alone wants its password. */
  | { readonly kind: 'tell_claim'; readonly requestId: string }
  /** Asks the official to confirm the holder's extension, or brings that in line. */
  | { readonly kind: 'show_agreement'; readonly requestId: string }
  /** That a password which was shown opens nothing any more. */
  | { readonly kind: 'take_back_password'; readonly requestId: string }
  /** Says in the trail of what was begun with a temporary password, and cut, that nobody knows how it ended. */
  | { readonly kind: 'settle_reveals'; readonly requestId: string }
  | { readonly kind: 'tell_rejected'; readonly requestId: string }
  | { readonly kind: 'tell_closed'; readonly requestId: string }
  | { readonly kind: 'tell_done'; readonly requestId: string }
  | { readonly kind: 'watch_password'; readonly requestId: string }
  | { readonly kind: 'show_hand_over'; readonly requestId: string }
  | { readonly kind: 'remind_receipt'; readonly requestId: string; readonly reminder: ReceiptReminder }
  | { readonly kind: 'make_record'; readonly requestId: string }
  /** Somebody decided alone about what concerns them: the person of control reads it. */
  | { readonly kind: 'tell_control'; readonly requestId: string }
  /** The same of an address of their own that they gave free. */
  | ReleasedAlone
  /** The trail's head of that day (`YYYY-MM-DD`), for everybody in the systems area's channel to see. */
  | { readonly kind: 'tell_head'; readonly day: string }
  /** The report of that month (`YYYY-MM`). */
  | { readonly kind: 'tell_report'; readonly month: string }
  /** The reminder so many working days before the end of a contract: sent, or brought in line with what was decided since. */
  | {
      readonly kind: 'tell_contract_end';
      readonly accountId: string;
      readonly contractEnd: string;
      readonly days: Reminder;
    }
  /** Reads the tenant: everything the first time, then what changed. */
  | { readonly kind: 'read_tenant' }
  /** The page of the digest that is shown, the first unless told. */
  | { readonly kind: 'show_digest'; readonly readId: string; readonly page?: number }
  | { readonly kind: 'show_import' }
  /** How far a review is, where somebody asked for it: now (`isAsked`), or before. */
  | { readonly kind: 'show_review'; readonly readId: string; readonly isAsked?: true }
  /** That the tenant could not be read for some nights. */
  | { readonly kind: 'tell_unread'; readonly readId: string };

/** Somebody gave an address free that an account of their own had, as nobody else could. */
export interface ReleasedAlone {
  readonly kind: 'tell_released_alone';
  readonly address: string;
  readonly by: Person;
  /** An ISO moment. */
  readonly at: string;
  readonly reason: string;
}

/** A job for the queue, due at once unless told. */
export interface Sending {
  readonly job: Job;
  readonly startAfter?: Date | undefined;
}

/** A job about one request. */
export type RequestJob = Extract<Job, { readonly requestId: string }>;

export type CardAudience = 'systems' | 'requester';
