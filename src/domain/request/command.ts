import type { Seats } from '#domain/account/account.ts';
import type { InductionItem, ReceiptReminder, Receivers } from '#domain/form/delivery.ts';
import type { Form } from '#domain/form/form.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { PlanHash } from '#domain/plan/compare-plans.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { AnswersAs, Confirmer } from './agreement.ts';
import type { Failure } from '../plan/failure.ts';

/** What somebody, or the bot, wants to do with a request; `decide.ts` decides the result. */
export type Command =
  | {
      readonly type: 'plan';
      readonly plan: Plan;
      readonly seats: Seats | null;
      /** The new account's holder in the chat; when left out, as in the form. */
      readonly holder?: Person | null;
      /** Accounts and requests that may belong to the same person. */
      readonly similar?: readonly Similar[];
      readonly corrections?: number;
    }
  /** `corrections`, here and in `plan`: how often the form had been corrected that was planned. */
  | { readonly type: 'plan_failed'; readonly failure: Failure; readonly corrections?: number }
  /** Sets another address for a new account that could not be planned. */
  | { readonly type: 'choose_address'; readonly by: Actor; readonly localPart: string }
  /** `instead`: the plan's address that the approver replaced. */
  | { readonly type: 'approve'; readonly by: Actor; readonly planHash: PlanHash; readonly instead?: string }
  | { readonly type: 'reject'; readonly by: Actor; readonly reason: string }
  | { readonly type: 'ask'; readonly by: Actor; readonly question: string }
  | { readonly type: 'answer'; readonly by: Actor; readonly answer: string }
  | { readonly type: 'withdraw'; readonly by: Actor }
  /** Another form in place of the one that was sent. `needsTwo`: as the institution's rules have it for this form. */
  | {
      readonly type: 'correct';
      readonly by: Actor;
      readonly form: Form;
      readonly needsTwo: boolean;
      /** The privacy notice that was accepted with this form. */
      readonly notice?: TextStamp;
    }
  /** It had come to nothing, and its requester sent the request with this number in its place. */
  | { readonly type: 'corrected'; readonly by: Actor; readonly number: string }
  /** The extension turned out to be the holder's own: the responsible official is asked. */
  | { readonly type: 'ask_official'; readonly official: Confirmer }
  /** The responsible official confirms the holder's extension. */
  | { readonly type: 'agree'; readonly by: Actor; readonly as: AnswersAs }
  /** The official has not answered and is asked again. */
  | { readonly type: 'remind_official' }
  /** The official does not confirm, or knows of no longer contract: the request ends. */
  | { readonly type: 'decline'; readonly by: Actor; readonly as: AnswersAs; readonly reason: string }
  | { readonly type: 'execute'; readonly by: Actor }
  | { readonly type: 'retry'; readonly by: Actor }
  | {
      readonly type: 'plan_changed';
      readonly plan: Plan;
      readonly seats: Seats | null;
      /** The former address belongs to something that Microsoft 365 does not show. */
      readonly unseen?: true;
    }
  | { readonly type: 'fail'; readonly failure: Failure }
  /** Everything was read back; only the mailbox's language may be left to the person. */
  | { readonly type: 'executed'; readonly languageLeft?: true }
  | { readonly type: 'line_run'; readonly by: Actor }
  | { readonly type: 'line_not_run'; readonly by: Actor; readonly reason: string; readonly failure: Failure }
  /** It waits for its last day, and continues after it. */
  | { readonly type: 'rest' }
  | { readonly type: 'resume' }
  /** A creation or deletion that waits for its day begins at once. */
  | { readonly type: 'bring_forward'; readonly by: Actor }
  /** Stopped before its day: nothing was done yet. */
  | { readonly type: 'stop'; readonly by: Actor }
  /** Ends a request that cannot be carried out any further, with a reason. */
  | { readonly type: 'give_up'; readonly by: Actor; readonly reason: string }
  /** Its account no longer exists. */
  | { readonly type: 'account_gone'; readonly by: Person }
  | { readonly type: 'finished' }
  /** `halts`: what is under way, too. */
  | { readonly type: 'supersede'; readonly by: string; readonly halts?: true }
  /** Somebody restores the account before its deletion is final; the restoration is a request with its own number. */
  | { readonly type: 'undo'; readonly by: Actor; readonly reason: string }
  /** A second person stands for a block. `heads`: the codes of the departments that they head. */
  | { readonly type: 'ratify'; readonly by: Actor; readonly heads: readonly string[] }
  /** A block ends, by a person with a reason, or since nobody ratified it; the restoration is a request with its own number. */
  | { readonly type: 'lift'; readonly by: Person; readonly reason: string | null }
  | {
      readonly type: 'delivered';
      readonly to: Person;
      readonly as: 'holder' | 'responsible';
      readonly receivers: Receivers | null;
    }
  | { readonly type: 'password_changed' }
  /** The password of a stopped request was made invalid; or could not be, with the reason. */
  | { readonly type: 'taken_back' }
  | { readonly type: 'not_taken_back'; readonly why: string }
  /** The person or the department confirms that they have the account. */
  | { readonly type: 'confirm_receipt'; readonly by: Person }
  /** Another official is responsible now, and confirms for the department if the former one has not. */
  | { readonly type: 'official_changed'; readonly before: Person; readonly official: Person }
  /** The planned holder, who was not in the chat at the hand-over, has joined. */
  | { readonly type: 'holder_joined'; readonly holder: Person }
  /** Somebody with the holder's address joined the chat; the plan does not name them. */
  | { readonly type: 'newcomer'; readonly person: Person }
  /** The systems area gives the account to the person on the card. */
  | { readonly type: 'release'; readonly by: Actor; readonly holderId: string }
  | { readonly type: 'remind'; readonly reminder: ReceiptReminder }
  /** One of the first steps is done; `by` is `BUZON` when Microsoft 365 showed it. */
  | { readonly type: 'tick'; readonly by: Person; readonly item: Exclude<InductionItem, 'policy'> }
  /** The policy of use is accepted, with this name and this text; `again` replaces an earlier acceptance. */
  | {
      readonly type: 'tick';
      readonly by: Person;
      readonly item: 'policy';
      readonly accepted: { readonly as: string; readonly text: TextStamp };
      readonly again: boolean;
    };
