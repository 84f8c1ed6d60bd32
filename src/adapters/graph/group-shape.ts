import type { DirectoryGroup } from '#use-cases/directory-port.ts';

export const GROUP_SELECT =
  'id,displayName,mail,groupTypes,mailEnabled,securityEnabled,isAssignableToRole,membershipRule';

export interface GroupBody {
  readonly id: string;
  readonly displayName?: string | null;
  readonly mail?: string | null;
  readonly groupTypes?: readonly string[] | null;
  readonly mailEnabled?: boolean | null;
  readonly securityEnabled?: boolean | null;
  readonly isAssignableToRole?: boolean | null;
  readonly membershipRule?: string | null;
}

export function groupOf(body: GroupBody): DirectoryGroup {
  return { id: body.id, name: body.displayName ?? '', kind: kindOf(body), mail: body.mail?.toLowerCase() ?? null };
}

/**
 * What keeps Graph from changing the members comes first: a Microsoft 365 group may be dynamic too. Distribution lists
 * and mail-enabled security groups are Exchange's own (facts: graph.md 1.7).
 */
function kindOf(body: GroupBody): DirectoryGroup['kind'] {
  const types = body.groupTypes ?? [];
  if (body.isAssignableToRole === true) return 'role_assignable';
  if (types.includes('DynamicMembership') || (body.membershipRule ?? '') !== '') return 'dynamic';
  if (types.includes('Unified')) return 'm365';
  return body.mailEnabled === true ? 'distribution' : 'security';
}

/** Whether Graph lets us write the members of such a group. */
export function isWritable(kind: DirectoryGroup['kind']): boolean {
  return kind === 'm365' || kind === 'security';
}
