import type { RegisteredMethod } from '#sandbox/services/tenant.ts';

/** What the tenant stores. A record is never changed in place, because readers may still see the old one for a while. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface AssignedLicence {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
  readonly assignedDateTime: string;
  /** `None`, or why the licence gives nothing, for instance CountViolation after a restore without seats. */
  readonly error: string;
  /** The group that gives it; null for one assigned directly. A user may have the same product both ways. */
  readonly assignedByGroup: string | null;
}

export interface MailboxRecord {
  readonly readyAtMs: number;
  /** When it began to be created, or to come back after its licence did. */
  readonly startedAtMs: number;
  /** When it lost its licence; null while it has one. */
  readonly unlicensedAtMs: number | null;
  readonly settings: MailboxSettings;
  readonly rules: readonly InboxRule[];
  /** A shared mailbox needs no licence. */
  readonly shared: boolean;
  /** Litigation hold. */
  readonly held: boolean;
  /** Ids of the users who may open it, who may send as it, and who may send on its behalf. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
  readonly sendOnBehalf: readonly string[];
}

/** A message rule with the properties that were sent, and its id. */
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
  /** The properties that a caller may write, by Graph's names; one that is absent reads as null. */
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
  /** A role that shows among the memberships. It makes the person an administrator, whom the app may hardly change. */
  readonly directoryRole: string | null;
  /** Roles that no membership shows: one that the person may activate, and one that only roleAssignments lists. */
  readonly eligibleRole: string | null;
  readonly assignedRole: string | null;
  /** In a restricted management administrative unit. */
  readonly isManagementRestricted: boolean;
  /** Synchronised from on-premises: the directory refuses most changes. */
  readonly fromOnPremises: boolean;
  /** Exchange's explanation, as XML, of why it cannot create the mailbox. */
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
  /** The rule of a dynamic group, whose members cannot be added by hand. */
  readonly membershipRule: string | null;
  readonly isAssignableToRole: boolean | null;
  /** The directory role that its members hold. */
  readonly directoryRole: string | null;
  /** Products that its members get, and the ids of the plans that are switched off in them. */
  readonly licences: readonly { readonly skuId: string; readonly disabledPlans: readonly string[] }[];
  /** Ids of the users who own it. An owner who stops being a member still owns it. */
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
