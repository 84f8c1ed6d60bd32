import type { Seats } from '#domain/plan.ts';

export interface Sku {
  readonly skuId: string;
  readonly skuPartNumber: string;
  readonly capabilityStatus: string;
  readonly appliesTo: string;
  readonly consumedUnits: number;
  readonly prepaidUnits: { readonly enabled: number; readonly warning: number };
  readonly servicePlans?: readonly { readonly servicePlanName: string }[];
}

/** Whether seats of it can be given to people at all (facts: graph.md 1.3). */
export function isAssignable(sku: Sku): boolean {
  return ['Enabled', 'Warning'].includes(sku.capabilityStatus) && sku.appliesTo === 'User';
}

/** Every plan of Exchange gives a mailbox, kiosk's included, but for the one that comes with many products (facts: graph.md 1.3). */
export function hasMailbox(sku: Sku): boolean {
  return (sku.servicePlans ?? []).some(
    ({ servicePlanName: name }) => name.startsWith('EXCHANGE_S_') && name !== 'EXCHANGE_S_FOUNDATION',
  );
}

/** Seats that can be given: enabled and in their warning period, less those in use (facts: graph.md 1.3). */
export function seatsOf(sku: Sku): Seats {
  const total = isAssignable(sku) ? sku.prepaidUnits.enabled + sku.prepaidUnits.warning : 0;
  return { free: Math.max(0, total - sku.consumedUnits), total };
}
