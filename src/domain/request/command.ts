import type { Seats } from '#domain/account/account.ts';
import type { InductionItem, ReceiptReminder, Receivers } from '#domain/form/delivery.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Plan, PlanHash } from '#domain/plan/plan.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { AnswersAs, Confirmer } from './agreement.ts';
import type { Failure } from '../plan/failure.ts';

/** What somebody, or the bot, wants to happen with a request; `decide.ts` says what comes of it. */
export type Command =
  | {
      readonly type: 'plan';
      readonly plan: Plan;
      readonly seats: Seats | null;
      /** Who has the new account in the chat; what the form says where it is left out. */
      readonly holder?: Person | null;
      /** What may be about the same person. */
      readonly similar?: readonly Similar[];
    }
  | { readonly type: 'plan_failed'; readonly failure: Failure }
  /** Another address for a new account that has no plan: it is made with it. */
  | { readonly type: 'choose_address'; readonly by: Actor; readonly localPart: string }
  /** `instead`: the address of the plan that the approver corrected. */
  | { readonly type: 'approve'; readonly by: Actor; readonly planHash: PlanHash; readonly instead?: string }
  | { readonly type: 'reject'; readonly by: Actor; readonly reason: string }
  | { readonly type: 'ask'; readonly by: Actor; readonly question: string }
  | { readonly type: 'answer'; readonly by: Actor; readonly answer: string }
  | { readonly type: 'withdraw'; readonly by: Actor }
  /** Whose extension it turned out to be since it came in: whoever answers for the account is asked. */
  | { readonly type: 'ask_official'; readonly official: Confirmer }
  /** Whoever answers for the account wants the extension that its holder asked for. */
  | { readonly type: 'agree'; readonly by: Actor; readonly as: AnswersAs }
  /** They have not answered: they are asked once more. */
  | { readonly type: 'remind_official' }
  /** They do not want it, or know of no longer contract: the request ends. */
  | { readonly type: 'decline'; readonly by: Actor; readonly as: AnswersAs; readonly reason: string }
  | { readonly type: 'execute'; readonly by: Actor }
  | { readonly type: 'retry'; readonly by: Actor }
  | {
      readonly type: 'plan_changed';
      readonly plan: Plan;
      readonly seats: Seats | null;
      /** The address before belongs to something that Microsoft 365 does not show. */
      readonly unseen?: true;
    }
  | { readonly type: 'fail'; readonly failure: Failure }
  /** Everything was read back; only the language of the mailbox may be left to the person. */
  | { readonly type: 'executed'; readonly languageLeft?: true }
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
  /** Somebody gives the account back before a deletion is final; the restoration that follows has a number of its own. */
  | { readonly type: 'undo'; readonly by: Actor; readonly reason: string }
  | {
      readonly type: 'delivered';
      readonly to: Person;
      readonly as: 'holder' | 'responsible';
      readonly receivers: Receivers | null;
    }
  | { readonly type: 'password_changed' }
  /** The password that was set, and stopped, opens nothing any more; or it could not be seen to, and why. */
  | { readonly type: 'taken_back' }
  | { readonly type: 'not_taken_back'; readonly why: string }
  /** The person, or the department, has the account. */
  | { readonly type: 'confirm_receipt'; readonly by: Person }
  /** Another official answers for the account, and confirms for the department what the one before has not. */
  | { readonly type: 'official_changed'; readonly before: Person; readonly official: Person }
  /** The holder of the plan, who could not be reached when the account was handed over, is there now. */
  | { readonly type: 'holder_joined'; readonly holder: Person }
  /** Somebody with the holder's address came into the chat, of whom the plan knows nothing. */
  | { readonly type: 'newcomer'; readonly person: Person }
  /** The systems area gives the account to whom it saw on the card. */
  | { readonly type: 'release'; readonly by: Actor; readonly holderId: string }
  | { readonly type: 'remind'; readonly reminder: ReceiptReminder }
  /** One of the first steps is done; `by` is `BUZON` where Microsoft 365 showed it. */
  | { readonly type: 'tick'; readonly by: Person; readonly item: Exclude<InductionItem, 'policy'> }
  /** The policy of use is accepted, with this name and in this text; `again` does it over. */
  | {
      readonly type: 'tick';
      readonly by: Person;
      readonly item: 'policy';
      readonly accepted: { readonly as: string; readonly text: TextStamp };
      readonly again: boolean;
    };
