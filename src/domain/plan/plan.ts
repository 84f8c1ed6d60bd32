import { createHash } from 'node:crypto';
import type { Custody } from '#domain/account/account-form.ts';
import type { Licence, NamedId } from '#domain/account/account.ts';
import { receivesKey, receivesName, type Receives } from './receives.ts';

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
export type StepName = (typeof CREATION_STEPS)[number] | (typeof ACCOUNT_STEPS)[number];

/** Steps that only look or wait: as long as nothing else was begun, the account is untouched. */
export const HARMLESS_STEPS: readonly StepName[] = ['reserve_address', 'check_account', 'wait_last_day'];

/** What a request changes: as it stands and as it will stand, in the words or values that people gave. Null where there was nothing. */
export interface Change {
  readonly what:
    | 'given_names'
    | 'surnames'
    | 'display_name'
    | 'position'
    | 'department'
    | 'phone'
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
  | { readonly word: ChangeWord; readonly until?: string; readonly to?: string };

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
  /** What the account leaves behind or goes on doing, as it was when the plan was made. Not part of the hash: the steps look anew. */
  readonly leavings?: Leavings;
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
  'dynamic' | 'synced' | 'restricted' | 'hidden' | 'protected' | 'distribution' | 'role_assignable' | 'licence';

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

export type PlanHash = string;

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

/** SHA-256 in hex of the plan with its keys in a fixed order. */
export function hashPlan(plan: Plan): PlanHash {
  const creation = [
    plan.address,
    plan.displayName,
    plan.licence?.skuId ?? null,
    idsOf(plan.groups),
    plan.mailbox?.locale ?? null,
    plan.mailbox?.timeZone ?? null,
    plan.steps,
  ];
  const ofAccount = [
    plan.changes.map(changeText),
    skusOf(plan.licences.add),
    skusOf(plan.licences.remove),
    idsOf(plan.leaves),
    plan.lines,
    // Plans from before these were told keep their hash.
    ...(plan.mail === undefined ? [] : [plan.mail.custody, plan.mail.releases, idsOf(plan.mail.keepers)]),
    ...(plan.mailReturns === undefined ? [] : [plan.mailReturns]),
  ];
  const parts = plan.licence === null ? [...creation, ...ofAccount] : creation;
  // Plans of before there was any such group keep their hash.
  const groups = licenceGroups(plan).length === 0 ? [] : [licenceGroups(plan)];
  const receives = plan.receives === undefined ? [] : [receivesKey(plan.receives)];
  const canonical = JSON.stringify([...parts, ...groups, ...receives]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** Which groups give which licences, as one comparable list. */
function licenceGroups({ licenceGroup, licencesLeft }: Plan): readonly string[] {
  const left = (licencesLeft ?? []).map(({ licence, group }) => `${licence.skuId} ${group.id}`).toSorted();
  return [...(licenceGroup === undefined ? [] : [licenceGroup.id]), ...left];
}

function idsOf(groups: readonly NamedId[]): readonly string[] {
  return groups.map((group) => group.id).toSorted();
}

function skusOf(licences: readonly Licence[]): readonly string[] {
  return licences.map((licence) => licence.skuId).toSorted();
}

function changeText({ what, before, after }: Change): string {
  return JSON.stringify([what, valueText(before), valueText(after)]);
}

/** A value as one comparable text, its keys in a fixed order: JSON columns keep none. */
function valueText(value: ChangeValue): string {
  if (value === null) return '';
  if ('text' in value) return `text ${value.from ?? ''} ${value.until ?? ''} ${value.text}`;
  if ('day' in value) return `day ${value.day}`;
  return `word ${value.word} ${value.until ?? ''} ${value.to ?? ''}`;
}

export type PlanChange =
  /** `unseen`: what has the former one is something that Microsoft 365 does not show. */
  | { readonly what: 'address'; readonly before: string; readonly after: string; readonly unseen?: true }
  | { readonly what: 'licence'; readonly before: string; readonly after: string }
  | { readonly what: 'groups'; readonly before: string; readonly after: string }
  /** Other groups give licences of the account. */
  | { readonly what: 'licence_groups'; readonly before: string; readonly after: string }
  /** It would be handed to somebody else; names. */
  | { readonly what: 'receives'; readonly before: string; readonly after: string }
  /** What the request changes is no longer what it was: the account itself changed meanwhile. */
  | { readonly what: 'account'; readonly changes: readonly Change[] }
  | { readonly what: 'settings' };

/** What differs between the plan that was approved and the one that would run now, for people to read. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const changes: PlanChange[] = [];
  if (before.address !== after.address) changes.push({ what: 'address', before: before.address, after: after.address });
  const skus = (plan: Plan): string => [plan.licence, ...plan.licences.add].map((one) => one?.skuId ?? '').join();
  const parts = (plan: Plan): string =>
    [plan.licence, ...plan.licences.add].flatMap((one) => (one === null ? [] : [one.skuPartNumber])).join(', ');
  if (skus(before) !== skus(after)) changes.push({ what: 'licence', before: parts(before), after: parts(after) });
  const ids = (plan: Plan): string => `${idsOf(plan.groups).join()} ${idsOf(plan.leaves).join()}`;
  const names = (plan: Plan): string => [...plan.groups, ...plan.leaves].map((group) => group.name).join(', ');
  if (ids(before) !== ids(after)) changes.push({ what: 'groups', before: names(before), after: names(after) });
  if (licenceGroups(before).join() !== licenceGroups(after).join()) {
    const givers = ({ licenceGroup, licencesLeft }: Plan): string =>
      [licenceGroup, ...(licencesLeft ?? []).map(({ group }) => group)].flatMap((one) => one?.name ?? []).join(', ');
    changes.push({ what: 'licence_groups', before: givers(before), after: givers(after) });
  }
  const [received, receives] = [before, after].map((plan) =>
    plan.receives === undefined ? '' : receivesKey(plan.receives),
  );
  if (received !== receives) {
    const name = (plan: Plan): string => (plan.receives === undefined ? '' : receivesName(plan.receives));
    changes.push({ what: 'receives', before: name(before), after: name(after) });
  }
  const told = new Set(before.changes.map(changeText));
  const fresh = after.changes.filter(
    (change) => !told.has(changeText(change)) && !changes.some(({ what }) => what === change.what),
  );
  if (fresh.length > 0) changes.push({ what: 'account', changes: fresh });
  const { address, licence, groups, licences, leaves, licencesLeft, licenceGroup, receives: toWhom } = before;
  const optional = {
    ...(toWhom === undefined ? {} : { receives: toWhom }),
    ...(licencesLeft === undefined ? {} : { licencesLeft }),
    ...(licenceGroup === undefined ? {} : { licenceGroup }),
  };
  const { licencesLeft: _left, licenceGroup: _group, receives: _whom, ...others } = after;
  const rest = { ...others, ...optional, address, licence, groups, licences, leaves };
  // Steps follow from what was told already.
  const untold = changes.length === 0 ? after : { ...rest, changes: before.changes, steps: before.steps };
  if (hashPlan(before) !== hashPlan(untold)) changes.push({ what: 'settings' });
  return changes;
}
