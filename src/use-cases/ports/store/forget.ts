import type { Account } from '#domain/account/account.ts';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { Request } from '#domain/request/request.ts';
import type { Archived } from './archive.ts';

/** Writes that forget people. Data that was forgotten is never due again. */
export interface Forgetting {
  /** Writes lines of the disposal record. Call this in the same transaction, before the listed data is removed. */
  list(lines: readonly Disposal[]): Promise<void>;
  /** Archived records of the request that still have their content. */
  recordsOf(requestId: string): Promise<readonly KeptFile[]>;
  /** Archived records without a request, older than that moment, that still have their content. */
  reportsDue(before: Date): Promise<readonly KeptFile[]>;
  /**
   * Ids of requests that ended, and of accounts that were deleted, before that moment: at most `limit` of each, oldest
   * first. Left out: requests that made a living account, and accounts with an address in quarantine at `now` or with a
   * running request.
   */
  due(input: DueInput): Promise<{ readonly requests: readonly string[]; readonly accounts: readonly string[] }>;
  /** The request, locked; null when it is not due, or another transaction has it locked. */
  request(id: string, before: Date): Promise<Request | null>;
  /** Whether the request still has its personal data; if so, it keeps them until the transaction ends. */
  isRemembered(id: string): Promise<boolean>;
  /**
   * Replaces its requester and subject, and removes its archived records, the places of its messages in the chats, and
   * the personal part of its events. Answers the number of those events.
   */
  saveRequest(next: Request): Promise<number>;
  /** The deleted account, locked; null when another transaction has it locked, or it was already forgotten. */
  account(id: string): Promise<Account | null>;
  /**
   * Saves the account so that no search finds it, together with the decisions about its contract and the findings about
   * it. Removes its former addresses and the places of its messages.
   */
  saveAccount(next: Account): Promise<void>;
  /**
   * Removes the personal part of events without a request that are older than that moment, and writes their line of the
   * disposal record: at most `limit`, oldest first. Answers how many.
   */
  loose(input: LooseInput): Promise<number>;
  /**
   * Removes the content of archived records without a request (the monthly reports) that are older than that moment.
   * Answers how many.
   */
  reports(before: Date): Promise<number>;
  /**
   * Removes people from findings decided before that moment, about users of the tenant without an account of ours or
   * with a forgotten one. At most `limit`; answers how many.
   */
  findings(before: Date, limit: number): Promise<number>;
  /**
   * Removes questions asked before that moment, and the places of their messages: at most `limit`, oldest first. Answers
   * how many.
   */
  questions(before: Date, limit: number): Promise<number>;
}

export type KeptFile = Pick<Archived, 'key' | 'name' | 'sha256' | 'madeAt'>;

interface LooseInput extends Pick<Disposal, 'at' | 'rule'> {
  readonly before: Date;
  readonly limit: number;
}

interface DueInput {
  readonly before: Date;
  readonly now: Date;
  readonly limit: number;
}
