import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, NOBODY, PERMISSIONS, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
/** A product that some relation's accounts get. */
const PLAIN = { id: '4b9405b0-7788-4568-add1-99614e613b69', name: 'EXCHANGEDESKLESS' };
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `survey`: which addresses are taken, the licence's seats, and the names of the groups. */
export function describeSurvey(tenants: Tenants): void {
  describe('survey', () => {
    it('finds that a free address is free', async () => {
      const { directory } = await tenants.start();
      expect((await directory.survey([at('libre')])).taken).toEqual(new Map());
    });

    it.each([
      ['a user, whatever the case of its name', 'jefa.perez', 'user', 'Jefa Pérez'],
      ['a group', 'todos', 'group', 'Todo el personal'],
      ['a contact', 'prensa', 'contact', 'Prensa regional'],
    ] as const)('finds that an address is taken by %s', async (_, local, by, name) => {
      const { directory } = await tenants.start();
      const { taken } = await directory.survey([at(local)]);
      expect(taken).toEqual(new Map([[at(local), { id: expect.stringMatching(GUID), by, name }]]));
    });

    it('says who has the address', async () => {
      const { directory, idOf } = await tenants.start();
      const { taken } = await directory.survey([at('jefa.perez'), at('todos')]);
      expect([...taken.values()].map(({ id }) => id)).toEqual([idOf(`Jefa.Perez@${DOMAIN}`), GROUP.id]);
    });

    it('finds that the former address of a renamed user is taken', async () => {
      const { directory, call, idOf } = await tenants.start();
      await call('PATCH', `/users/${idOf(`Jefa.Perez@${DOMAIN}`)}`, { userPrincipalName: at('jefa.gomez') });
      const { taken } = await directory.survey([at('jefa.perez'), at('jefa.gomez')]);
      expect([...taken.values()].map(({ by }) => by)).toEqual(['user', 'user']);
    });

    it('finds that the address of a deleted user is taken', async () => {
      const { directory, call } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await call('DELETE', `/users/${id}`);
      const { taken } = await directory.survey([at('ana.munoz'), at('munoz')]);
      expect(taken).toEqual(new Map([[at('ana.munoz'), { id, by: 'deleted', name: 'Ana Lucía Muñoz Ñáñez' }]]));
    });

    it('finds a deleted user beyond the first page', async () => {
      const names = Array.from({ length: 1_005 }, (_, index) => `antiguo${index}`);
      const users = names.map((name) => ({ userPrincipalName: at(name), displayName: name }));
      const { directory, graph } = await tenants.start({ users });
      for (const { id } of graph.users()) graph.admin.deleteUser(id);
      const asked = [at('antiguo0'), at('antiguo1004')];
      expect([...(await directory.survey(asked)).taken.keys()]).toEqual(asked);
    });

    it('checks several addresses at once, up to six in one request', async () => {
      const { directory, requestsOf } = await tenants.start();
      const asked = ['todos', 'uno', 'jefa.perez', 'dos', 'prensa', 'tres'].map(at);
      let taken: readonly string[] = [];
      const { graph } = await requestsOf(async () => {
        taken = [...(await directory.survey(asked)).taken.keys()];
      });
      expect(taken).toEqual(['todos', 'jefa.perez', 'prensa'].map(at));
      expect(graph).toEqual(['POST /$batch']);
    });

    it('takes an apostrophe, a number sign and a plus sign in an address literally', async () => {
      const { directory } = await tenants.start();
      await directory.createUser(newUser("d'artagnan"));
      await directory.createUser(newUser('a#b'));
      const asked = ["d'artagnan", 'a#b', 'a', "d''artagnan", 'a+b'].map(at);
      expect([...(await directory.survey(asked)).taken.keys()]).toEqual([at("d'artagnan"), at('a#b')]);
    });

    it('gives the present seats of the licence', async () => {
      const { directory, graph } = await tenants.start();
      const seats = async (): Promise<readonly number[]> => {
        const { licence } = await directory.survey([at('libre')]);
        return [licence.free, licence.total];
      };
      expect(await seats()).toEqual([2, 3]);
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.assignLicence(id, SKU.id);
      expect(await seats()).toEqual([1, 3]);
      graph.setSeats(SKU.name, 1);
      expect(await seats()).toEqual([0, 1]);
    });

    it.each([SKU.name, SKU.name.toLowerCase(), SKU.id, SKU.id.toUpperCase()])(
      'accepts %s as the licence',
      async (licenceSku) => {
        const { directory } = await tenants.start({}, { licenceSku });
        const { licence } = await directory.survey([at('libre')]);
        expect(licence).toMatchObject({ skuId: SKU.id, skuPartNumber: SKU.name });
      },
    );

    it.each([
      ['without a mailbox', { exchange: false }, 'licence_without_mailbox'],
      ['for Teams', { exchange: true, skuId: '7e31c0d9-9551-471d-836f-32ee72be4a01' }, 'licence_without_mailbox'],
      ['that is suspended', { exchange: true, capabilityStatus: 'Suspended' }, 'licence_disabled'],
      ['for no users', { exchange: true, appliesTo: 'Company' }, 'licence_disabled'],
    ] as const)(
      'says that a licence %s cannot be used for accounts, instead of reporting missing seats',
      async (_, how, code) => {
        const skus = [{ skuId: SKU.id, skuPartNumber: SKU.name, enabled: 3, ...how }];
        const { directory } = await tenants.start({ skus, users: [] });
        expect((await directory.survey([at('libre')])).licence).toMatchObject({
          skuPartNumber: SKU.name,
          unusable: code,
        });
      },
    );

    it('names a licence that the tenant does not have', async () => {
      const { directory } = await tenants.start({}, { licenceSku: 'ENTERPRISEPACK' });
      const error = await failureOf(directory.survey([at('libre')]));
      expect(error).toMatchObject({ code: 'licence_unknown', detail: 'ENTERPRISEPACK' });
    });

    it.each([
      ['Directory.Read.All', ['Directory.Read.All']],
      ['User.ReadWrite.All', ['User.ReadWrite.All', 'Directory.Read.All']],
    ])('names the permission %s if it is missing', async (missing, without) => {
      const { directory } = await tenants.start({ permissions: PERMISSIONS.filter((one) => !without.includes(one)) });
      const error = await failureOf(directory.survey([at('libre')]));
      expect(error).toMatchObject({ code: 'permission_missing', detail: missing });
    });

    it('is throttled if one part of the batch is, for as long as that part says', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'batch-inner-throttle', match: 'GET /contacts' });
      const error = await failureOf(directory.survey([at('libre'), at('otra')]));
      expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 3_000 });
    });

    it('is unavailable if one part of the batch is, and works the next time', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'unavailable-503', match: 'GET /subscribedSkus' });
      expect((await failureOf(directory.survey([at('libre')]))).code).toBe('unavailable');
      expect((await directory.survey([at('libre')])).licence.total).toBe(3);
    });

    it('gives the names of the default groups, and reads them only once', async () => {
      const { directory, requestsOf } = await tenants.start({}, { groupIds: [GROUP.id] });
      expect((await directory.survey([at('libre')])).groups).toEqual([GROUP]);
      const { graph } = await requestsOf(async () => await directory.survey([at('libre')]));
      expect(graph).toEqual(['POST /$batch']);
    });

    it('says which group gives the licence, and adds it to the groups to join if that is possible', async () => {
      const gives = { ...KINDS.security, licences: [SKU.name] };
      const dynamic = { ...KINDS.dynamic, licences: [SKU.name] };
      const all = [{ ...GROUP, displayName: GROUP.name }, gives, dynamic];
      const security = { id: gives.id, name: gives.displayName };
      const among = await tenants.start({ groups: all }, { groupIds: [GROUP.id, gives.id] });
      const found = await among.directory.survey([at('libre')]);
      expect(found).toMatchObject({ groups: [GROUP, security], licenceGroup: security });
      const named = await tenants.start({ groups: all }, { groupIds: [GROUP.id], licenceGroup: gives.id });
      expect(await named.directory.survey([])).toMatchObject({ groups: [GROUP, security], licenceGroup: security });
      const byRule = await tenants.start({ groups: all }, { groupIds: [GROUP.id], licenceGroup: dynamic.id });
      const { groups, licenceGroup } = await byRule.directory.survey([]);
      expect([groups, licenceGroup?.name]).toEqual([[GROUP], dynamic.displayName]);
      const none = await tenants.start({ groups: all }, { groupIds: [GROUP.id] });
      expect(await none.directory.survey([])).not.toHaveProperty('licenceGroup');
    });

    it('answers with the licence and the groups of a profile, and else with what everybody gets', async () => {
      const other = { skuId: PLAIN.id, skuPartNumber: PLAIN.name, enabled: 5, exchange: true };
      const skus = [{ skuId: SKU.id, skuPartNumber: SKU.name, enabled: 3, exchange: true }, other];
      const gives = { ...KINDS.security, licences: [SKU.name] };
      const groups = [{ ...GROUP, displayName: GROUP.name }, gives];
      const { directory } = await tenants.start(
        { users: [], skus, groups },
        { groupIds: [GROUP.id], licenceGroup: gives.id },
      );
      const security = { id: gives.id, name: gives.displayName };
      const everybody = { licence: { skuPartNumber: SKU.name, total: 3 }, groups: [GROUP, security] };
      const own = { licence: null, groups: null, licenceGroup: null };
      const about = { ...own, licence: PLAIN.name };
      expect(await directory.survey([], about)).toMatchObject({
        licence: { skuPartNumber: PLAIN.name, total: 5 },
        groups: [GROUP],
      });
      expect(await directory.survey([], about)).not.toHaveProperty('licenceGroup');
      expect(await directory.survey([])).toMatchObject({ ...everybody, licenceGroup: security });
      const bare = await directory.survey([], { ...about, groups: [] });
      expect(bare.groups).toEqual([]);
      expect(await directory.survey([], { ...own, groups: [] })).toMatchObject({
        groups: [security],
        licenceGroup: security,
      });
    });

    it('reports that the group in the settings does not give the licence', async () => {
      const { directory } = await tenants.start({ groups: [KINDS.security] }, { licenceGroup: KINDS.security.id });
      const wrong = { code: 'licence_group_wrong', detail: KINDS.security.displayName };
      expect(await failureOf(directory.survey([at('libre')]))).toMatchObject(wrong);
    });

    it.each([
      ['synced', 'group_synced'],
      ['restricted', 'group_restricted'],
      ['hidden', 'group_hidden'],
      ['dynamic', 'group_refused'],
    ] as const)('names a default group that nobody can join through us (%s)', async (kind, code) => {
      const { id, displayName } = KINDS[kind];
      const { directory } = await tenants.start({ groups: [KINDS[kind]] }, { groupIds: [id] });
      expect((await directory.survey([at('libre')])).unjoinable).toEqual({ code, name: displayName });
    });

    it('names a group that the tenant does not have', async () => {
      const { directory } = await tenants.start({}, { groupIds: [GROUP.id, NOBODY] });
      const error = await failureOf(directory.survey([at('libre')]));
      expect(error).toMatchObject({ code: 'group_missing', detail: NOBODY });
    });
  });
}
