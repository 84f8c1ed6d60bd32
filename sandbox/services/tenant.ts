export interface TenantUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly accountEnabled: boolean;
  /** The primary address, and the others in lower case. */
  readonly mail: string | null;
  readonly aliases: readonly string[];
  readonly userType: 'Member' | 'Guest';
  /** Synchronised from on-premises, where alone it can be changed. */
  readonly fromOnPremises: boolean;
  /** Names of directory roles, those through a group too. */
  readonly directoryRoles: readonly string[];
  readonly licences: readonly string[];
  readonly mailbox: 'none' | 'provisioning' | 'ready' | 'soft-deleted';
  readonly mailboxReadyAt: string | null;
  readonly mailboxPurpose: 'user' | 'shared' | null;
  /** Graph's status of the automatic reply: `disabled`, `alwaysEnabled` or `scheduled`. */
  readonly automaticReply: string | null;
  readonly inboxRules: readonly string[];
  /** Litigation hold is on. */
  readonly isHeld: boolean;
  /** Who may open the mailbox, who may send as it, and who on its behalf, by userPrincipalName. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
  readonly sendOnBehalf: readonly string[];
  readonly language: string | null;
  readonly timeZone: string | null;
  /** `never` until somebody was told one; `temporary` after an administrator's reset; `own` after the person changed it. */
  readonly password: 'initial' | 'temporary' | 'own';
  /** What else the person registered to sign in with. */
  readonly methods: readonly RegisteredMethod[];
  readonly createdDateTime: string;
  readonly groups: readonly string[];
}

export interface TenantSku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly enabled: number;
  readonly consumed: number;
}

/** What a person registers beside the password. */
export type RegisteredMethod = 'microsoft-authenticator' | 'phone';

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly displayName: string }
  | { readonly outcome: 'must-change-password' }
  | { readonly outcome: 'wrong-password' | 'unknown-user' | 'blocked' }
  | { readonly outcome: 'weak-password'; readonly why: string };

/** `dynamic` is a security group with a rule; `mail-security` is a mail-enabled security group. */
export type GroupKind = 'microsoft365' | 'security' | 'dynamic' | 'distribution' | 'mail-security' | 'role-assignable';

/** What became of a message: `bounced` where no mailbox takes it. */
export interface MailOutcome {
  readonly outcome: 'delivered' | 'bounced';
  /** Where rules of the inbox sent it on. */
  readonly sentOn: readonly string[];
  /** The sender got the automatic answer. */
  readonly answered: boolean;
}

export type ExchangeOutcome = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** For tests and measurements. */
export interface SeedUsersOptions {
  /** The first user's number, 0 unless told; the same number is always the same user. */
  readonly from?: number;
  /** The product, by skuPartNumber; the tenant's first unless told. */
  readonly licence?: string;
  /** How many of each hundred; the others are licensed. 15, 8 and 7 unless told. */
  readonly ofHundred?: { readonly unlicensed?: number; readonly guests?: number; readonly blocked?: number };
}

/** An administrator of the tenant at work beside the procedure. `who` is an id or a userPrincipalName; an unknown one is a TypeError, a taken address a GraphError. */
export interface TenantAdministrator {
  /** Returns the id. */
  createUser(user: {
    readonly userPrincipalName: string;
    readonly displayName: string;
    readonly givenName?: string;
    readonly surname?: string;
    readonly department?: string;
    readonly jobTitle?: string;
    /** By skuPartNumber. */
    readonly licences?: readonly string[];
  }): string;
  /** Puts somebody into a restricted management administrative unit, or makes them eligible for a role (null: no more). */
  guard(who: string, how: { readonly isManagementRestricted?: boolean; readonly eligibleRole?: string | null }): void;
  /** Any writable properties by Graph's names, for instance `{ displayName: 'Ana Ruiz' }`. */
  change(who: string, properties: Readonly<Record<string, string | boolean | null>>): void;
  /** Name, primary address and mailNickname; the old address stays as an alias. */
  rename(who: string, userPrincipalName: string): void;
  block(who: string): void;
  unblock(who: string): void;
  addLicence(who: string, skuPartNumber: string): void;
  /** One given directly. */
  removeLicence(who: string, skuPartNumber: string): void;
  /** Also of a dynamic group, whose rule took or let go of the person. */
  setMember(who: string, groupId: string, isMember: boolean): void;
  /** Why the licence gives nothing, for instance `UniquenessViolation`; null: it works again. */
  setLicenceError(who: string, skuPartNumber: string, error: string | null): void;
  /** What Exchange says, as XML, about why it cannot make the mailbox; null: it can. */
  setProvisioningError(who: string, errorDetail: string | null): void;
  /** The person makes a rule in Outlook that sends their mail on. `isReadOnly`: one that the rules of Graph cannot change. */
  addForwardingRule(
    who: string,
    rule: { readonly name: string; readonly to: string; readonly isReadOnly?: boolean },
  ): void;
  /** Restorable for 30 days. */
  deleteUser(who: string): void;
  /** For good, of a user deleted before. */
  purgeUser(id: string): void;
}
