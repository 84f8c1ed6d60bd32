import { z } from 'zod';
import { ROLES, type Permission, type Role } from './permission.ts';

/**
 * What a token grants; used only for our explanations, since Graph decides. Roles over an administrative unit are not
 * in a token.
 */
export interface Granted {
  readonly permissions: readonly string[];
  readonly roleTemplates: readonly string[];
}

/** Higher roles that include ours: Privileged Authentication Administrator and Global Administrator. */
const HIGHER = ['7be44c8a-adaf-4e2a-84d6-ab2649e08a13', '62e90394-69f5-4237-9190-012177145e10'];

const claims = z.object({ roles: z.array(z.string()).default([]), wids: z.array(z.string()).default([]) });

/**
 * `roles` and `wids` of an app-only token (facts: graph.md 4.3; msgraph-sdk-powershell#1782). Null when the token is
 * not a JWT: Microsoft does not promise one.
 */
export function grantedBy(token: string): Granted | null {
  try {
    const body: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const { roles, wids } = claims.parse(body);
    return { permissions: roles, roleTemplates: wids.map((id) => id.toLowerCase()) };
  } catch {
    return null;
  }
}

export function isSame(one: Granted | null, other: Granted | null): boolean {
  const text = (granted: Granted | null): string =>
    granted === null ? '' : [...granted.permissions, ...granted.roleTemplates].sort().join(' ');
  return text(one) === text(other);
}

interface Needed {
  readonly permission: Permission;
  readonly also?: Permission;
  readonly role?: Role;
}

/** Whether the token shows everything that is needed. */
export function grants(granted: Granted | null, needs: Needed): boolean {
  const { role } = needs;
  if (granted === null || lackingIn(granted, needs) !== undefined) return false;
  return role === undefined || [ROLES[role], ...HIGHER].some((template) => granted.roleTemplates.includes(template));
}

function lackingIn({ permissions }: Granted, { permission, also }: Needed): Permission | undefined {
  const needed = also === undefined ? [permission] : [permission, also];
  return needed.find((one) => !permissions.includes(one));
}

/** Why the directory answered 403. A permission or role is reported missing only when the token lacks it. */
export function whyForbidden(
  needs: Needed,
  granted: Granted | null,
): {
  readonly code: 'permission_missing' | 'role_missing' | 'mailbox_refused' | 'granted_but_refused';
  readonly detail?: string;
} {
  const { permission, role } = needs;
  // Exchange also grants these by RBAC for Applications, which is not in the token (facts: graph.md 2.4).
  if (permission.startsWith('MailboxSettings.')) return { code: 'mailbox_refused', detail: permission };
  if (granted === null) return { code: 'granted_but_refused' };
  const lacking = lackingIn(granted, needs);
  if (lacking !== undefined) return { code: 'permission_missing', detail: lacking };
  return { code: grants(granted, needs) ? 'granted_but_refused' : 'role_missing', detail: role ?? permission };
}
