import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, NOBODY, PERMISSIONS, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const JEFA = `Jefa.Perez@${DOMAIN}`;
const PLAIN = '4b9405b0-7788-4568-add1-99614e613b69';
const groups = [{ ...GROUP, displayName: GROUP.name }, ...Object.values(KINDS)];
/** Somebody in groups whose members Graph does not let us change. */
const ANA = {
  userPrincipalName: at('ana'),
  displayName: 'Ana',
  groups: [
    ...[KINDS.dynamic.id, KINDS.distribution.id, KINDS.mailSecurity.id, KINDS.roleAssignable.id],
    ...[KINDS.synced.id, KINDS.restricted.id],
  ],
};

interface Sku {
  readonly skuId: string;
  readonly servicePlans: readonly { readonly servicePlanId: string }[];
}

const other =
  ({ id }: { readonly id: string }) =>
  (group: { readonly id: string }): boolean =>
    group.id !== id;

/** `licences`, `changeLicences`, `leaveGroup`, `joinGroup` where it is refused, `searchGroups`, `groups`. */
export function describeAccess(tenants: Tenants): void {
  describe('licences', () => {
    it('lists those that can be assigned, with their present seats, and which include a mailbox', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const standard = { skuId: SKU.id, skuPartNumber: SKU.name };
      expect(await directory.licences()).toEqual([
        { ...standard, mailbox: true, free: 2, total: 3 },
        expect.objectContaining({ skuPartNumber: 'PLAIN', mailbox: false }),
      ]);
      await directory.changeLicences(idOf(JEFA), { add: [], remove: [SKU.id] });
      graph.setSeats(SKU.name, 1);
      expect(await directory.licences()).toContainEqual({ ...standard, mailbox: true, free: 1, total: 1 });
    });

    it.each([
      ['EXCHANGEARCHIVE_ADDON', false],
      ['AAD_PREMIUM_GOV', false],
      ['SPE_F1', true],
      ['LITEPACK', true],
      ['Microsoft_Teams_Enterprise_New', true],
      ['STANDARDPACK_GOV', true],
    ])('decides by the service plans whether %s includes a mailbox', async (skuPartNumber, mailbox) => {
      const plans = skuPartNumber === 'AAD_PREMIUM_GOV' ? { plans: ['EXCHANGE_S_FOUNDATION_GOV'] } : {};
      const sku = { skuId: NOBODY, skuPartNumber, enabled: 1, exchange: true, ...plans };
      const { directory } = await tenants.start({ skus: [sku], users: [] });
      expect(await directory.licences()).toMatchObject([{ skuPartNumber, mailbox }]);
    });

    it('names the missing permission', async () => {
      const missing = 'Directory.Read.All';
      const { directory } = await tenants.start({ permissions: PERMISSIONS.filter((one) => one !== missing) });
      expect(await failureOf(directory.licences())).toMatchObject({ code: 'permission_missing', detail: missing });
    });
  });

  describe('changeLicences', () => {
    it('adds and removes in one request', async () => {
      const { directory, idOf, requestsOf } = await tenants.start();
      const id = idOf(JEFA);
      const seen = await requestsOf(
        async () => await directory.changeLicences(id, { add: [{ skuId: PLAIN }], remove: [SKU.id] }),
      );
      expect(seen.graph).toEqual([`POST /users/${id}/assignLicense`]);
      expect((await directory.account(id))?.skuIds).toEqual([PLAIN]);
    });

    it('sends nothing to the tenant if nothing changes', async () => {
      const { directory, requestsOf } = await tenants.start();
      const seen = await requestsOf(async () => await directory.changeLicences(NOBODY, { add: [], remove: [] }));
      expect(seen.graph).toEqual([]);
    });

    it.each([
      ['gives one that is held', { add: [{ skuId: SKU.id }], remove: [] }, [SKU.id]],
      ['takes one that is not held', { add: [], remove: [PLAIN] }, [SKU.id]],
      ['gives one and takes one that is not held', { add: [{ skuId: PLAIN }], remove: [NOBODY] }, [SKU.id, PLAIN]],
      ['takes one of two that is held', { add: [], remove: [PLAIN, SKU.id] }, []],
    ])('%s, and repeating it does no harm', async (_, change, held) => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.changeLicences(id, change);
      await directory.changeLicences(id, change);
      expect((await directory.account(id))?.skuIds.toSorted()).toEqual(held.toSorted());
    });

    it('counts a held licence as given only if it has the service plans that were asked for', async () => {
      const { directory, idOf, call } = await tenants.start();
      const id = idOf(JEFA);
      const unknown = { skuId: SKU.id, disabledPlans: [NOBODY] };
      for (const remove of [[], [PLAIN]]) {
        expect((await failureOf(directory.changeLicences(id, { add: [unknown], remove }))).code).toBe(
          'licence_refused',
        );
      }
      const skus = (await call('GET', '/subscribedSkus'))['value'] as readonly Sku[];
      const plan = skus.find(({ skuId }) => skuId === SKU.id)?.servicePlans[0]?.servicePlanId ?? '';
      for (const disabledPlans of [[plan], []]) {
        await directory.changeLicences(id, { add: [{ skuId: SKU.id, disabledPlans }], remove: [PLAIN] });
        expect((await directory.account(id))?.licences).toMatchObject([{ skuId: SKU.id, disabledPlans }]);
      }
    });

    it('may be repeated after an unknown outcome', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      const change = { add: [{ skuId: PLAIN }], remove: [SKU.id] };
      graph.addFault({ kind: 'reset-after-commit', match: 'assignLicense' });
      expect((await failureOf(directory.changeLicences(id, change))).code).toBe('unknown_outcome');
      await directory.changeLicences(id, change);
      expect((await directory.account(id))?.skuIds).toEqual([PLAIN]);
    });

    it('reports unavailable as long as it cannot see that a licence was already removed', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      graph.setDelays({ replicationMs: 10_000 });
      const change = { add: [], remove: [SKU.id] };
      await directory.changeLicences(id, change);
      expect((await failureOf(directory.changeLicences(id, change))).code).toBe('unavailable');
      graph.moveClock(10_001);
      await directory.changeLicences(id, change);
    });

    it('reports that no seat is left, and refuses an unknown licence', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.setSeats(SKU.name, 1);
      expect((await failureOf(directory.changeLicences(id, { add: [{ skuId: SKU.id }], remove: [] }))).code).toBe(
        'no_seats',
      );
      const unknown = await failureOf(directory.changeLicences(id, { add: [{ skuId: NOBODY }], remove: [] }));
      expect(unknown.code).toBe('licence_unknown');
    });

    it('removes what is held directly and leaves what a group gives, also if a licence is held both ways', async () => {
      const licensing = { ...KINDS.dynamic, licences: [SKU.name] };
      const users = [{ ...ANA, licences: ['PLAIN', SKU.name] }];
      const { directory, idOf } = await tenants.start({
        groups: [...groups.filter(other(licensing)), licensing],
        users,
      });
      const id = idOf(at('ana'));
      for (let time = 0; time < 2; time += 1) await directory.changeLicences(id, { add: [], remove: [PLAIN, SKU.id] });
      expect((await directory.account(id))?.licences).toMatchObject([
        { skuId: SKU.id, isDirect: false, groupIds: [KINDS.dynamic.id], mailbox: true, error: null },
      ]);
    });

    it.each([
      ['assigned', { add: [{ skuId: PLAIN }], remove: [SKU.id] }, 'licence_refused'],
      ['taken', { add: [], remove: [SKU.id] }, 'licence_not_removable'],
    ] as const)('says why a licence cannot be %s', async (_, change, code) => {
      const { directory, graph, idOf } = await tenants.start();
      graph.addFault({ kind: 'licence-dependency', match: 'assignLicense' });
      const error = await failureOf(directory.changeLicences(idOf(JEFA), change));
      expect(error).toMatchObject({ code, detail: 'DependencyViolation' });
    });

    it('answers not_found for an unknown id', async () => {
      const { directory } = await tenants.start();
      const error = await failureOf(directory.changeLicences(NOBODY, { add: [{ skuId: SKU.id }], remove: [] }));
      expect(error.code).toBe('not_found');
    });
  });

  describe('leaveGroup', () => {
    it('leaves; repeating it does no harm; the account stays', async () => {
      const { directory, idOf, requestsOf } = await tenants.start({ groups });
      const id = idOf(JEFA);
      for (const group of [GROUP.id, KINDS.security.id]) {
        await directory.joinGroup(id, group);
        const seen = await requestsOf(async () => await directory.leaveGroup(id, group));
        expect(seen.graph).toEqual([`DELETE /groups/${group}/members/${id}/$ref`]);
        await directory.leaveGroup(id, group);
      }
      expect((await directory.account(id))?.groups).toEqual([]);
    });

    it('does nothing for an unknown group or account', async () => {
      const { directory, idOf } = await tenants.start();
      await directory.leaveGroup(idOf(JEFA), NOBODY);
      await directory.leaveGroup(NOBODY, GROUP.id);
    });

    it('may be repeated after an unknown outcome', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.joinGroup(id, GROUP.id);
      graph.addFault({ kind: 'reset-after-commit', match: 'DELETE /groups' });
      expect((await failureOf(directory.leaveGroup(id, GROUP.id))).code).toBe('unknown_outcome');
      await directory.leaveGroup(id, GROUP.id);
      expect((await directory.account(id))?.groups).toEqual([]);
    });

    it.each([
      ['dynamic', 'group_refused'],
      ['distribution', 'group_refused'],
      ['mailSecurity', 'group_refused'],
      ['roleAssignable', 'group_refused'],
      ['synced', 'group_synced'],
      ['restricted', 'group_restricted'],
    ] as const)('names the group whose members we may not change (%s), also when joining', async (kind, code) => {
      const { directory, idOf } = await tenants.start({ groups, users: [ANA] });
      const id = idOf(at('ana'));
      const refusal = { code, detail: KINDS[kind].displayName };
      expect(await failureOf(directory.leaveGroup(id, KINDS[kind].id))).toMatchObject(refusal);
      expect(await failureOf(directory.joinGroup(id, KINDS[kind].id))).toMatchObject(refusal);
      expect((await directory.account(id))?.groups).toHaveLength(6);
    });

    it('names the missing permission, whatever the group', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('GroupMember'));
      const { directory, idOf } = await tenants.start({ permissions });
      const error = await failureOf(directory.leaveGroup(idOf(JEFA), GROUP.id));
      expect(error).toMatchObject({ code: 'permission_missing', detail: 'GroupMember.ReadWrite.All' });
    });
  });

  describe('searchGroups', () => {
    it('finds groups by any words of their name, in any order and case, with or without accents', async () => {
      const { directory } = await tenants.start({ groups });
      const found = await directory.searchGroups('lista DE', 10);
      expect(found.map(({ name, kind, mail }) => [name, kind, mail]).toSorted()).toEqual([
        ['Lista de alcaldes', 'distribution', at('alcaldes')],
        ['Lista de secretarios', 'distribution', at('secretarios')],
      ]);
      const byWord = async (text: string): Promise<readonly string[]> =>
        (await directory.searchGroups(text, 10)).map(({ name }) => name);
      expect(await byWord('ALCÁL')).toEqual(['Lista de alcaldes']);
      expect(await byWord('secret lista')).toEqual(['Lista de secretarios']);
      expect(await byWord('vpn')).toEqual(['Acceso a la VPN']);
      expect(await byWord('nada parecido')).toEqual([]);
    });

    it('reads the groups once while somebody types', async () => {
      const { directory, requestsOf } = await tenants.start({ groups });
      const seen = await requestsOf(async () => {
        for (const typed of ['l', 'li', 'lis']) await directory.searchGroups(typed, 10);
      });
      expect(seen.graph).toHaveLength(1);
    });

    it('finds no more than the limit, and the first ones if the text is empty', async () => {
      const { directory, requestsOf } = await tenants.start({ groups });
      expect(await directory.searchGroups('lista', 1)).toHaveLength(1);
      const seen = await requestsOf(async () => {
        const found = await directory.searchGroups('  ', 2);
        expect(found.map(({ name }) => name)).toEqual(['Acceso a la VPN', 'Contratistas']);
      });
      expect(seen.graph).toHaveLength(1);
    });

    it.each(["D'Elhuyar & Cía. #1 + 50%", "x') or startswith(displayName,'"])('takes %j literally', async (name) => {
      const { directory } = await tenants.start({ groups: [...groups, { id: NOBODY, displayName: name }] });
      expect(await directory.searchGroups(name, 10)).toEqual([{ id: NOBODY, name, kind: 'security', mail: null }]);
    });
  });

  describe('groups', () => {
    it('gives the kind of each group, and leaves out those that no longer exist', async () => {
      const { directory, requestsOf } = await tenants.start({ groups });
      const seen = await requestsOf(async () => {
        const found = await directory.groups([KINDS.dynamic.id, NOBODY, GROUP.id]);
        expect(found.map(({ id, kind }) => [id, kind])).toEqual([
          [KINDS.dynamic.id, 'dynamic'],
          [GROUP.id, 'security'],
        ]);
      });
      expect(seen.graph).toEqual(['POST /$batch']);
    });

    it('sends nothing for an empty list, and several requests for more than twenty groups', async () => {
      const many = Array.from({ length: 45 }, (_, index) => ({
        id: `6f0c3f5e-2f3b-4d59-9c55-${String(index).padStart(12, '0')}`,
        displayName: `Grupo ${index}`,
      }));
      const { directory, requestsOf } = await tenants.start({ groups: many });
      const seen = await requestsOf(async () => {
        expect(await directory.groups([])).toEqual([]);
        const found = await directory.groups(many.map(({ id }) => id));
        expect(found.map(({ name }) => name)).toEqual(many.map(({ displayName }) => displayName));
      });
      expect(seen.graph).toHaveLength(3);
    });
  });
}
