import type { AccountOrder } from '#domain/account-search/account-order.ts';
import type { AccountFilter } from '#domain/account-search/account-query.ts';
import type { Account, AccountState } from '#domain/account/account.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import type { ChatName, Person } from '#domain/person.ts';
import type { StepName } from '#domain/plan/plan.ts';
import type { AccountFacts } from '#domain/request/account-facts.ts';
import type { Request, RequestDraft } from '#domain/request/request.ts';
import type { Naming, Register } from '#domain/request/who-is-concerned.ts';
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
import type { Job } from './job.ts';
import type { PostKey } from './post-key.ts';
import type { Posts } from './post.ts';
import type { Presses } from './press.ts';
import type { Recognition } from './recognition.ts';
import type { ReportFacts } from './report.ts';
import type { Reveals, RevealsTx } from './reveal.ts';
import type { Run, RunStep } from './run.ts';
import type { TenantRegister, TenantTx } from './tenant.ts';
import type { Texts } from './text.ts';
import type { Trail } from './trail.ts';

/** Everything that has to happen together or not at all. */
export interface Tx {
  /**
   * Inserts the request with the next number of its year, without gaps, and puts its jobs into the queue. Null, with no job, when
   * another open request has the same subject.
   */
  insertRequest(
    request: RequestDraft,
    keys: { year: number; subject: string },
    jobs?: readonly Job[],
  ): Promise<Request | null>;
  /** Compare-and-set on the revision that the caller saw; false when somebody else was faster. One that comes to wait for its date gives its subject free for good. */
  saveRequest(next: Request, seenRevision: number): Promise<boolean>;
  /** Lets an open request keep others out of this subject, instead of the one that it had. False when another open one does. */
  takeSubject(requestId: string, subject: string): Promise<boolean>;
  /** Makes the address ours for the request, releasing the one it had. One that its account has or had is ours already; one in quarantine from an account of the same subject, or holder, comes back. False when it belongs to somebody else. */
  reserveAddress(requestId: string, address: string, email?: AddressOwner['email']): Promise<boolean>;
  /** Gives back what the request only had reserved; what came out of a quarantine goes back into it. */
  releaseAddresses(requestId: string): Promise<void>;
  /** The reservation becomes the account's own. */
  insertAccount(account: Account): Promise<void>;
  /** The account as it is, locked until the transaction ends. */
  account(id: string): Promise<Account | null>;
  /** As `Store.registerFor`, as the transaction sees it. */
  registerFor(naming: Naming): Promise<Register>;
  /** As `Store.openRequestOn`, as the transaction sees it. */
  openRequestOn(subject: string): Promise<Request | null>;
  /** Writes the whole line of the register. */
  saveAccount(account: Account): Promise<void>;
  /** The account owns `to` from now on, and `from` is kept from everybody else until then; either may be null. False when `to` belongs to somebody else. */
  moveAddress(move: AddressMove): Promise<boolean>;
  /** Keeps every address of the account, aliases too, from everybody until then. */
  quarantineAll(accountId: string, until: Date): Promise<void>;
  /** Keeps from everybody an address that the request had reserved or its account has, since something unseen holds it. */
  quarantineUnseen(unseen: {
    readonly requestId: string;
    readonly address: string;
    readonly until: Date;
  }): Promise<void>;
  /** The account that left this address, which is in quarantine since, with every address of it; null where the register has none. */
  accountThatLeft(address: string): Promise<KnownAccount | null>;
  /** Gives a quarantined address free before its time. False when it is not in quarantine. */
  releaseQuarantine(address: string): Promise<boolean>;
  /** Another request's run on this account is under way, and does not only wait for a person: its number; null when none is. `besides` is the asking request's own id, if one asks. */
  runningOn(accountId: string, besides: string | null): Promise<string | null>;
  /** Requests on the account that only wait for their date or for a password, or whose deletion stopped half-way. */
  waitingOn(accountId: string): Promise<readonly Request[]>;
  /** Requests on the account that nobody has carried out yet. */
  undecidedOn(accountId: string): Promise<readonly Request[]>;
  /** Requests on the account that are begun and not at their end, and at which nothing runs. */
  unfinishedOn(accountId: string): Promise<readonly Request[]>;
  /** Writes down what is done about the end of a contract; false when it was done already, by whichever process. */
  claimContractEvent(event: ClaimedContractEvent): Promise<boolean>;
  /** What was done about it counts no more: it may be done again. */
  giveBackContractEvent(event: Pick<ClaimedContractEvent, 'accountId' | 'contractEnd' | 'what'>): Promise<void>;
  markAccount(requestNumber: string, change: { deliveredAt?: Date; closedAt?: Date; holder?: Person }): Promise<void>;
  /** How many requests of this person the desk has before it; of two at once the second counts the first. */
  openRequestsOf(requesterId: string): Promise<number>;
  /** Creates the run unless it is there, with all its steps waiting; of another plan's run the steps are replaced while none was begun. */
  ensureRun(requestId: string, steps: readonly StepName[], directoryId: string | null): Promise<void>;
  /** Somebody ran the line for which this run waits. False when it waits for none. */
  confirmLine(requestId: string, at: Date): Promise<boolean>;
  /** Checkpoint: writes the step only while it is in the state and at the attempt that the caller saw. */
  saveStep(requestId: string, seen: RunStep, next: Omit<RunStep, 'name'>, directoryId?: string): Promise<boolean>;
  /** Lets every step that is not done start at once; while it is certain that there is no account the address is looked at again too. */
  resetRun(requestId: string): Promise<void>;
  /** When this person was told since then what stands against a form, by the trail, first things first; whoever asks at the same time waits. */
  conflictsTold(asked: { readonly by: string; readonly since: Date }): Promise<readonly Date[]>;
  /** How many refused attempts of this person at this act the trail has since then: on this request or account, and on all. Whoever asks at the same time waits. */
  attemptsNoted(asked: {
    readonly by: string;
    readonly act: string;
    readonly requestId: string | null;
    readonly accountId: string | null;
    readonly since: Date;
  }): Promise<{ readonly alike: number; readonly ofAct: number }>;
  /** Whether the trail has an event about this account with at least these data. */
  isOnTrail(event: Pick<AuditEvent, 'what' | 'data'> & { readonly accountId: string }): Promise<boolean>;
  /** Goes into the trail at the end of the transaction: events that commit at the same time stand one behind the other. */
  append(event: AuditEvent): Promise<void>;
  /** Keeps a record for good. False when there is one with this key. */
  archive(
    record: Omit<Archived, 'content' | 'isProven'> & { requestId: string | null; content: Uint8Array },
  ): Promise<boolean>;
  /** Keeps a text that people are shown to accept; one that is kept stays as it was. */
  keepText(text: ShownText, since: Date): Promise<void>;
  /** Goes into the queue at the end of the transaction. */
  send(job: Job, startAfter?: Date): Promise<void>;
  readonly reveals: RevealsTx;
  readonly tenant: TenantTx;
  readonly forgetting: Forgetting;
}

