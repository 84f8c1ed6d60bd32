import { createHash } from 'node:crypto';
import type { AssignedLicence, ServicePlan, SkuRecord } from './records.ts';

const STANDARD: ServicePlan = {
  servicePlanId: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  servicePlanName: 'EXCHANGE_S_STANDARD',
};
const ENTERPRISE: ServicePlan = {
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  servicePlanName: 'EXCHANGE_S_ENTERPRISE',
};
/** Comes with many products and gives no mailbox. */
const FOUNDATION: ServicePlan = {
  servicePlanId: '113feb6c-3fe4-4440-bddc-54d774bf0318',
  servicePlanName: 'EXCHANGE_S_FOUNDATION',
};

/** The plans of a product: one of its own, and Exchange's real one or the Foundation that gives no mailbox. */
export function plansOf(sku: { skuPartNumber: string; exchange: boolean }): readonly ServicePlan[] {
  const own = { servicePlanId: guidFrom(sku.skuPartNumber), servicePlanName: `${sku.skuPartNumber}_BASE` };
  if (!sku.exchange) return [own, FOUNDATION];
  return [own, /E3|E5|A3|A5|ENTERPRISE/.test(sku.skuPartNumber) ? ENTERPRISE : STANDARD];
}

/** A plan that gives a mailbox, by name (graph.md 1.3). */
export function isExchangePlan(plan: ServicePlan): boolean {
  return plan.servicePlanName.startsWith('EXCHANGE_S_') && plan.servicePlanName !== FOUNDATION.servicePlanName;
}

/** Whether any licence without error gives the user a mailbox. */
export function givesMailbox(licences: readonly AssignedLicence[], skus: ReadonlyMap<string, SkuRecord>): boolean {
  return enabledPlans(licences, skus).some(isExchangePlan);
}

export function enabledPlans(
  licences: readonly AssignedLicence[],
  skus: ReadonlyMap<string, SkuRecord>,
): readonly (ServicePlan & { readonly assignedDateTime: string })[] {
  return licences
    .filter((licence) => licence.error === 'None')
    .flatMap((licence) =>
      (skus.get(licence.skuId)?.plans ?? [])
        .filter((plan) => !licence.disabledPlans.includes(plan.servicePlanId))
        .map((plan) => ({ ...plan, assignedDateTime: licence.assignedDateTime })),
    );
}

/** A lower-case GUID that stays the same for the same text. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
