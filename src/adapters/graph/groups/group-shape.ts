import type { DirectoryGroup } from '#domain/account/directory-account.ts';

export const GROUP_SELECT =
  'id,displayName,mail,groupTypes,mailEnabled,securityEnabled,isAssignableToRole,membershipRule,' +
  'onPremisesSyncEnabled,isManagementRestricted,visibility';

export interface GroupBody {
  readonly id: string;
  readonly displayName?: string | null;
  readonly mail?: string | null;
  readonly groupTypes?: readonly string[] | null;
  readonly mailEnabled?: boolean | null;
  readonly securityEnabled?: boolean | null;
  readonly isAssignableToRole?: boolean | null;
  readonly membershipRule?: string | null;
  readonly onPremisesSyncEnabled?: boolean | null;
  readonly isManagementRestricted?: boolean | null;
  readonly visibility?: string | null;
}

export function groupOf(body: GroupBody): DirectoryGroup {
  return { id: body.id, name: body.displayName ?? '', kind: kindOf(body), mail: body.mail?.toLowerCase() ?? null };
}

/**
 * Whatever prevents Graph from changing the members is checked first: a Microsoft 365 group may be dynamic too.
 * Distribution lists and mail-enabled security groups belong to Exchange (facts: graph.md 1.7). A hidden membership
 * cannot be read back (Member.Read.Hidden).
 */
function kindOf(body: GroupBody): DirectoryGroup['kind'] {
  const types = body.groupTypes ?? [];
  if (body.isAssignableToRole === true) return 'role_assignable';
  if (body.onPremisesSyncEnabled === true) return 'synced';
  if (body.isManagementRestricted === true) return 'restricted';
  if (types.includes('DynamicMembership') || (body.membershipRule ?? '') !== '') return 'dynamic';
  if (body.visibility?.toLowerCase() === 'hiddenmembership') return 'hidden';
  if (types.includes('Unified')) return 'm365';
  return body.mailEnabled === true ? 'distribution' : 'security';
}
