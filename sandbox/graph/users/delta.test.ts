import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, fetchToken, start, stopAll, type Answer, type Caller } from '../local-graph.fixture.ts';

afterEach(stopAll);

const DAY = 86_400_000;
const FIRST = '/users/delta?$select=displayName,accountEnabled,jobTitle';

type Entry = { readonly id: string; readonly '@removed'?: { readonly reason: string } } & Record<string, unknown>;

const entries = (answer: Answer): Entry[] => answer.body['value'] as Entry[];
const link = (answer: Answer, name: 'nextLink' | 'deltaLink'): string => {
  const url = String(answer.body[`@odata.${name}`]);
  return url.slice(url.indexOf('/users'));
};

/** Reads all pages of a round; `next` is its deltaLink. */
async function walk(caller: Caller, path: string): Promise<{ found: Entry[]; pages: number; next: string }> {
  const found: Entry[] = [];
  for (let pages = 1, at = path; ; pages += 1) {
    const answer = await caller.call('GET', at);
    expect([at, answer.status]).toEqual([at, 200]);
    found.push(...entries(answer));
    if ('@odata.deltaLink' in answer.body) return { found, pages, next: link(answer, 'deltaLink') };
    at = link(answer, 'nextLink');
  }
}

/** The caller with a new access token, for when the clock was moved past the life of the old one. */
async function freshToken(caller: Caller): Promise<Caller> {
  const Authorization = `Bearer ${await fetchToken(caller.graph.origin)}`;
  return { ...caller, call: (method, path, body, more) => caller.call(method, path, body, { Authorization, ...more }) };
}

describe('the first round', () => {
  it('lists everybody in pages, with the selected properties that are not null', async () => {
    const caller = await start({ deltaPageSize: 2 });
    for (const name of ['ana', 'beto', 'carla']) await create(caller, name);
    const { found, pages } = await walk(caller, FIRST);
    expect([found.length, pages]).toEqual([5, 3]);
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(['accountEnabled', 'displayName', 'id']);
  });

  it('lists nobody with $deltatoken=latest, and its deltaLink what changed since then', async () => {
    const caller = await start();
    const { found, next } = await walk(caller, `${FIRST}&$deltatoken=latest`);
    expect(found).toEqual([]);
    const id = await create(caller, 'ana');
    expect((await walk(caller, next)).found).toMatchObject([{ id, displayName: 'Persona ana', jobTitle: null }]);
  });

  it.each(['$top=5', '$orderby=displayName', '$expand=manager', '$count=true', '$filter=accountEnabled eq true'])(
    'refuses %s with 400',
    async (option) => {
      const { call } = await start();
      const answer = await call('GET', `/users/delta?${option}`);
      expect([answer.status, answer.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    },
  );

  it('refuses unknown properties with 400, those of other stores with 501, and a missing permission with 403', async () => {
    const { call } = await start();
    expect((await call('GET', '/users/delta?$select=color')).status).toBe(400);
    expect((await call('GET', '/users/delta?$select=id,mailboxSettings')).status).toBe(501);
    const other = await start({ permissions: ['GroupMember.ReadWrite.All'] });
    expect((await other.call('GET', '/users/delta')).error.code).toBe('Authorization_RequestDenied');
  });

  it('has links to the host that the caller called', async () => {
    const { call } = await start({ deltaPageSize: 1 });
    const answer = await call('GET', '/users/delta?$select=id');
    expect(String(answer.body['@odata.nextLink'])).toMatch(
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\/delta\?\$skiptoken=/,
    );
  });
});

describe('a later round', () => {
  it('reports changed, new, deleted, restored and purged users, and nothing twice', async () => {
    const caller = await start();
    const [ana, beto] = [await create(caller, 'ana'), await create(caller, 'beto')];
    const first = await walk(caller, FIRST);
    expect((await walk(caller, first.next)).found).toEqual([]);
    await caller.call('PATCH', `/users/${ana}`, { jobTitle: 'Analista' });
    await caller.call('DELETE', `/users/${beto}`);
    const carla = await create(caller, 'carla');
    const second = await walk(caller, first.next);
    expect(second.found).toHaveLength(3);
    expect(second.found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: ana, jobTitle: 'Analista' }),
        { id: beto, '@removed': { reason: 'changed' } },
        expect.objectContaining({ id: carla }),
      ]),
    );
    await caller.call('POST', `/directory/deletedItems/${beto}/restore`);
    const third = await walk(caller, second.next);
    expect(third.found).toMatchObject([{ id: beto, displayName: 'Persona beto' }]);
    expect(third.found[0]).not.toHaveProperty('@removed');
    caller.graph.admin.deleteUser(beto);
    caller.graph.admin.purgeUser(beto);
    expect((await walk(caller, third.next)).found).toEqual([{ id: beto, '@removed': { reason: 'deleted' } }]);
  });

  it('reports the same changes again for the same token', async () => {
    const caller = await start();
    const { next } = await walk(caller, FIRST);
    await create(caller, 'ana');
    const [once, again] = [await walk(caller, next), await walk(caller, next)];
    expect(again.found).toEqual(once.found);
  });

  it('comes in pages too', async () => {
    const caller = await start({ deltaPageSize: 2 });
    const { next } = await walk(caller, FIRST);
    for (const name of ['ana', 'beto', 'carla']) await create(caller, name);
    const { found, pages } = await walk(caller, next);
    expect([found.length, pages]).toEqual([3, 2]);
  });

  it('reports a change only when readers see it', async () => {
    const caller = await start({ replicationMs: 10_000 });
    const path = `/users/jefa@${DOMAIN}`;
    const first = await walk(caller, FIRST);
    await caller.call('PATCH', path, { jobTitle: 'Directora' });
    const early = await walk(caller, first.next);
    expect(early.found).toEqual([]);
    caller.graph.moveClock(10_001);
    expect((await walk(caller, early.next)).found).toMatchObject([{ jobTitle: 'Directora' }]);
  });

  it('reports a deleted user as gone for good after 30 days', async () => {
    const caller = await start();
    const id = await create(caller, 'ana');
    await caller.call('DELETE', `/users/${id}`);
    caller.graph.moveClock(29 * DAY);
    const later = await freshToken(caller);
    const { next } = await walk(later, FIRST);
    caller.graph.moveClock(DAY + 1_000);
    const { found } = await walk(await freshToken(caller), next);
    expect(found).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
  });

  it('refuses another selection, and anything that is not a token', async () => {
    const caller = await start();
    const { next } = await walk(caller, FIRST);
    expect((await caller.call('GET', `${next}&$select=mail`)).status).toBe(400);
    expect((await caller.call('GET', '/users/delta?$deltatoken=nada')).status).toBe(400);
    expect((await caller.call('GET', '/users/delta?$skiptoken=nada')).status).toBe(400);
  });
});

