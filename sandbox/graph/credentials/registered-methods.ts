import { randomUUID } from 'node:crypto';
import type { RegisteredMethod } from '#sandbox/services/tenant.ts';
import { graphDate } from '../tenant/clock.ts';
import { trueUser } from '../tenant/directory.ts';
import type { MethodRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Graph's id for the mobile phone method, the same for every user. */
const mobilePhone = '3179e48a-750b-4051-897c-87b9720928f7';

/**
 * The person registers a sign-in method on their security information page. Does nothing when they already have one of that
 * kind. A TypeError for an unknown user.
 */
export function registerMethod(tenant: Tenant, wish: { who: string; kind: RegisteredMethod }): void {
  const user = trueUser(tenant.directory, wish.who);
  if (!user) throw new TypeError(`no such user: ${wish.who}`);
  if (user.methods.some(({ kind }) => kind === wish.kind)) return;
  const method: MethodRecord = {
    id: wish.kind === 'phone' ? mobilePhone : randomUUID(),
    kind: wish.kind,
    createdDateTime: graphDate(tenant.clock.now()),
  };
  tenant.directory.users.amend(user.id, (record) => ({ ...record, methods: [...record.methods, method] }));
}