export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` while no other process does the same for `key`; null when somebody does. The claim ends with the process. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  request(id: string): Promise<Request | null>;
  /** FT-GTI-006-YYYY-NNNNN */
  requestByNumber(number: string): Promise<Request | null>;
  /** Newest first. */
  requestsOf(asked: RequestsAsked): Promise<readonly Request[]>;
  openRequestOn(subject: string): Promise<Request | null>;
  run(requestId: string): Promise<Run | null>;
  /** Local addresses among these that are reserved, in use or quarantined for others than this request or account. */
  addressesTaken(addresses: readonly string[], owner: AddressOwner): Promise<ReadonlySet<string>>;
  /** Addresses in quarantine that hold every word of the text, the one that is free soonest first. */
  quarantined(search: {
    readonly text: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly Quarantined[]; readonly total: number }>;
  /** The living account of this person or thing (see `subjectOf`). */
  accountOn(subject: string): Promise<Account | null>;
  account(id: string): Promise<Account | null>;
  /** The account that the request is about, or that it made, as the register has it, deleted or not; null where there is none. */
  accountOf(request: Pick<Request, 'number' | 'form'>): Promise<Account | null>;
  /** The accounts that a request names (of a new account the one that came of it), as they are now, each with all its addresses. */
  registerFor(naming: Naming): Promise<Register>;
  /** Accounts whose text matches and that this person may ask about, by name: `departments` are the codes of those they head; null for systems people, who see all. */
  accountsFor(search: {
    readonly text: string;
    readonly limit: number;
    readonly states: readonly AccountState[];
    readonly of: {
      readonly personId: string;
      readonly email: string | null;
      readonly departments: readonly string[];
    } | null;
  }): Promise<Register>;
  /** One page of the list of accounts, and how many there are in all. Accounts that are alike in the order stand by address. */
  accounts(search: AccountSearch): Promise<{ readonly rows: readonly Account[]; readonly total: number }>;
  /** Requests that wait for a worker: what a sweep after a crash sends again. */
  pending(): Promise<readonly Job[]>;
  reveals: Reveals;
  /** Where our messages stand in one of the chats. */
  postsIn(chat: ChatName): Posts;
  /** Whether the message with this key stands in a chat. */
  isPosted(key: PostKey): Promise<boolean>;
  presses: Presses;
  contracts: Contracts;
  tenant: TenantRegister;
  history: AccountHistory;
  /** What is known of the account beyond its line. */
  factsOf(account: Account): Promise<AccountFacts | null>;
  deliveries: Deliveries;
  report: ReportFacts;
  trail: Trail;
  archive: Archive;
  /** The disposal record: everything that retention ever gave up, the oldest first. */
  disposed(): Promise<readonly Disposal[]>;
  home: HomeFacts;
  recognition: Recognition;
  texts: Texts;
}

/** Requests of one person: open ones, and those that ended since then. */
interface RequestsAsked {
  readonly requesterId: string;
  readonly endedSince: Date;
  readonly limit: number;
}

export interface AccountSearch {
  /** Words of name, address and department; each has to be there. */
  readonly text: string;
  /** What else the accounts have to be; see `parseAccountQuery`. */
  readonly filters?: readonly AccountFilter[];
  /** By address unless told. */
  readonly order?: AccountOrder;
  readonly offset: number;
  readonly limit: number;
  /** False: active accounts only. */
  readonly everything: boolean;
}
