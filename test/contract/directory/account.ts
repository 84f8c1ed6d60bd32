import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, NOBODY, PERMISSIONS, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const groups = Object.values(KINDS);

/** `account`: everything about an account that a change may touch, and what forbids touching it. */
export function describeAccount(tenants: Tenants): void {
  describe('account', () => {
    it('reads everything about an account in one request', async () => {
      const { directory, graph, call, requestsOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.assignLicence(id, SKU.id);
      await directory.joinGroup(id, GROUP.id);
      await call('PATCH', `/users/${id}`, { mobilePhone: '+57 310 5550147', businessPhones: ['601 555 0101 ext. 12'] });
      const seen = await requestsOf(async () => {
        expect(await directory.account(id)).toEqual({
          id,
          address: at('ana.munoz'),
          userPrincipalName: at('ana.munoz'),
          hasMailboxLicence: true,
          stamp: 'buzon:ana.munoz',
          accountEnabled: true,
          usageLocation: 'CO',
          displayName: 'Ana Lucía Muñoz Ñáñez',
          mail: at('ana.munoz'),
          skuIds: [SKU.id],
          givenName: 'Ana Lucía',
          surname: 'Muñoz Ñáñez',
          jobTitle: 'Profesional universitaria',
          department: 'Secretaría de Educación',
          mobilePhone: '+57 310 5550147',
          businessPhone: '601 555 0101 ext. 12',
          isGuest: false,
          isListed: null,
          isSynced: false,
          isRestricted: false,
          hasRole: false,
          isEligible: false,
          addresses: [at('ana.munoz')],
          licences: [
            {
              ...{ skuId: SKU.id, skuPartNumber: SKU.name, disabledPlans: [] },
              ...{ isDirect: true, groupIds: [], mailbox: true, error: null },
            },
          ],
          groups: [{ ...GROUP, kind: 'm365', mail: at('todos') }],
          mailbox: { purpose: 'user', autoReply: null },
        });
      });
      expect(seen.graph).toEqual(['POST /$batch']);
      expect(graph.users().find((user) => user.id === id)?.mailbox).toBe('ready');
    });

    it('says how each licence is held, and why one has no effect', async () => {
      const licensing = { ...KINDS.dynamic, licences: [SKU.name], disabledPlans: ['EXCHANGE_S_STANDARD'] };
      const user = {
        userPrincipalName: at('eva'),
        displayName: 'Eva',
        groups: [KINDS.dynamic.id],
        licences: ['PLAIN'],
      };
      const { directory, graph, idOf } = await tenants.start({ groups: [licensing], users: [user] });
      const held = async (): Promise<unknown> => (await directory.account(idOf(at('eva'))))?.licences;
      const byGroup = { skuId: SKU.id, isDirect: false, groupIds: [KINDS.dynamic.id], mailbox: false };
      const direct = { skuPartNumber: 'PLAIN', isDirect: true, groupIds: [], mailbox: false, error: null };
      expect(await held()).toMatchObject([direct, { ...byGroup, error: null }]);
      graph.admin.setLicenceError(at('eva'), SKU.name, 'CountViolation');
      expect(await held()).toMatchObject([direct, { ...byGroup, error: 'CountViolation' }]);
      expect((await directory.account(idOf(at('eva'))))?.skuIds).not.toContain(SKU.id);
    });

    it('reads an account that has nothing yet', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(
        newUser('atencion', { givenName: null, surname: null, jobTitle: null }),
      );
      expect(await directory.account(id)).toMatchObject({
        ...{ givenName: null, surname: null, jobTitle: null, mobilePhone: null, mail: null },
        ...{ addresses: [], licences: [], groups: [], mailbox: null },
      });
    });

    it('lists the primary address first, whatever its case, and then the former ones', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      graph.admin.rename(id, `Jefa.Gomez@${DOMAIN}`);
      expect(await directory.account(id)).toMatchObject({
        address: at('jefa.gomez'),
        addresses: [at('jefa.gomez'), at('jefa.perez')],
      });
    });

    it('distinguishes the kinds of group', async () => {
      const member = { userPrincipalName: at('ana'), displayName: 'Ana', groups: groups.map(({ id }) => id) };
      const { directory, idOf } = await tenants.start({ groups, users: [member] });
      const account = await directory.account(idOf(at('ana')));
      const kinds = new Map(account?.groups.map(({ id, kind, mail }) => [id, [kind, mail]]));
      expect(kinds).toEqual(
        new Map([
          [KINDS.m365.id, ['m365', at('despacho')]],
          [KINDS.security.id, ['security', null]],
          [KINDS.dynamic.id, ['dynamic', null]],
          [KINDS.distribution.id, ['distribution', at('alcaldes')]],
          [KINDS.mailSecurity.id, ['distribution', at('secretarios')]],
          [KINDS.roleAssignable.id, ['role_assignable', null]],
          [KINDS.synced.id, ['synced', null]],
          [KINDS.restricted.id, ['restricted', null]],
          // The group with hidden membership is not shown at all.
        ]),
      );
    });

    it('finds every group, also beyond the first page', async () => {
      const many = Array.from({ length: 1_005 }, (_, index) => ({
        id: `6f0c3f5e-2f3b-4d59-9c55-${String(index).padStart(12, '0')}`,
        displayName: `Grupo ${index}`,
      }));
      const member = { userPrincipalName: at('ana'), displayName: 'Ana', groups: many.map(({ id }) => id) };
      const { directory, idOf } = await tenants.start({ groups: many, users: [member] });
      expect((await directory.account(idOf(at('ana'))))?.groups).toHaveLength(1_005);
    });

    it.each([
      ['itself', { directoryRole: 'Exchange Administrator' }],
      ['through a group', { groups: [KINDS.roleAssignable.id] }],
      ['over an administrative unit, which no membership shows', { assignedRole: 'Helpdesk Administrator' }],
    ])('sees a directory role that somebody holds %s', async (_, how) => {
      const { directory, idOf } = await tenants.start({
        groups,
        users: [{ userPrincipalName: at('admin'), displayName: 'Administradora', ...how }],
      });
      const account = await directory.account(idOf(at('admin')));
      expect(account?.hasRole).toBe(true);
      expect(account?.groups.map(({ kind }) => kind)).toEqual('groups' in how ? ['role_assignable'] : []);
    });

    it('sees a role that somebody is eligible for, and a restricted administrative unit', async () => {
      const users = [
        { userPrincipalName: at('elegible'), displayName: 'Elegible', eligibleRole: 'Exchange Administrator' },
        { userPrincipalName: at('restringida'), displayName: 'Restringida', isManagementRestricted: true },
      ];
      const { directory, idOf } = await tenants.start({ users });
      const may = { isEligible: true, hasRole: false, isRestricted: false };
      expect(await directory.account(idOf(at('elegible')))).toMatchObject(may);
      expect(await directory.account(idOf(at('restringida')))).toMatchObject({ isRestricted: true, isEligible: false });
      // The application has the permission, but it does not apply to this account.
      const id = idOf(at('restringida'));
      const writes = [
        directory.updateUser(id, { displayName: 'Otra' }),
        directory.revokeSessions(id),
        directory.assignLicence(id, SKU.id),
        directory.changeLicences(id, { add: [{ skuId: SKU.id }], remove: [] }),
        directory.discardPassword(id),
        directory.issueCredential(id),
        directory.deleteUser(id),
      ];
      const errors = await Promise.all(writes.map(failureOf));
      expect(errors.map(({ code }) => code)).toEqual(writes.map(() => 'account_restricted'));
    });

    it.each([
      ['the permission', { permissions: ['Directory.Read.All', ...PERMISSIONS.filter((one) => !/^Role/.test(one))] }],
      ['a tenant that has such roles', { hasPremium: false }],
    ])('works without %s, and does not ask a second time for eligible roles', async (_, how) => {
      const users = [{ userPrincipalName: at('ana'), displayName: 'Ana', eligibleRole: 'Exchange Administrator' }];
      const { directory, graph, idOf } = await tenants.start({ users, ...how });
      for (const time of ['first', 'second']) {
        expect(await directory.account(idOf(at('ana'))), time).toMatchObject({ isEligible: false, hasRole: false });
      }
      const asked = graph.journal().filter(({ path }) => path.includes('roleEligibilityScheduleInstances'));
      expect(asked).toHaveLength(1);
    });

    it('does not conclude that nobody is eligible from one refusal although the permission is there', async () => {
      const users = [{ userPrincipalName: at('ana'), displayName: 'Ana', eligibleRole: 'Exchange Administrator' }];
      const { directory, graph, idOf } = await tenants.start({ users });
      graph.addFault({ kind: 'forbidden-403', match: 'roleEligibilityScheduleInstances' });
      expect((await failureOf(directory.account(idOf(at('ana'))))).code).toBe('granted_but_refused');
      expect(await directory.account(idOf(at('ana')))).toMatchObject({ isEligible: true });
    });

    it('sees that an account is a guest’s, or synchronised from on-premises', async () => {
      const users = [
        { userPrincipalName: at('invitado'), displayName: 'Invitado', userType: 'Guest' as const },
        { userPrincipalName: at('local'), displayName: 'Local', fromOnPremises: true },
      ];
      const { directory, idOf } = await tenants.start({ users });
      expect(await directory.account(idOf(at('invitado')))).toMatchObject({ isGuest: true, isSynced: false });
      expect(await directory.account(idOf(at('local')))).toMatchObject({ isGuest: false, isSynced: true });
    });

    it('sees a shared mailbox, which needs no licence', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      const lines = `Connect-ExchangeOnline\nSet-Mailbox -Identity '${at('jefa.perez')}' -Type Shared`;
      expect(graph.exchange.run(lines)).toEqual({ ok: true });
      await directory.changeLicences(id, { add: [], remove: [SKU.id] });
      expect(await directory.account(id)).toMatchObject({ licences: [], mailbox: { purpose: 'shared' } });
    });

    it('is null for an unknown id and for a deleted account', async () => {
      const { directory } = await tenants.start();
      expect(await directory.account(NOBODY)).toBeNull();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.deleteUser(id);
      expect(await directory.account(id)).toBeNull();
    });

    it.each([
      ['Directory.Read.All', ['Directory.Read.All']],
      ['User.ReadWrite.All', ['User.ReadWrite.All', 'Directory.Read.All']],
    ])('names the permission %s if it is missing', async (missing, without) => {
      const permissions = PERMISSIONS.filter((one) => !without.includes(one));
      const { directory, idOf } = await tenants.start({ permissions });
      const error = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
      expect(error).toMatchObject({ code: 'permission_missing', detail: missing });
    });

    it.each([
      'mailbox-refused-403',
      'mailbox-refused-properties-403',
      'mailbox-refused-401',
      'mailbox-missing-address-400',
      'forbidden-403',
    ])('reads everything except a mailbox that Exchange refuses to show (%s)', async (kind) => {
      const { directory, graph, idOf, requestsOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      graph.addFault({ kind, match: `${id}/mailboxSettings`, times: -1 });
      const seen = await requestsOf(async () => {
        expect(await directory.account(id)).toMatchObject({ skuIds: [SKU.id], mailbox: 'unknown' });
      });
      expect(seen).toEqual({ graph: ['POST /$batch'], tokens: 1 });
    });

    it('reads the rest without the permission for mailboxes, which then are unknown', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const { directory, idOf } = await tenants.start({ permissions });
      expect(await directory.account(idOf(`Jefa.Perez@${DOMAIN}`))).toMatchObject({ mailbox: 'unknown' });
    });

    it('fails if the token is refused: that says nothing about the mailbox', async () => {
      const { directory, graph, idOf } = await tenants.start();
      graph.addFault({ kind: 'unauthorized-401', match: 'POST /[$]batch', times: 2 });
      const error = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
      expect(error.code).toBe('credentials_rejected');
    });

    it.each(['mailboxSettings', 'transitiveMemberOf', 'subscribedSkus'])(
      'is throttled as a whole if one part is (%s)',
      async (part) => {
        const { directory, graph, idOf } = await tenants.start();
        graph.addFault({ kind: 'batch-inner-throttle', match: part });
        const throttled = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
        expect(throttled).toMatchObject({ code: 'throttled', retryAfterMs: 3_000 });
      },
    );

    it('is throttled by a batch that itself answers 424, for the longest wait among its parts', async () => {
      const { directory, graph, idOf } = await tenants.start();
      graph.addFault({ kind: 'batch-outer-424', match: '.' });
      const throttled = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
      expect(throttled).toMatchObject({ code: 'throttled', retryAfterMs: 7_000 });
    });
  });
}
