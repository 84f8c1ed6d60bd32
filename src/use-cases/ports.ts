import type { Account, AccountState } from '#domain/account.ts';
import type { AccountOrder } from '#domain/account-order.ts';
import type { AccountFilter } from '#domain/account-query.ts';
import type { Department } from '#domain/department.ts';
import type { ReceiptReminder } from '#domain/delivery.ts';
import type { FormVersion } from '#domain/form-version.ts';
import type { TrailHead } from '#domain/trail.ts';
import type { Person } from '#domain/person.ts';
import type { StepName } from '#domain/plan.ts';
import type { Request, ThreadNote } from '#domain/request.ts';
import type { Deliveries } from './delivery-ports.ts';
import type { AccountHistory } from './history-ports.ts';
import type { HomeFacts } from './home-ports.ts';
import type { Forgetting } from './forget-ports.ts';
import type { Archive, Archived, Document } from './archive-ports.ts';
import type { MonthlyReport, ReportFacts } from './report-ports.ts';
import type { Trail } from './trail-ports.ts';
import type { ClaimedDeed, ContractNotice, Contracts, Reminder } from './contract-ports.ts';
import type { Digest, TenantRead, TenantRegister, TenantTx } from './tenant-ports.ts';

/** What happened, for the append-only trail. Neither part carries a secret; documents are masked. */
export interface AuditEvent {
  readonly requestId: string | null;
  /** Where it concerns an account and no request. */
  readonly accountId?: string;
  readonly at: Date;
  readonly actor: Person | 'buzon';
  readonly door: 'slack' | 'worker' | 'command_line';
  readonly what: string;
  /** What stays for good: codes, states, ids, numbers. Nothing that a person wrote or is called. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What can be forgotten without breaking the chain: names, addresses, what people wrote. The actor's name goes along by itself. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Work for a worker. Carried out at least once; the same kind and key waiting already is the same job. */
export type Job =
  | { readonly kind: 'make_plan'; readonly requestId: string }
  | { readonly kind: 'advance_run'; readonly requestId: string }
  | { readonly kind: 'show_card'; readonly requestId: string; readonly audience: CardAudience }
  | { readonly kind: 'tell_question'; readonly requestId: string; readonly index: number }
  | { readonly kind: 'thread_note'; readonly requestId: string; readonly key: string; readonly note: ThreadNote }
  | { readonly kind: 'tell_rejected'; readonly requestId: string }
  | { readonly kind: 'tell_closed'; readonly requestId: string }
  | { readonly kind: 'tell_done'; readonly requestId: string }
  | { readonly kind: 'watch_password'; readonly requestId: string }
  | { readonly kind: 'show_hand_over'; readonly requestId: string }
  | { readonly kind: 'remind_receipt'; readonly requestId: string; readonly reminder: ReceiptReminder }
  | { readonly kind: 'make_record'; readonly requestId: string }
  /** The trail's head of that day (`YYYY-MM-DD`), for everybody in the systems area's channel to see. */
  | { readonly kind: 'tell_head'; readonly day: string }
  /** The report of that month (`YYYY-MM`). */
  | { readonly kind: 'tell_report'; readonly month: string }
  /** The reminder so many working days before the end of a contract: sent, or brought in line with what was decided since. */
  | {
      readonly kind: 'tell_contract_end';
      readonly accountId: string;
      readonly contractEnd: string;
      readonly days: Reminder;
    }
  /** Reads the tenant: everything the first time, then what changed. */
  | { readonly kind: 'read_tenant' }
  /** The page of the digest that is shown, the first unless told. */
  | { readonly kind: 'show_digest'; readonly readId: string; readonly page?: number }
  | { readonly kind: 'show_import' };

/** A job about one request. */
export type RequestJob = Extract<Job, { readonly requestId: string }>;

export type CardAudience = 'systems' | 'requester';

export interface RunStep {
  readonly name: StepName;
  readonly state: 'waiting' | 'running' | 'done';
  readonly attempts: number;
  /** When the next attempt may start. */
  readonly nextAt: Date | null;
  readonly startedAt: Date | null;
  readonly doneAt: Date | null;
  /** An attempt was begun whose outcome nobody knows: it may have been carried out. */
  readonly uncertain: boolean;
  /** Why it waits, for people. `person` waits for somebody who runs a line, and has no next attempt of its own. */
  readonly waitingFor: WaitReason | null;
  /** When somebody said that the line was run. */
  readonly confirmedAt: Date | null;
}

export type WaitReason = 'mailbox' | 'throttled' | 'unavailable' | 'replication' | 'chat' | 'person' | 'date';

export interface Run {
  readonly requestId: string;
  readonly directoryId: string | null;
  readonly steps: readonly RunStep[];
}

/** Everything that has to happen together or not at all. */
export interface Tx {
  /** Inserts the request with the next number of its year, without gaps. Null when another open request has the same subject. */
  insertRequest(request: Omit<Request, 'number'>, keys: { year: number; subject: string }): Promise<Request | null>;
  /** Compare-and-set on the revision that the caller saw; false when somebody else was faster. One that comes to wait for its date gives its subject free for good. */
  saveRequest(next: Request, seenRevision: number): Promise<boolean>;
  /** Makes the address ours for the request, releasing the one it had. One that its account has or had is ours already. False when it belongs to somebody else. */
  reserveAddress(requestId: string, address: string): Promise<boolean>;
  /** Gives back what the request only had reserved. */
  releaseAddresses(requestId: string): Promise<void>;
  /** The reservation becomes the account's own. */
  insertAccount(account: Account): Promise<void>;
  /** The account as it is, locked until the transaction ends. */
  account(id: string): Promise<Account | null>;
  /** Writes the whole line of the register. */
  saveAccount(account: Account): Promise<void>;
  /** The account owns `to` from now on, and `from` is kept from everybody else until then; either may be null. False when `to` belongs to somebody else. */
  moveAddress(move: AddressMove): Promise<boolean>;
  /** Keeps every address of the account, aliases too, from everybody until then. */
  quarantineAll(accountId: string, until: Date): Promise<void>;
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
  claimContractDeed(deed: ClaimedDeed): Promise<boolean>;
  markAccount(requestNumber: string, change: { deliveredAt?: Date; closedAt?: Date; holder?: Person }): Promise<void>;
  /** Creates the run unless it is there, with all its steps waiting; of another plan's run the steps are replaced while none was begun. */
  ensureRun(requestId: string, steps: readonly StepName[], directoryId: string | null): Promise<void>;
  /** Somebody ran the line for which this run waits. False when it waits for none. */
  confirmLine(requestId: string, at: Date): Promise<boolean>;
  /** Checkpoint: writes the step only while it is in the state and at the attempt that the caller saw. */
  saveStep(requestId: string, seen: RunStep, next: Omit<RunStep, 'name'>, directoryId?: string): Promise<boolean>;
  /** Lets every step that is not done start at once; while it is certain that there is no account the address is looked at again too. */
  resetRun(requestId: string): Promise<void>;
  /** Goes into the trail at the end of the transaction: events that commit at the same time stand one behind the other. */
  append(event: AuditEvent): Promise<void>;
  /** Keeps a record for good. False when there is one with this key. */
  archive(record: Omit<Archived, 'content'> & { requestId: string | null; content: Uint8Array }): Promise<boolean>;
  send(job: Job, startAfter?: Date): Promise<void>;
  readonly tenant: TenantTx;
  readonly forgetting: Forgetting;
}

export interface AddressMove {
  readonly accountId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quarantinedUntil: Date;
}

/** An address that nobody may have for now, and whose it was. */
export interface Quarantined {
  readonly address: string;
  readonly until: Date;
  readonly displayName: string | null;
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
  }): Promise<readonly Account[]>;
  /** One page of the list of accounts, and how many there are in all. Accounts that are alike in the order stand by address. */
  accounts(search: AccountSearch): Promise<{ readonly rows: readonly Account[]; readonly total: number }>;
  /** Requests that wait for a worker: what a sweep after a crash sends again. */
  pending(): Promise<readonly Job[]>;
  reveals: Reveals;
  posts: Posts;
  contracts: Contracts;
  tenant: TenantRegister;
  history: AccountHistory;
  deliveries: Deliveries;
  report: ReportFacts;
  trail: Trail;
  archive: Archive;
  home: HomeFacts;
}

