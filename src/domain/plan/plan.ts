import type { Custody } from '#domain/account/account-form.ts';
import type { Licence, NamedId } from '#domain/account/account.ts';
import type { Receives } from './receives.ts';

/** The steps of a creation, in the order in which they run. */
export const CREATION_STEPS = [
  'reserve_address',
  'create_user',
  'assign_licence',
  'wait_mailbox',
  'mailbox_settings',
  'join_groups',
  'read_back',
  'hand_over',
] as const;

/** Before a creation whose first day lies ahead. */
export const SCHEDULED_CREATION_STEPS = ['wait_first_day', ...CREATION_STEPS] as const;

/** Steps on an account that is there; each kind of request takes the ones that it needs, in the order of its plan. */
export const ACCOUNT_STEPS = [
  'wait_last_day',
  'check_account',
  'update_user',
  'rename',
  'primary_address',
  'restore_user',
  'change_licences',
  'unblock_sign_in',
  'block_sign_in',
  'revoke_sessions',
  'discard_password',
  'auto_reply',
  'redirect',
  'leave_groups',
  'forwarding',
  'exchange',
  'verify',
  'soft_delete',
  'end_redirection',
] as const;
export type StepName = (typeof SCHEDULED_CREATION_STEPS)[number] | (typeof ACCOUNT_STEPS)[number];

/** Steps that only look or wait: as long as nothing else was begun, the account is untouched. */
export const HARMLESS_STEPS: readonly StepName[] = [
  'reserve_address',
  'check_account',
  'wait_first_day',
  'wait_last_day',
];

/** Steps that wait for the day on which the work begins: until then nothing is done, and the request can be stopped. */
export const BEGINNING_STEPS: readonly StepName[] = ['wait_first_day', 'wait_last_day'];

/** What a request changes: as it stands and as it will stand, in the words or values that people gave. Null where there was nothing. */
export interface Change {
  readonly what:
    | 'given_names'
    | 'surnames'
    | 'display_name'
    | 'position'
    | 'department'
    | 'phone'
    | 'relation'
    | 'contract_number'
    | 'contract_start'
    | 'document'
    | 'responsible'
    | 'address'
    | 'sign_in_name'
    | 'password'
    | 'licence'
    | 'groups'
    | 'out_of_office'
    | 'redirection'
    | 'alias'
    | 'mailbox_type'
    | 'delegation'
    | 'contract_end'
    | 'sign_in'
    | 'account';
  readonly before: ChangeValue;
  readonly after: ChangeValue;
}

/** A text as people gave it, a day (`YYYY-MM-DD`), or a word of ours that messages/ translates. */
export type ChangeValue =
  | null
  | { readonly text: string; readonly from?: string; readonly until?: string }
  | { readonly day: string }
  /** By the institution's code. */
  | { readonly relation: string }
  | DocumentValue
  | { readonly word: ChangeWord; readonly until?: string; readonly to?: string };

/** A document by the code of its type, its number masked; `alike` where the mask hides what is corrected. */
export interface DocumentValue {
  readonly documentType: string;
  readonly masked: string;
  readonly alike?: true;
}

export type ChangeWord =
  | 'user_mailbox'
  | 'shared_mailbox'
  | 'allowed'
  | 'blocked'
  | 'present'
  | 'deleted'
  | 'full_access'
  | 'send_as'
  | 'send_on_behalf'
  /** Of plans from before each right was a change of its own. */
  | 'full_access_and_send_as'
  | 'temporary_password';

