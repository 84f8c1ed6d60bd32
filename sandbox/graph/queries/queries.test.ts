import { afterEach, describe, expect, it } from 'vitest';
import {
  create,
  DOMAIN,
  fetchToken,
  licence,
  MAIL_SKU,
  start,
  stopAll,
  type Answer,
  type Caller,
} from '../local-graph.fixture.ts';

afterEach(stopAll);

const EVENTUAL = { ConsistencyLevel: 'eventual' };
const where = (filter: string, more = ''): string => `/users?$filter=${encodeURIComponent(filter)}${more}`;
const names = (answer: Answer): unknown[] =>
  (answer.body['value'] as { userPrincipalName: string }[]).map((user) => user.userPrincipalName.split('@')[0]).sort();

async function three(): Promise<Caller> {
  const caller = await start({ users: [] });
  await create(caller, 'ana', { department: 'Talento', employeeId: 'CC-1', displayName: "Ana O'Hara" });
  await create(caller, 'beto', { department: 'Sistemas', accountEnabled: false });
  await caller.call('POST', `/users/beto@${DOMAIN}/assignLicense`, licence(MAIL_SKU));
  await create(caller, 'carla', { department: 'Sistemas', otherMails: ['carla@casa.example'] });
  return caller;
}

describe('filters', () => {
  it.each([
    [`userPrincipalName eq 'ANA@${DOMAIN}'`, ['ana']],
    [`displayName eq 'Ana O''Hara'`, ['ana']],
    [`startsWith(userPrincipalName,'be')`, ['beto']],
    [`startswith(displayName,'Persona') and department eq 'Sistemas'`, ['beto', 'carla']],
    [`department eq 'Talento' or accountEnabled eq false`, ['ana', 'beto']],
    [`otherMails/any(m:m eq 'carla@casa.example')`, ['carla']],
    [`assignedLicenses/any(l:l/skuId eq ${MAIL_SKU})`, ['beto']],
  ])('finds with %s', async (filter, expected) => {
    const { call } = await three();
    const answer = await call('GET', where(filter));
    expect(answer.status).toBe(200);
    expect(names(answer)).toEqual(expected);
  });

  it('finds an address among names, mail and proxyAddresses, for users, groups and contacts', async () => {
    const caller = await three();
    const { call, graph } = caller;
    const id = graph.users()[0]?.id ?? '';
    await call('POST', `/users/${id}/assignLicense`, licence(MAIL_SKU));
    await call('PATCH', `/users/${id}`, { userPrincipalName: `ana.ohara@${DOMAIN}` });
    const taken = (address: string): string => `mail eq '${address}' or proxyAddresses/any(p:p eq 'smtp:${address}')`;
    const user = await call('GET', where(`userPrincipalName eq 'x@x' or ${taken(`ana@${DOMAIN}`)}`));
    expect(names(user)).toEqual(['ana.ohara']);
    for (const [kind, address] of [
      ['groups', `funcionarios@${DOMAIN}`],
      ['contacts', `proveedor@${DOMAIN}`],
    ]) {
      const found = await call('GET', `/${kind}?$filter=${encodeURIComponent(taken(address ?? ''))}`);
      expect(found.body['value']).toHaveLength(1);
      const none = await call('GET', `/${kind}?$filter=${encodeURIComponent(taken(`nadie@${DOMAIN}`))}`);
      expect(none.body['value']).toHaveLength(0);
    }
  });

  it.each(["department eq 'x", "department eq 'O'Hara'", "color eq 'x'"])('refuses %s with 400', async (filter) => {
    const { call } = await three();
    const answer = await call('GET', where(filter));
    expect([answer.status, answer.error.code]).toEqual([400, 'BadRequest']);
  });

  it.each([
    `department in ('Talento', 'Nada')`,
    `not(department eq 'Sistemas')`,
    `(department eq 'a' or department eq 'b') and accountEnabled eq true`,
    `department eq 'a' or department eq 'b' and accountEnabled eq true`,
    `createdDateTime ge 2020-01-01T00:00:00Z`,
    `otherMails/any(m: startsWith(m,'carla'))`,
    `contains(displayName,'a')`,
    `foo(department,'x')`,
    `department eq 'x' extra`,
    'department eq',
    '',
  ])('answers 501 to %s, which the bot never sends', async (filter) => {
    const { call } = await three();
    const answer = await call('GET', where(filter));
    expect([answer.status, answer.error.code]).toEqual([501, 'NotImplemented']);
    expect(answer.error.message).toContain(`the filter ${filter}`);
  });

  it.each([`department ne 'Sistemas'`, `endsWith(userPrincipalName,'a@${DOMAIN}') and department eq 'Talento'`])(
    'requires ConsistencyLevel and $count for %s',
    async (filter) => {
      const { call } = await three();
      for (const [query, headers] of [
        ['', {}],
        ['&$count=true', {}],
        ['', EVENTUAL],
      ] as const) {
        const answer = await call('GET', where(filter, query), undefined, headers);
        expect([answer.status, answer.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
      }
      const answer = await call('GET', where(filter, '&$count=true'), undefined, EVENTUAL);
      expect(names(answer)).toEqual(['ana']);
      expect(answer.body['@odata.count']).toBe(1);
    },
  );

  it('requires ConsistencyLevel and $count for an extension attribute', async () => {
    const caller = await three();
    const id = caller.graph.users()[1]?.id ?? '';
    await caller.call('PATCH', `/users/${id}`, { onPremisesExtensionAttributes: { extensionAttribute15: 'sello' } });
    const filter = "onPremisesExtensionAttributes/extensionAttribute15 eq 'sello'";
    expect((await caller.call('GET', where(filter))).error.code).toBe('Request_UnsupportedQuery');
    expect(names(await caller.call('GET', where(filter, '&$count=true'), undefined, EVENTUAL))).toEqual(['beto']);
  });

  it.each(['$expand=manager', '$search="displayName:a"', '$format=json', '$orderby=displayName desc'])(
    'answers 501 to %s, which the bot never sends',
    async (option) => {
      const { call } = await three();
      for (const path of ['/users', `/users/ana@${DOMAIN}`])
        expect((await call('GET', `${path}?${option}`)).status).toBe(501);
    },
  );

  it.each(['$skip=1', '$top=1000', '$select=*'])('refuses %s with 400', async (option) => {
    const { call } = await three();
    expect((await call('GET', `/users?${option}`)).status).toBe(400);
  });
});

describe('pages', () => {
  it('hold 100 users, and the page at nextLink has the same selection', async () => {
    const caller = await start({
      users: Array.from({ length: 130 }, (_, index) => ({
        userPrincipalName: `u${index}@${DOMAIN}`,
        displayName: `U ${index}`,
      })),
    });
    const first = await caller.call('GET', '/users?$select=id,userPrincipalName&$count=true', undefined, EVENTUAL);
    expect(first.body['value']).toHaveLength(100);
    expect(first.body['@odata.count']).toBe(130);
    const next = String(first.body['@odata.nextLink']);
    expect(next).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/);
    const second = await caller.call('GET', next.slice(next.indexOf('/users')), undefined, EVENTUAL);
    expect(second.body['value']).toHaveLength(30);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
    expect(second.body).not.toHaveProperty('@odata.count');
    expect(new Set([...names(first), ...names(second)]).size).toBe(130);
  });

  it('have links that point to the audience of the token', async () => {
    const { call, graph } = await start();
    const Authorization = `Bearer ${await fetchToken(graph.origin, { scope: `${graph.origin}/.default` })}`;
    const own = await call('GET', '/users?$top=1', undefined, { Authorization });
    expect(String(own.body['@odata.nextLink'])).toContain(`${graph.origin}/v1.0/users?`);
  });

  it('are sorted by displayName, together with a filter only with ConsistencyLevel and $count', async () => {
    const { call } = await three();
    const sorted = await call('GET', '/users?$orderby=displayName&$top=1');
    expect(names(sorted)).toEqual(['ana']);
    const both = where("department eq 'Sistemas'", '&$orderby=displayName');
    expect((await call('GET', both)).error.code).toBe('Request_UnsupportedQuery');
    expect((await call('GET', `${both}&$count=true`, undefined, EVENTUAL)).status).toBe(200);
  });

  it('finds each of 100 addresses among 20,000 users', async () => {
    const caller = await start({
      users: Array.from({ length: 20_000 }, (_, index) => ({
        userPrincipalName: `u${index}@${DOMAIN}`,
        displayName: `U ${index}`,
      })),
    });
    for (let index = 0; index < 100; index += 1) {
      const address = `u${index * 150}@${DOMAIN}`;
      const filter = `userPrincipalName eq '${address}' or proxyAddresses/any(p:p eq 'smtp:${address}')`;
      expect((await caller.call('GET', where(filter))).body['value']).toHaveLength(1);
    }
  });
});
