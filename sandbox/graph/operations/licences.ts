import type { Route } from '../call.ts';
import { notFound } from '../graph-error.ts';
import { mailboxState } from '../mailbox.ts';
import { param } from '../call.ts';
import type { SkuRecord } from '../records.ts';
import { effectiveLicences, isExchangePlan } from '../service-plans.ts';
import type { Tenant } from '../tenant.ts';
import { unsupportedQuery } from '../graph-error.ts';
import { seenOr404 } from './read-users.ts';

export const listSubscribedSkus: Route = {
  method: 'GET',
  path: '/subscribedSkus',
  handle(tenant, call) {
    if (call.query.has('$filter')) throw unsupportedQuery('The query specified in the URI is not valid: $filter.');
    return {
      status: 200,
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#subscribedSkus`,
        value: [...tenant.skus.values()].map((sku) => describeSku(tenant, sku)),
      },
    };
  },
};

export const readSubscribedSku: Route = {
  method: 'GET',
  path: '/subscribedSkus/{id}',
  handle(tenant, call) {
    const id = param(call, 'id');
    const sku = tenant.skus.get(id.toLowerCase().replace(`${tenant.tenantId}_`, ''));
    if (!sku) throw notFound(id);
    const context = `${call.linkOrigin}/v1.0/$metadata#subscribedSkus/$entity`;
    return { status: 200, body: { '@odata.context': context, ...describeSku(tenant, sku) } };
  },
};

/** What a product costs in seats; the counter is everybody's and no reservation. */
function describeSku(tenant: Tenant, sku: SkuRecord): object {
  const consumed = consumedUnits(tenant, sku.skuId);
  return {
    accountName: tenant.domain,
    accountId: tenant.tenantId,
    appliesTo: sku.appliesTo ?? 'User',
    capabilityStatus: sku.capabilityStatus ?? 'Enabled',
    consumedUnits: consumed,
    id: `${tenant.tenantId}_${sku.skuId}`,
    skuId: sku.skuId,
    skuPartNumber: sku.skuPartNumber,
    subscriptionIds: [],
    prepaidUnits: { enabled: sku.enabled, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: sku.plans.map((plan) => ({ ...plan, provisioningStatus: 'Success', appliesTo: 'User' })),
  };
}

export function consumedUnits(tenant: Tenant, skuId: string): number {
  return tenant.directory.users.ids(`sku:${skuId}`).size;
}

export const listLicenseDetails: Route = {
  method: 'GET',
  path: '/users/{id}/licenseDetails',
  handle(tenant, call) {
    const user = seenOr404(tenant, call);
    const ready = mailboxState(tenant, user) !== 'provisioning';
    return {
      status: 200,
      body: {
        '@odata.context': `${call.linkOrigin}/v1.0/$metadata#users('${user.id}')/licenseDetails`,
        value: effectiveLicences(user.licences).map((licence) => {
          const sku = tenant.skus.get(licence.skuId);
          return {
            id: Buffer.from(licence.skuId).toString('base64url'),
            skuId: licence.skuId,
            skuPartNumber: sku?.skuPartNumber ?? null,
            servicePlans: (sku?.plans ?? []).map((plan) => ({
              ...plan,
              provisioningStatus: licence.disabledPlans.includes(plan.servicePlanId)
                ? 'Disabled'
                : isExchangePlan(plan) && !ready
                  ? 'PendingProvisioning'
                  : 'Success',
              appliesTo: 'User',
            })),
          };
        }),
      },
    };
  },
};
