import { createHash } from 'node:crypto';

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
export type StepName = (typeof CREATION_STEPS)[number];

/** What will be done, computed from the request and the tenant as it is. Approval is bound to its hash. */
export interface Plan {
  readonly address: string;
  readonly displayName: string;
  readonly licence: { readonly skuId: string; readonly skuPartNumber: string };
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly mailbox: { readonly locale: string; readonly timeZone: string };
  readonly steps: readonly StepName[];
}

/** Seats of the licence when the plan was made. Not part of the hash: they change by the hour. */
export interface Seats {
  readonly free: number;
  readonly total: number;
}

export type PlanHash = string;

/** SHA-256 in hex of the plan with its keys in a fixed order. */
export function hashPlan(plan: Plan): PlanHash {
  const canonical = JSON.stringify([
    plan.address,
    plan.displayName,
    plan.licence.skuId,
    idsOf(plan.groups),
    plan.mailbox.locale,
    plan.mailbox.timeZone,
    plan.steps,
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

function idsOf(groups: Plan['groups']): readonly string[] {
  return groups.map((group) => group.id).toSorted();
}

export type PlanChange =
  | { readonly what: 'address'; readonly before: string; readonly after: string }
  | { readonly what: 'licence'; readonly before: string; readonly after: string }
  | { readonly what: 'groups'; readonly before: string; readonly after: string }
  | { readonly what: 'settings' };

/** What differs between the plan that was approved and the one that would run now, for people to read. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const changes: PlanChange[] = [];
  if (before.address !== after.address) changes.push({ what: 'address', before: before.address, after: after.address });
  if (before.licence.skuId !== after.licence.skuId)
    changes.push({ what: 'licence', before: before.licence.skuPartNumber, after: after.licence.skuPartNumber });
  const ids = (plan: Plan): string => idsOf(plan.groups).join();
  const names = (plan: Plan): string => plan.groups.map((group) => group.name).join(', ');
  if (ids(before) !== ids(after)) changes.push({ what: 'groups', before: names(before), after: names(after) });
  const { address, licence, groups } = before;
  if (hashPlan(before) !== hashPlan({ ...after, address, licence, groups })) changes.push({ what: 'settings' });
  return changes;
}
