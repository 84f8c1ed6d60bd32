import type { Person } from '#domain/person.ts';

/** What somebody wanted when they turned to the systems area. */
export const TRIED = [
  ...(['create', 'modify', 'delete', 'restore', 'block', 'extend'] as const),
  ...(['reveal', 'receive', 'record', 'privacy', 'understand'] as const),
] as const;
export type TriedAct = (typeof TRIED)[number];

/** Why it did not go on. */
export const WHY_NOT = [
  ...(['role', 'eligible', 'restricted', 'synced', 'listed', 'guest', 'group_protected'] as const),
  ...(['not_now', 'not_allowed', 'own_extension', 'nobody_decides'] as const),
  ...(['told_enough', 'exists', 'deleted', 'too_often', 'not_holder', 'ended', 'not_official', 'former'] as const),
  ...(['altered', 'not_known', 'not_right', 'failed', 'reserved'] as const),
  ...(['no_mailbox', 'blocked', 'gone', 'document_taken'] as const),
] as const;
export type WhyNot = (typeof WHY_NOT)[number];

/** What a question begins with: codes, so that each reader has their own words for it. */
export interface Tried {
  readonly act: TriedAct;
  readonly why?: WhyNot;
  /** The request that it is about. */
  readonly number?: string;
  /** Of a new account: whose it was to be, as it was typed. */
  readonly whose?: string;
  /** An error of ours, as the log names it. */
  readonly reference?: string;
}

interface AnsweredQuestion {
  readonly text: string;
  readonly by: Person;
  readonly at: Date;
}

/** A question to the systems area without a request: answered by a person, and told back. */
export interface SystemsQuestion {
  readonly id: string;
  readonly revision: number;
  readonly by: Person;
  readonly askedAt: Date;
  /** The account that it is about. */
  readonly accountId: string | null;
  /** Null when it is only a text. */
  readonly tried: Tried | null;
  readonly text: string | null;
  readonly answers: readonly AnsweredQuestion[];
  readonly resolved: { readonly by: Person; readonly at: Date } | null;
}

/** Why a question was not sent, or nothing came of an answer. */
export type QuestionRefusal =
  | { readonly code: 'too_many_open'; readonly limit: number }
  | { readonly code: 'too_many_today'; readonly limit: number }
  | { readonly code: 'not_found' }
  | { readonly code: 'not_systems' }
  | { readonly code: 'resolved'; readonly by: Person; readonly at: Date };
