import { createHash } from 'node:crypto';
import type { Licence, NamedId } from '#domain/account/account.ts';
import type { Change, ChangeValue, Plan } from './plan.ts';
import { receivesKey, receivesName } from './receives.ts';

export type PlanHash = string;

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
  if ('relation' in value) return `relation ${value.relation}`;
  if ('documentType' in value) return `document ${value.documentType} ${value.masked}`;
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
