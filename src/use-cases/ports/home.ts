import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';

/** The first of a list, and how many there are in all. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** What the bot's home is made of. Each list is at most `limit` long. Days are `YYYY-MM-DD`. */
export interface HomeFacts {
  ofPerson(asked: {
    readonly personId: string;
    /** An imported account without a known holder belongs to whoever has its address. */
    readonly email: string | null;
    /** Requests that ended before it are left out. */
    readonly endedSince: Date;
    /** First steps of an account that was closed before it are left out. */
    readonly learningSince: Date;
    readonly today: string;
    /** The last day of a contract that ends soon. */
    readonly soon: string;
    readonly limit: number;
  }): Promise<PersonFacts>;
  ofDesk(asked: { readonly today: string; readonly monthEnd: string; readonly limit: number }): Promise<DeskFacts>;
}

export interface PersonFacts {
  /** That they made: open, or ended not long ago; newest first. */
  readonly requests: Listed<Request>;
  /** That they made, and about which they are asked something; oldest first. */
  readonly questions: Listed<Request>;
  /** Extensions that a holder asked for and they have to confirm; oldest first. */
  readonly agreements: Listed<Request>;
  /** Delivered and not closed, where they are the one to whom it was handed or have a receipt to confirm; oldest first. */
  readonly handOvers: readonly Request[];
  /** The newest closed one whose account they received and whose first steps are not done. */
  readonly learning: Request | null;
  /** Not deleted ones that they have or answer for, by name. */
  readonly accounts: Listed<Account>;
  /** Those of them whose contract ends soon, and about which nobody has decided or asked for an extension; the first to end first. */
  readonly ending: Listed<Account>;
}

/** Oldest first, each. */
export interface DeskFacts {
  /** Somebody has to decide or execute; what a rule carries out by itself is not in it. */
  readonly queue: Listed<Request>;
  readonly failed: Listed<Request>;
  /** Wait for somebody who runs a line by hand, and since when. */
  readonly byHand: Listed<{ readonly request: Request; readonly since: Date }>;
  readonly handedOver: Listed<Request>;
  /** Active accounts whose contract ends from today to the end of the month. */
  readonly ending: Listed<Account>;
  /** Active accounts whose contract is over. */
  readonly overdue: Listed<Account>;
}
