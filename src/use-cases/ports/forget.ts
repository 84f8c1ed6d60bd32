import type { Account } from '#domain/account/account.ts';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { Request } from '#domain/request/request.ts';
import type { Archived } from './archive.ts';

/** Writes that forget people. What was forgotten once is not due again. */
export interface Forgetting {
  /** Writes lines of the disposal record; to be called before what they list goes, in the same transaction. */
  list(lines: readonly Disposal[]): Promise<void>;
  /** Archived records of the request that still have their content. */
  recordsOf(requestId: string): Promise<readonly KeptFile[]>;
  /** Archived records of no request, of those from before that moment, that still have their content. */
  reportsDue(before: Date): Promise<readonly KeptFile[]>;
  /** Ids of requests that ended, and of accounts that were deleted, before that moment; at most `limit` of each, the oldest first. The request that made a living account is not due, nor are accounts with an address in quarantine at `now`, or with a request under way. */
  due(input: DueInput): Promise<{ readonly requests: readonly string[]; readonly accounts: readonly string[] }>;
  /** The request, locked; null when it is not due, or somebody else has it locked. */
  request(id: string, before: Date): Promise<Request | null>;
  /** Whether the request is remembered; if it is, it stays so until the transaction ends. */
  isRemembered(id: string): Promise<boolean>;
  /** Writes it with nobody as requester and subject, gives up its archived records, where its messages stand in people's chats, and what its events say of people. How many events that were. */
  saveRequest(next: Request): Promise<number>;
  /** The deleted account, locked; null when somebody else has it locked, or it was forgotten. */
  account(id: string): Promise<Account | null>;
  /** Writes it so that no search finds it, with what was decided about its contract and found about it, and drops the addresses that it had and where its messages stand. */
  saveAccount(next: Account): Promise<void>;
  /** Removes what events of no request say of people, of those from before that moment, and writes their line of the disposal record; at most `limit`, the oldest first. How many. */
  loose(input: LooseInput): Promise<number>;
  /** Gives up the content of archived records of no request, the monthly reports, of those from before that moment. How many. */
  reports(before: Date): Promise<number>;
  /** Removes people from what was found, and decided before that moment, about users of the tenant who have no account of ours, or whose account was forgotten. At most `limit`; how many. */
  findings(before: Date, limit: number): Promise<number>;
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
