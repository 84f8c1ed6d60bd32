import { pathSegment, type BatchAnswer } from '../calls/client.ts';
import { mapFault, type GraphFault, type Needs } from '../calls/errors.ts';
import { grants } from '../calls/granted.ts';
import { valuesOf } from '../calls/pages.ts';

/**
 * How long we do not ask again for something that we may not see: grants come with a new token, within 90 minutes
 * (facts: graph.md 4.3), ms.
 */
const UNSEEN_MS = 60 * 60_000;
const ASSIGNMENTS = 'Directory.Read.All';
const ELIGIBILITIES = 'RoleManagement.Read.Directory';

export interface Roles {
  /** Holds a role directly, also one over an administrative unit, which memberships do not show (docs-contrib#2234). */
  readonly assigned: boolean;
  /** May activate one (PIM); false when we may not see it. */
  readonly eligible: boolean;
}

/**
 * Directory roles that memberships do not show, as parts of a batch. Reading eligible roles needs an optional
 * permission.
 */
export function createRoleReading(): {
  urls(userId: string): readonly string[];
  of(answers: readonly (BatchAnswer | undefined)[]): Roles;
} {
  let unseenSince: number | null = null;
  const asks = (): boolean => unseenSince === null || Date.now() - unseenSince >= UNSEEN_MS;
  return {
    urls: (userId) => {
      const of = `$filter=principalId eq '${pathSegment(userId)}'`;
      const assigned = `/roleManagement/directory/roleAssignments?${of}`;
      return asks() ? [assigned, `/roleManagement/directory/roleEligibilityScheduleInstances?${of}`] : [assigned];
    },
    of: ([assignments, eligibilities]) => {
      const assigned = valuesOf<unknown>(assignments, ASSIGNMENTS).length > 0;
      if (eligibilities === undefined) return { assigned, eligible: false };
      if (eligibilities.ok) {
        unseenSince = null;
        return { assigned, eligible: valuesOf<unknown>(eligibilities, ELIGIBILITIES).length > 0 };
      }
      const needs = { permission: ELIGIBILITIES, write: false } as const;
      if (!isUnseen(eligibilities.fault, needs)) throw mapFault(eligibilities.fault, needs);
      unseenSince = Date.now();
      return { assigned, eligible: false };
    },
  };
}

/** Not granted, or a tenant without P2, where nobody can be eligible (maester#1421, 2026-01-22). */
function isUnseen({ status, code, granted = null }: GraphFault, needs: Needs): boolean {
  return code === 'AadPremiumLicenseRequired' || (status === 403 && !grants(granted, needs));
}
