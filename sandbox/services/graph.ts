import type { ActiveFault, FaultKind } from './faults.ts';
import type {
  ExchangeOutcome,
  GroupKind,
  MailOutcome,
  RegisteredMethod,
  SeedUsersOptions,
  SignInOutcome,
  TenantAdministrator,
  TenantSku,
  TenantUser,
} from './tenant.ts';

export interface JournalEntry {
  readonly at: string;
  readonly method: string;
  /** Path and query, never a body: bodies carry passwords. */
  readonly path: string;
  readonly status: number;
  /** For a request inside a $batch: the number of the batch request. */
  readonly batch?: number;
  readonly fault?: string;
}

/** The local Microsoft Graph and its token endpoint, on loopback. */
export interface LocalGraph {
  /** The value for GRAPH_BASE_URL and AZURE_AUTHORITY_HOST: an origin without a path. */
  readonly origin: string;
  onChange(listener: () => void): () => void;
  users(): readonly TenantUser[];
  /** The deleted users who can still be restored; their userPrincipalName begins with their id. */
  deletedUsers(): readonly TenantUser[];
  skus(): readonly TenantSku[];
  journal(): readonly JournalEntry[];
  clearJournal(): void;
  /**
   * A person signs in on Microsoft's page, with the password or a Temporary Access Pass. `newPassword` is what they enter
   * when the page makes them change it.
   */
  signIn(userPrincipalName: string, password: string, newPassword?: string): SignInOutcome;
  /** A person registers a sign-in method on their security information page; one of each kind. A TypeError for an unknown user. */
  registerMethod(userPrincipalName: string, kind: RegisteredMethod): void;
  /** Every password, pass and token that was received or issued, for the canary test. Kept in memory only. */
  secretsSeen(): readonly string[];

  readonly faultKinds: readonly FaultKind[];
  faults(): readonly ActiveFault[];
  addFault(fault: { kind: string; match: string; times?: number }): string;
  clearFaults(): void;
  moveClock(ms: number): void;
  now(): Date;
  /** Replaces the permissions that an administrator has granted the app. Tokens that were already issued keep theirs. */
  consentTo(permissions: readonly string[]): void;
  setSeats(skuPartNumber: string, enabled: number): void;
  /**
   * In milliseconds: from a licence until the mailbox answers; the replication lag after a write; from a new name until the
   * addresses follow it; from a new mailbox until Exchange lets the app in; from joining or leaving a group until its licences
   * come or go.
   */
  setDelays(delays: {
    mailboxMs?: number;
    replicationMs?: number;
    addressMs?: number;
    scopeMs?: number;
    groupLicenceMs?: number;
  }): void;
  /** Adds so many users, in a mix that is the same every time. Returns their ids. */
  seedUsers(count: number, options?: SeedUsersOptions): readonly string[];
  readonly exchange: {
    /** Stands in for Exchange Online PowerShell: runs one line or several in order, and stops at the first that fails. */
    run(line: string): ExchangeOutcome;
  };
  readonly admin: TenantAdministrator;
  /** Delivers a message to that address. */
  deliver(address: string): MailOutcome;
  /** For `snapshot` at the next start: plain JSON, with passwords only as salted hashes. */
  snapshot(): unknown;
  stop(): Promise<void>;
}

export interface LocalGraphOptions {
  readonly port?: number;
  readonly host?: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly domain: string;
  /** More domains, and what is special about them or about `domain`. By default one is managed, verified and for e-mail. */
  readonly domains?: readonly {
    name: string;
    authenticationType?: 'Managed' | 'Federated';
    isVerified?: boolean;
    supportedServices?: readonly string[];
  }[];
  /** The application permissions, which are in the token's `roles`. */
  readonly permissions: readonly string[];
  /** Directory roles of the app's service principal, for instance `User Administrator`. */
  readonly directoryRoles: readonly string[];
  /** The userPrincipalNames in the administrative unit that these roles are limited to. By default they are tenant-wide. */
  readonly roleScope?: readonly string[];
  readonly skus: readonly {
    skuId: string;
    skuPartNumber: string;
    enabled: number;
    exchange: boolean;
    /** Names of service plans; those of Exchange get their real ids. By default the plans of a known product, or what `exchange` suggests. */
    plans?: readonly string[];
    /** By default `Enabled`, and for appliesTo `User`. */
    capabilityStatus?: 'Enabled' | 'Warning' | 'Suspended' | 'LockedOut' | 'Deleted';
    appliesTo?: 'User' | 'Company';
  }[];
  readonly users?: readonly {
    userPrincipalName: string;
    displayName: string;
    givenName?: string;
    surname?: string;
    department?: string;
    jobTitle?: string;
    accountEnabled?: boolean;
    userType?: 'Guest';
    /** For a user without a licence: an address in another system. */
    mail?: string;
    licences?: readonly string[];
    directoryRole?: string;
    /** Ids of groups. */
    groups?: readonly string[];
    fromOnPremises?: boolean;
    /** A role that the person may activate when they need it (PIM); no membership shows it. */
    eligibleRole?: string;
    /** A role that only roleAssignments shows and no membership, such as one over an administrative unit. */
    assignedRole?: string;
    /** In a restricted management administrative unit, into which application permissions do not reach. */
    isManagementRestricted?: boolean;
  }[];
  readonly groups?: readonly {
    id: string;
    displayName: string;
    mail?: string;
    /** By default microsoft365 with an address, security without. */
    kind?: GroupKind;
    membershipRule?: string;
    /** The role that its members hold; for a role-assignable group. */
    directoryRole?: string;
    /** The products that its members get, by part number or id, and the names of the plans that are switched off in them. */
    licences?: readonly string[];
    disabledPlans?: readonly string[];
    /** The userPrincipalNames of its owners, who have to be among `users`. */
    owners?: readonly string[];
    fromOnPremises?: boolean;
    isManagementRestricted?: boolean;
    /** A token needs `Member.Read.Hidden` to see memberships of a group with `HiddenMembership`. */
    visibility?: 'Private' | 'Public' | 'HiddenMembership';
  }[];
  readonly contacts?: readonly { displayName: string; mail: string }[];
  /** Addresses of objects that no query shows, such as dynamic distribution groups. */
  readonly unseen?: readonly string[];
  /** The policy of the Temporary Access Pass. By default it is enabled, for everybody, with 60 to 480 minutes. */
  readonly passPolicy?: {
    readonly state?: 'enabled' | 'disabled';
    readonly minimum?: number;
    readonly maximum?: number;
    readonly isUsableOnce?: boolean;
    /** Ids of the groups whose members may have one; empty for everybody. */
    readonly groups?: readonly string[];
  };
  /** True: mailboxes follow an address policy, and -WindowsEmailAddress has no effect. */
  readonly addressPolicy?: boolean;
  /** False: the tenant has no Entra ID P2, and a request for eligible roles is answered with 400. By default true. */
  readonly hasPremium?: boolean;
  readonly mailboxMs?: number;
  readonly replicationMs?: number;
  /** By default the same as replicationMs. */
  readonly addressMs?: number;
  readonly groupLicenceMs?: number;
  /** How many users a page of a delta query has; by default 200. */
  readonly deltaPageSize?: number;
  readonly snapshot?: unknown;
}
