import { mailboxState } from '../tenant/mailbox.ts';
import type { Json, ServicePlan, UserRecord } from '../tenant/records.ts';
import { effectiveLicences, enabledPlans, isExchangePlan, serviceOf } from '../tenant/service-plans.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** How Graph treats one property of a user. */
export interface UserProperty {
  readonly read: (user: UserRecord, tenant: Tenant) => Json;
  /** Which values may be written; absent for a read-only property. */
  readonly write?: WriteRule;
  /** `advanced`: a filter needs ConsistencyLevel: eventual and $count=true even for `eq`. Absent: no filter may use it. */
  readonly filter?: 'default' | 'advanced';
}

export type WriteRule =
  | { readonly type: 'text'; readonly max: number; readonly required?: true }
  | { readonly type: 'boolean'; readonly required?: true }
  | { readonly type: 'texts'; readonly max: number }
  | { readonly type: 'date' }
  | { readonly type: 'object' };

/** The properties that a GET without `$select` returns, and that a POST always returns (graph.md 1.1). */
export const DEFAULT_PROPERTIES: readonly string[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

const text = (name: string, max: number, required?: true): UserProperty => ({
  read: (user) => user.written[name] ?? null,
  write: { type: 'text', max, ...(required ? { required } : {}) },
  filter: 'default',
});
const texts = (name: string, max: number): UserProperty => ({
  read: (user) => user.written[name] ?? [],
  write: { type: 'texts', max },
  filter: 'default',
});
const always = (value: Json): UserProperty => ({ read: () => value });

/** Every property that the local Graph knows, by its exact name. */
export const USER_PROPERTIES: Readonly<Record<string, UserProperty>> = {
  id: { read: (user) => user.id, filter: 'default' },
  accountEnabled: {
    read: (user) => user.written['accountEnabled'] ?? null,
    write: { type: 'boolean', required: true },
    filter: 'default',
  },
  ageGroup: text('ageGroup', 32),
  assignedLicenses: {
    read: (user) =>
      effectiveLicences(user.licences).map((one) => ({ disabledPlans: one.disabledPlans, skuId: one.skuId })),
    filter: 'default',
  },
  assignedPlans: {
    read: (user, tenant) =>
      enabledPlans(user.licences, tenant.skus).map((plan) => ({
        assignedDateTime: plan.assignedDateTime,
        capabilityStatus: 'Enabled',
        service: serviceOf(plan),
        servicePlanId: plan.servicePlanId,
      })),
    filter: 'default',
  },
  businessPhones: texts('businessPhones', 1),
  city: text('city', 128),
  companyName: text('companyName', 64),
  consentProvidedForMinor: text('consentProvidedForMinor', 32),
  country: text('country', 128),
  createdDateTime: { read: (user) => user.createdDateTime, filter: 'default' },
  creationType: always(null),
  deletedDateTime: { read: (user) => user.deletedDateTime },
  department: text('department', 64),
  displayName: text('displayName', 256, true),
  employeeHireDate: {
    read: (user) => user.written['employeeHireDate'] ?? null,
    write: { type: 'date' },
    filter: 'default',
  },
  employeeId: text('employeeId', 16),
  employeeType: text('employeeType', 64),
  externalUserState: always(null),
  faxNumber: text('faxNumber', 64),
  givenName: text('givenName', 64),
  identities: {
    read: (user, tenant) => [
      { signInType: 'userPrincipalName', issuer: tenant.domain, issuerAssignedId: user.userPrincipalName },
    ],
  },
  imAddresses: always([]),
  isManagementRestricted: { read: (user) => (user.isManagementRestricted ? true : null) },
  isResourceAccount: always(null),
  jobTitle: text('jobTitle', 128),
  lastPasswordChangeDateTime: { read: (user) => user.password.changedDateTime, filter: 'advanced' },
  licenseAssignmentStates: {
    read: (user) =>
      user.licences.map((one) => ({
        skuId: one.skuId,
        disabledPlans: one.disabledPlans,
        assignedByGroup: one.assignedByGroup,
        state: one.error === 'None' ? 'Active' : 'Error',
        error: one.error,
        lastUpdatedDateTime: one.assignedDateTime,
      })),
  },
  mail: { read: (user) => user.mail, write: { type: 'text', max: 256 }, filter: 'default' },
  mailNickname: text('mailNickname', 64, true),
  mobilePhone: text('mobilePhone', 64),
  officeLocation: text('officeLocation', 128),
  onPremisesDistinguishedName: always(null),
  onPremisesDomainName: always(null),
  onPremisesExtensionAttributes: {
    read: (user) => ({ ...NO_EXTENSIONS, ...(user.written['onPremisesExtensionAttributes'] as object | undefined) }),
    write: { type: 'object' },
    filter: 'advanced',
  },
  onPremisesImmutableId: text('onPremisesImmutableId', 256),
  onPremisesLastSyncDateTime: always(null),
  onPremisesProvisioningErrors: always([]),
  onPremisesSamAccountName: always(null),
  onPremisesSecurityIdentifier: always(null),
  onPremisesSyncEnabled: { read: (user) => (user.fromOnPremises ? true : null), filter: 'default' },
  onPremisesUserPrincipalName: always(null),
  otherMails: texts('otherMails', 250),
  passwordPolicies: text('passwordPolicies', 128),
  passwordProfile: {
    read: (user) =>
      user.password.forceChange || user.password.forceChangeWithMfa
        ? {
            forceChangePasswordNextSignIn: user.password.forceChange,
            forceChangePasswordNextSignInWithMfa: user.password.forceChangeWithMfa,
            password: null,
          }
        : null,
    write: { type: 'object' },
  },
  postalCode: text('postalCode', 40),
  preferredLanguage: text('preferredLanguage', 64),
  provisionedPlans: {
    read: (user, tenant) =>
      enabledPlans(user.licences, tenant.skus).map((plan) => ({
        capabilityStatus: 'Enabled',
        provisioningStatus: provisioningOf(user, tenant, plan),
        service: serviceOf(plan),
      })),
  },
  proxyAddresses: { read: (user) => user.proxyAddresses, filter: 'default' },
  refreshTokensValidFromDateTime: { read: (user) => user.sessionsValidFromDateTime },
  securityIdentifier: always(null),
  serviceProvisioningErrors: {
    read: (user) =>
      user.provisioningError === null
        ? []
        : [
            {
              '@odata.type': '#microsoft.graph.serviceProvisioningXmlError',
              createdDateTime: user.createdDateTime,
              isResolved: false,
              serviceInstance: 'exchange/NAMPRD09-001-01',
              errorDetail: user.provisioningError,
            },
          ],
  },
  showInAddressList: {
    read: (user) => user.written['showInAddressList'] ?? null,
    write: { type: 'boolean' },
  },
  signInSessionsValidFromDateTime: { read: (user) => user.sessionsValidFromDateTime },
  state: text('state', 128),
  streetAddress: text('streetAddress', 1024),
  surname: text('surname', 64),
  usageLocation: text('usageLocation', 2),
  userPrincipalName: {
    read: (user) => user.userPrincipalName,
    write: { type: 'text', max: 113, required: true },
    filter: 'default',
  },
  userType: {
    read: (user) => user.written['userType'] ?? 'Member',
    write: { type: 'text', max: 16 },
    filter: 'default',
  },
};

const NO_EXTENSIONS: Readonly<Record<string, null>> = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, null]),
);

/** The fifteen names of onPremisesExtensionAttributes. */
export const EXTENSION_ATTRIBUTES: readonly string[] = Object.keys(NO_EXTENSIONS);

const BY_LOWER_CASE = new Map(Object.keys(USER_PROPERTIES).map((name) => [name.toLowerCase(), name]));

/** The exact name of a property that a query names in any case. */
export function userPropertyName(name: string): string | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}

/** Exchange's plan shows Success before the mailbox answers; only mailboxSettings proves that it does (graph.md 1.4). */
function provisioningOf(user: UserRecord, tenant: Tenant, plan: ServicePlan): string {
  if (!isExchangePlan(plan) || !user.mailbox || mailboxState(tenant, user) === 'ready') return 'Success';
  const half = (user.mailbox.startedAtMs + user.mailbox.readyAtMs) / 2;
  return tenant.clock.ms() >= half ? 'Success' : 'PendingActivation';
}
