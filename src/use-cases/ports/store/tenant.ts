import type { Account } from '#domain/account/account.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Person } from '#domain/person.ts';
import type { OutsideErrorCode } from '../outside-error.ts';

/**
 * What a page, or a look at one user, tells. Null means unknown, never false or empty (facts: graph.md 1.12, 28 Nov
 * 2026: properties missing after a nextLink, null or `[]` for a whole tenant).
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
  /** Whether one of its licences gives a mailbox. */
  readonly hasMailbox: boolean | null;
  /** Part numbers of the licences that give a mailbox. */
  readonly licences: readonly string[] | null;
  /** Lower case; unknown while a mailbox has none. */
  readonly addresses: readonly string[] | null;
  readonly createdAt: Date | null;
}

/** What the register keeps of a look at a user, beside the account's row. */
export type AccountSight = Pick<TenantSight, 'id' | 'licences' | 'addresses'>;

/** A user of whom everything relevant is known. */
export interface TenantEntry extends Omit<TenantSight, 'mail' | 'licences' | 'addresses'> {
  /** `mail`, else the sign-in name. */
  readonly address: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly isGuest: boolean;
  readonly hasMailbox: boolean;
}

/** One page of the tenant. `next` continues the read; `delta`, on the last page, is where the next read begins. */
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
  /** Where to continue; null before the first page and after the last. */
  readonly next: string | null;
  /** Where the changes begin that this read has not seen. */
  readonly delta: string | null;
  readonly pages: number;
  /** How many users the pages told of. */
  readonly users: number;
  /** How many accounts imports added to the register. */
  readonly imported: number;
  /** How many consecutive nights before this one had a read that did not finish. */
  readonly failedNights: number;
  /** Why it cannot continue; null while it can. */
  readonly failure: ReadFailure | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** A failure that waiting does not mend. `detail` is shown in the sentence: a permission's name. */
export interface ReadFailure {
  readonly code: OutsideErrorCode;
  readonly detail?: string;
}

/** One difference between tenant and register. The same fingerprint is the same difference. */
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
  /** The user as the tenant showed it; null when it was deleted. */
  readonly entry: TenantEntry | null;
  /** The address, sign-in name and name that the register had; null when it had none. */
  readonly before: FindingBefore | null;
  readonly foundAt: Date;
  /** `held`: a request may explain it, so the next read looks again. */
  readonly state: 'open' | 'held' | Decided | Over;
  readonly by: Person | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly requestNumber: string | null;
  /**
   * For a `replaced` finding: what replaced it and where that is shown; null while that one is held, and for all
   * others.
   */
  readonly followedBy: FollowUp | null;
}

export type Decided = 'adopted' | 'requested' | 'ignored';

/** Before anybody decided, register and tenant came to agree (`gone`), or it became another difference (`replaced`). */
export type Over = 'gone' | 'replaced';

/** The read whose digest shows a finding, and when that read ended; if it is still running, when it began. */
interface FollowUp {
  readonly readId: string;
  readonly at: Date;
}

