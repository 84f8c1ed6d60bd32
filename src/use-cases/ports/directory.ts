import type {
  DirectoryUser,
  DirectoryGroup,
  GroupRefusal,
  DirectoryAccount,
  AutoReply,
  LicenceSeats,
} from '#domain/account/directory-account.ts';
import type { Licence, NamedId, Seats } from '#domain/account/account.ts';
import type { PasswordStatus } from '#domain/plan/password.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { Trouble } from './licence-trouble.ts';
import type { TenantPage, TenantSight } from './tenant.ts';

export interface TakenAddress {
  readonly id: string;
  readonly by: 'user' | 'group' | 'contact' | 'deleted';
  readonly name: string;
}

/** What an account goes on doing, or owns, and that has to be known before it ends. */
interface DirectoryLeavings {
  /** Rules of the inbox that send outside the tenant's domains, switched on; null where Exchange does not let us look. */
  readonly forwards:
    | readonly {
        readonly name: string;
        readonly to: readonly string[];
        /** `stopForwards` cannot switch it off. */
        readonly isFixed: boolean;
      }[]
    | null;
  readonly ownedGroups: readonly NamedId[];
}

/** A licence to give, with the service plans that stay off in it. */
export interface LicenceToGive {
  readonly skuId: string;
  readonly disabledPlans?: readonly string[];
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

/** Which addresses are taken in the tenant, and what a new account would get. */
export interface Survey {
  readonly taken: ReadonlyMap<string, TakenAddress>;
  readonly licence: Licence &
    Seats & {
      /** Why it makes no account; null where it does. */
      readonly unusable: 'licence_without_mailbox' | 'licence_disabled' | null;
    };
  readonly groups: readonly NamedId[];
  /** The first of the institution's groups that nobody joins through us; null for none. */
  readonly unjoinable: { readonly code: GroupRefusal; readonly name: string } | null;
  /** The group that gives the licence; absent where it is assigned directly. */
  readonly licenceGroup?: NamedId;
}

/** Microsoft Entra and Exchange Online, as far as the procedure needs them. Every method throws `OutsideError`. */
export interface Directory {
  /** One request: which of these addresses are taken in the tenant (users, groups, contacts, deleted users), and the licence's seats. */
  survey(addresses: readonly string[]): Promise<Survey>;
  /** The user with this sign-in name, whatever its stamp; null when there is none (or not yet seen by the replica that answered). */
  findUser(address: string): Promise<DirectoryUser | null>;
  createUser(user: NewUser): Promise<{ readonly id: string }>;
  assignLicence(userId: string, skuId: string): Promise<void>;
  /** Has the licences that come by groups worked out again: one in error stays so by itself. */
  reprocessLicences(userId: string): Promise<void>;
  /** Throws `mailbox_refused` where Exchange does not let us look. */
  mailboxReady(userId: string): Promise<boolean>;
  /** Why the mailbox that this licence gives (null: any) will not come by waiting; null where nothing says so. */
  mailboxTrouble(userId: string, licence: Licence | null): Promise<Trouble | null>;
  /** Exchange may take the time zone and leave the language as it is, above all while nobody has opened the mailbox. */
  setMailbox(userId: string, mailbox: Plan['mailbox']): Promise<'set' | 'language_left'>;
  joinGroup(userId: string, groupId: string): Promise<void>;
  /** Everything that the plan promised, read in one request. */
  readBack(userId: string): Promise<{
    readonly user: DirectoryUser | null;
    /** As of a `DirectoryAccount`. */
    readonly addresses: readonly string[];
    /** Null for none; `unknown` where Exchange does not let us look into it. */
    readonly mailbox: { readonly locale: string | null; readonly timeZone: string | null } | 'unknown' | null;
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
  /** A soft-deleted user: when, and the address that it had (`mail`, else the sign-in name); null when there is none (30 days are over, or it was never deleted). */
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
    change: { readonly add: readonly LicenceToGive[]; readonly remove: readonly string[] },
  ): Promise<void>;
  leaveGroup(userId: string, groupId: string): Promise<void>;
  /** Null switches it off. */
  setAutoReply(userId: string, reply: AutoReply | null): Promise<void>;
  /** Where our own redirection sends the mail; null when there is none. */
  redirection(userId: string): Promise<string | null>;
  /** Sends the mailbox's incoming mail on to another address of the institution; null ends it. Looks before it creates. */
  setRedirection(userId: string, to: string | null): Promise<void>;
  leavings(userId: string): Promise<DirectoryLeavings>;
  /** Switches off the rules that send mail outside the institution, marked as ours to give back. Answers the names of those that only a person can change. */
  stopForwards(userId: string): Promise<readonly string[]>;
  /** Switches on again what `stopForwards` switched off. */
  giveForwardsBack(userId: string): Promise<void>;
  /** Soft delete; done as well when it is gone already. */
  deleteUser(userId: string): Promise<void>;
  /** Brings a soft-deleted user back, under another address where one is given. */
  restoreUser(userId: string, address: string | null): Promise<void>;

  /** What in the tenant, or in how we are set to it, will stand in the way of requests; what we may not see is none of it. */
  troubles(mailDomain: string): Promise<readonly TenantTrouble[]>;

  /** One page of 999 users. `next` is null for the first. */
  readUsers(next: string | null): Promise<TenantPage>;
  /** What changed since `from` (a delta or next link); null answers a link that starts from now. Throws `delta_expired` when the link is too old, `unreadable` for what is no page. */
  readChanges(from: string | null): Promise<TenantPage>;
  /** These users looked at one by one, in batches; null for one that is not there. */
  lookAt(ids: readonly string[]): Promise<ReadonlyMap<string, TenantSight | null>>;
}

export interface Credential {
  readonly kind: 'password' | 'tap';
  readonly secret: string;
  /** The directory's own moment of the reset: a change from then on is the person's own. */
  readonly baseline: Date;
  readonly validMinutes: number | null;
}
