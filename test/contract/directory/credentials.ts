import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, newUser, NOBODY, PERMISSIONS, type Tenants } from '../tenant.ts';

const ANA = `ana.munoz@${DOMAIN}`;
const OWN = 'Tucan!Verde87-rio';
const MINUTE = 60_000;

/** `hasSecondFactor`, `issueCredential`, `passwordStatus`. */
export function describeCredentials(tenants: Tenants): void {
  describe('hasSecondFactor', () => {
    it('says whether the person has registered one', async () => {
      const { directory, graph } = await tenants.start({}, { checksSecondFactor: true });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.hasSecondFactor(id)).toBe(false);
      graph.registerMethod(ANA, 'microsoft-authenticator');
      expect(await directory.hasSecondFactor(id)).toBe(true);
      expect(await directory.hasSecondFactor(NOBODY)).toBe(false);
    });

    it('does not count a Temporary Access Pass as one', async () => {
      const both = { checksSecondFactor: true, credentialDelivery: 'tap' } as const;
      const { directory } = await tenants.start({}, both);
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.issueCredential(id);
      expect(await directory.hasSecondFactor(id)).toBe(false);
    });

    it('is null without the permission, and asks nothing where the setting is off', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('UserAuthenticationMethod'));
      const without = await tenants.start({ permissions }, { checksSecondFactor: true });
      const { id } = await without.directory.createUser(newUser('ana.munoz'));
      expect(await without.directory.hasSecondFactor(id)).toBeNull();
      const unwanted = await tenants.start();
      const seen = await unwanted.requestsOf(async () => {
        expect(await unwanted.directory.hasSecondFactor(id)).toBeNull();
      });
      expect(seen.graph).toEqual([]);
    });
  });

  describe('issueCredential, a password', () => {
    it('gives a password that works once and must be changed', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const { kind, secret, validMinutes } = await directory.issueCredential(id);
      expect([kind, validMinutes]).toEqual(['password', null]);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
      expect(graph.signIn(ANA, secret, OWN).outcome).toBe('signed-in');
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'wrong-password' });
      expect(graph.signIn(ANA, OWN).outcome).toBe('signed-in');
    });

    it('gives a different one each time, and the previous one stops working', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const first = await directory.issueCredential(id);
      const second = await directory.issueCredential(id);
      expect(second.secret).not.toBe(first.secret);
      expect(graph.signIn(ANA, first.secret)).toEqual({ outcome: 'wrong-password' });
      expect(graph.signIn(ANA, second.secret)).toEqual({ outcome: 'must-change-password' });
    });

    it('uses only characters that cannot be confused, of three kinds, in four groups', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      for (let time = 0; time < 10; time += 1) {
        const { secret } = await directory.issueCredential(id);
        expect(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^\W_0O1lIio]{4}(-[^\W_0O1lIio]{4}){3}$/.test(secret)).toBe(true);
      }
    });

    it('makes another password when the tenant finds the first one weak', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'weak-password', match: 'PATCH /users' });
      let secret = '';
      const seen = await requestsOf(async () => {
        secret = (await directory.issueCredential(id)).secret;
      });
      expect(seen.graph.filter((one) => one.startsWith('PATCH'))).toHaveLength(2);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
    });

    it('gives up when the tenant finds the second one weak as well', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'weak-password', match: 'PATCH /users', times: 2 });
      expect((await failureOf(directory.issueCredential(id))).code).toBe('password_refused');
    });

    it('names the role that is missing', async () => {
      const { directory } = await tenants.start({ directoryRoles: [] });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const error = await failureOf(directory.issueCredential(id));
      expect(error).toMatchObject({ code: 'role_missing', detail: 'User Administrator' });
    });

    it('is refused for an administrator', async () => {
      const { directory, idOf } = await tenants.start();
      const error = await failureOf(directory.issueCredential(idOf(`admin@${DOMAIN}`)));
      expect(error).toMatchObject({ code: 'granted_but_refused', detail: 'User Administrator' });
    });

    it('answers not_found for an unknown id', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.issueCredential(NOBODY))).code).toBe('not_found');
    });

    it('still gives the password when the time of the reset cannot be read', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'unavailable-503', match: 'GET /users' });
      const { secret, baseline } = await directory.issueCredential(id);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
      expect(Math.abs(baseline.getTime() - Date.now())).toBeLessThan(10_000);
    });

    it('reports an unknown outcome when the connection breaks', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'reset-after-commit', match: 'PATCH /users' });
      expect((await failureOf(directory.issueCredential(id))).code).toBe('unknown_outcome');
      const { secret } = await directory.issueCredential(id);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
    });
  });

  describe('issueCredential, a Temporary Access Pass', () => {
    it('gives a pass for one hour, with which the person sets a password', async () => {
      const { directory, graph } = await tenants.start({}, { credentialDelivery: 'tap' });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const { kind, secret, validMinutes } = await directory.issueCredential(id);
      expect([kind, validMinutes]).toEqual(['tap', 60]);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
      expect(graph.signIn(ANA, secret, OWN).outcome).toBe('signed-in');
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'wrong-password' });
    });

    it('is taken back by discardPassword, and doing so twice does no harm', async () => {
      const { directory, graph } = await tenants.start({}, { credentialDelivery: 'tap' });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const { secret } = await directory.issueCredential(id);
      await directory.discardPassword(id);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'wrong-password' });
      expect(await directory.discardPassword(id)).toBeUndefined();
    });

    it('gives a pass that stops working after an hour', async () => {
      const { directory, graph } = await tenants.start({}, { credentialDelivery: 'tap' });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const { secret } = await directory.issueCredential(id);
      graph.moveClock(60 * MINUTE + 1_000);
      expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'wrong-password' });
    });

    it.each([
      ['shorter', { minimum: 10, maximum: 30 }, 30],
      ['longer', { minimum: 120, maximum: 480 }, 120],
      ['one that takes an hour', { minimum: 10, maximum: 600, isUsableOnce: true }, 60],
    ])(
      'gives a pass for as long as the policy allows (%s), also if the policy may not be read',
      async (_, policy, minutes) => {
        const blind = PERMISSIONS.filter((one) => !one.startsWith('Policy'));
        for (const permissions of [PERMISSIONS, blind]) {
          const tenant = { passPolicy: policy, permissions };
          const { directory, graph } = await tenants.start(tenant, { credentialDelivery: 'tap' });
          const { id } = await directory.createUser(newUser('ana.munoz'));
          const { secret, validMinutes } = await directory.issueCredential(id);
          expect(validMinutes).toBe(minutes);
          graph.moveClock(minutes * MINUTE - 1_000);
          expect(graph.signIn(ANA, secret)).toEqual({ outcome: 'must-change-password' });
        }
      },
    );

    it('says that the policy is off, or does not include the person', async () => {
      const off = await tenants.start({ passPolicy: { state: 'disabled' } }, { credentialDelivery: 'tap' });
      const { id } = await off.directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(off.directory.issueCredential(id))).code).toBe('pass_disabled');
      const some = await tenants.start({ passPolicy: { groups: [GROUP.id] } }, { credentialDelivery: 'tap' });
      const ana = await some.directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(some.directory.issueCredential(ana.id))).code).toBe('pass_scope');
      await some.directory.joinGroup(ana.id, GROUP.id);
      expect((await some.directory.issueCredential(ana.id)).kind).toBe('tap');
    });

    it('names the missing permission', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('UserAuthMethod'));
      const { directory } = await tenants.start({ permissions }, { credentialDelivery: 'tap' });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const error = await failureOf(directory.issueCredential(id));
      expect(error).toMatchObject({ code: 'permission_missing', detail: 'UserAuthMethod-TAP.ReadWrite.All' });
    });
  });

  describe('passwordStatus', () => {
    it('requires a change until the person has made one later than the reset', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.moveClock(MINUTE);
      const { secret, baseline } = await directory.issueCredential(id);
      const createdAt = new Date(baseline.getTime() - MINUTE);
      expect(await directory.passwordStatus(id)).toEqual({ createdAt, changedAt: baseline, mustChange: true });
      graph.moveClock(MINUTE);
      graph.signIn(ANA, secret, OWN);
      const after = await directory.passwordStatus(id);
      expect(after?.mustChange).toBe(false);
      expect(after?.changedAt.getTime()).toBeGreaterThanOrEqual(baseline.getTime() + MINUTE);
    });

    it('requires a change for an account just created', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.passwordStatus(id)).toMatchObject({ mustChange: true });
    });

    it('never mistakes the reset itself for the change, however long it takes to replicate', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.moveClock(MINUTE);
      graph.setDelays({ replicationMs: 10_000 });
      const { baseline } = await directory.issueCredential(id);
      for (const ms of [0, 5_000, 5_001]) {
        graph.moveClock(ms);
        const status = await directory.passwordStatus(id);
        expect(status !== null && !status.mustChange && status.changedAt > baseline).toBe(false);
      }
    });

    it('is null for an unknown id', async () => {
      const { directory } = await tenants.start();
      expect(await directory.passwordStatus(NOBODY)).toBeNull();
    });
  });
}
