import { afterEach, describe, expect, it } from 'vitest';
import {
  create,
  DOMAIN,
  fetchToken,
  licence,
  MAIL_SKU,
  STAFF,
  start,
  stopAll,
  type Caller,
} from '../local-graph.fixture.ts';

afterEach(stopAll);

const ref = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });

describe('group members', () => {
  it('are added with 204, a second time 400, and removed with 204, a second time 404', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    const members = `/groups/${STAFF}/members`;
    expect((await caller.call('POST', `${members}/$ref`, ref(id))).status).toBe(204);
    const again = await caller.call('POST', `${members}/$ref`, ref(id));
    expect(again.error.message).toBe(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
    expect((await caller.call('GET', `/users/${id}/memberOf`)).body['value']).toMatchObject([
      { '@odata.type': '#microsoft.graph.group', id: STAFF },
    ]);
    expect((await caller.call('DELETE', `${members}/${id}/$ref`)).status).toBe(204);
    expect((await caller.call('DELETE', `${members}/${id}/$ref`)).status).toBe(404);
  });

  it('need an existing user, else 404, and a valid group id, else 400', async () => {
    const { call } = await start();
    const missing = await call('POST', `/groups/${STAFF}/members/$ref`, ref('eeeeeeee-0000-4000-8000-000000000000'));
    expect(missing.status).toBe(404);
    expect((await call('GET', '/groups/nada')).status).toBe(400);
    expect((await call('GET', `/groups/${STAFF}`)).body).toMatchObject({ groupTypes: ['Unified'] });
  });
});

describe('sessions', () => {
  it('are revoked with 200 and true', async () => {
    const { call } = await start();
    const answer = await call('POST', `/users/jefa@${DOMAIN}/revokeSignInSessions`);
    expect([answer.status, answer.body['value']]).toEqual([200, true]);
  });
});

describe('deleted users', () => {
  async function deleted(more = {}): Promise<{ caller: Caller; id: string }> {
    const caller = await start(more);
    const id = await create(caller, 'ana');
    await caller.call('POST', `/groups/${STAFF}/members/$ref`, ref(id));
    await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    expect((await caller.call('DELETE', `/users/${id}`)).status).toBe(204);
    return { caller, id };
  }

  it('free their seat and name at once and carry their id before the name', async () => {
    const { caller, id } = await deleted();
    expect(caller.graph.skus()[0]?.consumed).toBe(1);
    const list = await caller.call(
      'GET',
      '/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName,deletedDateTime',
    );
    expect(list.body['value']).toMatchObject([{ id, userPrincipalName: `${id.replaceAll('-', '')}ana@${DOMAIN}` }]);
    expect((await caller.call('GET', `/directory/deletedItems/${id}`)).status).toBe(200);
    expect((await caller.call('GET', '/directory/deletedItems')).status).toBe(400);
    expect(await create(caller, 'ana')).not.toBe(id);
  });

  it('come back with name, licence, mailbox and groups', async () => {
    const { caller, id } = await deleted();
    const answer = await caller.call('POST', `/directory/deletedItems/${id}/restore`);
    expect([answer.status, answer.body['userPrincipalName']]).toEqual([200, `ana@${DOMAIN}`]);
    expect(caller.graph.users().find((user) => user.id === id)).toMatchObject({
      licences: ['O365_BUSINESS_ESSENTIALS'],
      mailbox: 'ready',
      groups: ['Funcionarios'],
    });
  });

  it('need a new name when theirs was taken, and drop taken addresses with autoReconcileProxyConflict', async () => {
    const { caller, id } = await deleted();
    const other = await create(caller, 'ana');
    await caller.call('POST', `/users/${other}/assignLicense`, licence(MAIL_SKU));
    const restore = (body?: unknown) => caller.call('POST', `/directory/deletedItems/${id}/restore`, body);
    expect((await restore()).error.details?.[0]?.target).toBe('userPrincipalName');
    const renamed = { newUserPrincipalName: `ana2@${DOMAIN}` };
    expect((await restore(renamed)).error.details?.[0]?.target).toBe('proxyAddresses');
    const answer = await restore({ ...renamed, autoReconcileProxyConflict: true });
    expect([answer.status, answer.body['userPrincipalName']]).toEqual([200, `ana2@${DOMAIN}`]);
    expect(answer.body['mail']).toBe(`ana2@${DOMAIN}`);
  });

  it('come back with the licence in error when no seat is left', async () => {
    const { caller, id } = await deleted();
    caller.graph.setSeats('O365_BUSINESS_ESSENTIALS', 1);
    await caller.call('POST', `/directory/deletedItems/${id}/restore`);
    const after = await caller.call('GET', `/users/${id}?$select=licenseAssignmentStates,assignedLicenses`);
    expect(after.body).toMatchObject({
      assignedLicenses: [],
      licenseAssignmentStates: [{ state: 'Error', error: 'CountViolation' }],
    });
    expect((await caller.call('GET', `/users/${id}/mailboxSettings`)).status).toBe(404);
  });

  it('cannot be restored by an app without a higher role when they hold a role', async () => {
    const caller = await start();
    const admin = caller.graph.users().find(({ directoryRoles }) => directoryRoles.length > 0)?.id ?? '';
    caller.graph.admin.deleteUser(admin);
    const answer = await caller.call('POST', `/directory/deletedItems/${admin}/restore`);
    expect([answer.status, answer.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  });

  it('are gone after 30 days', async () => {
    const { caller, id } = await deleted();
    caller.graph.moveClock(30 * 86_400_000 + 1_000);
    const headers = { Authorization: `Bearer ${await fetchToken(caller.graph.origin)}` };
    const answer = await caller.call('POST', `/directory/deletedItems/${id}/restore`, undefined, headers);
    expect([answer.status, answer.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });
});
