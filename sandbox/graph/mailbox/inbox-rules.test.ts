import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const RULES = `/users/jefa@${DOMAIN}/mailFolders/inbox/messageRules`;
const RULE = {
  displayName: 'Reenvío',
  sequence: 1,
  isEnabled: true,
  actions: { redirectTo: [{ emailAddress: { address: `otra@${DOMAIN}` } }], stopProcessingRules: true },
};

describe('rules of the inbox', () => {
  it('are created with 201, changed with 200 and deleted with 204, and are 404 afterwards', async () => {
    const { call, graph } = await start();
    const made = await call('POST', RULES, RULE);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...RULE, hasError: false, isReadOnly: false });
    const path = `${RULES}/${encodeURIComponent(String(made.body['id']))}`;
    const changed = await call('PATCH', path, { isEnabled: false });
    expect([changed.status, changed.body['isEnabled'], changed.body['displayName']]).toEqual([200, false, 'Reenvío']);
    expect((await call('GET', RULES)).body['value']).toMatchObject([{ isEnabled: false }]);
    expect(graph.users()[0]?.inboxRules).toEqual(['Reenvío']);
    expect((await call('DELETE', path)).status).toBe(204);
    for (const method of ['PATCH', 'DELETE']) {
      const gone = await call(method, path);
      expect([gone.status, gone.error.code]).toEqual([404, 'ErrorItemNotFound']);
    }
    expect((await call('GET', RULES)).body['value']).toEqual([]);
  });

  it('may exist twice', async () => {
    const { call } = await start();
    for (let time = 0; time < 2; time += 1) expect((await call('POST', RULES, RULE)).status).toBe(201);
    expect((await call('GET', RULES)).body['value']).toHaveLength(2);
  });

  it.each([
    [{ ...RULE, displayName: undefined }],
    [{ ...RULE, actions: undefined }],
    [{ ...RULE, actions: {} }],
    [{ ...RULE, actions: { redirectTo: [{ address: 'x@y' }] } }],
    [{ ...RULE, actions: { reenviar: true } }],
    [{ ...RULE, id: 'x' }],
    [{ ...RULE, color: 'rojo' }],
  ])('refuse %j', async (body) => {
    const { call } = await start();
    expect((await call('POST', RULES, body)).status).toBe(400);
  });

  it('need a mailbox and the permission', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    const without = await caller.call('POST', `/users/${id}/mailFolders/inbox/messageRules`, RULE);
    expect([without.status, without.error.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
    const reader = await start({ permissions: ['MailboxSettings.Read'] });
    expect((await reader.call('GET', RULES)).status).toBe(200);
    expect((await reader.call('POST', RULES, RULE)).error.code).toBe('ErrorAccessDenied');
  });

  it('disappear with the licence and come back with it, and so does the automatic reply', async () => {
    const { call, graph } = await start();
    const settings = `/users/jefa@${DOMAIN}/mailboxSettings`;
    await call('POST', RULES, RULE);
    await call('PATCH', settings, {
      automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: 'Ya no.' },
    });
    await call('POST', `/users/jefa@${DOMAIN}/assignLicense`, { addLicenses: [], removeLicenses: [MAIL_SKU] });
    for (const path of [RULES, settings]) {
      expect((await call('GET', path)).error.code).toBe('MailboxNotEnabledForRESTAPI');
    }
    graph.moveClock(1_800_000);
    await call('POST', `/users/jefa@${DOMAIN}/assignLicense`, licence(MAIL_SKU));
    expect((await call('GET', RULES)).body['value']).toMatchObject([{ displayName: 'Reenvío' }]);
    expect((await call('GET', settings)).body['automaticRepliesSetting']).toMatchObject({
      status: 'alwaysEnabled',
      internalReplyMessage: 'Ya no.',
    });
  });
});

describe('an automatic reply', () => {
  it('is scheduled with a start and an end, also when the enumeration values begin with a capital', async () => {
    const { call, graph } = await start();
    const path = `/users/jefa@${DOMAIN}/mailboxSettings`;
    const at = (dateTime: string) => ({ dateTime, timeZone: 'SA Pacific Standard Time' });
    const answer = await call('PATCH', path, {
      automaticRepliesSetting: {
        status: 'Scheduled',
        externalAudience: 'ContactsOnly',
        scheduledStartDateTime: at('2026-12-20T18:00:00'),
        scheduledEndDateTime: at('2027-01-10T08:00:00'),
      },
    });
    expect(answer.body['automaticRepliesSetting']).toMatchObject({
      status: 'scheduled',
      externalAudience: 'contactsOnly',
      scheduledEndDateTime: at('2027-01-10T08:00:00'),
    });
    expect(graph.users()[0]?.automaticReply).toBe('scheduled');
  });
});
