import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, PERMISSIONS, SKU, type Tenants } from '../tenant.ts';

type Started = Parameters<Tenants['start']>;
const sku = { skuId: SKU.id, skuPartNumber: SKU.name, enabled: 3, exchange: true };
const users: Started[0] = { users: [] };
const local = { userPrincipalName: `local@${DOMAIN}`, displayName: 'Local', fromOnPremises: true };

/** `troubles`: what in the tenant will get in the way of requests. */
export function describeChecks(tenants: Tenants): void {
  describe('troubles', () => {
    it('are none in a tenant that matches the settings; the check takes two requests', async () => {
      const { directory, requestsOf } = await tenants.start({}, { groupIds: [GROUP.id], credentialDelivery: 'tap' });
      await directory.createUser(newUser('ana.munoz'));
      const seen = await requestsOf(async () => expect(await directory.troubles(DOMAIN)).toEqual([]));
      expect(seen.graph).toEqual(['POST /$batch', 'POST /$batch']);
    });

    it.each<[string, Started[0], Started[1], readonly object[]]>([
      ['a licence that is not there', {}, { licenceSku: 'NADA' }, [{ code: 'licence_unknown', sku: 'NADA' }]],
      ['a licence without a mailbox', {}, { licenceSku: 'PLAIN' }, [{ code: 'licence_without_mailbox', sku: 'PLAIN' }]],
      [
        'a licence for Teams, whatever plan it brings',
        { ...users, skus: [{ ...sku, skuId: '7e31c0d9-9551-471d-836f-32ee72be4a01' }] },
        {},
        [{ code: 'licence_without_mailbox', sku: SKU.name }],
      ],
      [
        'a licence that is suspended, and for no users',
        { ...users, skus: [{ ...sku, capabilityStatus: 'Suspended', appliesTo: 'Company' }] },
        {},
        [
          { code: 'licence_disabled', sku: SKU.name, status: 'Suspended' },
          { code: 'licence_not_for_users', sku: SKU.name, appliesTo: 'Company' },
        ],
      ],
      [
        'a licence that a group gives',
        { groups: [{ ...GROUP, displayName: GROUP.name, licences: [SKU.name] }] },
        {},
        [{ code: 'licence_by_group', sku: SKU.name, groups: [GROUP.name] }],
      ],
      [
        'nothing of a licence that the group of the settings gives',
        { groups: [{ ...GROUP, displayName: GROUP.name, licences: [SKU.name] }] },
        { licenceGroup: GROUP.id.toUpperCase() },
        [],
      ],
      [
        'a group of the settings that does not give the licence',
        { groups: [{ ...GROUP, displayName: GROUP.name }] },
        { licenceGroup: GROUP.id },
        [{ code: 'licence_group_wrong', sku: SKU.name, group: GROUP.id }],
      ],
      [
        'the licence and a group that a single relation gets',
        {},
        { profiles: [{ licence: 'NADA', groups: [KINDS.security.id], licenceGroup: null }] },
        [
          { code: 'licence_unknown', sku: 'NADA' },
          { code: 'default_group', group: KINDS.security.id, why: 'missing' },
        ],
      ],
      [
        'a domain that is not verified',
        { ...users, domains: [{ name: DOMAIN, isVerified: false }] },
        {},
        [{ code: 'domain_unverified', domain: DOMAIN }],
      ],
      [
        'a domain that is federated and not for e-mail',
        { domains: [{ name: DOMAIN, authenticationType: 'Federated', supportedServices: ['Intune'] }] },
        {},
        [
          { code: 'domain_federated', domain: DOMAIN },
          { code: 'domain_no_mail', domain: DOMAIN },
        ],
      ],
      ['accounts from on-premises in the domain', { users: [local] }, {}, [{ code: 'domain_synced', domain: DOMAIN }]],
      [
        'default groups that nobody joins through us',
        { groups: [KINDS.synced, KINDS.dynamic] },
        { groupIds: [KINDS.synced.id, GROUP.id, KINDS.dynamic.id] },
        [
          { code: 'default_group', group: KINDS.synced.displayName, why: 'synced' },
          { code: 'default_group', group: GROUP.id, why: 'missing' },
          { code: 'default_group', group: KINDS.dynamic.displayName, why: 'other' },
        ],
      ],
      [
        'a policy of passes that is off',
        { passPolicy: { state: 'disabled' } },
        { credentialDelivery: 'tap' },
        [{ code: 'pass_disabled' }],
      ],
      [
        'a policy of passes for some alone',
        { passPolicy: { groups: [GROUP.id] } },
        { credentialDelivery: 'tap' },
        [{ code: 'pass_scope', groups: 1 }],
      ],
      ['nothing of passes where none are given', { passPolicy: { state: 'disabled' } }, {}, []],
    ])('include %s', async (_, tenant, settings, expected) => {
      const { directory } = await tenants.start(tenant, settings);
      expect(await directory.troubles(DOMAIN)).toEqual(expected);
    });

    it('include a domain that the tenant does not have', async () => {
      const { directory } = await tenants.start();
      expect(await directory.troubles('otra.example')).toEqual([{ code: 'domain_unknown', domain: 'otra.example' }]);
    });

    it('include that others use the stamp’s attribute, but not that they use another attribute', async () => {
      const { directory, call, idOf } = await tenants.start({}, { stampAttribute: 7 });
      const jefa = `/users/${idOf(`Jefa.Perez@${DOMAIN}`)}`;
      await call('PATCH', jefa, { onPremisesExtensionAttributes: { extensionAttribute15: 'nómina' } });
      expect(await directory.troubles(DOMAIN)).toEqual([]);
      await call('PATCH', jefa, { onPremisesExtensionAttributes: { extensionAttribute7: 'nómina' } });
      expect(await directory.troubles(DOMAIN)).toEqual([{ code: 'stamp_in_use', attribute: 7, accounts: 1 }]);
    });

    it('leave out what the application may not see; throttling is reported as an error', async () => {
      const permissions = PERMISSIONS.filter((one) => !/^(Directory|Policy)/.test(one));
      const domains = [{ name: DOMAIN, authenticationType: 'Federated' as const }];
      const unseen = await tenants.start({ permissions, domains }, { licenceSku: 'NADA', credentialDelivery: 'tap' });
      expect(await unseen.directory.troubles(DOMAIN)).toEqual([]);
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'batch-inner-throttle', match: 'domains' });
      expect((await failureOf(directory.troubles(DOMAIN))).code).toBe('throttled');
    });
  });
}
