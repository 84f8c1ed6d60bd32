import type { Account } from '#domain/account.ts';
import type { FindingKind } from '#domain/finding.ts';
import type { Person } from '#domain/person.ts';

/** A user as the full read and the delta tell of it. */
export interface TenantEntry {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly accountEnabled: boolean;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  readonly skuIds: readonly string[];
  readonly createdAt: Date | null;
}

/** One page of the tenant. `next` reads on; `delta`, on the last page of a delta, is where the next one begins. */
export interface TenantPage {
  readonly users: readonly TenantEntry[];
  readonly removed: readonly string[];
  readonly next: string | null;
  readonly delta: string | null;
}

/** A read of the whole tenant (`import` the first time, `full` later) or of what changed (`delta`), resumed at `next`. */
export interface TenantRead {
  readonly id: string;
  readonly purpose: 'import' | 'full' | 'delta';
  /** Where to read on; null before the first page, and again after the last. */
  readonly next: string | null;
  /** Where the changes begin that this read has not seen. */
  readonly delta: string | null;
  readonly pages: number;
  /** Users that the pages told of. */
  readonly users: number;
  /** Accounts that imports have put into the register. */
  readonly imported: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** One way in which the tenant differs from the register. The same fingerprint is the same difference. */
export interface Difference {
  readonly what: FindingKind;
  readonly fingerprint: string;
}

/** Something that was changed in the tenant outside the procedure. */
export interface Finding extends Difference {
  readonly id: string;
  readonly readId: string;
  readonly directoryId: string;
  /** The account as the register has it now; null while it is unknown there. */
  readonly account: Account | null;
  /** The user as the tenant told of it; null when it was deleted. */
  readonly entry: TenantEntry | null;
  /** The address and the name that the register had; null where it knew nothing. */
  readonly before: FindingBefore | null;
  readonly foundAt: Date;
  /** `gone`: it was put right before anybody decided. `held`: a request may explain it, so that the next read looks again. */
  readonly state: 'open' | 'held' | Decided | 'gone';
  readonly by: Person | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly requestNumber: string | null;
}

export type Decided = 'adopted' | 'requested' | 'ignored';

export interface FindingBefore {
  readonly address: string;
  readonly displayName: string;
}

/** A difference that a read found, as it is written down. */
export interface NewFinding extends Difference {
  readonly directoryId: string;
  readonly account: Account | null;
  readonly entry: TenantEntry | null;
  readonly held: boolean;
}

/** One page of what a read found, for the digest in the systems area's channel: 0 is the first. */
export interface Digest {
  readonly read: TenantRead;
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly open: number;
  readonly page: number;
  readonly pages: number;
}

/** Findings on one page of the digest: two blocks each of the 50 that a message may have. */
export const FINDINGS_A_PAGE = 12;

/** The store's part that keeps reads of the tenant and what they found. */
export interface TenantRegister {
  /** The newest read that is finished, or the one that is under way. */
  latestRead(): Promise<TenantRead | null>;
  /** The read that filled the register, finished or not; null before anybody asked for it. */
  importRead(): Promise<TenantRead | null>;
  finding(id: string): Promise<Finding | null>;
  /** A page of a read's findings, the nearest one that there is; null when it found nothing. */
  digest(readId: string, page: number): Promise<Digest | null>;
  /** Directory ids of findings held before this read, the ones that wait longest first. */
  held(read: TenantRead, limit: number): Promise<readonly string[]>;
}

/** What the register knows of the users of a page. */
export interface KnownUsers {
  /** By directory id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Directory ids of accounts that a request of ours is changing, or has just changed. */
  readonly busy: ReadonlySet<string>;
  /** Directory ids of users that a run of ours is creating. */
  readonly ours: ReadonlySet<string>;
}

/** What a read writes, and what is decided about its findings, inside a transaction. */
export interface TenantTx {
  /** The newest read; whoever asks waits until the transaction of another who did ends. */
  latestRead(): Promise<TenantRead | null>;
  insertRead(read: Pick<TenantRead, 'id' | 'purpose' | 'next' | 'startedAt'>): Promise<void>;
  saveRead(read: TenantRead): Promise<void>;
  /** `since`: a request touched from then on may still explain what is seen. */
  look(users: {
    readonly ids: readonly string[];
    readonly addresses: readonly string[];
    readonly since: Date;
  }): Promise<KnownUsers>;
  /** Adds accounts that are not there, with their addresses. Answers the directory ids of those that were added. */
  importAccounts(accounts: readonly Account[], readId: string): Promise<ReadonlySet<string>>;
  markSeen(readId: string, directoryIds: readonly string[]): Promise<void>;
  /** Holds a `deleted` for every living account that a read of the whole tenant has not seen. */
  holdMissing(read: TenantRead): Promise<void>;
  /**
   * Brings the findings about these users in line with what there is now: what is told already, or ignored, is not told
   * again, and what is no more is `gone`. Answers the reads whose digests changed by that.
   */
  settle(seen: {
    readonly readId: string;
    readonly at: Date;
    readonly ids: readonly string[];
    readonly findings: readonly NewFinding[];
  }): Promise<readonly string[]>;
  /** Lets the next read look again. */
  hold(finding: Omit<NewFinding, 'held'> & { readonly readId: string; readonly at: Date }): Promise<void>;
  /** Whether this read has findings that wait for a decision. */
  hasOpen(readId: string): Promise<boolean>;
  /** The finding, locked until the transaction ends. */
  finding(id: string): Promise<Finding | null>;
  /** False when it is no longer open. */
  decide(decision: {
    readonly id: string;
    readonly state: Decided;
    readonly by: Person;
    readonly at: Date;
    readonly reason: string | null;
    readonly requestNumber: string | null;
  }): Promise<boolean>;
  /** What else is open about the user ends: the account is no more. */
  endOthers(finding: Pick<Finding, 'id' | 'directoryId'>): Promise<void>;
  /** Whether no other account lives under the address and nobody else has it in use or reserved. */
  isAddressFree(address: string, directoryId: string): Promise<boolean>;
}
