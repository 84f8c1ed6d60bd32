export interface TenantUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly department: string | null;
  readonly jobTitle: string | null;
  readonly accountEnabled: boolean;
  /** The primary address; `aliases` are the others, in lower case. */
  readonly mail: string | null;
  readonly aliases: readonly string[];
  readonly userType: 'Member' | 'Guest';
  /** Synchronised from on-premises; most of it can be changed only there. */
  readonly fromOnPremises: boolean;
  /** Names of the directory roles, those that a group gives too. */
  readonly directoryRoles: readonly string[];
  readonly licences: readonly string[];
  readonly mailbox: 'none' | 'provisioning' | 'ready' | 'soft-deleted';
  readonly mailboxReadyAt: string | null;
  readonly mailboxPurpose: 'user' | 'shared' | null;
  /** Graph's status of the automatic reply: `disabled`, `alwaysEnabled` or `scheduled`. */
  readonly automaticReply: string | null;
  readonly inboxRules: readonly string[];
  /** Whether litigation hold is on. */
  readonly isHeld: boolean;
  /** Who may open the mailbox, who may send as it, and who may send on its behalf, by userPrincipalName. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
  readonly sendOnBehalf: readonly string[];
  readonly language: string | null;
  readonly timeZone: string | null;
  /** `initial`: that of the creation; `temporary`: after an administrator's reset; `own`: after the person changed it. */
  readonly password: 'initial' | 'temporary' | 'own';
  /** The sign-in methods that the person registered beside the password. */
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

/** A sign-in method that a person can register beside the password. */
export type RegisteredMethod = 'microsoft-authenticator' | 'phone';

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly displayName: string }
  | { readonly outcome: 'must-change-password' }
  | { readonly outcome: 'wrong-password' | 'unknown-user' | 'blocked' }
  | { readonly outcome: 'weak-password'; readonly why: string };

/** `dynamic` is a security group with a rule; `mail-security` is a mail-enabled security group. */
export type GroupKind = 'microsoft365' | 'security' | 'dynamic' | 'distribution' | 'mail-security' | 'role-assignable';

/** What became of a message; `bounced` when there is no mailbox that receives. */
export interface MailOutcome {
  readonly outcome: 'delivered' | 'bounced';
  /** The addresses to which rules of the inbox forwarded it. */
  readonly sentOn: readonly string[];
  /** Whether the sender got an automatic reply. */
  readonly answered: boolean;
}

export type ExchangeOutcome = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Which users to seed, for tests and benchmarks. */
export interface SeedUsersOptions {
  /** The number of the first user; by default 0. The same number always gives the same user. */
  readonly from?: number;
  /** The product, by skuPartNumber; by default the tenant's first. */
  readonly licence?: string;
  /** How many of each hundred are of these kinds; by default 15, 8 and 7. The others are licensed. */
  readonly ofHundred?: { readonly unlicensed?: number; readonly guests?: number; readonly blocked?: number };
}

/**
 * An administrator of the tenant who works without the bot. `who` is an id or a userPrincipalName. An unknown one throws a
 * TypeError, a taken address a GraphError.
 */
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
  /** Puts somebody into a restricted management administrative unit, or makes them eligible for a role (null: for none). */
  guard(who: string, how: { readonly isManagementRestricted?: boolean; readonly eligibleRole?: string | null }): void;
  /** Changes any writable properties, by Graph's names, for instance `{ displayName: 'Ana Ruiz' }`. */
  change(who: string, properties: Readonly<Record<string, string | boolean | null>>): void;
  /** Changes userPrincipalName, primary address and mailNickname. The old address stays as an alias. */
  rename(who: string, userPrincipalName: string): void;
  block(who: string): void;
  unblock(who: string): void;
  addLicence(who: string, skuPartNumber: string): void;
  /** Removes a licence that was assigned directly, not one that a group gives. */
  removeLicence(who: string, skuPartNumber: string): void;
  /** Adds somebody to a group or removes them; for a dynamic group as if its rule had done it. */
  setMember(who: string, groupId: string, isMember: boolean): void;
  /** Puts a licence into an error, for instance `UniquenessViolation`; null: it works again. */
  setLicenceError(who: string, skuPartNumber: string, error: string | null): void;
  /** Sets Exchange's explanation, as XML, of why it cannot create the mailbox; null: it can. */
  setProvisioningError(who: string, errorDetail: string | null): void;
  /** The person makes a rule in Outlook that forwards their mail. `isReadOnly`: one that Graph cannot change. */
  addForwardingRule(
    who: string,
    rule: { readonly name: string; readonly to: string; readonly isReadOnly?: boolean },
  ): void;
  /** Deletes a user, who can be restored for 30 days. */
  deleteUser(who: string): void;
  /** Removes a deleted user for good. */
  purgeUser(id: string): void;
}