export interface FindingBefore {
  readonly address: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

/** A difference found by a read, to be stored. */
export interface NewFinding extends Difference {
  readonly directoryId: string;
  readonly account: Account | null;
  readonly entry: TenantEntry | null;
  readonly held: boolean;
}

/** One page of a read's findings, for the digest in the systems area's channel; 0 is the first. */
export interface Digest {
  readonly read: TenantRead;
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly open: number;
  readonly page: number;
  readonly pages: number;
}

/** Findings per page: each takes two of the 50 blocks that a message may have. */
export const FINDINGS_A_PAGE = 12;

/** Stores reads of the tenant and their findings. */
export interface TenantRegister {
  /** The newest read that is finished or under way. */
  latestRead(): Promise<TenantRead | null>;
  /** The import, finished or not; null before anybody asked for it. */
  importRead(): Promise<TenantRead | null>;
  read(id: string): Promise<TenantRead | null>;
  finding(id: string): Promise<Finding | null>;
  /** A page of a read's findings, or the nearest existing page; null when it found nothing. */
  digest(readId: string, page: number): Promise<Digest | null>;
  /** Directory ids of users that this read has still to look up one by one. */
  unanswered(read: Pick<TenantRead, 'id'>, limit: number): Promise<readonly string[]>;
  /**
   * Directory ids of findings held before this read, the longest waiting first; without those that it already looked up
   * in vain.
   */
  held(read: TenantRead, limit: number): Promise<readonly string[]>;
}

/** How far a review is. */
export interface ReviewNews {
  readonly read: TenantRead;
  /** Somebody asked for it just now: show it from here on. */
  readonly isAsked: boolean;
  /** How many changes its digest has. */
  readonly found: number;
  /** A later read, of everything, began before this one finished. */
  readonly isLeft: boolean;
}

/** What the register knows about the users of a page. */
export interface KnownUsers {
  /** By directory id. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Directory ids of accounts that one of our requests is changing or has just changed. */
  readonly busy: ReadonlySet<string>;
  /** Directory ids of users that one of our runs is creating. */
  readonly ours: ReadonlySet<string>;
}

/** What a read stores, and decisions about its findings, inside a transaction. */
export interface TenantTx {
  /** The newest read, locked: concurrent callers wait until the transaction ends. */
  latestRead(): Promise<TenantRead | null>;
  insertRead(read: Pick<TenantRead, 'id' | 'purpose' | 'next' | 'failedNights' | 'startedAt'>): Promise<void>;
  saveRead(read: TenantRead): Promise<void>;
  /**
   * Makes the read look up accounts one by one whose deletion was told or adopted since then: a restored user may never
   * appear in a delta.
   */
  askAboutDeleted(since: Date): Promise<void>;
  /** Makes a read look up these users one by one; each stays listed until there was an answer. */
  ask(directoryIds: readonly string[]): Promise<void>;
  /** What this read looked up: finished, except users without an answer, who wait for the next read. */
  answered(asked: {
    readonly readId: string;
    readonly ids: readonly string[];
    readonly unclear: readonly string[];
  }): Promise<void>;
  /**
   * `names` are addresses and sign-in names of these users. A request touched after `since` may still explain what is
   * seen.
   */
  look(users: {
    readonly ids: readonly string[];
    readonly names: readonly { readonly id: string; readonly name: string }[];
    readonly since: Date;
  }): Promise<KnownUsers>;
  /**
   * Adds the accounts that the register does not have, with their addresses. Answers the directory ids of those that
   * were added.
   */
  importAccounts(accounts: readonly Account[], readId: string): Promise<ReadonlySet<string>>;
  markSeen(readId: string, directoryIds: readonly string[]): Promise<void>;
  /** Stores what was seen of accounts at that moment. Unknown values leave the stored ones as they are. */
  keepSights(sights: readonly AccountSight[], at: Date): Promise<void>;
  /** Holds a `deleted` finding for every living account that a read of the whole tenant has not seen. */
  holdMissing(read: TenantRead): Promise<void>;
  /**
   * Brings the findings about these users up to date. Differences already told or ignored are not told again; those
   * that no longer exist become `gone`, or `replaced` by what they became. Answers the reads whose digests changed.
   */
  settle(seen: {
    readonly readId: string;
    readonly at: Date;
    readonly ids: readonly string[];
    readonly findings: readonly NewFinding[];
  }): Promise<readonly string[]>;
  /** Holds the finding for the next read. */
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
  /** Ends the other open findings about the user: the account no longer exists. */
  endOthers(finding: Pick<Finding, 'id' | 'directoryId'>): Promise<void>;
  /** The account exists again: findings of its deletion end. Answers the reads whose digests changed. */
  endDeleted(directoryId: string): Promise<readonly string[]>;
  /** Whether no other account has the address, and nobody else uses or has reserved it. */
  isAddressFree(address: string, directoryId: string): Promise<boolean>;
}
