import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { ContractEvent } from './contract.ts';
import type { Decided } from './tenant.ts';

/** One entry of an account's history. */
export type HistoryEvent =
  | { readonly kind: 'request'; readonly at: Date; readonly request: Request }
  /** A decision about the end of a contract, or its consequence. */
  | {
      readonly kind: 'contract';
      readonly at: Date;
      readonly what: Exclude<ContractEvent, `days_${number}`>;
      readonly contractEnd: string;
      readonly by: Person | null;
    }
  /** A change made outside the procedure, and what was decided about it. */
  | {
      readonly kind: 'finding';
      readonly at: Date;
      readonly what: FindingKind;
      readonly decided: Decided;
      readonly by: Person | null;
      readonly requestNumber: string | null;
    };

type AccountKey = Pick<Account, 'id' | 'directoryId' | 'requestNumber'>;

/** Reads the history of an account: each list newest first and at most `limit` long, with the total number. */
export interface AccountHistory {
  /** The request that created it, and those about it. */
  requestsOn(account: AccountKey, limit: number): Promise<Part<'request'>>;
  /** What was decided at the ends of its contracts, without reminders. */
  contractEventsOn(account: AccountKey, limit: number): Promise<Part<'contract'>>;
  /** Only findings that were decided. */
  findingsOn(account: AccountKey, limit: number): Promise<Part<'finding'>>;
}

interface Part<Kind extends HistoryEvent['kind']> {
  readonly events: readonly Extract<HistoryEvent, { readonly kind: Kind }>[];
  readonly total: number;
}
