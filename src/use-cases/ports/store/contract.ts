import type { Account } from '#domain/account/account.ts';
import type { Person } from '#domain/person.ts';
import type { Request } from '#domain/request/request.ts';
import type { Confirmer } from '#domain/request/agreement.ts';

/** Working days before the end of a contract at which people are reminded, the earliest reminder first. */
export const REMINDERS = [15, 5, 1] as const;
export type Reminder = (typeof REMINDERS)[number];

/** What is done about the end of a contract, once each. */
export type ContractEvent = `days_${Reminder}` | 'let_expire' | 'suspended' | 'deletion_asked';

/** When an event happened, and by whom; null when only the calendar caused it. */
interface ContractEventMade {
  readonly at: Date;
  readonly by: Person | null;
}

/** An event at one account's end of contract (`contractEnd`, `YYYY-MM-DD`). A new end has its own events. */
export interface ClaimedContractEvent extends ContractEventMade {
  readonly accountId: string;
  readonly contractEnd: string;
  readonly what: ContractEvent;
}

/** Who lets a contract end, and since when. */
export interface LetExpire {
  readonly by: Person;
  readonly at: Date;
}

/** What was decided about a contract's end after people were reminded of it. */
export type ContractDecision =
  | ({ readonly what: 'let_expire' } & LetExpire)
  /** The contract now ends on another day; null: it has no end. */
  | { readonly what: 'extended'; readonly contractEnd: string | null };

/** A reminder to one person. Once the matter is decided: what an already sent reminder shall show. */
export interface ContractNotice {
  readonly account: Account;
  readonly contractEnd: string;
  /** The number of working days that names the reminder. */
  readonly reminder: Reminder;
  /** Working days left after today; fewer than `reminder` after an outage. */
  readonly days: number;
  readonly to: Person;
  /** `head`: the department's head is told when the account has no official, or when the official is the holder. */
  readonly as: 'holder' | 'responsible' | 'head';
  /** Who confirms an extension that the holder asks for; null when there is nobody. */
  readonly confirmer: Confirmer | null;
  readonly decided: ContractDecision | null;
}

/** Contracts that end, and what was done about each. Events are claimed with `Tx.claimContractEvent`. */
export interface Contracts {
  /**
   * Accounts whose contract ends on or before `until` (`YYYY-MM-DD`), oldest end first, with what was done about that
   * end. Without accounts that are deleted, whose deletion has begun, or whose deletion was already asked for at this
   * end.
   */
  ending(until: string): Promise<readonly { readonly account: Account; readonly done: ReadonlySet<ContractEvent> }[]>;
  /**
   * Undecided extensions whose requester holds the account, according to the form or the register, and that nobody was
   * asked to confirm.
   */
  unconfirmed(): Promise<readonly Request[]>;
  /** Undecided extensions that somebody was asked once to confirm and has not answered. */
  unanswered(): Promise<readonly Request[]>;
  events(accountId: string, contractEnd: string): Promise<ReadonlyMap<ContractEvent, ContractEventMade>>;
}