/** Requests of one person: open ones, and those that ended since then. */
interface RequestsAsked {
  readonly requesterId: string;
  readonly endedSince: Date;
  readonly limit: number;
}

/** On whose behalf an address is looked at: what this request or account has itself is not taken. */
export interface AddressOwner {
  readonly requestId: string | null;
  readonly accountId: string | null;
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

/** The ledger of passwords shown: when, to whom, never what. */
export interface Reveals {
  /** Claims one of the `limit` reveals of the last 24 h; null when they are used up. */
  claim(input: {
    requestId: string;
    by: Person;
    at: Date;
    limit: number;
  }): Promise<{ id: string; left: number } | null>;
  /** Nothing was shown: gives the claim back. */
  giveBack(id: string): Promise<void>;
  /** The reset was done: from this moment of the directory on, a later change is the person's own. */
  done(id: string, baseline: Date): Promise<void>;
  /** The newest reset that was done for the request. */
  latest(requestId: string): Promise<{ readonly at: Date; readonly baseline: Date | null } | null>;
}

/** Where each message of ours stands in the chat, so that it is posted once and updated afterwards. */
export interface Posts {
  find(key: string): Promise<Post | null>;
  /** Remembers that `key` is about to be posted. False when it was begun before: then the chat must be asked first. */
  begin(key: string, channel: string): Promise<boolean>;
  done(key: string, channel: string, ts: string): Promise<void>;
  shown(key: string, revision: number): Promise<void>;
  /** The message is gone from the chat: the next one is posted anew. */
  forget(key: string): Promise<void>;
}

export interface Post {
  readonly channel: string;
  readonly ts: string | null;
  readonly shownRevision: number;
}

/** The institution's chat, as far as workers write to it. Every method throws `OutsideError` and may be called twice. */
export interface Chat {
  showCard(input: { request: Request; run: Run | null; audience: CardAudience }): Promise<void>;
  tellQuestion(request: Request, index: number): Promise<void>;
  threadNote(request: Request, key: string, note: ThreadNote): Promise<void>;
  handOver(request: Request, to: Person, as: 'holder' | 'responsible'): Promise<void>;
  /** Brings what both sides were told about a hand-over in line with its state: receipt and first steps. */
  showHandOver(request: Request): Promise<void>;
  /** Asks those who have not confirmed yet once more. */
  remindReceipt(request: Request, reminder: ReceiptReminder): Promise<void>;
  tellHead(day: string, head: TrailHead): Promise<void>;
  /** Tells the systems area's channel of something that people have to look after; once for each key. */
  tellTrouble(key: string, code: 'backup_failed'): Promise<void>;
  /** The monthly report in the systems area's channel, with its picture and its document. */
  tellReport(report: MonthlyReport, files: readonly Document[]): Promise<void>;
  /** Sends a file to one person, with a sentence. Called twice it comes twice. */
  sendFile(to: string, file: Document, text: string): Promise<void>;
  tellRejected(request: Request): Promise<void>;
  /** Congratulates the person who has the account, and tells the requester. */
  tellClosed(request: Request): Promise<void>;
  /** Tells those concerned, apart from the one who asked, what was done to the account. */
  tellDone(request: Request): Promise<void>;
  /** Reminds somebody of an account's end of contract, with buttons to extend it or to let it end; decided meanwhile, a reminder that they have is brought in line, and none is sent. */
  tellContractEnd(notice: ContractNotice): Promise<void>;
  /** One message in the systems area's channel with everything that was changed outside the procedure. */
  showDigest(digest: Digest): Promise<void>;
  /** Offers the systems area to read the tenant's accounts in; shows how far it is, and that it is done. */
  showImport(read: TenantRead | null): Promise<void>;
  /** Somebody of the institution with this e-mail address, who is neither a guest nor a bot. */
  findByEmail(email: string): Promise<Person | null>;
}

export interface Departments {
  /** At most `limit` whose code or name contains every word, without regard to accents or case. */
  search(text: string, limit: number): readonly Department[];
  find(code: string): Department | null;
  /** Codes of the departments that this person heads. */
  headedBy(userId: string): readonly string[];
  /** False where the institution gave no list: then the department is free text. */
  readonly listed: boolean;
}

/** The institution's settings that rules and messages need. */
export interface Institution {
  readonly name: string;
  readonly nit: string;
  /** The control of changes of the procedure and its records. */
  readonly versions: readonly FormVersion[];
  readonly mailDomain: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly rules: LifeRules;
}

/** The institution's own rules for the life of an account. */
export interface LifeRules {
  /** Days between the suspension and the deletion. */
  readonly graceDays: number;
  readonly quarantineDays: number;
  /** Days between the end of a contract and the request to delete. */
  readonly contractGraceDays: number;
  readonly deletionNeedsTwo: boolean;
  /** Addresses or directory ids that are never touched, lower case. */
  readonly protectedAccounts: readonly string[];
}

export interface Clock {
  now(): Date;
}
