import type { AccountOrder } from '#domain/account-search/account-order.ts';
import type { AccountFilter } from '#domain/account-search/account-query.ts';
import type { Account, AccountState } from '#domain/account/account.ts';
import type { Relation } from '#domain/account/relation.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { ChatName, Person } from '#domain/person.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { AccountFacts } from '#domain/request/account-facts.ts';
import type { Request, RequestDraft } from '#domain/request/request.ts';
import type { Naming, Register } from '#domain/request/concerned/who-is-concerned.ts';
import type { ShownText } from '#domain/shown-text.ts';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { AddressMove, AddressOwner, Quarantined } from './address.ts';
import type { Archive, Archived } from './archive.ts';
import type { ClaimedContractEvent, Contracts } from './contract.ts';
import type { Deliveries } from './delivery.ts';
import type { AuditEvent } from './event.ts';
import type { Forgetting } from './forget.ts';
import type { AccountHistory } from './history.ts';
import type { HomeFacts } from './home.ts';
import type { SeatHistory } from './seats.ts';
import type { Job } from './job.ts';
import type { PostKey } from './post-key.ts';
import type { Posts } from './post.ts';
import type { Presses } from './press.ts';
import type { Questions, QuestionsTx } from './question.ts';
import type { Recognition } from './recognition.ts';
import type { ReportFacts } from './report.ts';
import type { Reveals, RevealsTx } from './reveal.ts';
import type { Run, RunStep } from './run.ts';
import type { TenantRegister, TenantTx } from './tenant.ts';
import type { Texts } from './text.ts';
import type { Trail } from './trail.ts';

