import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, newUser, SKU, type Tenants } from './tenant.ts';

const ANA = `ana.munoz@${DOMAIN}`;

/** What goes wrong between us and the tenant, for every operation alike. */
export function describeTroubles(tenants: Tenants): void {
  describe('an unknown outcome', () => {
    it.each(['reset-after-commit', 'gateway-timeout-504-after-commit'])(
      'is told of a creation that was carried out (%s), which then is found by its stamp',
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
    ])('is told of a creation that was not carried out (%s), which can be made again', async (kind) => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind, match: 'POST /users' });
      expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
      expect(await directory.findUser(ANA)).toBeNull();
      await directory.createUser(newUser('ana.munoz'));
    });

    it('is told of a licence and of a membership, which can be given again', async () => {
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
      'does not exist for a question (%s)',
      async (kind) => {
        const { directory, graph } = await tenants.start();
        graph.addFault({ kind, match: 'GET /users' });
        graph.addFault({ kind, match: 'POST /[$]batch' });
        expect((await failureOf(directory.findUser(ANA))).code).toBe('unavailable');
        expect(await directory.findUser(ANA)).toBeNull();
      },
    );
  });

  describe('throttling', () => {
    it.each([
      ['throttle-retry-after-2', 2_000, 2_000],
      ['throttle-retry-after-fractional', 1_128, 1_128],
      ['throttle-retry-after-date', 1, 2_000],
    ])('waits as long as the tenant says (%s)', async (kind, least, most) => {
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

    it('is told without a time where the tenant says none', async () => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind: 'throttle-no-retry-after', match: 'GET /users' });
      const error = await failureOf(directory.findUser(ANA));
      expect([error.code, error.retryAfterMs]).toEqual(['throttled', undefined]);
    });
  });

  describe('the token', () => {
    it('is asked for once, however many questions come together', async () => {
      const { directory, requestsOf } = await tenants.start();
      const { tokens } = await requestsOf(
        async () => await Promise.all([1, 2, 3, 4, 5].map(async () => await directory.findUser(ANA))),
      );
      expect(tokens).toBe(1);
    });

    it('is asked for again when the tenant does not take it any more, and the request goes through', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      await directory.findUser(ANA);
      graph.addFault({ kind: 'unauthorized-401', match: 'POST /users' });
      const seen = await requestsOf(async () => await directory.createUser(newUser('ana.munoz')));
      expect(seen).toEqual({ graph: ['POST /users', 'POST /users'], tokens: 1 });
      expect(await directory.findUser(ANA)).toMatchObject({ stamp: 'buzon:ana.munoz' });
    });

    it('is asked for again when it ended earlier than it said', async () => {
      const { directory, graph } = await tenants.start();
      await directory.findUser(ANA);
      graph.moveClock(2 * 60 * 60_000);
      expect(await directory.findUser(ANA)).toBeNull();
    });

    it('is given up after the second refusal', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      graph.addFault({ kind: 'unauthorized-401', match: 'GET /users', times: 5 });
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.findUser(ANA))).code).toBe('credentials_rejected');
      });
      expect(seen.graph).toHaveLength(2);
    });

    it.each(['token-throttle', 'token-unavailable'])(
      'is unavailable for a while when the login service is (%s), without asking it all the time',
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

    it('is unavailable when the login service is not reached, for a creation too: nothing was sent', async () => {
      const gone = await tenants.start();
      await gone.graph.stop();
      const { directory, requestsOf } = await tenants.start({}, { authorityHost: gone.graph.origin });
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unavailable');
      });
      expect(seen.graph).toEqual([]);
    });

    it("is refused to a wrong secret, and the operator's words name no secret", async () => {
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

    it('is given again once the login service takes the secret', async () => {
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

  it(
    'gives up an answer that takes more than 30 s, and then finds what was carried out',
    { timeout: 60_000 },
    async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      graph.addFault({ kind: 'slow-35s', match: 'POST /users' });
      const seen = await requestsOf(async () => {
        expect((await failureOf(directory.createUser(newUser('ana.munoz')))).code).toBe('unknown_outcome');
      });
      expect(seen.graph).toEqual(['POST /users']);
      expect(await directory.findUser(ANA)).toMatchObject({ stamp: 'buzon:ana.munoz' });
    },
  );
}
