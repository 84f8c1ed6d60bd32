import type { RegisteredMethod } from '../services.ts';

/** What the tenant remembers. Records are never changed in place: a stale reader keeps the old one. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface AssignedLicence {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
  readonly assignedDateTime: string;
  /** `None`, or why the licence gives nothing, for instance CountViolation after a restore without seats. */
  readonly error: string;
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
  /** Ids of users who may open it, and who may send as it. */
  readonly fullAccess: readonly string[];
  readonly sendAs: readonly string[];
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
  /** Mastered on-premises: the directory refuses most changes. */
  readonly fromOnPremises: boolean;
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
  readonly plans: readonly ServicePlan[];
}
