import { param, type Route } from '../calls/call.ts';
import { notFound } from '../wire/graph-error.ts';
import type { Json } from '../tenant/records.ts';
import type { DomainRecord, Tenant } from '../tenant/tenant.ts';

export const listDomains: Route = {
  method: 'GET',
  path: '/domains',
  options: ['$select'],
  handle(tenant, call) {
    const names = call.query.get('$select')?.split(',');
    const value = tenant.domainRecords.map((domain) => {
      const entries = Object.entries(describeDomain(tenant, domain));
      return Object.fromEntries(entries.filter(([name]) => names?.includes(name) ?? true));
    });
    return { status: 200, body: { '@odata.context': `${call.linkOrigin}/v1.0/$metadata#domains`, value } };
  },
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
