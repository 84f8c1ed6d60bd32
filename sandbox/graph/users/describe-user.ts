import type { TenantUser } from '#sandbox/services/tenant.ts';
import { bareAddress } from '../tenant/addresses.ts';
import { rolesOf } from '../tenant/directory-roles.ts';
import { mailboxState } from '../tenant/mailbox.ts';
import type { UserRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The newest state of a user, whatever readers see; licences, groups and other users by their names. */
export function describeUser(tenant: Tenant, user: UserRecord): TenantUser {
  const text = (name: string): string | null => {
    const value = user.written[name];
    return typeof value === 'string' ? value : null;
  };
  const mailbox = mailboxState(tenant, user);
  const box = mailbox === 'none' ? null : user.mailbox;
  const nameOf = (id: string): string => tenant.directory.users.get(id)?.userPrincipalName ?? id;
  const status = box?.settings.automaticRepliesSetting['status'];
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    displayName: text('displayName') ?? '',
    department: text('department'),
    jobTitle: text('jobTitle'),
    accountEnabled: user.written['accountEnabled'] === true,
    mail: user.mail,
    aliases: user.proxyAddresses.filter((entry) => entry.startsWith('smtp:')).map(bareAddress),
    userType: user.written['userType'] === 'Guest' ? 'Guest' : 'Member',
    fromOnPremises: user.fromOnPremises,
    directoryRoles: rolesOf(tenant, { user, throughGroups: true }).map((role) => role.displayName),
    licences: [...new Set(user.licences.map(({ skuId }) => tenant.skus.get(skuId)?.skuPartNumber ?? skuId))],
    mailbox,
    mailboxReadyAt: mailbox === 'provisioning' && box ? new Date(box.readyAtMs).toISOString() : null,
    mailboxPurpose: box ? (box.shared ? 'shared' : 'user') : null,
    automaticReply: typeof status === 'string' ? status : null,
    inboxRules: (box?.rules ?? []).map((rule) => String(rule['displayName'])),
    isHeld: box?.held ?? false,
    fullAccess: (box?.fullAccess ?? []).map(nameOf),
    sendAs: (box?.sendAs ?? []).map(nameOf),
    sendOnBehalf: (box?.sendOnBehalf ?? []).map(nameOf),
    language: box?.settings.locale ?? null,
    timeZone: box?.settings.timeZone ?? null,
    password: user.password.state,
    methods: user.methods.map(({ kind }) => kind),
    createdDateTime: user.createdDateTime,
    groups: user.groups.map((id) => tenant.directory.groups.get(id)?.displayName ?? id),
  };
}
