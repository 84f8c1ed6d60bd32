import { afterEach, describe, expect, it } from 'vitest';
import { DOMAIN, start, stopAll } from './local-graph.fixture.ts';

afterEach(stopAll);

const SKU = 'O365_BUSINESS_ESSENTIALS';

describe('an administrator who works past the bot', () => {
  it('creates, changes, renames, blocks, unlicenses and deletes a user, and a delta query reports each step', async () => {
    const { call, graph } = await start();
    let path =
      '/users/delta?$select=displayName,userPrincipalName,mail,accountEnabled,assignedLicenses&$deltatoken=latest';
    const changed = async (): Promise<unknown[]> => {
      const { body } = await call('GET', path);
      path = String(body['@odata.deltaLink']).replace(/^.*?\/users/, '/users');
      return body['value'] as unknown[];
    };
    await changed();
    const { admin } = graph;
    const id = admin.createUser({
      userPrincipalName: `ana@${DOMAIN}`,
      displayName: 'Ana',
      department: 'Rentas',
      licences: [SKU],
    });
    expect(await changed()).toMatchObject([{ id, displayName: 'Ana', mail: `ana@${DOMAIN}`, accountEnabled: true }]);
    admin.change(id, { displayName: 'Ana Ruiz' });
    expect(await changed()).toMatchObject([{ id, displayName: 'Ana Ruiz' }]);
    admin.rename(`ana@${DOMAIN}`, `ana.ruiz@${DOMAIN}`);
    expect(await changed()).toMatchObject([
      { id, userPrincipalName: `ana.ruiz@${DOMAIN}`, mail: `ana.ruiz@${DOMAIN}` },
    ]);
    admin.block(id);
    expect(await changed()).toMatchObject([{ id, accountEnabled: false }]);
    admin.unblock(id);
    admin.removeLicence(id, SKU);
    expect(await changed()).toMatchObject([{ id, accountEnabled: true, assignedLicenses: [] }]);
    expect(graph.users().find((user) => user.id === id)?.mailbox).toBe('soft-deleted');
    admin.deleteUser(id);
    expect(await changed()).toEqual([{ id, '@removed': { reason: 'changed' } }]);
    expect(graph.deletedUsers()).toMatchObject([{ id, displayName: 'Ana Ruiz' }]);
    expect(graph.journal().every((entry) => entry.path.includes('delta'))).toBe(true);
  });

  it('makes changes that readers see after the replication lag and listeners hear of at once', async () => {
    const { call, graph } = await start({ replicationMs: 10_000 });
    let notified = 0;
    graph.onChange(() => (notified += 1));
    graph.admin.block(`jefa@${DOMAIN}`);
    expect(notified).toBe(1);
    const read = async () => (await call('GET', `/users/jefa@${DOMAIN}?$select=accountEnabled`)).body['accountEnabled'];
    expect(await read()).toBe(true);
    graph.moveClock(10_001);
    expect(await read()).toBe(false);
  });

  it('cannot create a user with a taken name, nor change a user who does not exist', async () => {
    const { graph } = await start();
    const jefa = { userPrincipalName: `jefa@${DOMAIN}`, displayName: 'Otra' };
    expect(() => graph.admin.createUser(jefa)).toThrow('already exists');
    expect(() => graph.admin.block(`nadie@${DOMAIN}`)).toThrow(TypeError);
  });
});
