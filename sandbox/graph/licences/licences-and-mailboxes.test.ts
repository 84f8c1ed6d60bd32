import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, PLAIN_SKU, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const COLOMBIA = { timeZone: 'SA Pacific Standard Time', language: { locale: 'es-CO' } };

describe('licences', () => {
  it('are listed with seats and plans, among them the Foundation plan, which gives no mailbox', async () => {
    const { call } = await start();
    const answer = await call('GET', '/subscribedSkus');
    const [mail, plain] = answer.body['value'] as {
      skuId: string;
      consumedUnits: number;
      prepaidUnits: { enabled: number };
      servicePlans: { servicePlanName: string }[];
    }[];
    expect(mail).toMatchObject({ skuId: MAIL_SKU, consumedUnits: 1, prepaidUnits: { enabled: 3 } });
    expect(mail?.servicePlans.map((plan) => plan.servicePlanName)).toContain('EXCHANGE_S_STANDARD');
    expect(plain?.servicePlans.map((plan) => plan.servicePlanName)).toContain('EXCHANGE_S_FOUNDATION');
    expect((await call('GET', "/subscribedSkus?$filter=skuId eq 'x'")).status).toBe(501);
  });

  it('are assigned with 200 and the user, who gets an address', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    const answer = await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, mail: `ana@${DOMAIN}` });
    const after = await caller.call('GET', `/users/${id}?$select=proxyAddresses,licenseAssignmentStates,assignedPlans`);
    expect(after.body['proxyAddresses']).toEqual([`SMTP:ana@${DOMAIN}`]);
    expect(after.body['licenseAssignmentStates']).toMatchObject([{ skuId: MAIL_SKU, state: 'Active', error: 'None' }]);
    expect(JSON.stringify(after.body['assignedPlans'])).toContain('"service":"exchange"');
  });

  it('are assigned only with both arrays, a usageLocation, a known product and a free seat', async () => {
    const caller = await start();
    const nowhere = await create(caller, 'ana', { usageLocation: undefined });
    const id = await create(caller, 'beto');
    const assign = (user: string, body: unknown) => caller.call('POST', `/users/${user}/assignLicense`, body);
    const half = await assign(id, { addLicenses: [{ skuId: MAIL_SKU }] });
    expect(half.error.message).toContain('removeLicenses');
    expect((await assign(nowhere, licence(MAIL_SKU))).error.message).toBe(
      'License assignment cannot be done for user with invalid usage location.',
    );
    expect((await assign(id, licence('cccccccc-0000-4000-8000-0000000000ff'))).status).toBe(400);
    expect((await assign(id, { addLicenses: [], removeLicenses: [MAIL_SKU] })).status).toBe(400);
    caller.graph.setSeats('O365_BUSINESS_ESSENTIALS', 1);
    const full = await assign(id, licence(MAIL_SKU));
    expect(full.status).toBe(400);
    expect(full.error.message).toBe(`Subscription with SKU ${MAIL_SKU} does not have any available licenses.`);
    expect(caller.graph.skus()[0]).toMatchObject({ enabled: 1, consumed: 1 });
  });

  it('can be assigned again without taking a second seat', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    for (let time = 0; time < 2; time += 1) {
      expect((await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU))).status).toBe(200);
    }
    expect(caller.graph.skus()[0]?.consumed).toBe(2);
  });
});

