import type { GroupRecord, UserRecord } from './records.ts';
import { guidFrom } from './service-plans.ts';
import type { Tenant } from './tenant.ts';

export interface DirectoryRole {
  readonly id: string;
  readonly displayName: string;
  readonly roleTemplateId: string;
}

/** Microsoft's template ids. A role that is not in this list gets an id derived from its name. */
const TEMPLATES: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
};

export function directoryRole(name: string): DirectoryRole {
  return {
    id: guidFrom(`role:${name}`),
    displayName: name,
    roleTemplateId: TEMPLATES[name] ?? guidFrom(`role-template:${name}`),
  };
}

function groupsOf(tenant: Tenant, user: UserRecord): readonly GroupRecord[] {
  return user.groups.flatMap((id) => tenant.directory.groups.get(id) ?? []);
}

/** The roles that a user holds as memberships: directly, and with `throughGroups` those that their groups give too. */
export function rolesOf(tenant: Tenant, held: { user: UserRecord; throughGroups: boolean }): readonly DirectoryRole[] {
  const through = held.throughGroups ? groupsOf(tenant, held.user).map((group) => group.directoryRole) : [];
  const names = [held.user.directoryRole, ...through].filter((name) => name !== null);
  return [...new Set(names)].map(directoryRole);
}

/** Whether the directory protects this user: role holders, and all members of groups that roles can be assigned to. */
export function isAdministrator(tenant: Tenant, user: UserRecord): boolean {
  const ownRole = user.directoryRole ?? user.assignedRole;
  return ownRole !== null || groupsOf(tenant, user).some((group) => group.isAssignableToRole === true);
}
