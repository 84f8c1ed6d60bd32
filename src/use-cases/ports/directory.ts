import type {
  DirectoryUser,
  DirectoryGroup,
  GroupRefusal,
  DirectoryAccount,
  AutoReply,
  LicenceSeats,
} from '#domain/account/directory-account.ts';
import type { Licence, NamedId, Seats } from '#domain/account/account.ts';
import type { OwnProfile } from '#domain/account/own-profile.ts';
import type { PasswordStatus } from '#domain/plan/password.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { TenantTrouble } from '#domain/tenant-trouble.ts';
import type { Trouble } from './licence-trouble.ts';
import type { TenantPage, TenantSight } from './store/tenant.ts';

export interface TakenAddress {
  readonly id: string;
  readonly by: 'user' | 'group' | 'contact' | 'deleted';
  readonly name: string;
}

/** What an account still does or owns; people need to know it before the account ends. */
interface DirectoryLeavings {
  /** Active inbox rules that send mail outside the tenant's domains; null when Exchange does not let us look. */
  readonly forwards:
    | readonly {
        readonly name: string;
        readonly to: readonly string[];
        /** Whether `stopForwards` cannot switch it off. */
        readonly isFixed: boolean;
      }[]
    | null;
  readonly ownedGroups: readonly NamedId[];
}

/** A licence to assign, with the service plans that stay switched off. */
export interface LicenceToGive {
  readonly skuId: string;
  readonly disabledPlans?: readonly string[];
}

/** Changes to a user; fields that are left out stay as they are. */
export interface UserChange {
  readonly displayName?: string;
  readonly givenName?: string | null;
  readonly surname?: string | null;
  readonly jobTitle?: string | null;
  readonly department?: string;
  readonly mobilePhone?: string | null;
  readonly businessPhone?: string | null;
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

/** Which addresses are taken in the tenant, and which licence and groups a new account would get. */
export interface Survey {
  readonly taken: ReadonlyMap<string, TakenAddress>;
  readonly licence: Licence &
    Seats & {
      /** Why the licence would give no mailbox; null if it would. */
      readonly unusable: 'licence_without_mailbox' | 'licence_disabled' | null;
    };
  readonly groups: readonly NamedId[];
  /** The first of the institution's groups that we may not add people to; null for none. */
  readonly unjoinable: { readonly code: GroupRefusal; readonly name: string } | null;
  /** The group that gives the licence; absent where it is assigned directly. */
  readonly licenceGroup?: NamedId;
}

/** Microsoft Entra and Exchange Online, as far as the procedure needs them. Every method throws `OutsideError`. */
export interface Directory {
  /**
   * In one request: which of these addresses are taken (by users, groups, contacts or deleted users), and the licence's
   * seats: the one that everybody gets, or that of the profile.
   */
  survey(addresses: readonly string[], profile?: OwnProfile | null): Promise<Survey>;
  /**
   * The user with this sign-in name, whoever created it. Null when there is none, or the answering replica does not see
   * it yet.
   */
  findUser(address: string): Promise<DirectoryUser | null>;
  createUser(user: NewUser): Promise<{ readonly id: string }>;
  assignLicence(userId: string, skuId: string): Promise<void>;
  /** Makes Entra work out group licences again: one in error does not recover by itself. */
  reprocessLicences(userId: string): Promise<void>;
  /** Throws `mailbox_refused` when Exchange does not let us look. */
  mailboxReady(userId: string): Promise<boolean>;
  /** Why waiting will not bring the mailbox of this licence (null: of any licence). Null when no reason is known. */
  mailboxTrouble(userId: string, licence: Licence | null): Promise<Trouble | null>;
  /** Exchange may accept the time zone and ignore the language, mostly while nobody has opened the mailbox yet. */
  setMailbox(userId: string, mailbox: Plan['mailbox']): Promise<'set' | 'language_left'>;
  joinGroup(userId: string, groupId: string): Promise<void>;
  /** Reads back everything that the plan promised, in one request. */
  readBack(userId: string): Promise<{
    readonly user: DirectoryUser | null;
    /** As in `DirectoryAccount`. */
    readonly addresses: readonly string[];
    /** Null for none; `unknown` where Exchange does not let us look into it. */
    readonly mailbox: { readonly locale: string | null; readonly timeZone: string | null } | 'unknown' | null;
    readonly groupIds: readonly string[];
  }>;
  /** Sets a new secret that must be changed at the first sign-in. It exists nowhere but in the answer. */
  issueCredential(userId: string): Promise<Credential>;
  /** The moment of the last change, and whether a change is still required. */
  passwordStatus(userId: string): Promise<PasswordStatus | null>;
  /** Whether the person has a second factor; null when we may not see it. */
  hasSecondFactor(userId: string): Promise<boolean | null>;

  /** The account with everything that a change may touch; null when it does not exist or was deleted. */
  account(userId: string): Promise<DirectoryAccount | null>;
  /**
   * A soft-deleted user: the moment of deletion and its former address (`mail`, else the sign-in name). Null when there
   * is none: never deleted, or more than 30 days ago.
   */
  deletedUser(userId: string): Promise<{ readonly deletedAt: Date | null; readonly address: string } | null>;
  /** Licences that can be assigned, with their seats. */
  licences(): Promise<readonly LicenceSeats[]>;
  /** Groups whose name has these words, or parts of them, for people to choose from; the first ones for no words. */
  searchGroups(text: string, limit: number): Promise<readonly DirectoryGroup[]>;
  /** These groups as they are now; without those that no longer exist. */
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
  /** Null switches the reply off. */
  setAutoReply(userId: string, reply: AutoReply | null): Promise<void>;
  /** Where our own redirection sends the mail; null when there is none. */
  redirection(userId: string): Promise<string | null>;
  /**
   * Forwards the mailbox's incoming mail to another address of the institution; null ends it. Checks for an existing
   * rule first.
   */
  setRedirection(userId: string, to: string | null): Promise<void>;
  leavings(userId: string): Promise<DirectoryLeavings>;
  /**
   * Switches off the rules that send mail outside the institution, and marks them so that they can be restored. Answers
   * the names of those that only a person can change.
   */
  stopForwards(userId: string): Promise<readonly string[]>;
  /** Switches on again what `stopForwards` switched off. */
  giveForwardsBack(userId: string): Promise<void>;
  /** Soft delete. Succeeds as well when the user is already gone. */
  deleteUser(userId: string): Promise<void>;
  /** Restores a soft-deleted user, under another address if one is given. */
  restoreUser(userId: string, address: string | null): Promise<void>;

  /** Settings of the tenant, or of our access to it, that will block requests. Does not report what we may not see. */
  troubles(mailDomain: string): Promise<readonly TenantTrouble[]>;

  /** One page of 999 users. `next` is null for the first. */
  readUsers(next: string | null): Promise<TenantPage>;
  /**
   * What changed since `from` (a delta or next link); null answers a link that starts from now. Throws `delta_expired`
   * when the link is too old, `unreadable` when the answer is no page.
   */
  readChanges(from: string | null): Promise<TenantPage>;
  /** Looks these users up one by one, in batches; null for a user that does not exist. */
  lookAt(ids: readonly string[]): Promise<ReadonlyMap<string, TenantSight | null>>;
}

export interface Credential {
  readonly kind: 'password' | 'tap';
  readonly secret: string;
  /** When the directory set the password. A later change was made by the person. */
  readonly baseline: Date;
  readonly validMinutes: number | null;
}
