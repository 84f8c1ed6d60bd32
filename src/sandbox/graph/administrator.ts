import type { TenantAdministrator } from '../services.ts';
import { blankUser } from './blank-user.ts';
import { softDelete } from './deleted-users.ts';
import { isGuid, trueUser } from './directory.ts';
import { withLicences } from './licence-changes.ts';
import type { Json, UserRecord } from './records.ts';
import { skuNamed } from './seed.ts';
import type { Tenant } from './tenant.ts';
import { checkAddressesFree } from './unique-addresses.ts';
import { readUserBody } from './user-body.ts';
import { putChanged, withChanges } from './user-changes.ts';

/** Somebody at the admin centre, beside every procedure: no permission is asked for, and readers see it after the usual lag. */
export function createAdministrator(tenant: Tenant): TenantAdministrator {
  const { users, deletedUsers } = tenant.directory;

  function patch(who: string, body: Readonly<Record<string, Json>>): void {
    const changes = readUserBody(tenant, body);
    putChanged(tenant, withChanges(tenant, { user: userNamed(tenant, who), changes, primaryStays: false }));
  }

  return {
    createUser({ userPrincipalName, licences = [], ...properties }) {
      const mailNickname = userPrincipalName.split('@')[0] ?? '';
      const body = { accountEnabled: true, usageLocation: 'CO', mailNickname, ...properties, userPrincipalName };
      const { written } = readUserBody(tenant, body);
      const blank = blankUser(tenant, { userPrincipalName, written });
      checkAddressesFree(tenant.directory, { owner: blank.id, userPrincipalName, addresses: [] });
      const assigned = licences.map((name) => ({
        skuId: skuNamed(tenant, name).skuId,
        disabledPlans: [],
        assignedDateTime: blank.createdDateTime,
        error: 'None',
      }));
      users.put(withLicences(tenant, { user: blank, licences: assigned }));
      return blank.id;
    },
    change: patch,
    rename: (who, userPrincipalName) =>
      patch(who, { userPrincipalName, mailNickname: userPrincipalName.split('@')[0] ?? '' }),
    block: (who) => patch(who, { accountEnabled: false }),
    unblock: (who) => patch(who, { accountEnabled: true }),
    removeLicence(who, skuPartNumber) {
      const user = userNamed(tenant, who);
      const { skuId } = skuNamed(tenant, skuPartNumber);
      users.put(withLicences(tenant, { user, licences: user.licences.filter((one) => one.skuId !== skuId) }));
    },
    deleteUser: (who) => softDelete(tenant, userNamed(tenant, who)),
    purgeUser(id) {
      if (!deletedUsers.get(id)) throw new TypeError(`no such deleted user: ${id}`);
      deletedUsers.remove(id);
    },
  };
}

function userNamed(tenant: Tenant, who: string): UserRecord {
  const user = isGuid(who) ? tenant.directory.users.get(who.toLowerCase()) : trueUser(tenant.directory, who);
  if (!user) throw new TypeError(`no such user: ${who}`);
  return user;
}
