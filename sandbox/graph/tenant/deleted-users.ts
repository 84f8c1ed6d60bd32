import { graphDate } from './clock.ts';
import type { UserRecord } from './records.ts';
import type { Tenant } from './tenant.ts';

const RESTORABLE_MS = 30 * 86_400_000;

/** Whether a deleted user can still be restored, which is possible for 30 days. */
export function isRestorable(tenant: Tenant, user: UserRecord): boolean {
  return user.deletedDateTime !== null && tenant.clock.ms() - Date.parse(user.deletedDateTime) < RESTORABLE_MS;
}

/** Removes for good the users who were deleted more than 30 days ago. */
export function purgeExpired(tenant: Tenant): void {
  const { deletedUsers } = tenant.directory;
  for (const user of [...deletedUsers.all()]) if (!isRestorable(tenant, user)) deletedUsers.remove(user.id);
}

/** Moves the user to the deleted ones and puts the 32 hex digits of the id before the userPrincipalName. */
export function softDelete(tenant: Tenant, user: UserRecord): void {
  tenant.directory.users.remove(user.id);
  tenant.directory.deletedUsers.put({
    ...user,
    userPrincipalName: `${user.id.replaceAll('-', '')}${user.userPrincipalName}`,
    deletedDateTime: graphDate(tenant.clock.now()),
  });
}
