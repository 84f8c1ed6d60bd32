import { createHash } from 'node:crypto';
import type { AssignedLicence, ServicePlan, SkuRecord } from './records.ts';

/** The real ids of Exchange's plans that give a mailbox, and below of those that give none (graph.md 1.3). */
const MAILBOX: Readonly<Record<string, string>> = {
  EXCHANGE_S_STANDARD: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  EXCHANGE_S_DESKLESS: '4a82b400-a79f-41a4-b4e2-e94f5787b113',
  EXCHANGE_S_STANDARD_GOV: 'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd',
  EXCHANGE_S_ENTERPRISE_GOV: '8c3069c0-ccdb-44be-ab77-986203a67df2',
  EXCHANGE_S_DESKLESS_GOV: '88f4d7ef-a73b-4246-8047-516022144c9f',
  EXCHANGE_S_ESSENTIALS: '1126bef5-da20-4f07-b45e-ad25d2581aa8',
  EXCHANGE_S_STANDARD_MIDMARKET: 'fc52cc4b-ed7d-472d-bbe7-b081c23ecc56',
  EXCHANGE_L_STANDARD: 'd42bdbd6-c335-4231-ab3d-c8f348d5aff5',
  EXCHANGE_B_STANDARD: '90927877-dcff-4af6-b346-2332c0b15bb7',
};
const WITHOUT_MAILBOX: Readonly<Record<string, string>> = {
  EXCHANGE_S_FOUNDATION: '113feb6c-3fe4-4440-bddc-54d774bf0318',
  EXCHANGE_S_FOUNDATION_GOV: '922ba911-5694-4e99-a794-73aed9bfeec8',
  EXCHANGE_S_ARCHIVE: 'da040e0a-b393-4bea-bb76-928b3fa1cf5a',
  EXCHANGE_S_ARCHIVE_ADDON: '176a09a6-7ec5-4039-ac02-b2791c6ba793',
  EXCHANGE_ANALYTICS: '34c0d7a0-a70f-4668-9238-47f9fc208882',
  MIP_S_Exchange: 'cd31b152-6326-4d1b-ae1b-997b625182e6',
};
const MAILBOX_IDS: ReadonlySet<string> = new Set(Object.values(MAILBOX));
const EXCHANGE_IDS: ReadonlySet<string> = new Set([...MAILBOX_IDS, ...Object.values(WITHOUT_MAILBOX)]);

/** The Exchange plans of some products, where the part number does not suggest the right one. */
const REAL: Readonly<Record<string, readonly string[]>> = {
  DESKLESSPACK: ['EXCHANGE_S_DESKLESS'],
  SPE_F1: ['EXCHANGE_S_DESKLESS'],
  Microsoft_Teams_Enterprise_New: ['EXCHANGE_S_DESKLESS'],
  EXCHANGEARCHIVE_ADDON: ['EXCHANGE_S_ARCHIVE_ADDON'],
  SPB: ['EXCHANGE_S_STANDARD', 'EXCHANGE_S_ARCHIVE_ADDON', 'EXCHANGE_S_FOUNDATION'],
  STANDARDPACK_GOV: ['EXCHANGE_S_STANDARD_GOV'],
  LITEPACK: ['EXCHANGE_L_STANDARD'],
};

/** The plans of a product: an invented one of its own, and its Exchange plans, or the Foundation plan, which gives no mailbox. */
export function plansOf(sku: {
  readonly skuPartNumber: string;
  readonly exchange: boolean;
  readonly plans?: readonly string[];
}): readonly ServicePlan[] {
  return [`${sku.skuPartNumber}_BASE`, ...(sku.plans ?? REAL[sku.skuPartNumber] ?? usualPlans(sku))].map(planNamed);
}

function usualPlans({
  skuPartNumber,
  exchange,
}: {
  readonly skuPartNumber: string;
  readonly exchange: boolean;
}): string[] {
  if (!exchange) return ['EXCHANGE_S_FOUNDATION'];
  return [/E3|E5|A3|A5|ENTERPRISE/.test(skuPartNumber) ? 'EXCHANGE_S_ENTERPRISE' : 'EXCHANGE_S_STANDARD'];
}

function planNamed(servicePlanName: string): ServicePlan {
  const servicePlanId = MAILBOX[servicePlanName] ?? WITHOUT_MAILBOX[servicePlanName] ?? guidFrom(servicePlanName);
  return { servicePlanId, servicePlanName };
}

/** Whether a plan gives a mailbox. By its id, since archives and Foundation are called EXCHANGE_… too (graph.md 1.3). */
export function isExchangePlan(plan: ServicePlan): boolean {
  return MAILBOX_IDS.has(plan.servicePlanId);
}

/** The service that a plan belongs to, as `assignedPlans` names it. */
export function serviceOf(plan: ServicePlan): string {
  return EXCHANGE_IDS.has(plan.servicePlanId) ? 'exchange' : 'MicrosoftOffice';
}

/** Whether any licence without error gives the user a mailbox. */
export function givesMailbox(licences: readonly AssignedLicence[], skus: ReadonlyMap<string, SkuRecord>): boolean {
  return enabledPlans(licences, skus).some(isExchangePlan);
}

/**
 * The user's licences without those in error, each product once. When a product is assigned in several ways, a plan is off
 * only if all of them switch it off.
 */
export function effectiveLicences(licences: readonly AssignedLicence[]): readonly AssignedLicence[] {
  const held = new Map<string, AssignedLicence>();
  for (const licence of licences.filter(({ error }) => error === 'None')) {
    const other = held.get(licence.skuId);
    const disabledPlans = licence.disabledPlans.filter(
      (plan) => other === undefined || other.disabledPlans.includes(plan),
    );
    held.set(licence.skuId, { ...(other ?? licence), disabledPlans });
  }
  return [...held.values()];
}

export function enabledPlans(
  licences: readonly AssignedLicence[],
  skus: ReadonlyMap<string, SkuRecord>,
): readonly (ServicePlan & { readonly assignedDateTime: string })[] {
  return effectiveLicences(licences).flatMap((licence) =>
    (skus.get(licence.skuId)?.plans ?? [])
      .filter((plan) => !licence.disabledPlans.includes(plan.servicePlanId))
      .map((plan) => ({ ...plan, assignedDateTime: licence.assignedDateTime })),
  );
}

/** A lower-case GUID derived from the text: the same text gives the same GUID. */
export function guidFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
