import { graphDate } from './clock.ts';
import type { UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';

const KEPT_MS = 30 * 86_400_000;

/** Whether a deleted user can still be brought back: for 30 days. */
export function isRestorable(tenant: Tenant, user: UserRecord): boolean {
  return user.deletedDateTime !== null && tenant.clock.ms() - Date.parse(user.deletedDateTime) < KEPT_MS;
}

/** Takes away for good whom the 30 days have passed over. */
export function purgeExpired(tenant: Tenant): void {
  const { deletedUsers } = tenant.directory;
  for (const user of [...deletedUsers.all()]) if (!isRestorable(tenant, user)) deletedUsers.remove(user.id);
}

/** Moves the user to the deleted ones, with the id's 32 hex digits before the name. */
export function softDelete(tenant: Tenant, user: UserRecord): void {
  tenant.directory.users.remove(user.id);
  tenant.directory.deletedUsers.put({
    ...user,
    userPrincipalName: `${user.id.replaceAll('-', '')}${user.userPrincipalName}`,
    deletedDateTime: graphDate(tenant.clock.now()),
  });
}
