import type { Licence, NamedId } from '#domain/account.ts';
import type { PasswordStatus } from '#domain/password.ts';
import type { Plan, Seats } from '#domain/plan.ts';
import type { TenantPage } from './tenant-ports.ts';

export interface Taken {
  readonly id: string;
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

/** A group as far as joining and leaving it goes; the last three kinds are not for Graph, or not for us. */
export interface DirectoryGroup extends NamedId {
  readonly kind: 'm365' | 'security' | 'distribution' | 'dynamic' | 'role_assignable';
  readonly mail: string | null;
}

/** Everything of an account that a change may touch, or that keeps us from touching it. */
export interface DirectoryAccount extends DirectoryUser {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  /** It holds a directory role, itself or through a group. */
  readonly hasRole: boolean;
  /** Lower case. The primary address first, if it has one. */
  readonly addresses: readonly string[];
  readonly licences: readonly Licence[];
  /** Direct memberships. */
  readonly groups: readonly DirectoryGroup[];
  /** Null without a mailbox that answers. */
  readonly mailbox: {
    readonly purpose: string | null;
    readonly autoReply: AutoReply | null;
  } | null;
}

/** An automatic answer. `from` and `until` are moments; both null means always. Null for none. */
export interface AutoReply {
  readonly text: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

interface LicenceSeats extends Licence, Seats {
  /** It comes with a mailbox. */
  readonly mailbox: boolean;
}

/** What may be changed in a user; what is left out stays. */
export interface UserChange {
  readonly displayName?: string;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string;
  readonly mobilePhone?: string | null;
  /** userPrincipalName and mailNickname. */
  readonly address?: string;
  readonly accountEnabled?: boolean;
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
  /** Whether the person has a second factor; null where we may not see it. */
  hasSecondFactor(userId: string): Promise<boolean | null>;

  /** An account with all that a change may touch; null when it is not there (deleted, or never seen). */
  account(userId: string): Promise<DirectoryAccount | null>;
  /** A soft-deleted user: when, and the address it had; null when there is none (30 days are over, or it was never deleted). */
  deletedUser(userId: string): Promise<{ readonly deletedAt: Date | null; readonly address: string } | null>;
  /** Licences that can be assigned, with their seats. */
  licences(): Promise<readonly LicenceSeats[]>;
  /** Groups whose name begins with the text, for people to choose from. */
  searchGroups(text: string, limit: number): Promise<readonly DirectoryGroup[]>;
  /** These groups as they are; one that is gone is left out. */
  groups(ids: readonly string[]): Promise<readonly DirectoryGroup[]>;
  updateUser(userId: string, change: UserChange): Promise<void>;
  revokeSessions(userId: string): Promise<void>;
  /** Sets a password that nobody learns. */
  discardPassword(userId: string): Promise<void>;
  changeLicences(
    userId: string,
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): Promise<void>;
  leaveGroup(userId: string, groupId: string): Promise<void>;
  /** Null switches it off. */
  setAutoReply(userId: string, reply: AutoReply | null): Promise<void>;
  /** Where our own redirection sends the mail; null when there is none. */
  redirection(userId: string): Promise<string | null>;
  /** Sends the mailbox's incoming mail on to another address of the institution; null ends it. Looks before it creates. */
  setRedirection(userId: string, to: string | null): Promise<void>;
  /** Soft delete; done as well when it is gone already. */
  deleteUser(userId: string): Promise<void>;
  /** Brings a soft-deleted user back, under another address where one is given. */
  restoreUser(userId: string, address: string | null): Promise<void>;

  /** One page of 999 users. `next` is null for the first. */
  readUsers(next: string | null): Promise<TenantPage>;
  /** What changed since `from` (a delta or next link); null answers a link that starts from now. Throws `delta_expired` when the link is too old. */
  readChanges(from: string | null): Promise<TenantPage>;
}

export interface Credential {
  readonly kind: 'password' | 'tap';
  readonly secret: string;
  /** The directory's own moment of the reset: a change from then on is the person's own. */
  readonly baseline: Date;
  readonly validMinutes: number | null;
}
