import type { Account } from '#domain/account.ts';
import type { Department } from '#domain/form.ts';
import type { Person } from '#domain/person.ts';
import type { PasswordStatus } from '#domain/password.ts';
import type { Plan, Seats, StepName } from '#domain/plan.ts';
import type { Request, ThreadNote } from '#domain/request.ts';

/** What happened, for the append-only trail. `data` carries no secret, and documents masked. */
export interface AuditEvent {
  readonly requestId: string | null;
  readonly at: Date;
  readonly actor: Person | 'buzon';
  readonly door: 'slack' | 'worker';
  readonly what: string;
  readonly data: Readonly<Record<string, unknown>>;
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
  | { readonly kind: 'watch_password'; readonly requestId: string };

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
  /** Why it waits, for people. */
  readonly waitingFor: WaitReason | null;
}

export type WaitReason = 'mailbox' | 'throttled' | 'unavailable' | 'replication' | 'chat';

export interface Run {
  readonly requestId: string;
  readonly directoryId: string | null;
  readonly steps: readonly RunStep[];
}

/** Everything that has to happen together or not at all. */
export interface Tx {
  /** Inserts the request with the next number of its year, without gaps. Null when another open request has the same subject. */
  insertRequest(request: Omit<Request, 'number'>, keys: { year: number; subject: string }): Promise<Request | null>;
  /** Compare-and-set on the revision that the caller saw; false when somebody else was faster. */
  saveRequest(next: Request, seenRevision: number): Promise<boolean>;
  /** Makes these local addresses ours for the request, releasing the ones it had. False when one belongs to somebody else. */
  reserveAddress(requestId: string, address: string): Promise<boolean>;
  /** Gives back what the request only had reserved. */
  releaseAddresses(requestId: string): Promise<void>;
  /** The reservation becomes the account's own. */
  insertAccount(account: Account): Promise<void>;
  markAccount(requestNumber: string, change: { deliveredAt?: Date; closedAt?: Date; holder?: Person }): Promise<void>;
  /** Creates the run unless it is there, with all its steps waiting. */
  ensureRun(requestId: string, steps: readonly StepName[]): Promise<void>;
  /** Checkpoint: writes the step only while it is in the state and at the attempt that the caller saw. */
  saveStep(requestId: string, seen: RunStep, next: Omit<RunStep, 'name'>, directoryId?: string): Promise<boolean>;
  /** Lets every step that is not done start at once; while it is certain that there is no account the address is looked at again too. */
  resetRun(requestId: string): Promise<void>;
  append(event: AuditEvent): Promise<void>;
  send(job: Job, startAfter?: Date): Promise<void>;
}

