import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, newUser, STAFF, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const LAG = { replicationMs: 10_000 };
const byName = (name: string): string => `/users?$filter=userPrincipalName eq '${name}@${DOMAIN}'`;

describe('replication lag', () => {
  it('hides a new user from every read until it is over, but their address is taken at once', async () => {
    const caller = await start(LAG);
    const id = await create(caller, 'ana');
    const reads = [`/users/${id}`, `/users/ana@${DOMAIN}`, `/users/${id}/memberOf`];
    for (const path of reads) {
      const answer = await caller.call('GET', path);
      expect([path, answer.status, answer.error.code]).toEqual([path, 404, 'Request_ResourceNotFound']);
    }
    expect((await caller.call('GET', byName('ana'))).body['value']).toEqual([]);
    expect((await caller.call('GET', '/users')).body['value']).toHaveLength(2);
    expect((await caller.call('POST', '/users', newUser('ana'))).error.details?.[0]?.code).toBe('ObjectConflict');
    caller.graph.moveClock(10_001);
    for (const path of reads) expect((await caller.call('GET', path)).status).toBe(200);
    expect((await caller.call('GET', byName('ana'))).body['value']).toHaveLength(1);
  });

  it('shows the old values after a change, in filters too', async () => {
    const caller = await start(LAG);
    const path = `/users/jefa@${DOMAIN}`;
    const department = (name: string): string => `/users?$filter=department eq '${name}'`;
    await caller.call('PATCH', path, { department: 'Talento' });
    expect((await caller.call('GET', `${path}?$select=department`)).body['department']).toBe('Sistemas');
    expect((await caller.call('GET', department('Sistemas'))).body['value']).toHaveLength(1);
    expect((await caller.call('GET', department('Talento'))).body['value']).toHaveLength(0);
    caller.graph.moveClock(10_001);
    expect((await caller.call('GET', `${path}?$select=department`)).body['department']).toBe('Talento');
    expect((await caller.call('GET', department('Talento'))).body['value']).toHaveLength(1);
  });

  it('applies the changes of one object in their order', async () => {
    const caller = await start(LAG);
    const path = `/users/jefa@${DOMAIN}`;
    const read = async () => (await caller.call('GET', `${path}?$select=jobTitle`)).body['jobTitle'];
    await caller.call('PATCH', path, { jobTitle: 'uno' });
    caller.graph.moveClock(6_000);
    await caller.call('PATCH', path, { jobTitle: 'dos' });
    expect(await read()).toBeNull();
    caller.graph.moveClock(4_001);
    expect(await read()).toBe('uno');
    caller.graph.moveClock(6_000);
    expect(await read()).toBe('dos');
  });

  it('lets a write by id fail with 404 in the first half of the lag', async () => {
    const caller = await start(LAG);
    const id = await create(caller, 'ana');
    const early = await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    expect([early.status, early.error.code]).toEqual([404, 'Request_ResourceNotFound']);
    caller.graph.moveClock(5_001);
    expect((await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU))).status).toBe(200);
  });

  it('refuses a licence while a changed usageLocation has not replicated', async () => {
    const caller = await start();
    const id = await create(caller, 'ana', { usageLocation: undefined });
    caller.graph.setDelays(LAG);
    await caller.call('PATCH', `/users/${id}`, { usageLocation: 'CO' });
    const early = await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    expect(early.error.message).toContain('invalid usage location');
    caller.graph.moveClock(10_001);
    expect((await caller.call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU))).status).toBe(200);
  });

  it('refuses a member that is not replicated with 400', async () => {
    const caller = await start(LAG);
    const id = await create(caller, 'ana');
    const add = () =>
      caller.call('POST', `/groups/${STAFF}/members/$ref`, {
        '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
      });
    const early = await add();
    expect(early.status).toBe(400);
    expect(early.error.message).toContain('one of the objects being referenced do not exist');
    caller.graph.moveClock(10_001);
    expect((await add()).status).toBe(204);
  });

  it('still shows a deleted user, whose second deletion is 404 at once', async () => {
    const caller = await start(LAG);
    const path = `/users/${caller.graph.users()[0]?.id ?? ''}`;
    expect((await caller.call('DELETE', path)).status).toBe(204);
    expect((await caller.call('GET', path)).status).toBe(200);
    expect((await caller.call('DELETE', path)).status).toBe(404);
    caller.graph.moveClock(10_001);
    expect((await caller.call('GET', path)).status).toBe(404);
  });
});
