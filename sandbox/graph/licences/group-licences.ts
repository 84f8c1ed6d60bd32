import { graphDate } from '../tenant/clock.ts';
import { GraphError } from '../wire/graph-error.ts';
import { withLicences } from './licence-changes.ts';
import type { AssignedLicence, GroupRecord, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * To be called when somebody joined or left a group: the licences that it gives come or go some minutes later
 * (github.com/KelvinTegelaar/CIPP/issues/4090 and 5673, read 28 Nov 2026).
 */
export function scheduleGroupLicences(
  tenant: Tenant,
  { userId, groupId }: { readonly userId: string; readonly groupId: string },
): void {
  const group = tenant.directory.groups.get(groupId);
  if (!group || group.licences.length === 0) return;
  const { groupLicenceMs } = tenant.delays;
  tenant.licensing.set(`${userId} ${groupId}`, tenant.clock.ms() + groupLicenceMs);
  tenant.wakeIn(groupLicenceMs);
  applyDueGroupLicences(tenant);
}

/** Works out the user's licences from groups again, after the usual delay: what kept them in error may be gone. */
export function reprocessLicences(tenant: Tenant, user: UserRecord): void {
  for (const groupId of user.groups) scheduleGroupLicences(tenant, { userId: user.id, groupId });
}

/** Applies the licence changes that are due by now. To be called before anything reads the tenant. */
export function applyDueGroupLicences(tenant: Tenant): void {
  const now = tenant.clock.ms();
  for (const [key, dueMs] of tenant.licensing) {
    if (dueMs > now) continue;
    tenant.licensing.delete(key);
    const [userId = '', groupId = ''] = key.split(' ');
    const user = tenant.directory.users.get(userId);
    const group = tenant.directory.groups.get(groupId);
    if (user && group) tenant.directory.users.put(reconciled(tenant, user, group));
  }
}

/** The licences that a user's groups give. Seeded users have them from the start. */
export function licencesByGroups(tenant: Tenant, groupIds: readonly string[]): readonly AssignedLicence[] {
  return groupIds.flatMap((id) => licencesOf(tenant, tenant.directory.groups.get(id)));
}

function reconciled(tenant: Tenant, user: UserRecord, group: GroupRecord): UserRecord {
  const others = user.licences.filter(({ assignedByGroup }) => assignedByGroup !== group.id);
  if (!user.groups.includes(group.id)) return withLicences(tenant, { user, licences: others });
  const given = licencesOf(tenant, group).map((licence) => ({ ...licence, error: seatError(tenant, user, licence) }));
  try {
    return withLicences(tenant, { user, licences: [...others, ...given] });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const refused = given.map((licence) => ({ ...licence, error: 'UniquenessViolation' }));
    return withLicences(tenant, { user, licences: [...others, ...refused] });
  }
}

/** A user takes one seat of a product, however many ways the product is given. */
function seatError(tenant: Tenant, user: UserRecord, { skuId }: AssignedLicence): string {
  const seated = tenant.directory.users.ids(`sku:${skuId}`);
  return seated.has(user.id) || seated.size < (tenant.skus.get(skuId)?.enabled ?? 0) ? 'None' : 'CountViolation';
}

function licencesOf(tenant: Tenant, group: GroupRecord | undefined): readonly AssignedLicence[] {
  return (group?.licences ?? []).map(({ skuId, disabledPlans }) => ({
    skuId,
    disabledPlans,
    assignedDateTime: graphDate(tenant.clock.now()),
    error: 'None',
    assignedByGroup: group?.id ?? null,
  }));
}
