import { describe, expect, it } from 'vitest';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { stageGraph } from '../calls/staged-graph.fixture.ts';
import { createTenantReading } from './tenant-pages.ts';

const DELTA = 'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=x';
const ANA = { id: 'ana', userPrincipalName: 'Ana@institucion.example' };

describe('the reading of the tenant', () => {
  it('goes behind everything else when the tenant is busy, and asks for whole entries', async () => {
    const { graph, sent } = stageGraph({ value: [] }, { value: [], '@odata.deltaLink': DELTA });
    const { readUsers, readChanges } = createTenantReading(graph);
    await readUsers(null);
    await readChanges(null);
    expect(sent.map(({ headers }) => headers['x-ms-throttle-priority'])).toEqual(['low', 'low']);
    expect(sent.flatMap(({ headers }) => Object.keys(headers)).map((name) => name.toLowerCase())).not.toContain(
      'prefer',
    );
  });

  it('follows a link as it is, but only ever to Graph', async () => {
    const link = '/v1.0/users/microsoft.graph.delta()?$skiptoken=a-B_c%2B%3D';
    const { graph, sent } = stageGraph(
      { value: [], '@odata.nextLink': `https://graph.microsoft.com${link}` },
      { value: [], '@odata.deltaLink': 'https://elsewhere.example/v1.0/users/delta?$deltatoken=x' },
    );
    const { readChanges } = createTenantReading(graph);
    const first = await readChanges(null);
    expect(first.next).toBe(link);
    const second = await readChanges(`https://graph.microsoft.com${link}`);
    expect(second).toMatchObject({ next: null, delta: '/v1.0/users/delta?$deltatoken=x' });
    expect(sent.at(-1)?.path).toBe(link);
  });

  it('takes what a delta leaves out for unknown, never for false or empty', async () => {
    const { graph } = stageGraph({ value: [{ id: 'ana' }], '@odata.deltaLink': DELTA });
    const [sight] = (await createTenantReading(graph).readChanges('/v1.0/users/delta')).users;
    expect(sight).toEqual({
      ...{ id: 'ana', mail: null, userPrincipalName: null, displayName: null, givenName: null, surname: null },
      ...{ jobTitle: null, department: null, mobilePhone: null, accountEnabled: null, isGuest: null },
      ...{ hasMailbox: null, licences: null, addresses: null, createdAt: null },
    });
  });

  it('knows a guest by the name where there is no type, as of users from before 2014', async () => {
    const guest = {
      id: 'eva',
      userPrincipalName: 'eva_x.example#EXT#@institucion.onmicrosoft.example',
      userType: null,
    };
    const { graph } = stageGraph({ value: [{ ...ANA, userType: null }, guest, ANA] });
    const { users } = await createTenantReading(graph).readUsers(null);
    expect(users.map(({ id, isGuest }) => [id, isGuest])).toEqual([
      ['ana', null],
      ['eva', true],
    ]);
  });

  it('sees a mailbox in the plans that are on, of products that the tenant has', async () => {
    const [exchange, other] = ['9aaf7827-d63c-4b61-89c3-182f06f82e5c', 'c63d4d19-e8cb-460e-b37c-4d6c34603745'];
    const servicePlans = [
      { servicePlanId: exchange, servicePlanName: 'EXCHANGE_S_STANDARD' },
      { servicePlanId: other, servicePlanName: 'OFFICEMOBILE_SUBSCRIPTION' },
    ];
    const skus = { value: [{ skuId: 'sku', skuPartNumber: 'STANDARDPACK', servicePlans }] };
    const held = [
      [],
      [{ skuId: 'SKU' }],
      [{ skuId: 'sku', disabledPlans: [exchange.toUpperCase()] }],
      [{ skuId: 'x' }],
    ];
    const users = held.map((assignedLicenses, index) => ({ ...ANA, id: String(index), assignedLicenses }));
    const { graph, sent } = stageGraph({ value: users }, skus, { value: users });
    const reading = createTenantReading(graph);
    for (const page of [await reading.readUsers(null), await reading.readUsers(null)]) {
      expect(page.users.map(({ hasMailbox }) => hasMailbox)).toEqual([false, true, false, false]);
      expect(page.users.map(({ licences }) => licences)).toEqual([[], ['STANDARDPACK'], [], []]);
    }
    expect(sent.filter(({ path }) => path.includes('subscribedSkus'))).toHaveLength(1);
  });

  it('sees the addresses of mail, the main one first, and takes none for unknown where there may be a mailbox', async () => {
    const proxyAddresses = ['smtp:Otra@x.example', 'SIP:ana@x.example', 'SMTP:Ana@x.example'];
    const users = [
      { ...ANA, proxyAddresses },
      { ...ANA, id: 'eva', proxyAddresses: [] },
      { ...ANA, id: 'luis', proxyAddresses: [], assignedLicenses: [] },
    ];
    const { graph, sent } = stageGraph({ value: users });
    const page = await createTenantReading(graph).readUsers(null);
    expect(page.users.map(({ addresses }) => addresses)).toEqual([['ana@x.example', 'otra@x.example'], null, []]);
    expect(sent[0]?.path).toMatch(/select=[^&]*proxyAddresses/);
  });

  it('believes the last word where one user comes several times', async () => {
    const removed = { '@removed': { reason: 'changed' } };
    const { graph } = stageGraph({
      value: [
        ANA,
        { id: 'eva', ...removed },
        { ...ANA, ...removed },
        { id: 'eva', userPrincipalName: 'eva@x.example' },
      ],
      '@odata.deltaLink': DELTA,
    });
    const page = await createTenantReading(graph).readChanges('/v1.0/users/delta');
    expect([page.users.map(({ id }) => id), page.removed]).toEqual([['eva'], ['ana']]);
  });

  it.each([
    ['no list', { status: 'ok' }],
    ['a list of nobody', { value: [{ department: 'Hacienda' }], '@odata.deltaLink': DELTA }],
    ['nothing that leads on', { value: [] }],
  ])('takes an answer with %s for no page of changes', async (_, body) => {
    const { graph } = stageGraph(body);
    const reading = createTenantReading(graph).readChanges('/v1.0/users/delta');
    await expect(reading).rejects.toMatchObject({ code: 'unreadable' });
    await expect(reading).rejects.toThrow(OutsideError);
  });
});
