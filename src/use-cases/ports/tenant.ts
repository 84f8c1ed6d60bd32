import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Person } from '#domain/person.ts';
import type { OutsideErrorCode } from './outside-error.ts';

/**
 * What a page or a look at one user tells. Null stands for what it does not say: that is unknown, never false or empty
 * (facts: graph.md 1.12, 28 Nov 2026: properties missing after a nextLink, null or `[]` for a whole tenant).
 */
export interface TenantSight {
  readonly id: string;
  /** Lower case, as the sign-in name. */
  readonly mail: string | null;
  readonly userPrincipalName: string | null;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly accountEnabled: boolean | null;
  readonly isGuest: boolean | null;
  /** A licence of it gives a mailbox. */
  readonly hasMailbox: boolean | null;
  /** Part numbers of those that do. */
  readonly licences: readonly string[] | null;
  /** Lower case; a mailbox without any is not told yet. */
  readonly addresses: readonly string[] | null;
  readonly createdAt: Date | null;
}

/** What the register keeps of a look at an account beside its line. */
export type AccountSight = Pick<TenantSight, 'id' | 'licences' | 'addresses'>;

/** A user of whom everything is known that decides. */
export interface TenantEntry extends Omit<TenantSight, 'mail' | 'licences' | 'addresses'> {
  /** `mail`, else the sign-in name. */
  readonly address: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly isGuest: boolean;
  readonly hasMailbox: boolean;
}

/** One page of the tenant. `next` reads on; `delta`, on the last page of a delta, is where the next one begins. */
export interface TenantPage {
  readonly users: readonly TenantSight[];
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
  /** Nights in a row before this one whose read did not come to its end. */
  readonly failedNights: number;
  /** Why it goes on no further; null while it does. */
  readonly failure: ReadFailure | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** What waiting does not mend. `detail` is for the sentence: a permission's name. */
export interface ReadFailure {
  readonly code: OutsideErrorCode;
  readonly detail?: string;
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
  /** The address, the sign-in name and the name that the register had; null where it knew nothing. */
  readonly before: FindingBefore | null;
  readonly foundAt: Date;
  /** `held`: a request may explain it, so that the next read looks again. */
  readonly state: 'open' | 'held' | Decided | Over;
  readonly by: Person | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly requestNumber: string | null;
  /** Of one that is `replaced`: what came in its place, where that is told; null while it is held, and of others. */
  readonly followedBy: FollowUp | null;
}

export type Decided = 'adopted' | 'requested' | 'ignored';

/** Before anybody decided, register and tenant came to agree in it (`gone`), or it became another difference (`replaced`). */
export type Over = 'gone' | 'replaced';

/** The read in whose digest a finding stands, and when that read ended, or began while it goes on. */
interface FollowUp {
  readonly readId: string;
  readonly at: Date;
}

export interface FindingBefore {
  readonly address: string;
  readonly userPrincipalName: string;
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
  read(id: string): Promise<TenantRead | null>;
  finding(id: string): Promise<Finding | null>;
  /** A page of a read's findings, the nearest one that there is; null when it found nothing. */
  digest(readId: string, page: number): Promise<Digest | null>;
  /** Directory ids of users whom this read has still to ask about singly. */
  unanswered(read: Pick<TenantRead, 'id'>, limit: number): Promise<readonly string[]>;
  /** Directory ids of findings held before this read, the ones that wait longest first; without those that it asked about in vain. */
  held(read: TenantRead, limit: number): Promise<readonly string[]>;
}

/** How far a review is. */
export interface ReviewNews {
  readonly read: TenantRead;
  /** Somebody asks for it now: it is told from here on. */
  readonly isAsked: boolean;
  /** Changes in its digest. */
  readonly found: number;
  /** A later one began before it came to its end, and reads everything. */
  readonly isLeft: boolean;
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
  insertRead(read: Pick<TenantRead, 'id' | 'purpose' | 'next' | 'failedNights' | 'startedAt'>): Promise<void>;
  saveRead(read: TenantRead): Promise<void>;
  /** Has the read ask singly about accounts whose deletion was told or adopted since then: a restored user may not come in a delta at all. */
  askAboutDeleted(since: Date): Promise<void>;
  /** Has a read ask about these users singly; each waits until somebody could say. */
  ask(directoryIds: readonly string[]): Promise<void>;
  /** What this read asked about: done with, but for those about whom nothing could be said, who wait for the next read. */
  answered(asked: {
    readonly readId: string;
    readonly ids: readonly string[];
    readonly unclear: readonly string[];
  }): Promise<void>;
  /** `names` are addresses and sign-in names of these users; `since`: a request touched from then on may still explain what is seen. */
  look(users: {
    readonly ids: readonly string[];
    readonly names: readonly { readonly id: string; readonly name: string }[];
    readonly since: Date;
  }): Promise<KnownUsers>;
  /** Adds accounts that are not there, with their addresses. Answers the directory ids of those that were added. */
  importAccounts(accounts: readonly Account[], readId: string): Promise<ReadonlySet<string>>;
  markSeen(readId: string, directoryIds: readonly string[]): Promise<void>;
  /** Keeps what was seen of accounts at that moment; of what was not said the register keeps what it had. */
  keepSights(sights: readonly AccountSight[], at: Date): Promise<void>;
  /** Holds a `deleted` for every living account that a read of the whole tenant has not seen. */
  holdMissing(read: TenantRead): Promise<void>;
  /**
   * Brings the findings about these users in line with what there is now: what is told already, or ignored, is not told
   * again, and what is no more is `gone`, or `replaced` by what it became. Answers the reads whose digests changed by that.
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
  /** The account is there again: what is told of its deletion is over. Answers the reads whose digests changed by that. */
  endDeleted(directoryId: string): Promise<readonly string[]>;
  /** Whether no other account lives under the address and nobody else has it in use or reserved. */
  isAddressFree(address: string, directoryId: string): Promise<boolean>;
}
