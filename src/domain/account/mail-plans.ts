import type { Licence } from './account.ts';

/**
 * Service plans of Exchange Online that give a mailbox, by id. Names cannot be used: archives, compliance and the
 * foundation included in many products begin with the same letters. Source: the Exchange Online plans of Microsoft's
 * table (learn.microsoft.com/entra/identity/users/licensing-service-plan-reference), as of August 2026.
 */
const MAILBOX_PLANS: ReadonlySet<string> = new Set([
  '9aaf7827-d63c-4b61-89c3-182f06f82e5c', // EXCHANGE_S_STANDARD, plan 1
  'efb87545-963c-4e0d-99df-69c6916d9eb0', // EXCHANGE_S_ENTERPRISE, plan 2
  '4a82b400-a79f-41a4-b4e2-e94f5787b113', // EXCHANGE_S_DESKLESS, kiosk
  'e9b4930a-925f-45e2-ac2a-3f7788ca6fdd', // EXCHANGE_S_STANDARD_GOV
  '8c3069c0-ccdb-44be-ab77-986203a67df2', // EXCHANGE_S_ENTERPRISE_GOV
  '88f4d7ef-a73b-4246-8047-516022144c9f', // EXCHANGE_S_DESKLESS_GOV
  '1126bef5-da20-4f07-b45e-ad25d2581aa8', // EXCHANGE_S_ESSENTIALS
  'fc52cc4b-ed7d-472d-bbe7-b081c23ecc56', // EXCHANGE_S_STANDARD_MIDMARKET
  'd42bdbd6-c335-4231-ab3d-c8f348d5aff5', // EXCHANGE_L_STANDARD
  '90927877-dcff-4af6-b346-2332c0b15bb7', // EXCHANGE_B_STANDARD
]);

/** Teams products that contain a mailbox plan in the same table: held beside the mail licence, not instead of it. */
const TEAMS_PRODUCTS: ReadonlySet<string> = new Set([
  '7e74bd05-2c47-404e-829a-ba95c66fe8e5', // Microsoft Teams EEA
  '7e31c0d9-9551-471d-836f-32ee72be4a01', // Microsoft Teams Enterprise
  '3ab6abff-666f-4424-bfb7-f0bc274ec7bc', // Microsoft Teams Essentials (AAD Identity)
  '710779e8-3d4a-4c88-adb9-386c958d1fdf', // Microsoft Teams Exploratory
  'e0dfc8b9-9531-4ec8-94b4-9fec23b05fc8', // Microsoft Teams Exploratory Dept
  '295a8eb0-f78d-45c7-8b5b-1eed5ed02dff', // Microsoft Teams Shared Devices
  '420c7602-7f70-4895-9394-d3d679ea36fb', // Microsoft Teams Shared Devices for Faculty
  'b1511558-69bd-4e1b-8270-59ca96dba0f3', // Microsoft Teams Shared Devices for GCC
]);

/** Whether one of these service plans, by id, gives a mailbox. */
export function hasMailboxPlan(servicePlanIds: readonly string[]): boolean {
  return servicePlanIds.some((id) => MAILBOX_PLANS.has(id.toLowerCase()));
}

/**
 * The held licences that can be the mail licence: add-ons, archives and Teams products are never replaced by another.
 */
export function mailLicences<L extends Licence & { readonly mailbox: boolean }>(held: readonly L[]): readonly L[] {
  return held.filter(({ skuId, mailbox }) => mailbox && !TEAMS_PRODUCTS.has(skuId.toLowerCase()));
}
