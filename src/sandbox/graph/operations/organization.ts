import { param, type Route } from '../call.ts';
import { notFound } from '../graph-error.ts';
import type { Json } from '../records.ts';
import type { Tenant } from '../tenant.ts';

const READ_ORGANIZATION = [
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const READ_DOMAINS = ['Domain.Read.All', 'Domain.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

export const readOrganization: Route = {
  method: 'GET',
  path: '/organization',
  permissions: READ_ORGANIZATION,
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
          verifiedDomains: tenant.domains.map((name) => ({
            name,
            type: 'Managed',
            capabilities: 'Email, OfficeCommunicationsOnline',
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
  permissions: READ_DOMAINS,
  handle: (tenant, call) => ({
    status: 200,
    body: {
      '@odata.context': `${call.linkOrigin}/v1.0/$metadata#domains`,
      value: tenant.domains.map((name) => describeDomain(tenant, name)),
    },
  }),
};

export const readDomain: Route = {
  method: 'GET',
  path: '/domains/{id}',
  permissions: READ_DOMAINS,
  handle(tenant, call) {
    const id = param(call, 'id');
    if (!tenant.domains.includes(id.toLowerCase())) throw notFound(id);
    const context = `${call.linkOrigin}/v1.0/$metadata#domains/$entity`;
    return { status: 200, body: { '@odata.context': context, ...describeDomain(tenant, id.toLowerCase()) } };
  },
};

function describeDomain(tenant: Tenant, name: string): { [property: string]: Json } {
  return {
    authenticationType: 'Managed',
    availabilityStatus: null,
    id: name,
    isAdminManaged: true,
    isDefault: name === tenant.domain,
    isInitial: name.endsWith('.onmicrosoft.com'),
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    passwordValidityPeriodInDays: 2_147_483_647,
    passwordNotificationWindowInDays: 14,
    state: null,
  };
}
