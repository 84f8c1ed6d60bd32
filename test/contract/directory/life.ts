import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, KINDS, newUser, NOBODY, ROBUST, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const JEFA = `Jefa.Perez@${DOMAIN}`;
const DAY = 86_400_000;

/** `updateUser`, `revokeSessions`, `discardPassword`, `deleteUser`, `deletedUser`, `restoreUser`. */
export function describeLife(tenants: Tenants): void {
  describe('updateUser', () => {
    it('changes only the given values; repeating it does no harm', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const change = {
        displayName: 'Ana Muñoz',
        jobTitle: 'Secretaria',
        mobilePhone: '310 555 0147',
        businessPhone: '6015550101',
      };
      await directory.updateUser(id, change);
      await directory.updateUser(id, change);
      expect(await directory.account(id)).toMatchObject({
        ...change,
        ...{ givenName: 'Ana Lucía', surname: 'Muñoz Ñáñez', department: 'Secretaría de Educación' },
        ...{ address: at('ana.munoz'), accountEnabled: true, stamp: 'buzon:ana.munoz' },
      });
    });

    it('leaves a phone that is not given, and clears one alone', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const phones = { mobilePhone: '310 555 0147', businessPhone: '601 555 0101 ext. 123 / 602 555 0102' };
      await directory.updateUser(id, phones);
      await directory.updateUser(id, { jobTitle: 'Secretaria' });
      expect(await directory.account(id)).toMatchObject({ ...phones, jobTitle: 'Secretaria' });
      await directory.updateUser(id, { businessPhone: null });
      expect(await directory.account(id)).toMatchObject({ mobilePhone: phones.mobilePhone, businessPhone: null });
      await directory.updateUser(id, { mobilePhone: null, businessPhone: phones.businessPhone });
      expect(await directory.account(id)).toMatchObject({ ...phones, mobilePhone: null });
    });

    it('clears a value that is given as null', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const nothing = { givenName: null, surname: null, jobTitle: null, mobilePhone: null, businessPhone: null };
      await directory.updateUser(id, nothing);
      expect(await directory.account(id)).toMatchObject({ ...nothing, displayName: 'Ana Lucía Muñoz Ñáñez' });
    });

    it('sends nothing to the tenant if nothing changes', async () => {
      const { directory, requestsOf } = await tenants.start();
      expect((await requestsOf(async () => await directory.updateUser(NOBODY, {}))).graph).toEqual([]);
    });

    it.each([
      ['displayName', 256],
      ['givenName', 64],
      ['surname', 64],
      ['jobTitle', 128],
      ['department', 64],
      ['mobilePhone', 64],
      ['businessPhone', 64],
    ] as const)('keeps a %s of the greatest length whole, and refuses to send a longer one', async (name, longest) => {
      const { directory, requestsOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const whole = 'ñ'.repeat(longest);
      await directory.updateUser(id, { [name]: whole });
      expect((await directory.account(id))?.[name]).toBe(whole);
      const seen = await requestsOf(async () => {
        await expect(directory.updateUser(id, { [name]: `${whole}ñ` })).rejects.toThrow(`${name} is longer than`);
      });
      expect(seen.graph).toEqual([]);
    });

    it('gives another address, which also receives mail, and keeps the former one', async () => {
      const { directory, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.updateUser(id, { address: at('jefa.gomez') });
      await directory.updateUser(id, { address: at('jefa.gomez') });
      expect(await directory.account(id)).toMatchObject({
        address: at('jefa.gomez'),
        addresses: [at('jefa.gomez'), at('jefa.perez')],
      });
      expect(await call('GET', `/users/${id}?$select=mailNickname`)).toMatchObject({ mailNickname: 'jefa.gomez' });
    });

    it.each(['todos', 'prensa', 'admin'])('refuses the address %s, which belongs to somebody else', async (local) => {
      const { directory, idOf } = await tenants.start();
      const change = { address: at(local), jobTitle: 'Otra' };
      expect((await failureOf(directory.updateUser(idOf(JEFA), change))).code).toBe('address_taken');
      expect(await directory.account(idOf(JEFA))).toMatchObject({ address: at('jefa.perez'), jobTitle: null });
    });

    it('blocks and unblocks the sign-in', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.updateUser(id, { accountEnabled: false });
      expect(graph.signIn(at('ana.munoz'), ROBUST)).toEqual({ outcome: 'blocked' });
      await directory.updateUser(id, { accountEnabled: true });
      expect(graph.signIn(at('ana.munoz'), ROBUST)).toEqual({ outcome: 'must-change-password' });
    });

    it('refuses to block somebody with a directory role', async () => {
      const { directory, idOf } = await tenants.start();
      const error = await failureOf(directory.updateUser(idOf(`admin@${DOMAIN}`), { accountEnabled: false }));
      expect(error).toMatchObject({ code: 'granted_but_refused', detail: 'User.ReadWrite.All' });
    });

    it('says that an account is synchronised from on-premises', async () => {
      const users = [{ userPrincipalName: at('local'), displayName: 'Local', fromOnPremises: true }];
      const { directory, idOf } = await tenants.start({ users });
      const error = await failureOf(directory.updateUser(idOf(at('local')), { jobTitle: 'Otra' }));
      expect(error).toMatchObject({ code: 'invalid_value', detail: 'onPremisesSyncEnabled' });
    });

    it('answers not_found for an unknown id', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.updateUser(NOBODY, { jobTitle: 'Otra' }))).code).toBe('not_found');
    });

    it.each(['reset-after-commit', 'gateway-timeout-504-after-commit', 'unavailable-503'])(
      'may be repeated after an unknown outcome (%s)',
      async (kind) => {
        const { directory, graph, idOf } = await tenants.start();
        const id = idOf(JEFA);
        graph.addFault({ kind, match: 'PATCH /users' });
        const change = { address: at('jefa.gomez'), surname: 'Gómez' };
        expect((await failureOf(directory.updateUser(id, change))).code).toBe('unknown_outcome');
        await directory.updateUser(id, change);
        expect(await directory.findUser(at('jefa.gomez'))).toMatchObject({ id });
      },
    );
  });

  describe('revokeSessions', () => {
    it('ends the sessions from now on, and may be repeated', async () => {
      const { directory, graph, call, idOf } = await tenants.start();
      const id = idOf(JEFA);
      const since = async (): Promise<unknown> =>
        (await call('GET', `/users/${id}?$select=signInSessionsValidFromDateTime`))['signInSessionsValidFromDateTime'];
      const before = await since();
      graph.moveClock(60_000);
      await directory.revokeSessions(id);
      await directory.revokeSessions(id);
      expect(await since()).not.toBe(before);
    });

    it('answers not_found for an unknown id', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.revokeSessions(NOBODY))).code).toBe('not_found');
    });
  });

  describe('discardPassword', () => {
    it('sets a password that nobody learns and that would have to be changed', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.discardPassword(id)).toBeUndefined();
      expect(graph.signIn(at('ana.munoz'), ROBUST)).toEqual({ outcome: 'wrong-password' });
      expect(await directory.passwordStatus(id)).toMatchObject({ mustChange: true });
    });

    it('sets a different one each time, and tries a second one when the tenant finds the first weak', async () => {
      const { directory, graph, requestsOf } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.addFault({ kind: 'weak-password', match: 'PATCH /users' });
      const seen = await requestsOf(async () => await directory.discardPassword(id));
      expect(seen.graph).toHaveLength(2);
      await directory.discardPassword(id);
      expect(new Set(graph.secretsSeen()).size).toBe(graph.secretsSeen().length);
    });

    it('is refused for an administrator', async () => {
      const { directory, idOf } = await tenants.start();
      const error = await failureOf(directory.discardPassword(idOf(`admin@${DOMAIN}`)));
      expect(error).toMatchObject({ code: 'granted_but_refused', detail: 'User Administrator' });
    });
  });

  describe('deleteUser and deletedUser', () => {
    it('deletes; repeating it does no harm; the time and the address can be read afterwards', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      expect(await directory.deletedUser(id)).toBeNull();
      const before = graph.now().getTime();
      await directory.deleteUser(id);
      await directory.deleteUser(id);
      expect(await directory.account(id)).toBeNull();
      const gone = await directory.deletedUser(id);
      expect(gone?.address).toBe(at('jefa.perez'));
      expect(gone?.deletedAt?.getTime()).toBeGreaterThan(before - 2_000);
    });

    it('does not know a user deleted over 30 days ago, nor an unknown id', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.deleteUser(id);
      graph.moveClock(30 * DAY + 60_000);
      expect(await directory.deletedUser(id)).toBeNull();
      expect(await directory.deletedUser(NOBODY)).toBeNull();
      await directory.deleteUser(NOBODY);
    });

    it('refuses to delete somebody with a directory role, and an account synchronised from on-premises', async () => {
      const users = [
        { userPrincipalName: at('admin'), displayName: 'Administradora', groups: [KINDS.roleAssignable.id] },
        { userPrincipalName: at('local'), displayName: 'Local', fromOnPremises: true },
      ];
      const { directory, graph, idOf } = await tenants.start({ users, groups: [KINDS.roleAssignable] });
      expect((await failureOf(directory.deleteUser(idOf(at('admin'))))).code).toBe('granted_but_refused');
      expect((await failureOf(directory.deleteUser(idOf(at('local'))))).code).toBe('invalid_value');
      expect(graph.users()).toHaveLength(2);
    });

    it('may be repeated after an unknown outcome', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      graph.addFault({ kind: 'reset-after-commit', match: 'DELETE /users' });
      expect((await failureOf(directory.deleteUser(id))).code).toBe('unknown_outcome');
      await directory.deleteUser(id);
      expect(await directory.deletedUser(id)).not.toBeNull();
    });
  });

  describe('restoreUser', () => {
    it('brings an account back with its address, licence and groups; repeating it does no harm', async () => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.joinGroup(id, GROUP.id);
      await directory.deleteUser(id);
      await directory.restoreUser(id, null);
      await directory.restoreUser(id, null);
      expect(await directory.account(id)).toMatchObject({
        address: at('jefa.perez'),
        licences: [{ skuPartNumber: SKU.name }],
        groups: [{ id: GROUP.id }],
      });
      expect(await directory.deletedUser(id)).toBeNull();
    });

    it('brings it back under another address', async () => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.deleteUser(id);
      await directory.restoreUser(id, at('jefa.perez2'));
      // Its mail still goes to the old address, since nobody else has that one.
      const back = { userPrincipalName: at('jefa.perez2'), address: at('jefa.perez') };
      expect(await directory.account(id)).toMatchObject(back);
    });

    it('does not take an address from the account that has it now; under another address the account comes back without it', async () => {
      const { directory, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.deleteUser(id);
      const other = await directory.createUser(newUser('jefa.perez'));
      await directory.assignLicence(other.id, SKU.id);
      expect((await failureOf(directory.restoreUser(id, null))).code).toBe('address_taken');
      expect((await failureOf(directory.restoreUser(id, at('todos')))).code).toBe('address_taken');
      await directory.restoreUser(id, at('jefa.perez2'));
      expect((await directory.account(id))?.addresses).not.toContain(at('jefa.perez'));
      expect(await directory.findUser(at('jefa.perez'))).toMatchObject({ id: other.id });
    });

    it('answers not_found once the account is gone for good', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.deleteUser(id);
      graph.moveClock(30 * DAY + 60_000);
      expect((await failureOf(directory.restoreUser(id, null))).code).toBe('not_found');
      expect((await failureOf(directory.restoreUser(NOBODY, null))).code).toBe('not_found');
    });

    it('may be repeated after an unknown outcome', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const id = idOf(JEFA);
      await directory.deleteUser(id);
      graph.addFault({ kind: 'gateway-timeout-504-after-commit', match: 'POST /directory' });
      expect((await failureOf(directory.restoreUser(id, null))).code).toBe('unknown_outcome');
      await directory.restoreUser(id, null);
      expect(await directory.account(id)).not.toBeNull();
    });
  });
}
