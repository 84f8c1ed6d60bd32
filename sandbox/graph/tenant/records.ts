import type { RegisteredMethod } from '#sandbox/services/tenant.ts';

/** What the tenant remembers. Records are never changed in place: a stale reader keeps the old one. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface AssignedLicence {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
  readonly assignedDateTime: string;
  /** `None`, or why the licence gives nothing, for instance CountViolation after a restore without seats. */
  readonly error: string;
  /** The group that gives it; null for one given directly. A product may be held both ways. */
  readonly assignedByGroup: string | null;
}

export interface MailboxRecord {
  readonly readyAtMs: number;
  /** When provisioning (or its return) began. */
  readonly startedAtMs: number;
  /** Set while no licence holds the mailbox. */
  readonly unlicensedAtMs: number | null;
  readonly settings: MailboxSettings;
  readonly rules: readonly InboxRule[];
  /** A shared mailbox lives on without a licence. */
  readonly shared: boolean;
  /** Litigation hold. */
  readonly held: boolean;
  /** Ids of users who may open it, who may send as it, and who on its behalf. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
  readonly sendOnBehalf: readonly string[];
}

/** A message rule as it was sent, with its id. */
export interface InboxRule {
  readonly id: string;
  readonly [property: string]: Json;
}

export interface MailboxSettings {
  readonly automaticRepliesSetting: { readonly [key: string]: Json };
  readonly timeZone: string;
  readonly locale: string;
  readonly dateFormat: string;
  readonly timeFormat: string;
  readonly delegateMeetingMessageDeliveryOptions: string;
  readonly workingHours: { readonly [key: string]: Json };
}

export interface PasswordRecord {
  readonly salt: string;
  readonly hash: string;
  readonly state: 'initial' | 'temporary' | 'own';
  readonly forceChange: boolean;
  readonly forceChangeWithMfa: boolean;
  readonly changedDateTime: string;
}

export interface PassRecord {
  readonly id: string;
  readonly salt: string;
  readonly hash: string;
  readonly createdDateTime: string;
  readonly startsAtMs: number;
  readonly lifetimeInMinutes: number;
  readonly isUsableOnce: boolean;
  readonly used: boolean;
}

/** A sign-in method beside the password. */
export interface MethodRecord {
  readonly id: string;
  readonly kind: RegisteredMethod;
  readonly createdDateTime: string;
}

export interface UserRecord {
  readonly id: string;
  /** The properties that a caller may write, by Graph's names; absent ones are null. */
  readonly written: { readonly [property: string]: Json };
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
  readonly licences: readonly AssignedLicence[];
  readonly mailbox: MailboxRecord | null;
  readonly password: PasswordRecord;
  readonly pass: PassRecord | null;
  readonly methods: readonly MethodRecord[];
  /** Ids of groups. */
  readonly groups: readonly string[];
  /** A directory role makes this person an administrator, whom the app may not touch. */
  readonly directoryRole: string | null;
  /** Roles that no membership shows: one that may be activated, and one in roleAssignments alone. */
  readonly eligibleRole: string | null;
  readonly assignedRole: string | null;
  /** In a restricted management administrative unit. */
  readonly isManagementRestricted: boolean;
  /** Mastered on-premises: the directory refuses most changes. */
  readonly fromOnPremises: boolean;
  /** What Exchange says, as XML, about why it cannot make the mailbox. */
  readonly provisioningError: string | null;
  readonly createdDateTime: string;
  readonly sessionsValidFromDateTime: string;
  readonly deletedDateTime: string | null;
}

export interface GroupRecord {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly proxyAddresses: readonly string[];
  readonly groupTypes: readonly string[];
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  /** Set for a dynamic group, whose members nobody adds by hand. */
  readonly membershipRule: string | null;
  readonly isAssignableToRole: boolean | null;
  /** The directory role that its members hold. */
  readonly directoryRole: string | null;
  /** Products that its members get, and the ids of the plans that are switched off in them. */
  readonly licences: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[];
  /** Ids of users who own it; leaving it ends no ownership. */
  readonly owners: readonly string[];
  readonly fromOnPremises: boolean;
  readonly isManagementRestricted: boolean;
  readonly visibility: 'Private' | 'Public' | 'HiddenMembership' | null;
  readonly createdDateTime: string;
}

export interface ContactRecord {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly proxyAddresses: readonly string[];
}

export interface ServicePlan {
  readonly servicePlanId: string;
  readonly servicePlanName: string;
}

export interface SkuRecord {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly enabled: number;
  readonly capabilityStatus?: string;
  readonly appliesTo?: string;
  readonly plans: readonly ServicePlan[];
}
