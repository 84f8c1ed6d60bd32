import { describe, expect, it } from 'vitest';
import {
  DOMAIN,
  failureOf,
  GROUP,
  newUser,
  NOBODY,
  PERMISSIONS,
  SKU,
  type Tenants,
  type TestTenant,
} from './tenant.ts';

const BOGOTA = { locale: 'es-CO', timeZone: 'America/Bogota' };

/** `mailboxReady`, `setMailbox`, `joinGroup`, `readBack`. */
export function describeMailbox(tenants: Tenants): void {
  const licensed = async (tenant: TestTenant): Promise<string> => {
    const { id } = await tenant.directory.createUser(newUser('ana.munoz'));
    await tenant.directory.assignLicence(id, SKU.id);
    return id;
  };

  describe('mailboxReady', () => {
    it('is not ready without a licence nor while Exchange makes it, and then is', async () => {
      const tenant = await tenants.start({ mailboxMs: 60_000 });
      const { directory, graph } = tenant;
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.mailboxReady(id)).toBe(false);
      await directory.assignLicence(id, SKU.id);
      expect(await directory.mailboxReady(id)).toBe(false);
      graph.moveClock(60_001);
      expect(await directory.mailboxReady(id)).toBe(true);
    });

    it('tells an account that is not there from a mailbox that is not ready', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.mailboxReady(NOBODY))).code).toBe('not_found');
    });

    it('is throttled by Exchange for as long as Exchange says', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'outlook-throttled', match: '.' });
      const error = await failureOf(tenant.directory.mailboxReady(id));
      expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 1_000 });
    });

    it('names the permission when Exchange refuses', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const tenant = await tenants.start({ permissions });
      const error = await failureOf(tenant.directory.mailboxReady(await licensed(tenant)));
      expect(error).toMatchObject({ code: 'mailbox_refused', detail: 'MailboxSettings.ReadWrite' });
    });
  });

  describe('setMailbox', () => {
    it('sets language and time zone, twice without harm, and reads back what was asked for', async () => {
      const tenant = await tenants.start();
      const { directory } = tenant;
      const id = await licensed(tenant);
      await directory.setMailbox(id, BOGOTA);
      await directory.setMailbox(id, BOGOTA);
      expect((await directory.readBack(id)).mailbox).toEqual(BOGOTA);
    });

    it("writes Colombia's time zone by the name that Exchange keeps", async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      await tenant.directory.setMailbox(id, BOGOTA);
      const kept = await tenant.call('GET', `/users/${id}/mailboxSettings`);
      expect(kept).toMatchObject({ timeZone: 'SA Pacific Standard Time', language: { locale: 'es-CO' } });
    });

    it('reads back a time zone of another country as it was asked for', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      const madrid = { locale: 'es-ES', timeZone: 'Europe/Madrid' };
      await tenant.directory.setMailbox(id, madrid);
      expect((await tenant.directory.readBack(id)).mailbox).toEqual(madrid);
    });

    it('is not taken for done when Exchange answers well and leaves the language', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'language-ignored', match: '.' });
      expect((await failureOf(tenant.directory.setMailbox(id, BOGOTA))).code).toBe('unavailable');
      await tenant.directory.setMailbox(id, BOGOTA);
    });

    it('does not find a mailbox that is not ready', async () => {
      const tenant = await tenants.start({ mailboxMs: 60_000 });
      const id = await licensed(tenant);
      expect((await failureOf(tenant.directory.setMailbox(id, BOGOTA))).code).toBe('not_found');
    });

    it('refuses a language and a time zone that Exchange does not know', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      for (const wrong of [
        { ...BOGOTA, locale: 'qu-CO' },
        { ...BOGOTA, timeZone: 'America/Macondo' },
      ]) {
        expect((await failureOf(tenant.directory.setMailbox(id, wrong))).code).toBe('invalid_value');
      }
    });
  });

  describe('joinGroup', () => {
    it('joins, and joins again without harm', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.joinGroup(id, GROUP.id);
      await directory.joinGroup(id, GROUP.id);
      expect(graph.users().find((user) => user.id === id)?.groups).toEqual([GROUP.name]);
    });

    it('does not find an account that has not spread through the tenant yet', async () => {
      const { directory, graph } = await tenants.start({ replicationMs: 10_000 });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.joinGroup(id, GROUP.id))).code).toBe('not_found');
      graph.moveClock(10_001);
      await directory.joinGroup(id, GROUP.id);
    });

    it('does not find a group that is none', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.joinGroup(id, NOBODY))).code).toBe('not_found');
    });
  });

  describe('readBack', () => {
    it('reads everything that was promised, in one request', async () => {
      const tenant = await tenants.start({}, { groupIds: [GROUP.id] });
      const { directory } = tenant;
      const id = await licensed(tenant);
      await directory.setMailbox(id, BOGOTA);
      await directory.joinGroup(id, GROUP.id);
      const found = await directory.findUser(`ana.munoz@${DOMAIN}`);
      const { graph } = await tenant.requestsOf(async () => {
        expect(await directory.readBack(id)).toEqual({ user: found, mailbox: BOGOTA, groupIds: [GROUP.id] });
      });
      expect(graph).toEqual(['POST /$batch']);
      expect(found).toMatchObject({ id, stamp: 'buzon:ana.munoz', skuIds: [SKU.id], mail: `ana.munoz@${DOMAIN}` });
    });

    it('reads an account whose mailbox is not there yet', async () => {
      const { directory } = await tenants.start({}, { groupIds: [GROUP.id] });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.readBack(id)).toMatchObject({ user: { id }, mailbox: null, groupIds: [] });
    });

    it('reads nobody as nobody', async () => {
      const { directory } = await tenants.start({}, { groupIds: [GROUP.id] });
      expect(await directory.readBack(NOBODY)).toEqual({ user: null, mailbox: null, groupIds: [] });
    });

    it('reads the account as it was while a change spreads through the tenant', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.setDelays({ replicationMs: 10_000 });
      await directory.assignLicence(id, SKU.id);
      expect((await directory.readBack(id)).user?.skuIds).toEqual([]);
      graph.moveClock(10_001);
      expect((await directory.readBack(id)).user?.skuIds).toEqual([SKU.id]);
    });

    it('is throttled when one part of it is', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'batch-inner-throttle', match: 'mailboxSettings' });
      const error = await failureOf(tenant.directory.readBack(id));
      expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 3_000 });
    });

    it('names the permission when Exchange refuses', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const tenant = await tenants.start({ permissions });
      const error = await failureOf(tenant.directory.readBack(await licensed(tenant)));
      expect(error).toMatchObject({ code: 'mailbox_refused', detail: 'MailboxSettings.ReadWrite' });
    });
  });
}
