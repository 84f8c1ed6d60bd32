import { randomBytes } from 'node:crypto';
import type { TenantAdministrator } from '../services/tenant.ts';
import { blankUser } from './tenant/blank-user.ts';
import { graphDate } from './tenant/clock.ts';
import { softDelete } from './tenant/deleted-users.ts';
import { isGuid, trueUser } from './tenant/directory.ts';
import { scheduleGroupLicences } from './licences/group-licences.ts';
import { withLicences } from './licences/licence-changes.ts';
import { amendMailbox } from './tenant/mailbox.ts';
import type { AssignedLicence, InboxRule, Json, MailboxRecord, UserRecord } from './tenant/records.ts';
import { skuNamed } from './seed.ts';
import type { Tenant } from './tenant/tenant.ts';
import { checkAddressesFree } from './tenant/unique-addresses.ts';
import { readUserBody } from './users/user-body.ts';
import { putChanged, withChanges } from './users/user-changes.ts';

/**
 * Somebody who works in the admin centre, without the bot. No permission is checked, and readers see the changes after the
 * same replication lag as the bot's own.
 */
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
      const assigned = licences.map((name) => direct(tenant, name));
      users.put(withLicences(tenant, { user: blank, licences: assigned }));
      return blank.id;
    },
    guard(who, { isManagementRestricted, eligibleRole }) {
      const user = userNamed(tenant, who);
      users.put({
        ...user,
        isManagementRestricted: isManagementRestricted ?? user.isManagementRestricted,
        eligibleRole: eligibleRole === undefined ? user.eligibleRole : eligibleRole,
      });
    },
    change: patch,
    rename: (who, userPrincipalName) =>
      patch(who, { userPrincipalName, mailNickname: userPrincipalName.split('@')[0] ?? '' }),
    block: (who) => patch(who, { accountEnabled: false }),
    unblock: (who) => patch(who, { accountEnabled: true }),
    addLicence(who, skuPartNumber) {
      const user = userNamed(tenant, who);
      users.put(withLicences(tenant, { user, licences: [...user.licences, direct(tenant, skuPartNumber)] }));
    },
    removeLicence(who, skuPartNumber) {
      const user = userNamed(tenant, who);
      const { skuId } = skuNamed(tenant, skuPartNumber);
      const licences = user.licences.filter((one) => one.skuId !== skuId || one.assignedByGroup !== null);
      users.put(withLicences(tenant, { user, licences }));
    },
    setMember(who, groupId, isMember) {
      const user = userNamed(tenant, who);
      const others = user.groups.filter((id) => id !== groupId.toLowerCase());
      users.put({ ...user, groups: isMember ? [...others, groupId.toLowerCase()] : others });
      scheduleGroupLicences(tenant, { userId: user.id, groupId: groupId.toLowerCase() });
    },
    setLicenceError(who, skuPartNumber, error) {
      const user = userNamed(tenant, who);
      const { skuId } = skuNamed(tenant, skuPartNumber);
      const licences = user.licences.map((one) => (one.skuId === skuId ? { ...one, error: error ?? 'None' } : one));
      users.put(withLicences(tenant, { user, licences }));
    },
    setProvisioningError(who, errorDetail) {
      users.put({ ...userNamed(tenant, who), provisioningError: errorDetail });
    },
    addForwardingRule(who, { name, to, isReadOnly = false }) {
      const rule: InboxRule = {
        id: `AQAA${randomBytes(4).toString('hex').toUpperCase()}=`,
        ...{ displayName: name, sequence: 1, isEnabled: true, hasError: false, isReadOnly },
        actions: { forwardTo: [{ emailAddress: { name: to, address: to } }] },
      };
      const change = (box: MailboxRecord): MailboxRecord => ({ ...box, rules: [...box.rules, rule] });
      amendMailbox(tenant, { userId: userNamed(tenant, who).id, change });
    },
    deleteUser: (who) => softDelete(tenant, userNamed(tenant, who)),
    purgeUser(id) {
      if (!deletedUsers.get(id)) throw new TypeError(`no such deleted user: ${id}`);
      deletedUsers.remove(id);
    },
  };
}

function direct(tenant: Tenant, skuPartNumber: string): AssignedLicence {
  const { skuId } = skuNamed(tenant, skuPartNumber);
  const assignedDateTime = graphDate(tenant.clock.now());
  return { skuId, disabledPlans: [], assignedDateTime, error: 'None', assignedByGroup: null };
}

function userNamed(tenant: Tenant, who: string): UserRecord {
  const user = isGuid(who) ? tenant.directory.users.get(who.toLowerCase()) : trueUser(tenant.directory, who);
  if (!user) throw new TypeError(`no such user: ${who}`);
  return user;
}
