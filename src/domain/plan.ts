import { createHash } from 'node:crypto';
import type { Licence, NamedId } from './account.ts';

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
  /** The exact Exchange Online PowerShell lines of the `exchange` step. */
  readonly lines: readonly string[];
}

/** Seats of the licence when the plan was made. Not part of the hash: they change by the hour. */
export interface Seats {
  readonly free: number;
  readonly total: number;
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
  ];
  const canonical = JSON.stringify(plan.licence === null ? [...creation, ...ofAccount] : creation);
  return createHash('sha256').update(canonical).digest('hex');
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
  | { readonly what: 'address'; readonly before: string; readonly after: string }
  | { readonly what: 'licence'; readonly before: string; readonly after: string }
  | { readonly what: 'groups'; readonly before: string; readonly after: string }
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
  const told = new Set(before.changes.map(changeText));
  const fresh = after.changes.filter(
    (change) => !told.has(changeText(change)) && !changes.some(({ what }) => what === change.what),
  );
  if (fresh.length > 0) changes.push({ what: 'account', changes: fresh });
  const { address, licence, groups, licences, leaves } = before;
  const rest = { ...after, address, licence, groups, licences, leaves };
  if (hashPlan(before) !== hashPlan(changes.length === 0 ? after : { ...rest, changes: before.changes }))
    changes.push({ what: 'settings' });
  return changes;
}
