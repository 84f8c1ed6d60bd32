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
  /** Inside a $batch, the outer request's number. */
  readonly batch?: number;
  readonly fault?: string;
}

/** The local Microsoft Graph with its token endpoint, on loopback. */
export interface LocalGraph {
  /** For GRAPH_BASE_URL and AZURE_AUTHORITY_HOST: an origin, no path. */
  readonly origin: string;
  onChange(listener: () => void): () => void;
  users(): readonly TenantUser[];
  /** Those that can still be restored; their userPrincipalName has the id before it. */
  deletedUsers(): readonly TenantUser[];
  skus(): readonly TenantSku[];
  journal(): readonly JournalEntry[];
  clearJournal(): void;
  /** The person's own browser at the sign-in page: with `newPassword` it also answers the forced change. Accepts a Temporary Access Pass in place of the password. */
  signIn(userPrincipalName: string, password: string, newPassword?: string): SignInOutcome;
  /** The person adds a sign-in method at their security information page; one of each kind. A TypeError for an unknown user. */
  registerMethod(userPrincipalName: string, kind: RegisteredMethod): void;
  /** Every password, pass and token that went through here, for the canary test. Kept in memory only. */
  secretsSeen(): readonly string[];

  readonly faultKinds: readonly FaultKind[];
  faults(): readonly ActiveFault[];
  addFault(fault: { kind: string; match: string; times?: number }): string;
  clearFaults(): void;
  moveClock(ms: number): void;
  now(): Date;
  /** What an administrator grants the app from now on; tokens that are out keep what they were given. */
  consentTo(permissions: readonly string[]): void;
  setSeats(skuPartNumber: string, enabled: number): void;
  /**
   * Milliseconds between the licence and a mailbox that answers, of replication lag after a write, from a new name to the
   * addresses that follow it, from a new mailbox to Exchange's leave to look into it, and from joining or leaving a group to
   * the licences that it gives.
   */
  setDelays(delays: {
    mailboxMs?: number;
    replicationMs?: number;
    addressMs?: number;
    scopeMs?: number;
    groupLicenceMs?: number;
  }): void;
  /** Adds that many users at once, a mix that is the same every time. Returns their ids. */
  seedUsers(count: number, options?: SeedUsersOptions): readonly string[];
  readonly exchange: {
    /** Stands in for Exchange Online PowerShell: one line or several, carried out in order up to the first that fails. */
    run(line: string): ExchangeOutcome;
  };
  readonly admin: TenantAdministrator;
  /** A message comes in for that address. */
  deliver(address: string): MailOutcome;
  /** Plain JSON; passwords only as salted hashes. */
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
  /** What is particular about a domain, this one or another; unless told it is managed, verified and for e-mail. */
  readonly domains?: readonly {
    name: string;
    authenticationType?: 'Managed' | 'Federated';
    isVerified?: boolean;
    supportedServices?: readonly string[];
  }[];
  /** Application permissions in the token's `roles`. */
  readonly permissions: readonly string[];
  /** Directory roles of the app's service principal, for instance `User Administrator`. */
  readonly directoryRoles: readonly string[];
  /** Names of the users in the administrative unit that these roles are held over; the whole tenant unless told. */
  readonly roleScope?: readonly string[];
  readonly skus: readonly {
    skuId: string;
    skuPartNumber: string;
    enabled: number;
    exchange: boolean;
    /** Names of service plans, Exchange's by their real ids; unless told, those of a known product or one that `exchange` suggests. */
    plans?: readonly string[];
    /** `Enabled` and `User` unless told. */
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
    /** Unlicensed: an address of another system. */
    mail?: string;
    licences?: readonly string[];
    directoryRole?: string;
    /** Ids of groups. */
    groups?: readonly string[];
    fromOnPremises?: boolean;
    /** A role that the person may take when they need it (PIM): no membership shows it. */
    eligibleRole?: string;
    /** A role in roleAssignments that no membership shows, as one over an administrative unit. */
    assignedRole?: string;
    /** In a restricted management administrative unit: application permissions do not reach it. */
    isManagementRestricted?: boolean;
  }[];
  readonly groups?: readonly {
    id: string;
    displayName: string;
    mail?: string;
    /** Unless told: microsoft365 with an address, security without. */
    kind?: GroupKind;
    membershipRule?: string;
    /** What its members become; for a role-assignable group. */
    directoryRole?: string;
    /** What its members get, by part number or id, and the names of the plans that are switched off in it. */
    licences?: readonly string[];
    disabledPlans?: readonly string[];
    /** By userPrincipalName, of people seeded with it. */
    owners?: readonly string[];
    fromOnPremises?: boolean;
    isManagementRestricted?: boolean;
    /** Of a hidden membership only who may `Member.Read.Hidden` is told. */
    visibility?: 'Private' | 'Public' | 'HiddenMembership';
  }[];
  readonly contacts?: readonly { displayName: string; mail: string }[];
  /** Addresses that are taken by what no query shows, such as a dynamic distribution group. */
  readonly unseen?: readonly string[];
  /** The policy of the Temporary Access Pass: enabled, 60 to 480 minutes, for all unless told. */
  readonly passPolicy?: {
    readonly state?: 'enabled' | 'disabled';
    readonly minimum?: number;
    readonly maximum?: number;
    readonly isUsableOnce?: boolean;
    /** Ids of the groups whose members alone may have one. */
    readonly groups?: readonly string[];
  };
  /** True: mailboxes follow an address policy, and -WindowsEmailAddress has no effect. */
  readonly addressPolicy?: boolean;
  /** False: the tenant has no Entra ID P2, and a question about eligible roles is answered with 400. True unless told. */
  readonly hasPremium?: boolean;
  readonly mailboxMs?: number;
  readonly replicationMs?: number;
  /** As replicationMs unless told. */
  readonly addressMs?: number;
  readonly groupLicenceMs?: number;
  /** Users to a page of a delta query, 200 unless told. */
  readonly deltaPageSize?: number;
  readonly snapshot?: unknown;
}
