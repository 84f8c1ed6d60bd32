import type { Seats } from '#domain/account/account.ts';
import type { Receipt, ReceiptReminder, Receivers, Tick } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import { kindAndForm, type Form, type KindAndForm } from '#domain/form/form.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Person } from '#domain/person.ts';
import type { PlanChange, PlanHash } from '#domain/plan/compare-plans.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { Agreement } from './agreement.ts';
import type { AloneMarks } from './alone.ts';
import type { Correction } from './correction.ts';
import type { Ratification } from './ratification.ts';
import type { Failure } from '../plan/failure.ts';
import type { RequestState } from './states.ts';

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

/**
 * The rule by which a request needs no approval: the holder's own password, the end of a contract, the undoing of a
 * deletion or lifting of a block, a block, which is ratified afterwards, or another official for a person's account whose
 * own leaves.
 */
export type Rule = 'self_service' | 'contract_end' | 'undo' | 'block' | 'succession';

/** A stored request. Its form says what is asked for, and therefore its kind; the rest is its progress. */
export type Request = RequestLife & KindAndForm;

export type CreationRequest = Extract<Request, { readonly kind: 'creation' }>;
/** A request before it is inserted, without a number. */
export type RequestDraft = Omit<RequestLife, 'number'> & KindAndForm;

/** Changes to a request; the form keeps its kind. */
export type RequestChange = Partial<RequestLife> & { readonly form?: Form };

export function changed(request: Request, change: RequestChange): Request {
  return { ...request, ...change, ...kindAndForm(change.form ?? request.form) };
}

/** What every request has, whatever its kind. */
export interface RequestLife extends Approval, Work, HandOver, AloneMarks {
  readonly id: string;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  readonly state: RequestState;
  readonly revision: number;
  readonly requester: Person;
  /** The number of the request, which had come to nothing, in whose place its requester sent this one. */
  readonly corrects?: string;
  /** The number of the request that its requester sent in place of this one. */
  readonly correctedBy?: string;
  /** What its requester corrected before it was decided, oldest first. */
  readonly corrections?: readonly Correction[];
  /** The number of the request that undid or replaced this one. */
  readonly supersededBy: string | null;
  /**
   * Who ended it early: stopped before its day, undone or closed unfinished (with a reason), or because its account is
   * gone (without one).
   */
  readonly ended: { readonly by: Person; readonly at: Date; readonly reason: string | null } | null;
  /** The version of FT-GTI-006 when it was made; null before versions were recorded. */
  readonly version: VersionStamp | null;
  /**
   * The privacy notice accepted with the form; left out when it was not recorded (before 28 Nov 2026) or none is
   * needed.
   */
  readonly notice?: TextStamp;
  /** When its personal data was replaced by pseudonyms. */
  readonly forgottenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The approval. */
interface Approval {
  /** Set when a rule replaces the approval. */
  readonly rule: Rule | null;
  /**
   * Two people are needed: the approver may not execute. The value of the last decision; each decision computes it
   * again.
   */
  readonly needsTwo: boolean;
  /** For a holder's own extension: who was asked to confirm it, and who did. */
  readonly agreement?: Agreement;
  /** It was corrected to give nobody more time, and what had been asked before of whom needs no answer any more. */
  readonly formerAgreement?: Agreement;
  /** For a block. */
  readonly ratification?: Ratification;
  readonly questions: readonly Question[];
  readonly decision: Decision | null;
}

/** The planned work and its progress. */
interface Work {
  readonly plan: Plan | null;
  readonly seats: Seats | null;
  /**
   * Accounts and open requests that may belong to the same person, when the plan was made; left out when there are
   * none.
   */
  readonly similar?: readonly Similar[];
  /** The local part that the systems area chose while there was no plan; null when names were corrected since. */
  readonly chosenLocalPart?: string | null;
  /** Why the present plan differs from the approved one. */
  readonly planChanges: readonly PlanChange[];
  readonly execution: { readonly by: Person; readonly at: Date } | null;
  readonly failure: Failure | null;
  /** Who had it begun before the day for which it waited. */
  readonly broughtForward?: { readonly by: Person; readonly at: Date };
  /** Who last confirmed a step done by hand. */
  readonly lineRun?: { readonly by: Person; readonly at: Date };
  /** Microsoft 365 did not accept the language of the new mailbox: its holder chooses it when they first open it. */
  readonly languageLeft?: true;
}

/** The hand-over of an account, or of a new password. */
interface HandOver {
  /** The person who received the account: the holder in the chat, or the responsible official. */
  readonly handedTo: { readonly person: Person; readonly as: 'holder' | 'responsible' } | null;
  readonly handedAt: Date | null;
  /**
   * Somebody with the holder's address who joined the chat after the approval: they get the account when the systems
   * area releases it.
   */
  readonly newcomer?: Person;
  /** Who has to confirm the receipt; null when nobody has to, or nothing was handed over yet. */
  readonly receivers: Receivers | null;
  readonly receipts: readonly Receipt[];
  /** The latest reminder that was sent. */
  readonly reminded: ReceiptReminder | null;
  readonly passwordChangedAt: Date | null;
  readonly induction: readonly Tick[];
  /**
   * For a stopped password request: what happened to the password that was set. Left out while nothing has, and when
   * none was set.
   */
  readonly takenBack?: TakenBack;
}

/** Made invalid; or left as it was, because the account is gone or protected. */
export type TakenBack = 'done' | 'account_gone' | 'protected';

/** Whether it was closed early: by somebody, or because its account is gone. */
export function isUnfinished({ state, ended, handedTo }: Pick<Request, 'state' | 'ended' | 'handedTo'>): boolean {
  return state === 'closed' && ended !== null && handedTo === null;
}

/**
 * A password request, with or without a restoration, by somebody identified only by the account's address: the official
 * responsible for the mailbox is told.
 */
export function isClaim({ form }: Pick<Request, 'form'>): boolean {
  return (form.type === 'password' || form.type === 'restoration') && form.account.byEmail === true;
}
