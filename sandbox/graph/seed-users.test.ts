import { afterEach, describe, expect, it } from 'vitest';
import { start, stopAll, type Answer, type Caller } from './local-graph.fixture.ts';

afterEach(stopAll);

const SELECT = [
  'id,displayName,userPrincipalName,mail,userType,onPremisesSyncEnabled,createdDateTime,jobTitle,mobilePhone',
  'department,accountEnabled,assignedLicenses,proxyAddresses,onPremisesExtensionAttributes',
].join(',');

async function everyPage(caller: Caller, see: (page: Answer) => void): Promise<void> {
  for (let path = `/users?$select=${SELECT}&$top=999`; path !== '';) {
    const page = await caller.call('GET', path);
    see(page);
    const next = page.body['@odata.nextLink'];
    path = typeof next === 'string' ? next.slice(next.indexOf('/users')) : '';
  }
}

describe('many seeded users', () => {
  it('are the same mix every time, and the product gains the seats that they take', async () => {
    const [one, other] = [await start({ users: [] }), await start({ users: [] })];
    const free = (caller: Caller): number => {
      const [sku] = caller.graph.skus();
      return (sku?.enabled ?? 0) - (sku?.consumed ?? 0);
    };
    const before = free(one);
    expect(one.graph.seedUsers(200)).toEqual(other.graph.seedUsers(200));
    const users = one.graph.users();
    const count = (test: (user: (typeof users)[number]) => boolean): number => users.filter(test).length;
    expect(count((user) => user.licences.length > 0)).toBe(154);
    expect(count((user) => user.userType === 'Guest')).toBe(16);
    expect(count((user) => !user.accountEnabled)).toBe(14);
    expect(count((user) => user.mailbox === 'ready')).toBe(154);
    expect(free(one)).toBe(before);
    expect(users[0]).toMatchObject({ department: 'Dirección de Rentas', jobTitle: 'Auxiliar administrativo' });
  });

  it('can begin at another number and have other shares or another licence', async () => {
    const { graph } = await start({ users: [] });
    graph.seedUsers(100, { ofHundred: { unlicensed: 0, guests: 0, blocked: 0 } });
    graph.seedUsers(100, { from: 100, licence: 'AAD_PREMIUM' });
    expect(graph.users()).toHaveLength(200);
    expect(graph.users().filter(({ licences }) => licences.includes('O365_BUSINESS_ESSENTIALS'))).toHaveLength(100);
  });

  it('show in the next round of a delta query', async () => {
    const { call, graph } = await start();
    const latest = String((await call('GET', '/users/delta?$deltatoken=latest')).body['@odata.deltaLink']);
    graph.seedUsers(3);
    expect((await call('GET', latest.slice(latest.indexOf('/users')))).body['value']).toHaveLength(3);
  });

  it('are each listed once on 21 pages when there are 20,000', async () => {
    const caller = await start({ users: [] });
    caller.graph.seedUsers(20_000);
    const seen = new Set<string>();
    let pages = 0;
    await everyPage(caller, (page) => {
      pages += 1;
      for (const user of page.body['value'] as { id: string }[]) seen.add(user.id);
    });
    expect(seen.size).toBe(20_000);
    expect(pages).toBe(21);
  });
});
