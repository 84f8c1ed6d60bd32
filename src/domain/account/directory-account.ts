import type { Licence, NamedId, Seats } from './account.ts';

export interface DirectoryUser {
  readonly id: string;
  /** Where its mail goes: `mail`, else the sign-in name. Lower case. */
  readonly address: string;
  /** The sign-in name, lower case. It is not the mail address (facts: graph.md 1.1, 28 Nov 2026). */
  readonly userPrincipalName: string;
  readonly stamp: string | null;
  readonly accountEnabled: boolean;
  readonly usageLocation: string | null;
  readonly displayName: string;
  readonly mail: string | null;
  readonly skuIds: readonly string[];
}

/**
 * A group, and whether we may change its members. Only the first two kinds can be written through Graph by us: `synced`
 * has its master on-premises, `restricted` is in a restricted administrative unit, `hidden` shows its members to
 * nobody, and `protected` is one that the institution does not let us change.
 */
export interface DirectoryGroup extends NamedId {
  readonly kind:
    | 'm365'
    | 'security'
    | 'distribution'
    | 'dynamic'
    | 'role_assignable'
    | 'synced'
    | 'restricted'
    | 'hidden'
    | 'protected';
  readonly mail: string | null;
}

/** Why we may not change a group's members. */
export type GroupRefusal = 'group_refused' | 'group_synced' | 'group_restricted' | 'group_hidden' | 'group_protected';

/** A licence as somebody holds it (facts: graph.md 1.3, 28 Nov 2026: `licenseAssignmentStates`). */
export interface HeldLicence extends Licence {
  /** Ids of the service plans that are switched off. */
  readonly disabledPlans: readonly string[];
  /** Assigned to the user directly: only then can it be taken from them. */
  readonly isDirect: boolean;
  /** Ids of the groups that give it. It disappears some minutes after the user left the last of them. */
  readonly groupIds: readonly string[];
  /** Whether one of its plans with a mailbox is switched on. */
  readonly mailbox: boolean;
  /** Microsoft's error code when the licence gives nothing, for instance `CountViolation`; null when it works. */
  readonly error: string | null;
}

export interface Mailbox {
  readonly purpose: string | null;
  readonly autoReply: AutoReply | null;
}

/** Everything about an account that a change may touch, or that forbids a change. */
export interface DirectoryAccount extends DirectoryUser {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly businessPhone: string | null;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  /** Whether it is in the address list; null when Microsoft 365 does not say (microsoft-graph-docs#5380: often). */
  readonly isListed: boolean | null;
  /** Whether one of its licences gives a mailbox: the Exchange plan is included and switched on. */
  readonly hasMailboxLicence: boolean;
  /** In a restricted management administrative unit, where none of our permissions apply (facts: graph.md 1.6). */
  readonly isRestricted: boolean;
  /** Holds a directory role, itself or through a group. */
  readonly hasRole: boolean;
  /** May activate a directory role (PIM); false when we cannot see it. */
  readonly isEligible: boolean;
  /** Lower case, the primary address first if there is one. */
  readonly addresses: readonly string[];
  readonly licences: readonly HeldLicence[];
  /** Direct memberships. */
  readonly groups: readonly DirectoryGroup[];
  /** Null for none. `unknown`: Exchange does not let us look, so there may be one. */
  readonly mailbox: Mailbox | 'unknown' | null;
}

/** An automatic reply. `from` and `until` are moments; both null means always. */
export interface AutoReply {
  readonly text: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

export interface LicenceSeats extends Licence, Seats {
  /** Whether it includes a mailbox. */
  readonly mailbox: boolean;
}
