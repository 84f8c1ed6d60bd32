import { describe, expect, it } from 'vitest';
import {
  DOMAIN,
  failureOf,
  GROUP,
  KINDS,
  newUser,
  NOBODY,
  PERMISSIONS,
  SKU,
  type Tenants,
  type TestTenant,
} from '../tenant.ts';

const BOGOTA = { locale: 'es-CO', timeZone: 'America/Bogota' };

/** The ways in which Exchange refuses access to a mailbox. */
const REFUSALS = [
  'mailbox-refused-403',
  'mailbox-refused-properties-403',
  'mailbox-refused-401',
  'mailbox-missing-address-400',
];

/** `mailboxReady`, `mailboxTrouble`, `reprocessLicences`, `setMailbox`, `joinGroup`, `readBack`. */
export function describeMailbox(tenants: Tenants): void {
  const licensed = async (tenant: TestTenant): Promise<string> => {
    const { id } = await tenant.directory.createUser(newUser('ana.munoz'));
    await tenant.directory.assignLicence(id, SKU.id);
    return id;
  };

  describe('mailboxReady', () => {
    it('is false without a licence and while Exchange makes the mailbox, then true', async () => {
      const tenant = await tenants.start({ mailboxMs: 60_000 });
      const { directory, graph } = tenant;
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.mailboxReady(id)).toBe(false);
      await directory.assignLicence(id, SKU.id);
      expect(await directory.mailboxReady(id)).toBe(false);
      graph.moveClock(60_001);
      expect(await directory.mailboxReady(id)).toBe(true);
    });

    it('answers not_found for an unknown account, instead of false', async () => {
      const { directory } = await tenants.start();
      expect((await failureOf(directory.mailboxReady(NOBODY))).code).toBe('not_found');
    });

    it('is throttled for as long as Exchange says', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'outlook-throttled', match: '.' });
      const error = await failureOf(tenant.directory.mailboxReady(id));
      expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 1_000 });
    });

    it.each(REFUSALS)('is neither true nor not_found where Exchange refuses access (%s)', async (kind) => {
      const tenant = await tenants.start();
      const { directory, graph } = tenant;
      const id = await licensed(tenant);
      graph.addFault({ kind, match: id, times: 2 });
      expect((await failureOf(directory.mailboxReady(id))).code).toBe('mailbox_refused');
      graph.clearFaults();
      expect(await directory.mailboxReady(id)).toBe(true);
    });

    it('is refused without the permission, and while the mailbox is not yet in the application’s scope', async () => {
      const permissions = PERMISSIONS.filter((one) => !one.startsWith('MailboxSettings'));
      const without = await tenants.start({ permissions });
      const error = await failureOf(without.directory.mailboxReady(await licensed(without)));
      expect(error.code).toBe('mailbox_refused');
      const tenant = await tenants.start();
      tenant.graph.setDelays({ scopeMs: 40 * 60_000 });
      const id = await licensed(tenant);
      expect((await failureOf(tenant.directory.mailboxReady(id))).code).toBe('mailbox_refused');
      tenant.graph.moveClock(40 * 60_000);
      expect(await tenant.directory.mailboxReady(id)).toBe(true);
    });
  });

  describe('mailboxTrouble', () => {
    const sku = { skuId: SKU.id, skuPartNumber: SKU.name };

    it('is null while the mailbox is being made and when it is there', async () => {
      const tenant = await tenants.start({ mailboxMs: 60_000 });
      const id = await licensed(tenant);
      expect(await tenant.directory.mailboxTrouble(id, sku)).toBeNull();
      tenant.graph.moveClock(60_001);
      expect(await tenant.directory.mailboxTrouble(id, sku)).toBeNull();
    });

    it('says why the licence has no effect, or what Exchange reports', async () => {
      const tenant = await tenants.start();
      const { directory, graph } = tenant;
      const id = await licensed(tenant);
      graph.admin.setProvisioningError(id, '<Error>Please specify a unique value.</Error>');
      expect(await directory.mailboxTrouble(id, sku)).toEqual({ code: 'mailbox_address_taken' });
      graph.admin.setProvisioningError(id, '<Error>The alias is not valid.</Error>');
      const says = { code: 'mailbox_error', detail: 'The alias is not valid.' };
      expect(await directory.mailboxTrouble(id, null)).toEqual(says);
      graph.admin.setLicenceError(id, SKU.name, 'CountViolation');
      expect(await directory.mailboxTrouble(id, sku)).toEqual({ code: 'no_seats', detail: SKU.name });
    });
  });

  describe('reprocessLicences', () => {
    it('makes the tenant assign a group’s licences again, which it does not do by itself', async () => {
      const licensing = { ...KINDS.security, licences: [SKU.name] };
      const { directory, graph } = await tenants.start({ groups: [licensing] });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.setSeats(SKU.name, 1);
      await directory.joinGroup(id, licensing.id);
      graph.setSeats(SKU.name, 9);
      expect((await directory.account(id))?.licences).toMatchObject([{ skuId: SKU.id, error: 'CountViolation' }]);
      await directory.reprocessLicences(id);
      expect((await directory.account(id))?.licences).toMatchObject([{ skuId: SKU.id, error: null }]);
    });
  });

  describe('setMailbox', () => {
    it('sets language and time zone and reads them back; repeating it does no harm', async () => {
      const tenant = await tenants.start();
      const { directory } = tenant;
      const id = await licensed(tenant);
      await directory.setMailbox(id, BOGOTA);
      await directory.setMailbox(id, BOGOTA);
      expect((await directory.readBack(id)).mailbox).toEqual(BOGOTA);
    });

    it('writes Colombia’s time zone by the name that Exchange uses', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      await tenant.directory.setMailbox(id, BOGOTA);
      const kept = await tenant.call('GET', `/users/${id}/mailboxSettings`);
      expect(kept).toMatchObject({ timeZone: 'SA Pacific Standard Time', language: { locale: 'es-CO' } });
    });

    it('reads back another country’s time zone as it was requested', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      const madrid = { locale: 'es-ES', timeZone: 'Europe/Madrid' };
      await tenant.directory.setMailbox(id, madrid);
      expect((await tenant.directory.readBack(id)).mailbox).toEqual(madrid);
    });

    it('is not done when Exchange reports success but leaves the language', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'language-ignored', match: '.' });
      expect(await tenant.directory.setMailbox(id, BOGOTA)).toBe('language_left');
      expect((await tenant.directory.readBack(id)).mailbox).toMatchObject({ timeZone: 'America/Bogota' });
      expect(await tenant.directory.setMailbox(id, BOGOTA)).toBe('set');
    });

    it.each(REFUSALS)('is refused by Exchange (%s)', async (kind) => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind, match: id, times: 2 });
      expect((await failureOf(tenant.directory.setMailbox(id, BOGOTA))).code).toBe('mailbox_refused');
    });

    it('answers not_found for a mailbox that is not ready', async () => {
      const tenant = await tenants.start({ mailboxMs: 60_000 });
      const id = await licensed(tenant);
      expect((await failureOf(tenant.directory.setMailbox(id, BOGOTA))).code).toBe('not_found');
    });

    it('refuses a language or time zone that Exchange does not know', async () => {
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
    it('joins; repeating it does no harm', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      await directory.joinGroup(id, GROUP.id);
      await directory.joinGroup(id, GROUP.id);
      expect(graph.users().find((user) => user.id === id)?.groups).toEqual([GROUP.name]);
    });

    it('answers not_found for an account that has not replicated yet', async () => {
      const { directory, graph } = await tenants.start({ replicationMs: 10_000 });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.joinGroup(id, GROUP.id))).code).toBe('not_found');
      graph.moveClock(10_001);
      await directory.joinGroup(id, GROUP.id);
    });

    it('answers not_found for an unknown group', async () => {
      const { directory } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect((await failureOf(directory.joinGroup(id, NOBODY))).code).toBe('not_found');
    });
  });

  describe('readBack', () => {
    it('reads everything that the plan promised, in one request', async () => {
      const tenant = await tenants.start({}, { groupIds: [GROUP.id] });
      const { directory } = tenant;
      const id = await licensed(tenant);
      await directory.setMailbox(id, BOGOTA);
      await directory.joinGroup(id, GROUP.id);
      const found = await directory.findUser(`ana.munoz@${DOMAIN}`);
      const { graph } = await tenant.requestsOf(async () => {
        const addresses = [`ana.munoz@${DOMAIN}`];
        expect(await directory.readBack(id)).toEqual({
          ...{ user: found, addresses, mailbox: BOGOTA, groupIds: [GROUP.id] },
        });
      });
      expect(graph).toEqual(['POST /$batch']);
      expect(found).toMatchObject({ id, stamp: 'buzon:ana.munoz', skuIds: [SKU.id], mail: `ana.munoz@${DOMAIN}` });
    });

    it('reads an account whose mailbox does not exist yet', async () => {
      const { directory } = await tenants.start({}, { groupIds: [GROUP.id] });
      const { id } = await directory.createUser(newUser('ana.munoz'));
      expect(await directory.readBack(id)).toMatchObject({ user: { id }, mailbox: null, groupIds: [] });
    });

    it('finds nothing for an unknown id', async () => {
      const { directory } = await tenants.start({}, { groupIds: [GROUP.id] });
      expect(await directory.readBack(NOBODY)).toEqual({
        ...{ user: null, addresses: [], mailbox: null, groupIds: [] },
      });
    });

    it('reads the account as it was while a change is still replicating', async () => {
      const { directory, graph } = await tenants.start();
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.setDelays({ replicationMs: 10_000 });
      await directory.assignLicence(id, SKU.id);
      expect((await directory.readBack(id)).user?.skuIds).toEqual([]);
      graph.moveClock(10_001);
      expect((await directory.readBack(id)).user?.skuIds).toEqual([SKU.id]);
    });

    it('is throttled when one part of the batch is', async () => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind: 'batch-inner-throttle', match: 'mailboxSettings' });
      const error = await failureOf(tenant.directory.readBack(id));
      expect(error).toMatchObject({ code: 'throttled', retryAfterMs: 3_000 });
    });

    it.each(REFUSALS)('reads the rest of an account if Exchange does not show the mailbox (%s)', async (kind) => {
      const tenant = await tenants.start();
      const id = await licensed(tenant);
      tenant.graph.addFault({ kind, match: id, times: -1 });
      expect(await tenant.directory.readBack(id)).toMatchObject({ user: { skuIds: [SKU.id] }, mailbox: 'unknown' });
    });
  });
}
