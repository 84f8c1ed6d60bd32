import type { Entity } from '../queries/odata-match.ts';
import type { ContactRecord, GroupRecord, Json } from '../tenant/records.ts';

const GROUP: Readonly<Record<string, (group: GroupRecord) => Json>> = {
  id: (group) => group.id,
  assignedLicenses: (group) => group.licences,
  deletedDateTime: () => null,
  classification: () => null,
  createdDateTime: (group) => group.createdDateTime,
  description: () => null,
  displayName: (group) => group.displayName,
  groupTypes: (group) => group.groupTypes,
  isAssignableToRole: (group) => group.isAssignableToRole,
  mail: (group) => group.mail,
  mailEnabled: (group) => group.mailEnabled,
  mailNickname: (group) => group.mailNickname,
  membershipRule: (group) => group.membershipRule,
  membershipRuleProcessingState: (group) => (group.membershipRule === null ? null : 'On'),
  isManagementRestricted: (group) => (group.isManagementRestricted ? true : null),
  onPremisesSyncEnabled: (group) => (group.fromOnPremises ? true : null),
  proxyAddresses: (group) => group.proxyAddresses,
  renewedDateTime: (group) => group.createdDateTime,
  resourceBehaviorOptions: () => [],
  securityEnabled: (group) => group.securityEnabled,
  visibility: (group) => group.visibility,
};

const CONTACT: Readonly<Record<string, (contact: ContactRecord) => Json>> = {
  id: (contact) => contact.id,
  companyName: () => null,
  deletedDateTime: () => null,
  department: () => null,
  displayName: (contact) => contact.displayName,
  givenName: () => null,
  jobTitle: () => null,
  mail: (contact) => contact.mail,
  mailNickname: (contact) => contact.mail.split('@')[0] ?? '',
  proxyAddresses: (contact) => contact.proxyAddresses,
  surname: () => null,
};

export const GROUP_ENTITY = fixedEntity('Group', 'group', GROUP, ['assignedLicenses']);
export const CONTACT_ENTITY = fixedEntity('OrgContact', 'orgContact', CONTACT);

/** For groups and contacts: without `$select` Graph returns every property except the `hidden` ones. */
function fixedEntity<T>(
  resource: string,
  type: string,
  properties: Readonly<Record<string, (record: T) => Json>>,
  hidden: readonly string[] = [],
): Entity<T> {
  const names = Object.keys(properties);
  const exact = new Map(names.map((name) => [name.toLowerCase(), name]));
  return {
    resource,
    type,
    defaults: names.filter((name) => !hidden.includes(name)),
    names,
    nameOf: (name) => exact.get(name.toLowerCase()),
    filterOf: () => 'default',
    read: (record, name) => properties[name]?.(record) ?? null,
  };
}