/** What will be done, computed from the request and the tenant as it is. Approval is bound to its hash. */
export interface Plan {
  /** The account's address once the work is done. */
  readonly address: string;
  readonly displayName: string;
  /** The licence of a new account; null for work on one that is there. */
  readonly licence: Licence | null;
  /** Groups that are joined. */
  readonly groups: readonly NamedId[];
  readonly mailbox: { readonly locale: string; readonly timeZone: string } | null;
  readonly steps: readonly StepName[];
  readonly changes: readonly Change[];
  /** Licences given to and taken from an account that is there. */
  readonly licences: { readonly add: readonly Licence[]; readonly remove: readonly Licence[] };
  readonly leaves: readonly NamedId[];
  /** Licences that the request would take, and that stay since a group gives them; absent where there are none. */
  readonly licencesLeft?: readonly LeftLicence[];
  /** The group by which a new account gets its licence; absent where it is assigned directly. */
  readonly licenceGroup?: NamedId;
  /** The address is kept from accounts of this kind: the systems area gives it on purpose. Not part of the hash, which holds the address. */
  readonly isReserved?: true;
  /** The exact Exchange Online PowerShell lines of the `exchange` step. */
  readonly lines: readonly string[];
  /** What happens with the messages of an account that is deleted; left out of every other plan. */
  readonly mail?: MailPlan;
  /** Whether a restored account finds its messages again; left out of every other plan. */
  readonly mailReturns?: MailReturn;
  /** To whom it is handed over; left out where it is to nobody, and of plans from before it was kept (28 Nov 2026). */
  readonly receives?: Receives;
  /** What accounts of the new relation get and this one does not have; left out where it has all of it. Not part of the hash. */
  readonly lacksOfRelation?: LacksOfRelation;
  /** What the account leaves behind or goes on doing, as it was when the plan was made. Not part of the hash: the steps look anew. */
  readonly leavings?: Leavings;
}

/** What the institution gives accounts of a relation, against what one account has: asked for apart. */
export interface LacksOfRelation {
  /** The licence in place of those that it has; null where it has it. */
  readonly licence: Licence | null;
  readonly has: readonly Licence[];
  readonly join: readonly NamedId[];
  /** Groups of the former relation that the new one does not have. */
  readonly leave: readonly NamedId[];
}

interface MailPlan {
  readonly custody: Custody;
  /** The licence goes with the suspension; else it stays, and its seat used, until the account is deleted. */
  readonly releases: boolean;
  /** Who opens the shared mailbox. */
  readonly keepers: readonly NamedId[];
}

/**
 * `same`: the mailbox with everything in it. `new`: it was lost, and comes back empty. `maybe_new`: nobody can tell beforehand.
 * `none`: the account comes back without any.
 */
export type MailReturn = 'same' | 'maybe_new' | 'new' | 'none';

/** Why an account stays in a group: the kind of the group, or its licence. */
export type GroupStay =
  | 'dynamic'
  | 'synced'
  | 'restricted'
  | 'hidden'
  | 'protected'
  | 'distribution'
  | 'role_assignable'
  | 'licence';

export interface Leavings {
  /** Rules of the inbox that send messages outside the institution; null where we may not look. */
  readonly forwards: readonly Forward[] | null;
  readonly autoReply: boolean;
  readonly ownedGroups: readonly NamedId[];
  /** Accounts of whose holder it is the responsible official, as names and addresses. */
  readonly answersFor: readonly string[];
  readonly licences: readonly Licence[];
  /** Groups that we cannot take it out of, or that give it its licence until it is deleted; absent where none is told. */
  readonly staysIn?: readonly { readonly name: string; readonly why: GroupStay }[];
  /** Groups that a restored account had and cannot be given back; absent where there are none. */
  readonly staysOut?: readonly { readonly name: string; readonly why: GroupStay | 'missing' }[];
  /** Whether it stands in the address list; null where Microsoft 365 does not say. */
  readonly isListed: boolean | null;
}

/** Of an account of which nothing is told. */
export const NOTHING_LEFT: Leavings = {
  forwards: [],
  autoReply: false,
  ownedGroups: [],
  answersFor: [],
  licences: [],
  isListed: null,
};

/** A rule by its name, and where it sends: addresses with most of the name masked. */
interface Forward {
  readonly name: string;
  readonly to: readonly string[];
  /** Only a person can switch it off. */
  readonly isFixed?: true;
}

/** A licence that nobody can take from the account, and the group that gives it. */
export interface LeftLicence {
  readonly licence: Licence;
  readonly group: NamedId;
}

/** What a plan of work on an account begins from. */
export const NO_WORK = {
  licence: null,
  groups: [],
  mailbox: null,
  changes: [],
  licences: { add: [], remove: [] },
  leaves: [],
  lines: [],
} as const satisfies Partial<Plan>;
