import type { Account } from '#domain/account/account.ts';
import type { Request } from '#domain/request/request.ts';
import type { SeenQuestion } from './question.ts';
import type { Finding } from './tenant.ts';

/** Some entries of a list, and how many there are in all. */
export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** A part of a list. */
interface Paging {
  readonly offset?: number;
  readonly limit: number;
}

export interface AskedOfPerson extends Paging {
  readonly personId: string;
  /** They belong to the systems area. */
  readonly systems: boolean;
  /** The codes of the departments that they head. */
  readonly departments: readonly string[];
  /** An imported account without a known holder belongs to whoever has its address. */
  readonly email: string | null;
  /** Requests that ended before this moment are left out. */
  readonly endedSince: Date;
  /** First steps of accounts closed before this moment are left out. */
  readonly learningSince: Date;
  readonly today: string;
  /** Contracts that end after this day do not count as ending soon. */
  readonly soon: string;
}

export interface AskedOfDesk extends Paging {
  readonly today: string;
  readonly monthEnd: string;
}

export interface AskedOfDepartments extends Paging {
  readonly codes: readonly string[];
  readonly today: string;
  /** Contracts that end after this day are left out. */
  readonly until: string;
}

/** The data for the bot's home page and its lists. Each list is at most `limit` long. Days are `YYYY-MM-DD`. */
export interface HomeFacts {
  ofPerson(asked: AskedOfPerson): Promise<PersonFacts>;
  ofDesk(asked: AskedOfDesk): Promise<DeskFacts>;
  ofDepartments(asked: AskedOfDepartments): Promise<DepartmentFacts>;
  /** A single list of `ofPerson`, `ofDesk` or `ofDepartments`. */
  listOfPerson<L extends keyof PersonFacts>(list: L, asked: AskedOfPerson): Promise<PersonFacts[L]>;
  listOfDesk<L extends keyof DeskFacts>(list: L, asked: AskedOfDesk): Promise<DeskFacts[L]>;
  listOfDepartments<L extends keyof DepartmentFacts>(list: L, asked: AskedOfDepartments): Promise<DepartmentFacts[L]>;
}

export interface PersonFacts {
  /** Requests that this person made: open ones and those that ended recently, newest first. */
  readonly requests: Listed<Request>;
  /** Requests that this person made and has a question to answer about; oldest first. */
  readonly questions: Listed<Request>;
  /** Questions that this person asked the systems area and that are not resolved; oldest first. */
  readonly asked: readonly SeenQuestion[];
  /** Blocks that this person may ratify, and nobody has; oldest first. */
  readonly ratifications: Listed<Request>;
  /** Extensions that a holder asked for and this person has to confirm; oldest first. */
  readonly agreements: Listed<Request>;
  /** Delivered requests that are not closed, handed to this person or waiting for their receipt; oldest first. */
  readonly handOvers: readonly Request[];
  /** The newest closed request whose account this person received and whose first steps are not complete. */
  readonly learning: Request | null;
  /** Accounts that this person holds or is responsible for, without deleted ones, by name. */
  readonly accounts: Listed<Account>;
  /**
   * Those of these accounts whose contract ends soon, and about which nobody has decided or asked for an extension; the
   * first to end first.
   */
  readonly ending: Listed<Account>;
}

/** The accounts of departments that somebody heads, without deleted ones. */
export interface DepartmentFacts {
  /** By name. */
  readonly accounts: Listed<Account>;
  /** Active ones whose contract ends soon, the first to end first. */
  readonly ending: Listed<Account>;
}

/** Each list oldest first. */
export interface DeskFacts {
  /** Requests that somebody has to decide or execute; without those that a rule executes by itself. */
  readonly queue: Listed<Request>;
  /** Questions to the systems area that nobody has answered or marked as resolved. */
  readonly unanswered: Listed<SeenQuestion>;
  readonly failed: Listed<Request>;
  /** Requests that wait for somebody who runs a line by hand, and since when. */
  readonly byHand: Listed<{ readonly request: Request; readonly since: Date }>;
  readonly handedOver: Listed<Request>;
  /** Changes outside the procedure that nobody has decided about. */
  readonly findings: Listed<Finding>;
  /** Active accounts whose contract ends from today to the end of the month. */
  readonly ending: Listed<Account>;
  /** Active accounts whose contract is over. */
  readonly overdue: Listed<Account>;
}
