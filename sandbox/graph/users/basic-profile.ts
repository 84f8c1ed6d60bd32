import type { Call } from '../calls/call.ts';
import { BASICS, documented } from '../calls/documented-permissions.ts';
import { userEntity } from './user-entity.ts';
import { denied } from '../wire/graph-error.ts';
import type { Entity } from '../queries/odata-match.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Users as this token may read them. With `User.ReadBasic.All` alone every property but the basic ones reads as null
 * (microsoft-graph-docs#2833), and a filter by another property is refused (EntraCP#265).
 */
export function shownUsers(tenant: Tenant, call: Call): Entity<UserRecord> {
  const entity = userEntity(tenant);
  const { others } = documented({ method: 'GET', path: '/users' });
  if (others.some((permission) => call.roles.includes(permission))) return entity;
  const filter = (call.query.get('$filter') ?? '').replaceAll(/'[^']*'/g, '');
  const asked = filter.split(/\W+/).map((word) => entity.nameOf(word));
  if (asked.some((name) => name !== undefined && !isBasic(name))) throw denied();
  return { ...entity, read: (user, name) => (isBasic(name) ? entity.read(user, name) : null) };
}

function isBasic(name: string): boolean {
  return BASICS.properties.includes(name);
}
