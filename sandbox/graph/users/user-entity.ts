import type { Entity } from '../queries/odata-match.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { DEFAULT_PROPERTIES, USER_PROPERTIES, userPropertyName } from './user-properties.ts';

/** Describes users to the queries. Some properties depend on the tenant's clock and products. */
export function userEntity(tenant: Tenant): Entity<UserRecord> {
  return {
    resource: 'User',
    type: 'user',
    defaults: DEFAULT_PROPERTIES,
    names: Object.keys(USER_PROPERTIES),
    nameOf: userPropertyName,
    filterOf: (name) => USER_PROPERTIES[name]?.filter,
    read: (user, name) => USER_PROPERTIES[name]?.read(user, tenant) ?? null,
  };
}
