import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, NOBODY, PERMISSIONS, SKU, type Tenants } from './tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const groups = Object.values(KINDS);

/** `account`: all that a change may touch, and what keeps us from touching it. */
export function describeAccount(tenants: Tenants): void {
  describe('account', () => {
    it('reads everything of an account in one request', async () => {
      const { directory, graph, call, requestsOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.assignLicence(id, SKU.id);
      await directory.joinGroup(id, GROUP.id);
      await call('PATCH', `/users/${id}`, { mobilePhone: '+57 310 5550147' });
      const seen = await requestsOf(async () => {
        expect(await directory.account(id)).toEqual({
          id,
          address: at('ana.munoz'),
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
          isGuest: false,
          isSynced: false,
          hasRole: false,
          addresses: [at('ana.munoz')],
          licences: [{ skuId: SKU.id, skuPartNumber: SKU.name }],
          groups: [{ ...GROUP, kind: 'm365', mail: at('todos') }],
          mailbox: { purpose: 'user', autoReply: null },
        });
      });
      expect(seen.graph).toEqual(['POST /$batch']);
      expect(graph.users().find((user) => user.id === id)?.mailbox).toBe('ready');
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

    it('tells the primary address first, whatever its case, and the former ones after it', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      graph.admin.rename(id, `Jefa.Gomez@${DOMAIN}`);
      expect(await directory.account(id)).toMatchObject({
        address: at('jefa.gomez'),
        addresses: [at('jefa.gomez'), at('jefa.perez')],
      });
    });

    it('tells the kinds of group apart', async () => {
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
        ]),
      );
    });

    it('finds every group, also beyond the first page of them', async () => {
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
    ])('sees a directory role that somebody holds %s, without a permission to read roles', async (_, how) => {
      const { directory, idOf } = await tenants.start({
        groups,
        users: [{ userPrincipalName: at('admin'), displayName: 'Administradora', ...how }],
      });
      const account = await directory.account(idOf(at('admin')));
      expect(account?.hasRole).toBe(true);
      expect(account?.groups.map(({ kind }) => kind)).toEqual('groups' in how ? ['role_assignable'] : []);
    });

    it('sees a guest, and somebody whose master is on-premises', async () => {
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
      expect(graph.exchange.run(`Set-Mailbox -Identity '${at('jefa.perez')}' -Type Shared`)).toEqual({ ok: true });
      await directory.changeLicences(id, { add: [], remove: [SKU.id] });
      expect(await directory.account(id)).toMatchObject({ licences: [], mailbox: { purpose: 'shared' } });
    });

    it('knows nobody who is not there, or not any more', async () => {
      const { directory } = await tenants.start();
      expect(await directory.account(NOBODY)).toBeNull();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.deleteUser(id);
      expect(await directory.account(id)).toBeNull();
    });

    it.each(['LicenseAssignment.Read.All', 'User.ReadWrite.All'])(
      'names the permission %s when it is missing',
      async (missing) => {
        const permissions = PERMISSIONS.filter((one) => one !== missing);
        const { directory, idOf } = await tenants.start({ permissions });
        const error = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
        expect(error).toMatchObject({ code: 'permission_missing', detail: missing });
      },
    );

    it('is refused by Exchange, or throttled, as a whole', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const refused = await tenants.start({ permissions });
      const error = await failureOf(refused.directory.account(refused.idOf(`Jefa.Perez@${DOMAIN}`)));
      expect(error).toMatchObject({ code: 'mailbox_refused', detail: 'MailboxSettings.ReadWrite' });
      const { directory, graph, idOf } = await tenants.start();
      graph.addFault({ kind: 'batch-inner-throttle', match: 'transitiveMemberOf' });
      const throttled = await failureOf(directory.account(idOf(`Jefa.Perez@${DOMAIN}`)));
      expect(throttled).toMatchObject({ code: 'throttled', retryAfterMs: 3_000 });
    });
  });
}
