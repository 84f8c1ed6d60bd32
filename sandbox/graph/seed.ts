import type { LocalGraphOptions } from '../services/graph.ts';
import { blankUser } from './tenant/blank-user.ts';
import { graphDate } from './tenant/clock.ts';
import { flagsOf } from './tenant/group-kinds.ts';
import { licencesByGroups } from './licences/group-licences.ts';
import { readyIn } from './tenant/mailbox.ts';
import type { GroupRecord, MailboxRecord, SkuRecord, UserRecord } from './tenant/records.ts';
import { givesMailbox, guidFrom, plansOf } from './tenant/service-plans.ts';
import type { Tenant } from './tenant/tenant.ts';
import { withMailboxAddresses } from './users/user-changes.ts';

export function seedSkus(options: LocalGraphOptions): readonly SkuRecord[] {
  return options.skus.map(({ skuId, skuPartNumber, enabled, exchange, plans, capabilityStatus, appliesTo }) => ({
    ...(capabilityStatus === undefined ? {} : { capabilityStatus }),
    ...(appliesTo === undefined ? {} : { appliesTo }),
    skuId: skuId.toLowerCase(),
    skuPartNumber,
    enabled,
    plans: plansOf({ skuPartNumber, exchange, ...(plans ? { plans } : {}) }),
  }));
}

/** Adds the options' groups, contacts and users, whom readers see at once. Licensed users have a mailbox that is ready. */
export function seedTenant(tenant: Tenant, options: LocalGraphOptions): void {
  for (const group of options.groups ?? []) tenant.directory.groups.putSettled(seedGroup(tenant, group));
  for (const contact of options.contacts ?? []) {
    tenant.directory.contacts.putSettled({
      id: guidFrom(`contact:${contact.mail}`),
      displayName: contact.displayName,
      mail: contact.mail,
      proxyAddresses: [`SMTP:${contact.mail}`],
    });
  }
  for (const user of options.users ?? []) tenant.directory.users.putSettled(seedUser(tenant, user));
  tenant.changes.restart();
}

function seedGroup(tenant: Tenant, seed: NonNullable<LocalGraphOptions['groups']>[number]): GroupRecord {
  const now = graphDate(tenant.clock.now());
  const kind = seed.kind ?? (seed.mail ? 'microsoft365' : 'security');
  return {
    id: seed.id.toLowerCase(),
    displayName: seed.displayName,
    mail: seed.mail ?? null,
    mailNickname: seed.mail?.split('@')[0] ?? guidFrom(`nickname:${seed.id}`).slice(0, 13),
    proxyAddresses: seed.mail ? [`SMTP:${seed.mail}`] : [],
    ...flagsOf(kind),
    membershipRule: seed.membershipRule ?? null,
    directoryRole: seed.directoryRole ?? null,
    licences: (seed.licences ?? []).map((wanted) => groupLicence(tenant, wanted, seed.disabledPlans ?? [])),
    owners: (seed.owners ?? []).map((name) => guidFrom(`user:${name.toLowerCase()}`)),
    fromOnPremises: seed.fromOnPremises ?? false,
    isManagementRestricted: seed.isManagementRestricted ?? false,
    visibility: seed.visibility ?? (kind === 'microsoft365' ? 'Private' : null),
    createdDateTime: now,
  };
}

/**
 * A user as the options describe them. The id is derived from the userPrincipalName, so it is the same in every run. With a
 * licence they have a mailbox that is ready, in Colombian Spanish.
 */
export function seedUser(tenant: Tenant, seed: NonNullable<LocalGraphOptions['users']>[number]): UserRecord {
  const blank = blankUser(tenant, {
    id: guidFrom(`user:${seed.userPrincipalName.toLowerCase()}`),
    userPrincipalName: seed.userPrincipalName,
    written: {
      accountEnabled: seed.accountEnabled ?? true,
      displayName: seed.displayName,
      givenName: seed.givenName ?? null,
      surname: seed.surname ?? null,
      department: seed.department ?? null,
      jobTitle: seed.jobTitle ?? null,
      mailNickname: seed.userPrincipalName.split('@')[0] ?? '',
      usageLocation: 'CO',
      preferredLanguage: 'es-CO',
      ...(seed.userType ? { userType: seed.userType } : {}),
    },
  });
  const groups = (seed.groups ?? []).map((id) => id.toLowerCase());
  const direct = (seed.licences ?? []).map((wanted) => ({
    skuId: skuNamed(tenant, wanted).skuId,
    disabledPlans: [],
    assignedDateTime: blank.createdDateTime,
    error: 'None',
    assignedByGroup: null,
  }));
  const licences = [...direct, ...licencesByGroups(tenant, groups)];
  const licensed = withMailboxAddresses(tenant, {
    ...blank,
    licences,
    mail: seed.mail ?? null,
    proxyAddresses: seed.mail ? [`SMTP:${seed.mail}`] : [],
    groups,
    directoryRole: seed.directoryRole ?? null,
    eligibleRole: seed.eligibleRole ?? null,
    assignedRole: seed.assignedRole ?? null,
    isManagementRestricted: seed.isManagementRestricted ?? false,
    fromOnPremises: seed.fromOnPremises ?? false,
  });
  return givesMailbox(licences, tenant.skus) ? { ...licensed, mailbox: regionalMailbox(tenant) } : licensed;
}

/** A licence that a group gives; of the plans to switch off, which are given by name, it takes those of its product. */
function groupLicence(tenant: Tenant, wanted: string, disabled: readonly string[]): GroupRecord['licences'][number] {
  const { skuId, plans } = skuNamed(tenant, wanted);
  const off = plans.filter(({ servicePlanName }) => disabled.includes(servicePlanName));
  return { skuId, disabledPlans: off.map(({ servicePlanId }) => servicePlanId) };
}

function regionalMailbox(tenant: Tenant): MailboxRecord {
  const fresh = readyIn(tenant, { ms: 0, kept: null });
  const regional = {
    locale: 'es-CO',
    timeZone: 'SA Pacific Standard Time',
    dateFormat: 'd/MM/yyyy',
    timeFormat: 'h:mm tt',
  };
  return { ...fresh, settings: { ...fresh.settings, ...regional } };
}

export function skuNamed(tenant: Tenant, wanted: string): SkuRecord {
  const sku = [...tenant.skus.values()].find(
    (one) => one.skuId === wanted.toLowerCase() || one.skuPartNumber === wanted,
  );
  if (!sku) throw new TypeError(`no such product: ${wanted}`);
  return sku;
}
