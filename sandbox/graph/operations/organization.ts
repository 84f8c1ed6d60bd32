import { param, type Route } from '../call.ts';
import { notFound } from '../graph-error.ts';
import type { Json } from '../records.ts';
import type { DomainRecord, Tenant } from '../tenant.ts';

export const readOrganization: Route = {
  method: 'GET',
  path: '/organization',
  handle: (tenant, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#organization`,
      value: [
        {
          id: tenant.tenantId,
          displayName: tenant.domain,
          countryLetterCode: 'CO',
          preferredLanguage: 'es',
          tenantType: 'AAD',
          onPremisesSyncEnabled: null,
          verifiedDomains: verified(tenant).map(({ name, authenticationType, supportedServices }) => ({
            name,
            type: authenticationType,
            capabilities: supportedServices.join(', '),
            isDefault: name === tenant.domain,
            isInitial: name.endsWith('.onmicrosoft.com'),
          })),
        },
      ],
    },
  }),
};

export const listDomains: Route = {
  method: 'GET',
  path: '/domains',
  handle: (tenant, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#domains`,
      value: tenant.domainRecords.map((domain) => describeDomain(tenant, domain)),
    },
  }),
};

export const readDomain: Route = {
  method: 'GET',
  path: '/domains/{id}',
  handle(tenant, call) {
    const id = param(call, 'id');
    const domain = tenant.domainRecords.find(({ name }) => name === id.toLowerCase());
    if (domain === undefined) throw notFound(id);
    const context = `${call.linkOrigin}/v1.0/$metadata#domains/$entity`;
    return { status: 200, body: { '@odata.context': context, ...describeDomain(tenant, domain) } };
  },
};

function verified(tenant: Tenant): readonly DomainRecord[] {
  return tenant.domainRecords.filter(({ isVerified }) => isVerified);
}

function describeDomain(tenant: Tenant, domain: DomainRecord): { [property: string]: Json } {
  const { name, authenticationType, isVerified, supportedServices } = domain;
  return {
    authenticationType,
    availabilityStatus: null,
    id: name,
    isAdminManaged: true,
    isDefault: name === tenant.domain,
    isInitial: name.endsWith('.onmicrosoft.com'),
    isRoot: true,
    isVerified,
    supportedServices,
    passwordValidityPeriodInDays: 2_147_483_647,
    passwordNotificationWindowInDays: 14,
    state: null,
  };
}