/** One transaction: everything in it happens, or nothing. */
export interface Tx {
  /**
   * Inserts the request with the next number of its year, without gaps, and enqueues its jobs. Null, without jobs, when
   * another open request has the same subject.
   */
  insertRequest(
    request: RequestDraft,
    keys: { year: number; subject: string },
    jobs?: readonly Job[],
  ): Promise<Request | null>;
  /**
   * Compare-and-set on the revision that the caller read; false when somebody else was faster. A request that becomes
   * scheduled frees its subject for good.
   */
  saveRequest(next: Request, seenRevision: number): Promise<boolean>;
  /**
   * Makes an open request block this subject for others, instead of its former one. False when another open request
   * already does.
   */
  takeSubject(requestId: string, subject: string): Promise<boolean>;
  /**
   * Reserves the address for the request and releases the one it had reserved. Succeeds for an address that its account
   * has or had, or that an account of the same subject or holder left in quarantine. False when it belongs to somebody
   * else.
   */
  reserveAddress(requestId: string, address: string, email?: AddressOwner['email']): Promise<boolean>;
  /** Releases what the request had only reserved; an address taken from quarantine goes back into it. */
  releaseAddresses(requestId: string): Promise<void>;
  /** The reservation becomes the account's own. */
  insertAccount(account: Account): Promise<void>;
  /** The account, locked until the transaction ends. */
  account(id: string): Promise<Account | null>;
  /** `Store.registerFor` inside this transaction. */
  registerFor(naming: Naming): Promise<Register>;
  /** `Store.openRequestOn` inside this transaction. */
  openRequestOn(subject: string): Promise<Request | null>;
  /** Writes the account's whole row. */
  saveAccount(account: Account): Promise<void>;
  /**
   * The account owns `to` from now on, and `from` is quarantined until then; either may be null. False when `to`
   * belongs to somebody else.
   */
  moveAddress(move: AddressMove): Promise<boolean>;
  /** Quarantines every address of the account, aliases too, until then. */
  quarantineAll(accountId: string, until: Date): Promise<void>;
  /**
   * Blocks an address that the request had reserved, or its account has, because something that we cannot see holds it.
   */
  quarantineUnseen(unseen: {
    readonly requestId: string;
    readonly address: string;
    readonly until: Date;
  }): Promise<void>;
  /**
   * The account that left this address, which is still in quarantine, with every address of that account; null when the
   * register has none.
   */
  accountThatLeft(address: string): Promise<KnownAccount | null>;
  /** Releases a quarantined address early. False when it is not in quarantine. */
  releaseQuarantine(address: string): Promise<boolean>;
  /**
   * The number of another request whose run on this account is under way and does not only wait for a person; null when
   * there is none. `besides` is the id of the asking request, if any.
   */
  runningOn(accountId: string, besides: string | null): Promise<string | null>;
  /** Requests on the account that are scheduled or wait for a password change, and deletions and blocks that stopped half-way. */
  waitingOn(accountId: string): Promise<readonly Request[]>;
  /** Requests on the account whose work has begun and not finished; it may have stopped half-way. */
  underWayOn(accountId: string): Promise<readonly Request[]>;
  /** The newest block of the account, however it ended; null where there was none. */
  lastBlockOf(accountId: string): Promise<Request | null>;
  /** Requests on the account that nobody has carried out yet. */
  undecidedOn(accountId: string): Promise<readonly Request[]>;
  /** The ids of at most `limit` other requests with a plan that take a seat of this licence and do not have it yet, though they may have begun. */
  seekers(wanted: {
    readonly skuId: string;
    readonly besides: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Requests on the account that have begun and not ended, and that nothing is running for. */
  unfinishedOn(accountId: string): Promise<readonly Request[]>;
  /** Records an event at the end of a contract; false when any process has already recorded it. */
  claimContractEvent(event: ClaimedContractEvent): Promise<boolean>;
  /** Removes the event, so that it may happen again. */
  giveBackContractEvent(event: Pick<ClaimedContractEvent, 'accountId' | 'contractEnd' | 'what'>): Promise<void>;
  markAccount(requestNumber: string, change: { deliveredAt?: Date; closedAt?: Date; holder?: Person }): Promise<void>;
  /**
   * How many open requests this person has. Of two simultaneous callers, the second also counts the first one's
   * request.
   */
  openRequestsOf(requesterId: string): Promise<number>;
  /**
   * Creates the run with all steps waiting, unless it exists. A run of another plan gets the new steps if none was
   * begun.
   */
  ensureRun(requestId: string, steps: readonly StepName[], directoryId: string | null): Promise<void>;
  /** Somebody ran the line that this run waits for. False when it waits for none. */
  confirmLine(requestId: string, at: Date): Promise<boolean>;
  /** Checkpoint: writes the step only if its state and attempt are still those that the caller read. */
  saveStep(requestId: string, seen: RunStep, next: Omit<RunStep, 'name'>, directoryId?: string): Promise<boolean>;
  /**
   * Lets every unfinished step start at once. While it is certain that no account exists, the address is checked again
   * too.
   */
  resetRun(requestId: string): Promise<void>;
  /**
   * When since then, by the trail, this person was told of conflicts with a form; oldest first. Concurrent callers
   * wait.
   */
  conflictsTold(asked: { readonly by: string; readonly since: Date }): Promise<readonly Date[]>;
  /**
   * How many refused attempts of this person at this act the trail has since then: on this request or account, and in
   * all. Concurrent callers wait.
   */
  attemptsNoted(asked: {
    readonly by: string;
    readonly act: string;
    readonly requestId: string | null;
    readonly accountId: string | null;
    readonly since: Date;
  }): Promise<{ readonly alike: number; readonly ofAct: number }>;
  /** Whether the trail has an event about this account with at least these data. */
  isOnTrail(event: Pick<AuditEvent, 'what' | 'data'> & { readonly accountId: string }): Promise<boolean>;
  /** Added to the trail when the transaction ends; concurrent commits are put in sequence. */
  append(event: AuditEvent): Promise<void>;
  /** Archives a record. False when there is one with this key. */
  archive(
    record: Omit<Archived, 'content' | 'isProven'> & { requestId: string | null; content: Uint8Array },
  ): Promise<boolean>;
  /** Keeps a text that people are shown to accept. A text already kept is not changed. */
  keepText(text: ShownText, since: Date): Promise<void>;
  /** Enqueued when the transaction ends. */
  send(job: Job, startAfter?: Date): Promise<void>;
  readonly reveals: RevealsTx;
  readonly questions: QuestionsTx;
  readonly tenant: TenantTx;
  readonly forgetting: Forgetting;
}

export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` unless another process is doing the same for `key`: then null. The claim ends with the process. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  request(id: string): Promise<Request | null>;
  /** FT-GTI-006-YYYY-NNNNN */
  requestByNumber(number: string): Promise<Request | null>;
  /** Newest first. */
  requestsOf(asked: RequestSearch): Promise<readonly Request[]>;
  openRequestOn(subject: string): Promise<Request | null>;
  /** Blocks that nobody has ratified and that should have been by then, and whose run does not work at the moment. */
  unratifiedBlocks(until: Date): Promise<readonly Request[]>;
  run(requestId: string): Promise<Run | null>;
  /** Those of these addresses that are reserved, in use or quarantined for others than this request or account. */
  addressesTaken(addresses: readonly string[], owner: AddressOwner): Promise<ReadonlySet<string>>;
  /** Addresses in quarantine that contain every word of the text, the soonest to be free first. */
  quarantined(search: {
    readonly text: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly Quarantined[]; readonly total: number }>;
  /** The living account of this person or thing (see `subjectOf`). */
  accountOn(subject: string): Promise<Account | null>;
  account(id: string): Promise<Account | null>;
  /**
   * The account that the request is about or has made, as the register has it, even if deleted; null when there is
   * none.
   */
  accountOf(request: Pick<Request, 'number' | 'form'>): Promise<Account | null>;
  /**
   * The accounts that a request names (for a creation: the account that it made), as they are now, each with all its
   * addresses.
   */
  registerFor(naming: Naming): Promise<Register>;
  /**
   * Accounts that match the text and that this person may ask about, by name. `departments` are the codes of those they
   * head; null for systems people, who see all. With `holds` those alone that are their own, or a department's that they
   * answer for.
   */
  accountsFor(search: {
    readonly text: string;
    readonly limit: number;
    readonly states: readonly AccountState[];
    readonly of: {
      readonly personId: string;
      readonly email: string | null;
      readonly departments: readonly string[];
      readonly holds?: true;
    } | null;
  }): Promise<Register>;
  /**
   * One page of the list of accounts, and the total. Accounts that are equal in the chosen order are sorted by address.
   */
  /** The relations of all accounts, by code. */
  relationsHeld(): Promise<readonly Relation[]>;
  accounts(search: AccountSearch): Promise<{ readonly rows: readonly Account[]; readonly total: number }>;
  /** Jobs for requests that wait for a worker: the sweep after a crash sends them again. */
  pending(): Promise<readonly Job[]>;
  reveals: Reveals;
  questions: Questions;
  /** Where our messages are in one of the chats. */
  postsIn(chat: ChatName): Posts;
  /** Whether the message with this key was posted in any chat. */
  isPosted(key: PostKey): Promise<boolean>;
  presses: Presses;
  contracts: Contracts;
  tenant: TenantRegister;
  history: AccountHistory;
  /** Facts about the account beyond its row. */
  factsOf(account: Account): Promise<AccountFacts | null>;
  deliveries: Deliveries;
  report: ReportFacts;
  trail: Trail;
  archive: Archive;
  /** The disposal record: everything that retention has ever removed, oldest first. */
  disposed(): Promise<readonly Disposal[]>;
  home: HomeFacts;
  seats: SeatHistory;
  recognition: Recognition;
  texts: Texts;
}

/** One person's requests: open ones, and those that ended since then. */
interface RequestSearch {
  readonly requesterId: string;
  readonly endedSince: Date;
  readonly limit: number;
}

export interface AccountSearch {
  /** Words of name, address and department; each must occur. */
  readonly text: string;
  /** Further conditions; see `parseAccountQuery`. */
  readonly filters?: readonly AccountFilter[];
  /** By address when left out. */
  readonly order?: AccountOrder;
  readonly offset: number;
  readonly limit: number;
  /** False: active accounts only. */
  readonly everything: boolean;
}