describe('the mailbox', () => {
  it('does not exist without a licence, is provisioned with one, and answers after mailboxMs', async () => {
    const caller = await start({ mailboxMs: 900_000 });
    const id = await create(caller, 'ana');
    const settings = () => caller.call('GET', `/users/${id}/mailboxSettings`);
    expect((await settings()).error.code).toBe('MailboxNotEnabledForRESTAPI');
    await caller.call('POST', `/users/${id}/assignLicense`, licence(PLAIN_SKU));
    expect(caller.graph.users().find((user) => user.id === id)?.mailbox).toBe('none');
    await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    const early = await settings();
    expect([early.status, early.error.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
    expect(caller.graph.users().find((user) => user.id === id)?.mailbox).toBe('provisioning');
    caller.graph.moveClock(899_000);
    expect((await settings()).status).toBe(404);
    const plans = await caller.call('GET', `/users/${id}?$select=provisionedPlans`);
    expect(JSON.stringify(plans.body)).not.toContain('PendingActivation');
    caller.graph.moveClock(2_000);
    expect((await settings()).body).toMatchObject({
      timeZone: 'UTC',
      language: { locale: 'en-US' },
      userPurpose: 'user',
    });
    const missing = await caller.call('GET', `/users/nadie@${DOMAIN}/mailboxSettings`);
    expect(missing.error.code).toBe('Request_ResourceNotFound');
  });

  it('notifies listeners when it is ready', async () => {
    const caller = await start({ mailboxMs: 100 });
    const id = await create(caller, 'ana');
    await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    const state = () => caller.graph.users().find((user) => user.id === id)?.mailbox;
    expect(state()).toBe('provisioning');
    await new Promise<void>((resolve) => caller.graph.onChange(() => state() === 'ready' && resolve()));
  });

  it('accepts a language and a time zone, and answers 200 with the new settings', async () => {
    const caller = await start();
    const path = `/users/jefa@${DOMAIN}/mailboxSettings`;
    const answer = await caller.call('PATCH', path, {
      ...COLOMBIA,
      dateFormat: 'd/MM/yyyy',
      timeFormat: 'h:mm tt',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ...COLOMBIA, dateFormat: 'd/MM/yyyy' });
    expect((await caller.call('PATCH', path, { timeZone: 'America/Bogota' })).status).toBe(200);
    expect(caller.graph.users()[0]).toMatchObject({ language: 'es-CO', timeZone: 'America/Bogota' });
  });

  it('gets the default formats of a new language, and refuses formats of another language', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    const path = `/users/${id}/mailboxSettings`;
    expect((await caller.call('PATCH', path, { ...COLOMBIA, dateFormat: 'M/d/yyyy' })).error.code).toBe(
      'InvalidArguments',
    );
    expect((await caller.call('GET', path)).body).toMatchObject({ language: { locale: 'en-US' } });
    expect((await caller.call('PATCH', path, COLOMBIA)).body).toMatchObject({ dateFormat: 'd/MM/yyyy' });
  });

  it.each([
    [{ timeZone: 'Hora de Bogotá' }, 'InvalidTimeZone'],
    [{ language: { locale: 'xx-YY' } }, 'InvalidArguments'],
    [{ userPurpose: 'shared' }, 'ErrorInvalidRequest'],
    [{ color: 'x' }, 'RequestBodyRead'],
    [{ automaticRepliesSetting: { status: 'scheduled' } }, 'ErrorInvalidTimeSettings'],
  ])('refuses %j', async (body, code) => {
    const { call } = await start();
    const answer = await call('PATCH', `/users/jefa@${DOMAIN}/mailboxSettings`, body);
    expect([answer.status, answer.error.code]).toEqual([400, code]);
  });

  it('accepts an automatic reply whose enumeration values begin with a capital', async () => {
    const { call } = await start();
    const answer = await call('PATCH', `/users/jefa@${DOMAIN}/mailboxSettings`, {
      automaticRepliesSetting: {
        status: 'AlwaysEnabled',
        externalAudience: 'All',
        internalReplyMessage: '<p>Adiós</p>',
      },
    });
    expect(answer.body['automaticRepliesSetting']).toMatchObject({ status: 'alwaysEnabled', externalAudience: 'all' });
  });

  it('stops without its licence, comes back with it, and is gone after 30 days', async () => {
    const caller = await start();
    const path = `/users/jefa@${DOMAIN}`;
    const drop = { addLicenses: [], removeLicenses: [MAIL_SKU] };
    await caller.call('PATCH', `${path}/mailboxSettings`, { timeZone: 'America/Lima' });
    await caller.call('POST', `${path}/assignLicense`, drop);
    expect((await caller.call('GET', `${path}/mailboxSettings`)).error.code).toBe('MailboxNotEnabledForRESTAPI');
    expect(caller.graph.users()[0]?.mailbox).toBe('soft-deleted');
    await caller.call('POST', `${path}/assignLicense`, licence(MAIL_SKU));
    expect((await caller.call('GET', `${path}/mailboxSettings`)).body['timeZone']).toBe('America/Lima');
    await caller.call('POST', `${path}/assignLicense`, drop);
    caller.graph.moveClock(31 * 86_400_000);
    expect(caller.graph.users()[0]?.mailbox).toBe('none');
  });
});
