import type { LocalGraphOptions } from '../services.ts';
import { graphDate } from './clock.ts';
import { readyIn } from './mailbox.ts';
import { unknownSecret } from './passwords.ts';
import type { SkuRecord, UserRecord } from './records.ts';
import { givesMailbox, guidFrom, plansOf } from './service-plans.ts';
import type { Tenant } from './tenant.ts';
import { withMailboxAddresses } from './user-changes.ts';

export function seedSkus(options: LocalGraphOptions): readonly SkuRecord[] {
  return options.skus.map(({ skuId, skuPartNumber, enabled, exchange }) => ({
    skuId: skuId.toLowerCase(),
    skuPartNumber,
    enabled,
    plans: plansOf({ skuPartNumber, exchange }),
  }));
}

/** Puts the options' people, groups and contacts in place, readable at once; licensed people have ready mailboxes. */
export function seedTenant(tenant: Tenant, options: LocalGraphOptions): void {
  const now = graphDate(tenant.clock.now());
  for (const group of options.groups ?? []) {
    tenant.directory.groups.putSettled({
      id: group.id.toLowerCase(),
      displayName: group.displayName,
      mail: group.mail ?? null,
      mailNickname: group.mail?.split('@')[0] ?? guidFrom(`nickname:${group.id}`).slice(0, 13),
      proxyAddresses: group.mail ? [`SMTP:${group.mail}`] : [],
      groupTypes: group.mail ? ['Unified'] : [],
      createdDateTime: now,
    });
  }
  for (const contact of options.contacts ?? []) {
    tenant.directory.contacts.putSettled({
      id: guidFrom(`contact:${contact.mail}`),
      displayName: contact.displayName,
      mail: contact.mail,
      proxyAddresses: [`SMTP:${contact.mail}`],
    });
  }
  for (const user of options.users ?? []) tenant.directory.users.putSettled(seedUser(tenant, user, now));
}

function seedUser(tenant: Tenant, seed: NonNullable<LocalGraphOptions['users']>[number], now: string): UserRecord {
  const licences = (seed.licences ?? []).map((wanted) => ({
    skuId: skuNamed(tenant, wanted).skuId,
    disabledPlans: [],
    assignedDateTime: now,
    error: 'None',
  }));
  const user: UserRecord = {
    id: guidFrom(`user:${seed.userPrincipalName.toLowerCase()}`),
    written: {
      accountEnabled: true,
      displayName: seed.displayName,
      givenName: seed.givenName ?? null,
      surname: seed.surname ?? null,
      department: seed.department ?? null,
      jobTitle: seed.jobTitle ?? null,
      mailNickname: seed.userPrincipalName.split('@')[0] ?? '',
      usageLocation: 'CO',
      preferredLanguage: 'es-CO',
    },
    userPrincipalName: seed.userPrincipalName,
    mail: null,
    proxyAddresses: [],
    licences,
    mailbox: null,
    password: {
      ...unknownSecret(),
      state: 'own',
      forceChange: false,
      forceChangeWithMfa: false,
      changedDateTime: now,
    },
    pass: null,
    groups: [],
    directoryRole: seed.directoryRole ?? null,
    createdDateTime: now,
    sessionsValidFromDateTime: now,
    deletedDateTime: null,
  };
  const licensed = withMailboxAddresses(tenant, user);
  if (!givesMailbox(licences, tenant.skus)) return licensed;
  const fresh = readyIn(tenant, 0);
  const regional = {
    locale: 'es-CO',
    timeZone: 'SA Pacific Standard Time',
    dateFormat: 'd/MM/yyyy',
    timeFormat: 'h:mm tt',
  };
  return { ...licensed, mailbox: { ...fresh, settings: { ...fresh.settings, ...regional } } };
}

function skuNamed(tenant: Tenant, wanted: string): SkuRecord {
  const sku = [...tenant.skus.values()].find(
    (one) => one.skuId === wanted.toLowerCase() || one.skuPartNumber === wanted,
  );
  if (!sku) throw new TypeError(`no such product: ${wanted}`);
  return sku;
}
