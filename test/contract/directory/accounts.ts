import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, newUser, NOBODY, ROBUST, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const EVERYTHING =
  'displayName,givenName,surname,jobTitle,department,mailNickname,userPrincipalName,usageLocation,' +
  'preferredLanguage,accountEnabled,passwordProfile,onPremisesExtensionAttributes';

/** `findUser`, `createUser`, `assignLicence`. */
export function describeAccounts(tenants: Tenants): void {
  describe('findUser', () => {
    it('finds an account made by us, with its stamp', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.findUser(at('ana.munoz'))).toEqual({
        id,
        address: at('ana.munoz'),
        userPrincipalName: at('ana.munoz'),
        stamp: 'buzon:ana.munoz',
        accountEnabled: true,
        usageLocation: 'CO',
        displayName: 'Ana Lucía Muñoz Ñáñez',
        mail: null,
        skuIds: [],
      });
    });

    it("finds somebody else's account, without a stamp and in lower case", async () => {
      const { directory } = await tenants.start();
      const found = await directory.findUser(at('jefa.perez'));
      expect(found).toMatchObject({ address: at('jefa.perez'), stamp: null, skuIds: [SKU.id] });
    });

    it('finds nothing for an unknown address', async () => {
      const { directory } = await tenants.start();
      expect(await directory.findUser(at('nadie'))).toBeNull();
      expect(await directory.findUser(at('todos'))).toBeNull();
    });

    it.each(["d'artagnan", 'a#b'])('finds %s, with the characters taken literally', async (local) => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser(local));
      expect(await directory.findUser(at(local))).toMatchObject({ id, address: at(local) });
    });

    it('finds a new account only once it has replicated through the tenant', async () => {
      const { directory, graph } = await tenants.start({ replicationMs: 10_000 });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.findUser(at('ana.munoz'))).toBeNull();
      graph.moveClock(10_001);
      expect(await directory.findUser(at('ana.munoz'))).toMatchObject({ id, stamp: 'buzon:ana.munoz' });
    });
  });

  describe('createUser', () => {
    it('creates an enabled account in Colombia, with a stamp, whose password must be changed', async () => {
      const { directory, graph, call } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await call('GET', `/users/${id}?$select=${EVERYTHING}`)).toMatchObject({
        displayName: 'Ana Lucía Muñoz Ñáñez',
        givenName: 'Ana Lucía',
        surname: 'Muñoz Ñáñez',
        jobTitle: 'Profesional universitaria',
        department: 'Secretaría de Educación',
        mailNickname: 'ana.munoz',
        userPrincipalName: at('ana.munoz'),
        usageLocation: 'CO',
        preferredLanguage: 'es-CO',
        accountEnabled: true,
        passwordProfile: { forceChangePasswordNextSignIn: true },
        onPremisesExtensionAttributes: { extensionAttribute15: 'buzon:ana.munoz' },
      });
      expect(graph.signIn(at('ana.munoz'), ROBUST)).toEqual({ outcome: 'must-change-password' });
    });

    it('writes and reads its stamp in the attribute that is configured', async () => {
      const { directory, call } = await tenants.start({}, { stampAttribute: 3 });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const { onPremisesExtensionAttributes } = await call('GET', `/users/${id}?$select=${EVERYTHING}`);
      expect(onPremisesExtensionAttributes).toMatchObject({
        extensionAttribute3: 'buzon:ana.munoz',
        extensionAttribute15: null,
      });
      const seen = [await directory.findUser(at('ana.munoz')), await directory.account(id)];
      expect(seen.map((user) => user?.stamp)).toEqual(['buzon:ana.munoz', 'buzon:ana.munoz']);
      expect((await directory.readBack(id)).user?.stamp).toBe('buzon:ana.munoz');
    });

    it.each([
      ['is federated', { authenticationType: 'Federated' }, 'domain_federated'],
      ['is not verified', { isVerified: false }, 'domain_unverified'],
    ] as const)('blames the domain, not the request, where the domain %s', async (_, how, code) => {
      const { directory } = await tenants.start({ domains: [{ name: DOMAIN, ...how }], users: [] });
      const error = await failureOf(directory.createUser(newUser('ana.munoz')));
      expect(error).toMatchObject({ code, detail: DOMAIN });
    });

    it('creates a department’s account, which has neither names nor a position', async () => {
      const { directory, call } = await tenants.start();
      const department = { displayName: 'Atención al ciudadano', givenName: null, surname: null, jobTitle: null };
      const { id } = await directory.createUser(newUser('atencion', department));
      expect(await call('GET', `/users/${id}?$select=${EVERYTHING}`)).toMatchObject(department);
    });

    it('does not shorten a value that is too long for the tenant, but sends nothing', async () => {
      const { directory, requestsOf } = await tenants.start();
      const department = 'Subsecretaría de Ñoñerías y Asuntos Extraordinariamente Largos de la Región';
      const seen = await requestsOf(async () => {
        const creation = directory.createUser(newUser('ana.munoz', { department }));
        await expect(creation).rejects.toThrow('department is longer than 64 characters');
      });
      expect(seen.graph).toEqual([]);
    });

    it.each([
      ['a user', 'jefa.perez'],
      ['a group', 'todos'],
      ['a contact', 'prensa'],
    ])('refuses an address that belongs to %s', async (_, local) => {
      const { directory, graph } = await tenants.start();
      const before = graph.users().length;
      const error = await failureOf(
        directory.createUser(newUser(local)).then(async ({ id }) => {
          await directory.assignLicence(id, SKU.id);
        }),
      );
      expect(error.code).toBe('address_taken');
      expect(graph.users()).toHaveLength(before);
    });

    it('fails when somebody takes the address at the last moment, and then finds that account', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'address-taken', match: 'POST /users' });
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('address_taken');
      expect(await directory.findUser(at('ana.munoz'))).toMatchObject({ displayName: 'Otra persona', stamp: null });
    });

    it('reports on a second attempt that the address is taken, even before the first account can be read', async () => {
      const { directory } = await tenants.start({ replicationMs: 10_000 });
      await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('address_taken');
      expect(await directory.findUser(at('ana.munoz'))).toBeNull();
    });

    it('names the value that the tenant refuses', async () => {
      const { directory } = await tenants.start();
      const wrong = newUser('ana.munoz', { jobTitle: '' });
      const error = await failureOf(directory.createUser(wrong));
      expect(error).toMatchObject({ code: 'invalid_value', detail: 'jobTitle' });
    });

    it('reports a password that the tenant finds weak', async () => {
      const { directory } = await tenants.start();
      const error = await failureOf(directory.createUser(newUser('ana.munoz', { password: 'contrasena' })));
      expect(error.code).toBe('password_refused');
    });

    it('names the missing permission', async () => {
      const { directory } = await tenants.start({ permissions: ['User.Read.All'] });
      const error = await failureOf(directory.createUser(newUser('ana.munoz')));
      expect(error).toMatchObject({ code: 'permission_missing', detail: 'User.ReadWrite.All' });
    });
  });

  describe('assignLicence', () => {
    it('assigns the licence; repeating it does no harm', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.assignLicence(id, SKU.id);
      await directory.assignLicence(id, SKU.id);
      expect(await directory.findUser(at('ana.munoz'))).toMatchObject({ skuIds: [SKU.id], mail: at('ana.munoz') });
      expect(graph.skus().find(({ skuId }) => skuId === SKU.id)?.consumed).toBe(2);
    });

    it('reports that no seat is left, but accepts a person who already has a seat', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.setSeats(SKU.name, 1);
      expect((await failureOf(directory.assignLicence(id, SKU.id))).code).toBe('no_seats');
      await directory.assignLicence(idOf(`Jefa.Perez@${DOMAIN}`), SKU.id);
    });

    it('reports that no seat is left when somebody took the last one after the survey', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'no-seats', match: 'assignLicense' });
      expect((await failureOf(directory.assignLicence(id, SKU.id))).code).toBe('no_seats');
    });

    it('answers not_found for an account that has not replicated yet', async () => {
      const { directory, graph } = await tenants.start({ replicationMs: 10_000 });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.assignLicence(id, SKU.id))).code).toBe('not_found');
      graph.moveClock(10_001);
      await directory.assignLicence(id, SKU.id);
    });

    it('answers not_found for an account whose country has not replicated yet', async () => {
      const { directory, call } = await tenants.start();
      const { id } = await call('POST', '/users', {
        accountEnabled: true,
        displayName: 'Sin país',
        mailNickname: 'sin.pais',
        userPrincipalName: at('sin.pais'),
        passwordProfile: { password: ROBUST },
      });
      expect((await failureOf(directory.assignLicence(String(id), SKU.id))).code).toBe('not_found');
    });

    it('answers not_found for an unknown id, and refuses an unknown licence', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.assignLicence(NOBODY, SKU.id))).code).toBe('not_found');
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.assignLicence(id, NOBODY))).code).toBe('licence_unknown');
    });
  });
}
