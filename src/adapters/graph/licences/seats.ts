import type { Seats } from '#domain/account/account.ts';
import { hasMailboxPlan, mailLicences } from '#domain/account/mail-plans.ts';

export interface Sku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly capabilityStatus: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: { readonly enabled: number; readonly warning: number };
  readonly servicePlans?: readonly { readonly servicePlanId: string }[];
}

/** Whether its seats can be assigned to people at all (facts: graph.md 1.3). */
export function isAssignable(sku: Sku): boolean {
  return ['Enabled', 'Warning'].includes(sku.capabilityStatus) && sku.appliesTo === 'User';
}

/** Decided by the plans' ids (facts: graph.md 1.3, corrected 28 Nov 2026). */
export function hasMailbox(sku: Sku): boolean {
  return hasMailboxPlan((sku.servicePlans ?? []).map(({ servicePlanId }) => servicePlanId));
}

/** Whether it can be an account's mail licence: Teams products cannot, whatever plan they contain. */
export function isMailLicence(sku: Sku): boolean {
  return mailLicences([{ ...sku, mailbox: hasMailbox(sku) }]).length > 0;
}

interface Assigned {
  readonly skuId: string;
  readonly disabledPlans?: readonly string[] | null;
}

/** Whether one of these licences gives a mailbox. */
export function givesMailbox(licences: readonly Assigned[], skus: readonly Sku[]): boolean {
  return mailboxProducts(licences, skus).length > 0;
}

/**
 * Part numbers of the licences that give a mailbox: service plans may be switched off. A product that the tenant does
 * not list gives none.
 */
export function mailboxProducts(licences: readonly Assigned[], skus: readonly Sku[]): readonly string[] {
  return licences.flatMap(({ skuId, disabledPlans }) => {
    const sku = skus.find((one) => one.skuId.toLowerCase() === skuId.toLowerCase());
    const off = (disabledPlans ?? []).map((id) => id.toLowerCase());
    const servicePlans = sku?.servicePlans?.filter(({ servicePlanId }) => !off.includes(servicePlanId.toLowerCase()));
    return sku !== undefined && hasMailbox({ ...sku, servicePlans: servicePlans ?? [] }) ? [sku.skuPartNumber] : [];
  });
}

/** Assignable seats: enabled and in their warning period, minus those in use (facts: graph.md 1.3). */
export function seatsOf(sku: Sku): Seats {
  const total = isAssignable(sku) ? sku.prepaidUnits.enabled + sku.prepaidUnits.warning : 0;
  return { free: Math.max(0, total - sku.consumedUnits), total };
}
