import { describe, expect, it } from 'vitest';
import { DOMAIN, failureOf, GROUP, newUser, PERMISSIONS, type Tenants } from '../tenant.ts';

const JEFA = `Jefa.Perez@${DOMAIN}`;
const without = (missing: string): readonly string[] => PERMISSIONS.filter((one) => one !== missing);

/** What a 403 is blamed on, and the effect of a consent given a moment ago. */
export function describeRefusals(tenants: Tenants): void {
  describe('a refusal', () => {
    it('of a password names the permission if that is missing, although the role is there', async () => {
      const missing = 'User-PasswordProfile.ReadWrite.All';
      const { directory, idOf } = await tenants.start({ permissions: without(missing) });
      const refusal = { code: 'permission_missing', detail: missing };
      expect(await failureOf(directory.discardPassword(idOf(JEFA)))).toMatchObject(refusal);
      expect(await failureOf(directory.issueCredential(idOf(JEFA)))).toMatchObject(refusal);
    });

    it('of a password names the role if its scope does not include the account', async () => {
      const { directory, idOf } = await tenants.start({ roleScope: [JEFA] });
      await directory.discardPassword(idOf(JEFA));
      const { id } = await directory.createUser(newUser('ana.munoz'));
      const refusal = { code: 'role_missing', detail: 'User Administrator' };
      expect(await failureOf(directory.discardPassword(id))).toMatchObject(refusal);
    });

    it('of something that is granted does not blame a permission', async () => {
      const { directory, graph, idOf, requestsOf } = await tenants.start();
      await directory.account(idOf(JEFA));
      const refusal = { code: 'granted_but_refused', detail: 'User.ReadWrite.All' };
      graph.addFault({ kind: 'forbidden-403', match: 'PATCH /users' });
      const seen = await requestsOf(async () => {
        expect(await failureOf(directory.updateUser(idOf(JEFA), { jobTitle: 'Otra' }))).toMatchObject(refusal);
      });
      expect(seen.tokens).toBe(0);
      graph.addFault({ kind: 'forbidden-403', match: 'GET /users/[^/]*$' });
      expect((await failureOf(directory.account(idOf(JEFA)))).code).toBe('granted_but_refused');
    });

    it('ends at once when consent is given meanwhile', async () => {
      const { directory, graph, idOf } = await tenants.start({ permissions: without('GroupMember.ReadWrite.All') });
      const id = idOf(JEFA);
      expect((await failureOf(directory.joinGroup(id, GROUP.id))).code).toBe('permission_missing');
      graph.consentTo(PERMISSIONS);
      await directory.joinGroup(id, GROUP.id);
    });

    it('is avoided with a new token when consent came after the present token was issued', async () => {
      const { directory, graph, idOf, requestsOf } = await tenants.start({ permissions: ['User.ReadWrite.All'] });
      const id = idOf(JEFA);
      await directory.findUser(JEFA);
      graph.consentTo(PERMISSIONS);
      const seen = await requestsOf(async () => {
        expect(await directory.account(id)).not.toBeNull();
      });
      expect(seen).toEqual({ graph: ['POST /$batch', 'POST /$batch'], tokens: 1 });
      expect((await requestsOf(async () => await directory.joinGroup(id, GROUP.id))).tokens).toBe(0);
    });

    it('stays if a new token grants no more, or if none can be had', async () => {
      const permissions = without('Directory.Read.All');
      const { directory, graph, requestsOf } = await tenants.start({ permissions });
      const refusal = { code: 'permission_missing', detail: 'Directory.Read.All' };
      await directory.findUser(JEFA);
      const seen = await requestsOf(async () => {
        expect(await failureOf(directory.licences())).toMatchObject(refusal);
      });
      expect(seen).toEqual({ graph: ['GET /subscribedSkus'], tokens: 1 });
      graph.addFault({ kind: 'token-unavailable', match: '/token' });
      expect(await failureOf(directory.licences())).toMatchObject(refusal);
      expect(await directory.findUser(JEFA)).not.toBeNull();
    });
  });
}
