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
 * A group as far as joining and leaving it goes; all kinds after the first two are not for Graph, or not for us: `synced` has its
 * master on-premises, `restricted` is in a restricted administrative unit, and of `hidden` the members are told to nobody; `protected` is one of the
 * institution's that is never joined or left.
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

/** Why the members of a group are not for us to write. */
export type GroupRefusal = 'group_refused' | 'group_synced' | 'group_restricted' | 'group_hidden' | 'group_protected';

/** A licence as somebody holds it (facts: graph.md 1.3, 28 Nov 2026: `licenseAssignmentStates`). */
export interface HeldLicence extends Licence {
  /** Ids of the service plans that are switched off in it. */
  readonly disabledPlans: readonly string[];
  /** Given to the user directly: only such a one can be taken from them. */
  readonly isDirect: boolean;
  /** Ids of the groups that give it; it goes some minutes after the user left the last one. */
  readonly groupIds: readonly string[];
  /** A plan of it that gives a mailbox is switched on. */
  readonly mailbox: boolean;
  /** Microsoft's word for why it gives nothing, for instance `CountViolation`; null where it works. */
  readonly error: string | null;
}

/** A mailbox that answers. */
export interface Mailbox {
  readonly purpose: string | null;
  readonly autoReply: AutoReply | null;
}

/** Everything of an account that a change may touch, or that keeps us from touching it. */
export interface DirectoryAccount extends DirectoryUser {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly mobilePhone: string | null;
  readonly isGuest: boolean;
  readonly isSynced: boolean;
  /** Whether it stands in the address list; null where Microsoft 365 does not say (microsoft-graph-docs#5380: often). */
  readonly isListed: boolean | null;
  /** A licence of it gives a mailbox: one whose Exchange plan is there and not switched off. */
  readonly hasMailboxLicence: boolean;
  /** It is in a restricted management administrative unit, where no permission of ours applies (facts: graph.md 1.6). */
  readonly isRestricted: boolean;
  /** It holds a directory role, itself or through a group. */
  readonly hasRole: boolean;
  /** It may take a directory role when it needs one (PIM); false where we may not see it. */
  readonly isEligible: boolean;
  /** Lower case. The primary address first, if it has one. */
  readonly addresses: readonly string[];
  readonly licences: readonly HeldLicence[];
  /** Direct memberships. */
  readonly groups: readonly DirectoryGroup[];
  /** Null for none; `unknown` where Exchange does not let us look into this one: it may be there. */
  readonly mailbox: Mailbox | 'unknown' | null;
}

/** An automatic answer. `from` and `until` are moments; both null means always. Null for none. */
export interface AutoReply {
  readonly text: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

export interface LicenceSeats extends Licence, Seats {
  /** It comes with a mailbox. */
  readonly mailbox: boolean;
}
