import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, newUser, SKU, type Tenants } from '../tenant.ts';

const ANA = `ana.munoz@${DOMAIN}`;

/** What can go wrong between us and the tenant, the same for every operation. */
export function describeTroubles(tenants: Tenants): void {
  describe('an unknown outcome', () => {
    it.each(['reset-after-commit', 'gateway-timeout-504-after-commit'])(
      'is reported for a creation that was carried out (%s); the account is then found by its stamp',
      async (kind) => {
        const { directory, graph, requestsOf } = await tenants.start();
        graph.addFault({ kind, match: 'POST /users' });
        const seen = await requestsOf(async () => {
          expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
        });
        expect(seen.graph).toEqual(['POST /users']);
        expect(await directory.findUser(ANA)).toMatchObject({ address: ANA, stamp: 'buzon:ana.munoz' });
      },
    );

    it.each([
      'reset-before-work',
      'gateway-timeout-504',
      'unavailable-503',
      'server-error-500',
      'bad-gateway-html-502',
    ])('is reported for a creation that was not carried out (%s), which can be repeated', async (kind) => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind, match: 'POST /users' });
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
      expect(await directory.findUser(ANA)).toBeNull();
      await directory.createUser(newUser('ana.munoz'));
    });

    it('is reported for a licence and a group membership, which can be given again', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'reset-after-commit', match: 'assignLicense' });
      graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: 'POST /groups' });
      expect((await failureOf(directory.assignLicence(id, SKU.id))).code).toBe('unknown_outcome');
      expect((await failureOf(directory.joinGroup(id, GROUP.id))).code).toBe('unknown_outcome');
      await directory.assignLicence(id, SKU.id);
      await directory.joinGroup(id, GROUP.id);
      expect(graph.users().find((user) => user.id === id)).toMatchObject({
        licences: [SKU.name],
        groups: [GROUP.name],
      });
    });

    it.each(['reset-before-work', 'gateway-timeout-504', 'unavailable-503', 'bad-gateway-html-502'])(
      'does not exist for an operation that only reads (%s)',
      async (kind) => {
        const { directory, graph } = await tenants.start();
        graph.addFault({ kind, match: 'GET /users' });
        graph.addFault({ kind, match: 'POST /[$]batch' });
        expect((await failureOf(directory.findUser(ANA))).code).toBe('unavailable');
        expect(await directory.findUser(ANA)).toBeNull();
      },
    );
  });

  describe('an unreadable answer that claims success', () => {
    it.each([
      ['html-200', false],
      ['html-200-after-commit', true],
      ['empty-200-after-commit', true],
      ['no-id-after-commit', true],
    ])(
      'leaves open whether the account was made (%s); an account without an id is never returned',
      async (kind, made) => {
        const { directory, graph } = await tenants.start();
        graph.addFault({ kind, match: 'POST /users' });
        expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
        expect((await directory.findUser(ANA))?.stamp ?? null).toBe(made ? 'buzon:ana.munoz' : null);
      },
    );

    it.each(['html-200', 'empty-200-after-commit'])('does not count as a temporary pass (%s)', async (kind) => {
      const { directory, graph } = await tenants.start({}, { credentialDelivery: 'tap' });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind, match: 'temporaryAccessPassMethods' });
      expect((await failureOf(directory.issueCredential(id))).code).toBe('unknown_outcome');
    });

    it('does not count as a password that was set', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'html-200', match: 'PATCH /users' });
      expect((await failureOf(directory.issueCredential(id))).code).toBe('unknown_outcome');
    });

    it('does not count as a licence until the licence can be seen', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      for (const kind of ['html-200', 'empty-200-after-commit']) {
        graph.addFault({ kind, match: 'assignLicense' });
        expect((await failureOf(directory.assignLicence(id, SKU.id))).code, kind).toBe('unknown_outcome');
      }
      await directory.changeLicences(id, { add: [], remove: [SKU.id] });
      // The answer says nothing about licences, so the adapter looks for the licence, and finds it.
      graph.addFault({ kind: 'no-id-after-commit', match: 'assignLicense' });
      await directory.assignLicence(id, SKU.id);
      await directory.changeLicences(id, { add: [], remove: [SKU.id] });
      graph.setDelays({ replicationMs: 10_000 });
      graph.addFault({ kind: 'no-id-after-commit', match: 'assignLicense' });
      const change = { add: [{ skuId: SKU.id }], remove: [] };
      expect((await failureOf(directory.changeLicences(id, change))).code).toBe('unknown_outcome');
    });

    it('does not count as a changed mailbox setting', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      for (const kind of ['html-200', 'empty-200-after-commit']) {
        graph.addFault({ kind, match: 'PATCH .*mailboxSettings' });
        const set = directory.setMailbox(id, { locale: 'es-CO', timeZone: 'America/Bogota' });
        expect((await failureOf(set)).code, kind).toBe('unknown_outcome');
        graph.addFault({ kind, match: 'PATCH .*mailboxSettings' });
        expect((await failureOf(directory.setAutoReply(id, null))).code, kind).toBe('unknown_outcome');
      }
    });

    it.each(['html-200', 'empty-200-after-commit', 'no-id-after-commit'])(
      'does not count as an answer to a read (%s)',
      async (kind) => {
        const { directory, graph, idOf } = await tenants.start();
        const id = idOf(`Jefa.Perez@${DOMAIN}`);
        const asked: readonly (() => Promise<unknown>)[] = [
          async () => await directory.findUser(ANA),
          async () => await directory.survey([ANA]),
          async () => await directory.account(id),
          async () => await directory.readBack(id),
          async () => await directory.licences(),
          async () => await directory.groups([GROUP.id]),
          async () => await directory.searchGroups('', 5),
          async () => await directory.redirection(id),
          async () => await directory.passwordStatus(id),
        ];
        for (const ask of asked) {
          graph.addFault({ kind, match: '.' });
          expect((await failureOf(ask())).code, String(ask)).toBe('unavailable');
        }
        graph.addFault({ kind, match: '.' });
        const page = await failureOf(directory.readUsers(null));
        expect(page.code).toBe(kind === 'empty-200-after-commit' ? 'unavailable' : 'unreadable');
      },
    );

    it('is accepted if it is empty and the operation returns nothing', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      const orders: readonly (() => Promise<unknown>)[] = [
        async () => await directory.updateUser(id, { accountEnabled: false }),
        async () => await directory.revokeSessions(id),
        async () => await directory.discardPassword(id),
        async () => await directory.joinGroup(id, GROUP.id),
        async () => await directory.leaveGroup(id, GROUP.id),
      ];
      for (const order of orders) {
        graph.addFault({ kind: 'empty-200-after-commit', match: '.' });
        await order();
        graph.addFault({ kind: 'html-200', match: '.' });
        expect((await failureOf(order())).code, String(order)).toBe('unknown_outcome');
      }
    });
  });

  describe('an address that two objects have', () => {
    it('is a conflict, not a taken address, if the change is about something else', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      for (const change of [{ accountEnabled: false }, { displayName: 'Jefa' }]) {
        graph.addFault({ kind: 'shares-address', match: '.' });
        expect((await failureOf(directory.updateUser(id, change))).code).toBe('address_conflict');
      }
      graph.addFault({ kind: 'shares-address', match: '.' });
      expect((await failureOf(directory.updateUser(id, { address: ANA }))).code).toBe('address_taken');
    });

    it('is taken, whether or not the object that has it can be seen', async () => {
      const { directory, idOf } = await tenants.start({ unseen: [ANA] });
      expect((await directory.survey([ANA])).taken.size).toBe(0);
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('address_taken');
      const id = idOf(`Jefa.Perez@${DOMAIN}`);
      expect((await failureOf(directory.updateUser(id, { address: ANA }))).code).toBe('address_taken');
    });
  });

  describe('throttling', () => {
    it.each([
      ['throttle-retry-after-2', 2_000, 2_000],
      ['throttle-retry-after-fractional', 1_128, 1_128],
      ['throttle-retry-after-date', 1, 2_000],
    ])('lasts as long as the tenant says (%s)', async (kind, least, most) => {
      const { directory, graph, requestsOf } = await tenants.start();
      graph.addFault({ kind, match: 'POST /users' });
      const seen = await requestsOf(async () => {
        const error = await failureOf(directory.createUser(newUser('ana.munoz')));
        expect(error.code).toBe('throttled');
        expect(error.retryAfterMs).toBeGreaterThanOrEqual(least);
        expect(error.retryAfterMs).toBeLessThanOrEqual(most);
      });
      expect(seen.graph).toEqual(['POST /users']);
      expect(await directory.findUser(ANA)).toBeNull();
    });

    it('is reported without a time if the tenant says none', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'throttle-no-retry-after', match: 'GET /users' });
      const error = await failureOf(directory.findUser(ANA));
      expect([error.code, error.retryAfterMs]).toEqual(['throttled', undefined]);
    });
  });

  describe('the token', () => {
    it('is requested once, however many calls come at the same time', async () => {
      const { directory, requestsOf } = await tenants.start();
      const { tokens } = await requestsOf(
        async () => await Promise.all([1, 2, 3, 4, 5].map(async () => await directory.findUser(ANA))),
      );
      expect(tokens).toBe(1);
    });

    it('is requested again if the tenant no longer accepts it, and the call then succeeds', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      await directory.findUser(ANA);
      graph.addFault({ kind: 'unauthorized-401', match: 'POST /users' });
      const seen = await requestsOf(async () => await directory.createUser(newUser('ana.munoz')));
      expect(seen).toEqual({ graph: ['POST /users', 'POST /users'], tokens: 1 });
      expect(await directory.findUser(ANA)).toMatchObject({ stamp: 'buzon:ana.munoz' });
    });

    it('is requested again if it ended earlier than announced', async () => {
      const { directory, graph } = await tenants.start();
      await directory.findUser(ANA);
      graph.moveClock(2 * 60 * 60_000);
      expect(await directory.findUser(ANA)).toBeNull();
    });

    it('is not requested again after the second refusal', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      graph.addFault({ kind: 'unauthorized-401', match: 'GET /users', times: 5 });
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.findUser(ANA))).code).toBe('credentials_rejected');
      });
      expect(seen.graph).toHaveLength(2);
    });

    it.each(['token-throttle', 'token-unavailable'])(
      'is unavailable for a while if the login service is (%s), which is not asked all that time',
      async (kind) => {
        const { directory, graph, requestsOf } = await tenants.start();
        graph.addFault({ kind, match: '.', times: 9 });
        const seen = await requestsOf(async () => {
          for (let time = 0; time < 2; time += 1) {
            const error = await failureOf(directory.findUser(ANA));
            expect(error.code).toBe('unavailable');
            expect(error.retryAfterMs).toBeGreaterThan(0);
          }
          expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unavailable');
        });
        expect(seen).toEqual({ graph: [], tokens: 1 });
      },
    );

    it('is unavailable if the login service cannot be reached; for a creation too, as nothing was sent', async () => {
      const gone = await tenants.start();
      await gone.graph.stop();
      const { directory, requestsOf } = await tenants.start({}, { authorityHost: gone.graph.origin });
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unavailable');
      });
      expect(seen.graph).toEqual([]);
    });

    it('is refused if the secret is wrong, and the error message contains no secret', async () => {
      const { directory, requestsOf } = await tenants.start(
        {},
        { credential: { type: 'secret', secret: 'an-older-secret-of-the-application' } },
      );
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.findUser(ANA))).code).toBe('credentials_rejected');
        expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('credentials_rejected');
      });
      expect(seen.graph).toEqual([]);
    });

    it('is issued again once the login service accepts the secret', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'token-invalid-client', match: '.' });
      expect((await failureOf(directory.findUser(ANA))).code).toBe('credentials_rejected');
      expect(await directory.findUser(ANA)).toBeNull();
    });
  });

  it('waits for a slow answer instead of asking twice', async () => {
    const { directory, graph, requestsOf } = await tenants.start();
    graph.addFault({ kind: 'slow-2s', match: 'POST /users' });
    const seen = await requestsOf(async () => await directory.createUser(newUser('ana.munoz')));
    expect(seen.graph).toEqual(['POST /users']);
  });

  it('gives up on an answer that takes too long, and then finds what was carried out', async () => {
    const { directory, graph, requestsOf } = await tenants.start({}, { patienceMs: 5_000 });
    graph.addFault({ kind: 'slow-35s', match: 'POST /users' });
    const seen = await requestsOf(async () => {
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
    });
    expect(seen.graph).toEqual(['POST /users']);
    expect(await directory.findUser(ANA)).toMatchObject({ stamp: 'buzon:ana.munoz' });
  });
}
