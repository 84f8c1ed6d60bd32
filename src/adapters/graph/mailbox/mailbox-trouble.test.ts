import { describe, expect, it } from 'vitest';
import { troubleIn, type ProvisioningBody } from './mailbox-trouble.ts';

const E1 = { skuId: '18181a46-0d4e-45cd-891e-60aabd171b4e', skuPartNumber: 'STANDARDPACK' };
const PLAN_1 = '9aaf7827-d63c-4b61-89c3-182f06f82e5c';
const FOUNDATION = '113feb6c-3fe4-4440-bddc-54d774bf0318';

const state = (error: string, more: object = {}): { skuId: string; error: string } => ({
  skuId: E1.skuId,
  error,
  ...more,
});
const plans = (...given: readonly (readonly [string, string])[]): NonNullable<ProvisioningBody['assignedPlans']> =>
  given.map(([servicePlanId, capabilityStatus]) => ({ servicePlanId, capabilityStatus }));
const exchange = (errorDetail: string, isResolved = false): ProvisioningBody => ({
  serviceProvisioningErrors: [{ serviceInstance: 'exchange/NAMPRD09-001-01', isResolved, errorDetail }],
});

describe('a mailbox that does not come', () => {
  it.each<[string, ProvisioningBody, object]>([
    ['no seat', { licenseAssignmentStates: [state('CountViolation')] }, { code: 'no_seats', detail: 'STANDARDPACK' }],
    [
      'an address that another object has',
      { licenseAssignmentStates: [state('UniquenessViolation')] },
      { code: 'mailbox_address_taken' },
    ],
    [
      'a licence that needs another',
      { licenseAssignmentStates: [state('DependencyViolation')] },
      { code: 'licence_refused', detail: 'DependencyViolation' },
    ],
    [
      'a licence that is not offered in the country',
      { licenseAssignmentStates: [state('ProhibitedInUsageLocationViolation')] },
      { code: 'licence_refused', detail: 'ProhibitedInUsageLocationViolation' },
    ],
    [
      'a plan that is switched off in the licence',
      { licenseAssignmentStates: [state('None', { disabledPlans: [PLAN_1] })], assignedPlans: [] },
      { code: 'mailbox_plan_disabled', detail: 'STANDARDPACK' },
    ],
    [
      'a subscription that was suspended',
      { licenseAssignmentStates: [state('None')], assignedPlans: plans([PLAN_1, 'Suspended']) },
      { code: 'mailbox_plan_disabled', detail: 'STANDARDPACK' },
    ],
    [
      'an address that Exchange found elsewhere',
      exchange(
        '<Error>The value "SMTP:ana@x" of property "ProxyAddresses" is used. Please specify a unique value.</Error>',
      ),
      { code: 'mailbox_address_taken' },
    ],
    [
      'something else that Exchange says',
      exchange('<Error><Description>The alias &quot;ana&quot;\n is not valid.</Description></Error>'),
      { code: 'mailbox_error', detail: 'The alias "ana" is not valid.' },
    ],
    [
      'a plan in error',
      { provisionedPlans: [{ service: 'exchange', provisioningStatus: 'Error' }] },
      { code: 'mailbox_error' },
    ],
  ])('is told to want for %s', (_, body, trouble) => {
    expect(troubleIn(body, E1)).toEqual(trouble);
  });

  it.each<[string, ProvisioningBody]>([
    ['nothing is shown yet', {}],
    ['the licence works in one way', { licenseAssignmentStates: [state('CountViolation'), state('None')] }],
    ['another licence is in error', { licenseAssignmentStates: [{ skuId: 'other', error: 'CountViolation' }] }],
    [
      'one of several plans is on',
      {
        licenseAssignmentStates: [state('None', { disabledPlans: [PLAN_1] })],
        assignedPlans: plans([PLAN_1, 'Deleted'], [PLAN_1, 'Enabled']),
      },
    ],
    ['a plan without a mailbox is off', { assignedPlans: plans([FOUNDATION, 'Suspended']) }],
    ['only what was taken before is shown', { assignedPlans: plans([PLAN_1, 'Deleted']) }],
    ['the error is resolved', exchange('<a/>', true)],
    [
      'another service has the error',
      { serviceProvisioningErrors: [{ serviceInstance: 'SharePoint/Dublin', errorDetail: '<a/>' }] },
    ],
  ])('is waited for while %s', (_, body) => {
    expect(troubleIn(body, E1)).toBeNull();
  });

  it('is looked at whatever the licence, where the plan names none', () => {
    const body = { licenseAssignmentStates: [state('CountViolation')] };
    expect(troubleIn(body, null)).toEqual({ code: 'no_seats', detail: E1.skuId });
  });
});
