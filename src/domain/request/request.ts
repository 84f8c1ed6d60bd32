import type { Receipt, ReceiptReminder, Receivers, Tick } from '#domain/form/delivery.ts';
import type { VersionStamp } from '#domain/form/form-version.ts';
import type { Form, Kind } from '#domain/form/form.ts';
import type { Similar } from '#domain/people/same-person.ts';
import type { Person } from '#domain/person.ts';
import type { Plan, PlanChange, PlanHash, Seats } from '#domain/plan/plan.ts';
import type { TextStamp } from '#domain/shown-text.ts';
import type { Agreement } from './agreement.ts';
import type { AloneMarks } from './alone.ts';
import type { Failure } from './failure.ts';
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
