import { describe, expect, it } from 'vitest';
import { OutsideError } from '#use-cases/outside-error.ts';
import { stageGraph } from './staged-graph.fixture.ts';
import { createTenantReading } from './tenant-pages.ts';

const ANA = { id: 'ana', userPrincipalName: 'Ana@institucion.example' };

describe('the reading of the tenant', () => {
  it('goes behind everything else when the tenant is busy, and asks for whole entries', async () => {
    const { graph, sent } = stageGraph({ value: [] });
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

  it('takes what a delta leaves out for nothing', async () => {
    const { graph } = stageGraph({ value: [ANA] });
    const [entry] = (await createTenantReading(graph).readChanges('/v1.0/users/delta')).users;
    expect(entry).toEqual({
      ...{ id: 'ana', address: 'ana@institucion.example', displayName: '', givenName: null, surname: null },
      ...{ jobTitle: null, department: null, mobilePhone: null, accountEnabled: false, isGuest: false },
      ...{ isSynced: false, skuIds: [], createdAt: null },
    });
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
    });
    const page = await createTenantReading(graph).readChanges('/v1.0/users/delta');
    expect([page.users.map(({ id }) => id), page.removed]).toEqual([['eva'], ['ana']]);
  });

  it('does not take an entry without an address for a user without one', async () => {
    const { graph } = stageGraph({ value: [{ id: 'ana', department: 'Hacienda' }] });
    const reading = createTenantReading(graph).readChanges('/v1.0/users/delta');
    await expect(reading).rejects.toThrow(OutsideError);
  });
});
