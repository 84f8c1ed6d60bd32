import type { Route } from '../calls/call.ts';
import type { SkuRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

export const listSubscribedSkus: Route = {
  method: 'GET',
  path: '/subscribedSkus',
  handle: (tenant, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#subscribedSkus`,
      value: [...tenant.skus.values()].map((sku) => describeSku(tenant, sku)),
    },
  }),
};

/** A product with its seats. consumedUnits is only a count: a free seat may be gone by the time it is asked for. */
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
