import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { ContractEvent } from './contract.ts';
import type { Decided } from './tenant.ts';

/** What an account lived through. */
export type HistoryEvent =
  | { readonly kind: 'request'; readonly at: Date; readonly request: Request }
  /** What was decided at, or came of, an end of contract. */
  | {
      readonly kind: 'contract';
      readonly at: Date;
      readonly what: Exclude<ContractEvent, `days_${number}`>;
      readonly contractEnd: string;
      readonly by: Person | null;
    }
  /** What was found to be changed outside the procedure, and what was decided about it. */
  | {
      readonly kind: 'finding';
      readonly at: Date;
      readonly what: FindingKind;
      readonly decided: Decided;
      readonly by: Person | null;
      readonly requestNumber: string | null;
    };

type AccountKey = Pick<Account, 'id' | 'directoryId' | 'requestNumber'>;

/** The store's part that knows what became of an account: each list newest first, of at most `limit`, with the number of all. */
export interface AccountHistory {
  /** The request that created it, and those about it. */
  requestsOn(account: AccountKey, limit: number): Promise<Part<'request'>>;
  /** What was decided at the ends of its contracts; reminders are none. */
  contractEventsOn(account: AccountKey, limit: number): Promise<Part<'contract'>>;
  /** Those that were decided. */
  findingsOn(account: AccountKey, limit: number): Promise<Part<'finding'>>;
}

interface Part<Kind extends HistoryEvent['kind']> {
  readonly events: readonly Extract<HistoryEvent, { readonly kind: Kind }>[];
  readonly total: number;
}
