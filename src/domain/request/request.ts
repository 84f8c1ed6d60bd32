import type { Seats } from '#domain/account/account.ts';
import type { Receipt, ReceiptReminder, Receivers, Tick } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import { kindAndForm, type Form, type KindAndForm } from '#domain/form/form.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Person } from '#domain/person.ts';
import type { Plan, PlanChange, PlanHash } from '#domain/plan/plan.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { Agreement } from './agreement.ts';
import type { AloneMarks } from './alone.ts';
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

/** Why a request needs nobody's approval: its holder's own password, the end of a contract, the undoing of a deletion. */
export type Rule = 'self_service' | 'contract_end' | 'undo';

/** A request as it is kept. Its form says what is asked for, and so of which kind it is; the rest tells how far it has come. */
export type Request = RequestLife & KindAndForm;

export type CreationRequest = Extract<Request, { readonly kind: 'creation' }>;
/** One that gets its number when it is inserted. */
export type RequestDraft = Omit<RequestLife, 'number'> & KindAndForm;

/** What changes in a request; its form stays of its kind. */
export type RequestChange = Partial<RequestLife> & { readonly form?: Form };

export function changed(request: Request, change: RequestChange): Request {
  return { ...request, ...change, ...kindAndForm(change.form ?? request.form) };
}

/** What every request has, whatever is asked for. */
export interface RequestLife extends Approval, Work, HandOver, AloneMarks {
  readonly id: string;
  /** FT-GTI-006-YYYY-NNNNN */
  readonly number: string;
  readonly state: RequestState;
  readonly revision: number;
  readonly requester: Person;
  /** The number of the request that undid or replaced this one. */
  readonly supersededBy: string | null;
  /** Who ended it before its end: stopped before its day, undone or closed unfinished with a reason, or since its account is gone (no reason). */
  readonly ended: { readonly by: Person; readonly at: Date; readonly reason: string | null } | null;
  /** The version of FT-GTI-006 under which it was made; null for one from before versions were kept. */
  readonly version: VersionStamp | null;
  /** Which privacy notice was shown and accepted with the form; left out where it was not kept (before 28 Nov 2026) or none is accepted. */
  readonly notice?: TextStamp;
  /** When its personal data was replaced by pseudonyms. */
  readonly forgottenAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Who says that it may be done. */
interface Approval {
  /** Set where a rule stands for the approval. */
  readonly rule: Rule | null;
  /** Whoever approved may not execute: as it was at the last decision, which asks anew. */
  readonly needsTwo: boolean;
  /** Of an extension that the holder asked for: who was asked to confirm it, and who did. */
  readonly agreement?: Agreement;
  readonly questions: readonly Question[];
  readonly decision: Decision | null;
}

/** What is to be done, and how that goes. */
interface Work {
  readonly plan: Plan | null;
  readonly seats: Seats | null;
  /** Accounts and open requests that may be of the same person, as they were when the plan was made; absent where there are none. */
  readonly similar?: readonly Similar[];
  /** The part before the @ that the systems area chose while there was no plan. */
  readonly chosenLocalPart?: string;
  /** Why the plan that was approved is not the one that stands here any more. */
  readonly planChanges: readonly PlanChange[];
  readonly execution: { readonly by: Person; readonly at: Date } | null;
  readonly failure: Failure | null;
  /** Who said last that a step by hand was done. */
  readonly lineRun?: { readonly by: Person; readonly at: Date };
  /** Microsoft 365 did not take the language of the new mailbox: its holder chooses it when they first open it. */
  readonly languageLeft?: true;
}

/** How an account, or a new password of it, comes to its person. */
interface HandOver {
  /** To whom the account was handed: the holder in the chat, or the responsible official. */
  readonly handedTo: { readonly person: Person; readonly as: 'holder' | 'responsible' } | null;
  readonly handedAt: Date | null;
  /** Somebody with the holder's address came into the chat after the approval: they get the account when the systems area releases it. */
  readonly newcomer?: Person;
  /** Who has to confirm the receipt; null where nobody has to, or nothing was handed over yet. */
  readonly receivers: Receivers | null;
  readonly receipts: readonly Receipt[];
  /** The newest reminder to confirm that went out. */
  readonly reminded: ReceiptReminder | null;
  readonly passwordChangedAt: Date | null;
  readonly induction: readonly Tick[];
  /** Of a password of one's own that was stopped: what became of the one that was set. Left out while nothing did, and where none was set. */
  readonly takenBack?: TakenBack;
}

/** It opens nothing any more; or it was left as it was, with an account that is gone, or that is never touched. */
export type TakenBack = 'done' | 'account_gone' | 'protected';

/** Whether it was closed before it came to its own end: by somebody, or since its account is gone. */
export function isUnfinished({ state, ended, handedTo }: Pick<Request, 'state' | 'ended' | 'handedTo'>): boolean {
  return state === 'closed' && ended !== null && handedTo === null;
}

/** A password, with or without the account given back, for somebody who is known by nothing but an address of it: whoever answers for the mailbox is told. */
export function isClaim({ form }: Pick<Request, 'form'>): boolean {
  return (form.type === 'password' || form.type === 'restoration') && form.account.byEmail === true;
}
