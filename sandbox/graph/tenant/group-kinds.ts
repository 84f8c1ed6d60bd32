import type { GroupKind } from '#sandbox/services/tenant.ts';
import type { GroupRecord } from './records.ts';

type Flags = Pick<GroupRecord, 'groupTypes' | 'mailEnabled' | 'securityEnabled' | 'isAssignableToRole'>;

/** The properties that show a group's kind. Graph has no property that names it. */
export function flagsOf(kind: GroupKind): Flags {
  switch (kind) {
    case 'microsoft365':
      return { groupTypes: ['Unified'], mailEnabled: true, securityEnabled: false, isAssignableToRole: null };
    case 'security':
      return { groupTypes: [], mailEnabled: false, securityEnabled: true, isAssignableToRole: null };
    case 'dynamic':
      return { groupTypes: ['DynamicMembership'], mailEnabled: false, securityEnabled: true, isAssignableToRole: null };
    case 'distribution':
      return { groupTypes: [], mailEnabled: true, securityEnabled: false, isAssignableToRole: null };
    case 'mail-security':
      return { groupTypes: [], mailEnabled: true, securityEnabled: true, isAssignableToRole: null };
    case 'role-assignable':
      return { groupTypes: [], mailEnabled: false, securityEnabled: true, isAssignableToRole: true };
  }
}

/** Distribution lists and mail-enabled security groups. They are managed in Exchange; Graph can only read them (graph.md 1.7). */
export function isExchangeGroup(group: GroupRecord): boolean {
  return group.mailEnabled && !group.groupTypes.includes('Unified');
}

export function isDynamic(group: GroupRecord): boolean {
  return group.groupTypes.includes('DynamicMembership');
}