describe('a delta token', () => {
  it('is refused after 7 days with 410, whose Location starts a new first round', async () => {
    const caller = await start();
    const { next } = await walk(caller, FIRST);
    caller.graph.moveClock(7 * DAY + 1_000);
    const later = await freshToken(caller);
    const dead = await later.call('GET', next);
    expect([dead.status, dead.error.code]).toEqual([410, 'resyncRequired']);
    const location = dead.headers.get('location') ?? '';
    expect((await walk(later, location.slice(location.indexOf('/users')))).found).toHaveLength(2);
  });

  it('is valid after a restart of the same tenant, and refused in another one', async () => {
    const caller = await start();
    const { next } = await walk(caller, FIRST);
    const id = await create(caller, 'ana');
    const snapshot = JSON.parse(JSON.stringify(caller.graph.snapshot())) as unknown;
    expect((await walk(await start({ snapshot }), next)).found).toMatchObject([{ id }]);
    expect((await (await start()).call('GET', next)).status).toBe(410);
  });

  it('is refused once with the fault delta-token-expired', async () => {
    const caller = await start();
    caller.graph.addFault({ kind: 'delta-token-expired', match: '.' });
    const { next } = await walk(caller, FIRST);
    expect((await caller.call('GET', next)).error.code).toBe('resyncRequired');
    expect((await walk(caller, next)).found).toEqual([]);
  });
});

describe('what a delta query may do, however inconvenient', () => {
  it('repeats a user with the fault delta-repeats', async () => {
    const caller = await start();
    caller.graph.addFault({ kind: 'delta-repeats', match: 'delta', times: -1 });
    const { found } = await walk(caller, FIRST);
    expect(found).toHaveLength(3);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('sends empty pages that have a nextLink, with the fault delta-empty-page', async () => {
    const caller = await start({ deltaPageSize: 1 });
    caller.graph.addFault({ kind: 'delta-empty-page', match: 'delta', times: -1 });
    const { found, pages } = await walk(caller, FIRST);
    expect([found.length, pages]).toEqual([2, 4]);
  });
});
