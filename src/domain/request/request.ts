import type { AloneMarks } from './alone.ts';
import type { Concern } from './concern.ts';
import type { InductionItem, Receipt, ReceiptReminder, Receivers, Tick } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import type { Form, Kind } from '#domain/form/form.ts';
import type { Actor, Person } from '#domain/person.ts';
import type { Plan, PlanChange, PlanHash, Seats, StepName } from '#domain/plan/plan.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { RequestState } from './states.ts';

/** Whether it was closed before it came to its own end: by somebody, or since its account is gone. */
export function isUnfinished({ state, ended, handedTo }: Pick<Request, 'state' | 'ended' | 'handedTo'>): boolean {
  return state === 'closed' && ended !== null && handedTo === null;
}

/** Whether an extension of one's own has still to be confirmed by whoever answers for the account. */
export function isUnconfirmed({ agreement }: Pick<Request, 'agreement'>): boolean {
  return agreement?.agreed === null;
}

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
  | 'nothing_to_change'
  | 'wish_taken'
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

/** What no retry and no other approver can mend: the request ends by itself, saying so. */
export const FINAL_FAILURES: readonly FailureCode[] = [
  'nothing_to_change',
  'wish_taken',
  'wish_unseen',
  'licence_not_offered',
  'group_gives_mail',
  'group_protected',
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

/** As what somebody answers for an account: as its official, or by heading its department. */
export type AnswersAs = 'official' | 'head';

/** Who is asked to confirm the holder's extension. Of a head nobody knows but the id: the name is the department's. */
export interface Confirmer extends Person {
  readonly as: AnswersAs;
}

export interface Agreement {
  readonly official: Confirmer;
  /** `as` is left out where it was not kept (before 28 Nov 2026). */
  readonly agreed: { readonly by: Person; readonly at: Date; readonly as?: AnswersAs } | null;
  /** They were asked a second time. */
  readonly reminded?: true;
  /** Whoever decided about the request is who was to confirm it, and did not. */
  readonly declined?: true;
}

/** Why a request needs nobody's approval: its holder's own password, the end of a contract, the undoing of a deletion. */
export type Rule = 'self_service' | 'contract_end' | 'undo';

export interface Request extends AloneMarks {
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
  /** Whoever approved may not execute: as it was at the last decision, which asks anew. */
  readonly needsTwo: boolean;
  /** Of an extension that the holder asked for: who was asked to confirm it, and who did. */
  readonly agreement?: Agreement;
  /** The number of the request that undid or replaced this one. */
  readonly supersededBy: string | null;
  /** Who ended it before its end: stopped before its day, undone or closed unfinished with a reason, or since its account is gone (no reason). */
  readonly ended: { readonly by: Person; readonly at: Date; readonly reason: string | null } | null;
  readonly plan: Plan | null;
  readonly seats: Seats | null;
  /** Accounts and open requests that may be of the same person, as they were when the plan was made; absent where there are none. */
  readonly similar?: readonly Similar[];
  /** The part before the @ that the systems area chose while there was no plan. */
  readonly chosenLocalPart?: string;
  /** Why the plan that was approved is not the one that stands here any more. */
  readonly planChanges: readonly PlanChange[];
  readonly questions: readonly Question[];
  readonly decision: Decision | null;
  readonly execution: { readonly by: Person; readonly at: Date } | null;
  readonly failure: Failure | null;
  /** Who said last that a step by hand was done. */
  readonly lineRun?: { readonly by: Person; readonly at: Date };
  /** Microsoft 365 did not take the language of the new mailbox: its holder chooses it when they first open it. */
  readonly languageLeft?: true;
  /** To whom the account was handed: the holder in the chat, or the responsible official. */
  readonly handedTo: { readonly person: Person; readonly as: 'holder' | 'responsible' } | null;
  readonly handedAt: Date | null;
  /** Somebody with the holder's address came into the chat after the approval: they get the account when the systems area releases it. */
  readonly newcomer?: Person;
  /** Of a password of one's own that was stopped: what became of the one that was set. Left out while nothing did, and where none was set. */
  readonly takenBack?: TakenBack;
  /** Who has to confirm the receipt; null where nobody has to, or nothing was handed over yet. */
  readonly receivers: Receivers | null;
  readonly receipts: readonly Receipt[];
  /** The newest reminder to confirm that went out. */
  readonly reminded: ReceiptReminder | null;
  readonly passwordChangedAt: Date | null;
  readonly induction: readonly Tick[];
  /** The version of FT-GTI-006 under which it was made; null for one from before versions were kept. */
  readonly version: VersionStamp | null;
  /** Which privacy notice was shown and accepted with the form; left out where it was not kept (before 28 Nov 2026) or none is accepted. */
  readonly notice?: TextStamp;
  /** When its personal data was replaced by pseudonyms. */
  readonly forgottenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A password, with or without the account given back, for somebody who is known by nothing but an address of it: whoever answers for the mailbox is told. */
export function isClaim({ form }: Pick<Request, 'form'>): boolean {
  return (form.type === 'password' || form.type === 'restoration') && form.account.byEmail === true;
}

/** It opens nothing any more; or it was left as it was, with an account that is gone, or that is never touched. */
export type TakenBack = 'done' | 'account_gone' | 'protected';

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

/** Who may not, and why. A value, never thrown; its sentence stands in messages/. */
export type Refusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'own_request' }
  | { readonly code: 'concerned'; readonly as: Concern }
  | { readonly code: 'second_person' }
  /** Who decides alone about what concerns them writes why. */
  | { readonly code: 'reason_needed' }
  /** Whoever answers for the account has not confirmed the holder's extension; null where nobody was asked. */
  | { readonly code: 'official_needed'; readonly official: Confirmer | null }
  /** Does not answer for the account, nor head its department; or asked for it themselves. */
  | { readonly code: 'not_official' }
  | { readonly code: 'account_busy'; readonly number: string }
  /** Its contract is over: given back without a new last day it would stay open. */
  | { readonly code: 'contract_over' }
  | { readonly code: 'not_requester' }
  | { readonly code: 'not_holder' }
  /** Nobody waits for this person's confirmation. */
  | { readonly code: 'not_receiver' }
  /** Answered for the account when it was handed over, and no longer does; `official` does now, or nobody. */
  | { readonly code: 'not_official_now'; readonly what: 'receipt' | 'steps'; readonly official: Person | null }
  /** One of the first steps that Microsoft 365 shows: nobody ticks it by hand. */
  | { readonly code: 'seen_by_bot' }
  /** Somebody else than the card showed waits for the account, or nobody. */
  | { readonly code: 'newcomer_differs' }
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
