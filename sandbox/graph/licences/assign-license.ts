import type { Route } from '../calls/call.ts';
import { graphDate } from '../tenant/clock.ts';
import { userEntity } from '../users/user-entity.ts';
import { badRequest } from '../wire/graph-error.ts';
import { withLicences } from './licence-changes.ts';
import { represent } from '../queries/odata-list.ts';
import type { AssignedLicence, UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { isObject } from '../wire/is-object.ts';
import { writableOr404 } from '../users/update-user.ts';

function noSeat(skuId: string): Error {
  return badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);
}

/** Answers 200 with the user. Both arrays are mandatory; usageLocation must already have replicated (graph.md 1.3). */
export const assignLicense: Route = {
  method: 'POST',
  path: '/users/{id}/assignLicense',
  handle(tenant, call) {
    const { add, remove } = readBody(call.body);
    const user = writableOr404(tenant, call);
    if (add.length > 0 && !usageLocationOf(tenant, user)) {
      throw badRequest('License assignment cannot be done for user with invalid usage location.');
    }
    const licences = withoutDuplicates([...remaining(user, remove), ...assigned(tenant, user, add)]);
    const after = withLicences(tenant, { user, licences });
    tenant.directory.users.put(after);
    const entity = userEntity(tenant);
    return {
      status: 200,
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#users/$entity`,
        ...represent(entity, after, [...entity.defaults, 'assignedLicenses', 'usageLocation']),
      },
    };
  },
};

/** A new user's usageLocation counts as soon as the user is found; a changed one only once readers see it. */
function usageLocationOf(tenant: Tenant, user: UserRecord): unknown {
  const seen = tenant.directory.users.seen(user.id);
  return (seen ?? user).written['usageLocation'];
}

function readBody(body: unknown): { add: readonly { skuId: string; disabledPlans: string[] }[]; remove: string[] } {
  const given = isObject(body) ? body : {};
  const missing = ['addLicenses', 'removeLicenses'].filter((name) => !Array.isArray(given[name]));
  if (missing.length > 0) {
    throw badRequest(
      `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${missing.join(', ')}.`,
    );
  }
  const add = (given['addLicenses'] as readonly unknown[]).map((one) => {
    const skuId = isObject(one) ? one['skuId'] : undefined;
    const plans = isObject(one) ? (one['disabledPlans'] ?? []) : [];
    if (typeof skuId !== 'string' || !isTexts(plans)) throw badRequest('Invalid value specified for addLicenses.');
    return { skuId: skuId.toLowerCase(), disabledPlans: plans.map((plan) => plan.toLowerCase()) };
  });
  const remove = given['removeLicenses'];
  if (!isTexts(remove)) throw badRequest('Invalid value specified for removeLicenses.');
  return { add, remove: remove.map((skuId) => skuId.toLowerCase()) };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function remaining(user: UserRecord, remove: readonly string[]): readonly AssignedLicence[] {
  for (const skuId of remove) {
    const held = user.licences.filter((licence) => licence.skuId === skuId);
    if (held.length === 0) throw badRequest('User does not have a corresponding license.');
    if (held.every(({ assignedByGroup }) => assignedByGroup !== null)) {
      throw badRequest(
        'User license is inherited from a group membership and it cannot be removed directly from the user.',
      );
    }
  }
  return user.licences.filter(({ skuId, assignedByGroup }) => assignedByGroup !== null || !remove.includes(skuId));
}

function assigned(
  tenant: Tenant,
  user: UserRecord,
  add: readonly { skuId: string; disabledPlans: readonly string[] }[],
): readonly AssignedLicence[] {
  return add.map(({ skuId, disabledPlans }) => {
    const sku = tenant.skus.get(skuId);
    if (!sku) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
    const unknown = disabledPlans.filter((plan) => !sku.plans.some((one) => one.servicePlanId === plan));
    if (unknown.length > 0)
      throw badRequest(`One or more of the following service plans is not valid: ${unknown.join()}.`);
    const seated = tenant.directory.users.ids(`sku:${skuId}`);
    if (!seated.has(user.id) && seated.size >= sku.enabled) throw noSeat(skuId);
    return {
      skuId,
      disabledPlans,
      assignedDateTime: graphDate(tenant.clock.now()),
      error: 'None',
      assignedByGroup: null,
    };
  });
}

/**
 * Adding a product that the user already has is accepted, and the new disabledPlans replace the old ones. The same product
 * given by a group stays as an entry of its own.
 */
function withoutDuplicates(licences: readonly AssignedLicence[]): readonly AssignedLicence[] {
  return [
    ...new Map(licences.map((licence) => [`${licence.skuId} ${licence.assignedByGroup ?? ''}`, licence])).values(),
  ];
}