export interface Store {
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` while no other process does the same for `key`; null when somebody does. The claim ends with the process. */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<{ readonly value: T } | null>;
  request(id: string): Promise<Request | null>;
  /** Newest first. */
  openRequestsOf(requesterId: string, limit: number): Promise<readonly Request[]>;
  openRequestOn(subject: string): Promise<Request | null>;
  run(requestId: string): Promise<Run | null>;
  /** Local addresses among these that are reserved, in use or quarantined for somebody other than `requestId`. */
  addressesTaken(addresses: readonly string[], requestId: string | null): Promise<ReadonlySet<string>>;
  /** The living account of this person or thing (see `subjectOf`). */
  accountOn(subject: string): Promise<Account | null>;
  accounts(search: AccountSearch): Promise<{ readonly rows: readonly Account[]; readonly total: number }>;
  /** Requests that wait for a worker: what a sweep after a crash sends again. */
  pending(): Promise<readonly Job[]>;
  reveals: Reveals;
  posts: Posts;
}

export interface AccountSearch {
  readonly text: string;
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

export interface Taken {
  readonly by: 'user' | 'group' | 'contact' | 'deleted';
  readonly name: string;
}

export interface DirectoryUser {
  readonly id: string;
  readonly address: string;
  readonly stamp: string | null;
  readonly accountEnabled: boolean;
  readonly usageLocation: string | null;
  readonly displayName: string;
  readonly mail: string | null;
  readonly skuIds: readonly string[];
}

export interface NewUser {
  readonly address: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string;
  readonly stamp: string;
  readonly password: string;
}

/** Microsoft Entra and Exchange Online, as far as the procedure needs them. Every method throws `OutsideError`. */
export interface Directory {
  /** One request: which of these addresses are taken in the tenant (users, groups, contacts, deleted users), and the licence's seats. */
  survey(addresses: readonly string[]): Promise<{
    readonly taken: ReadonlyMap<string, Taken>;
    readonly licence: { readonly skuId: string; readonly skuPartNumber: string } & Seats;
    readonly groups: readonly { readonly id: string; readonly name: string }[];
  }>;
  /** The user with this address, whatever its stamp; null when there is none (or not yet seen by the replica that answered). */
  findUser(address: string): Promise<DirectoryUser | null>;
  createUser(user: NewUser): Promise<{ readonly id: string }>;
  assignLicence(userId: string, skuId: string): Promise<void>;
  mailboxReady(userId: string): Promise<boolean>;
  setMailbox(userId: string, mailbox: Plan['mailbox']): Promise<void>;
  joinGroup(userId: string, groupId: string): Promise<void>;
  /** Everything that the plan promised, read in one request. */
  readBack(userId: string): Promise<{
    readonly user: DirectoryUser | null;
    readonly mailbox: { readonly locale: string | null; readonly timeZone: string | null } | null;
    readonly groupIds: readonly string[];
  }>;
  /** Sets a fresh secret that must be changed at the first sign-in. The answer is the only place where it ever stands. */
  issueCredential(userId: string): Promise<Credential>;
  /** Moment of the last change and whether a change is still demanded. */
  passwordStatus(userId: string): Promise<PasswordStatus | null>;
}

export interface Credential {
  readonly kind: 'password' | 'tap';
  readonly secret: string;
  /** The directory's own moment of the reset: a change from then on is the person's own. */
  readonly baseline: Date;
  readonly validMinutes: number | null;
}

/** The institution's chat, as far as workers write to it. Every method throws `OutsideError` and may be called twice. */
export interface Chat {
  showCard(input: { request: Request; run: Run | null; audience: CardAudience }): Promise<void>;
  tellQuestion(request: Request, index: number): Promise<void>;
  threadNote(request: Request, key: string, note: ThreadNote): Promise<void>;
  handOver(request: Request, to: Person, as: 'holder' | 'responsible'): Promise<void>;
  tellRejected(request: Request): Promise<void>;
  /** Congratulates the person who has the account, and tells the requester. */
  tellClosed(request: Request): Promise<void>;
  /** Somebody of the institution with this e-mail address, who is neither a guest nor a bot. */
  findByEmail(email: string): Promise<Person | null>;
}

export interface Departments {
  /** At most `limit` whose code or name contains every word, without regard to accents or case. */
  search(text: string, limit: number): readonly Department[];
  find(code: string): Department | null;
  /** False where the institution gave no list: then the department is free text. */
  readonly listed: boolean;
}

/** The institution's settings that rules and messages need. */
export interface Institution {
  readonly name: string;
  readonly mailDomain: string;
  readonly timeZone: string;
  readonly locale: string;
}

export type OutsideErrorCode =
  | 'throttled'
  | 'unavailable'
  | 'unknown_outcome'
  | 'not_found'
  | 'address_taken'
  | 'no_seats'
  | 'licence_unknown'
  | 'licence_conflict'
  | 'permission_missing'
  | 'role_missing'
  | 'invalid_value'
  | 'password_refused'
  | 'mailbox_refused'
  | 'group_missing'
  | 'credentials_rejected'
  | 'unexpected';

/** A service outside answered with an error, or not at all. Thrown by adapters; the queue and the step machine alone decide on retries. */
export class OutsideError extends Error {
  readonly code: OutsideErrorCode;
  readonly service: 'graph' | 'slack';
  readonly retryAfterMs: number | undefined;
  readonly detail: string | undefined;

  constructor(
    code: OutsideErrorCode,
    options: { service: 'graph' | 'slack'; detail?: string; retryAfterMs?: number; cause?: unknown },
  ) {
    super(`${options.service}: ${code}${options.detail === undefined ? '' : ` (${options.detail})`}`, {
      cause: options.cause,
    });
    this.name = 'OutsideError';
    this.code = code;
    this.service = options.service;
    this.retryAfterMs = options.retryAfterMs;
    this.detail = options.detail;
  }

  /** Waiting may help: the service was busy, away, or did not say how it ended. */
  get isPassing(): boolean {
    return ['throttled', 'unavailable', 'unknown_outcome'].includes(this.code);
  }
}

export interface Clock {
  now(): Date;
}
