import { describe, expect, it } from 'vitest';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { TenantPage } from '#use-cases/ports/store/tenant.ts';
import { DOMAIN, failureOf, newUser, SKU, type Tenants } from '../tenant.ts';

const at = (local: string): string => `${local}@${DOMAIN}`;
const JEFA = `Jefa.Perez@${DOMAIN}`;
const DAY = 86_400_000;

/** Every page from `link` on, up to the link where the next delta begins. */
async function follow(directory: Directory, link: string | null): Promise<readonly TenantPage[]> {
  const pages = [await directory.readChanges(link)];
  for (let next = pages.at(-1)?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null) {
    pages.push(await directory.readChanges(next));
  }
  return pages;
}

/** `readUsers`, `readChanges`: reading the whole tenant. */
export function describeTenant(tenants: Tenants): void {
  describe('readUsers', () => {
    it('reads 2,500 users in three pages, each user once', async () => {
      const { directory, graph, requestsOf } = await tenants.start({ users: [] });
      const ids = graph.seedUsers(2_500);
      const pages: TenantPage[] = [];
      const seen = await requestsOf(async () => {
        let next: string | null = null;
        do {
          const page: TenantPage = await directory.readUsers(next);
          pages.push(page);
          next = page.next;
        } while (next !== null);
      });
      expect(pages.map(({ users }) => users.length)).toEqual([999, 999, 502]);
      expect(seen.graph.map((request) => request.split('?')[0])).toEqual([
        'GET /users',
        'GET /subscribedSkus',
        ...['GET /users', 'GET /users'],
      ]);
      const found = pages.flatMap(({ users }) => users);
      expect(found.map(({ id }) => id).toSorted()).toEqual([...ids].toSorted());
      expect(found.some(({ isGuest }) => isGuest)).toBe(true);
      expect(found.some(({ accountEnabled }) => !accountEnabled)).toBe(true);
      expect(found.some(({ hasMailbox }) => hasMailbox === false)).toBe(true);
      expect(pages.every(({ removed, delta }) => removed.length === 0 && delta === null)).toBe(true);
    });

    it('gives everything that the tenant has about each user', async () => {
      const { directory, graph } = await tenants.start({
        users: [
          { userPrincipalName: JEFA, displayName: 'Jefa Pérez', licences: [SKU.name], jobTitle: 'Jefa' },
          { userPrincipalName: at('local'), displayName: 'Local', fromOnPremises: true, accountEnabled: false },
        ],
      });
      const { users } = await directory.readUsers(null);
      const nothing = { givenName: null, surname: null, jobTitle: null, department: null, mobilePhone: null };
      const some = { id: expect.any(String), createdAt: expect.any(Date), isGuest: false };
      expect(users.toSorted((a, b) => (String(a.displayName) < String(b.displayName) ? -1 : 1))).toEqual([
        {
          ...{ ...some, ...nothing, userPrincipalName: at('jefa.perez'), mail: at('jefa.perez') },
          ...{ displayName: 'Jefa Pérez', jobTitle: 'Jefa', accountEnabled: true, hasMailbox: true },
          ...{ licences: [SKU.name], addresses: [at('jefa.perez')] },
        },
        {
          ...{ ...some, ...nothing, userPrincipalName: at('local'), mail: null, displayName: 'Local' },
          ...{ accountEnabled: false, hasMailbox: false, licences: [], addresses: [] },
        },
      ]);
      expect(Math.abs((users[0]?.createdAt?.getTime() ?? 0) - graph.now().getTime())).toBeLessThan(60_000);
    });

    it('reports that a link to the next page is too old', async () => {
      const { directory } = await tenants.start();
      const error = await failureOf(directory.readUsers('/v1.0/users?$top=999&$skiptoken=viejo'));
      expect(error.code).toBe('delta_expired');
    });
  });

  describe('readChanges', () => {
    it('gives a link when it starts, and nothing as long as nothing happens', async () => {
      const { directory } = await tenants.start();
      const start = await directory.readChanges(null);
      expect(start).toMatchObject({ users: [], removed: [], next: null });
      expect(await directory.readChanges(start.delta)).toMatchObject({ users: [], removed: [], next: null });
    });

    it('lists who was created, changed, deleted, purged and restored since', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const admin = idOf(`admin@${DOMAIN}`);
      const { delta: first } = await directory.readChanges(null);
      const { id } = await directory.createUser(newUser('ana.munoz'));
      graph.admin.change(idOf(JEFA), { department: 'Hacienda' });
      const [page, ...others] = await follow(directory, first);
      expect(others).toEqual([]);
      expect(page?.users.map((user) => user.id).toSorted()).toEqual([id, idOf(JEFA)].toSorted());
      expect(page?.users.find((user) => user.id !== id)).toMatchObject({
        ...{ userPrincipalName: at('jefa.perez'), mail: at('jefa.perez'), displayName: 'Jefa Pérez' },
        ...{ department: 'Hacienda', hasMailbox: true, accountEnabled: true },
      });
      await directory.deleteUser(id);
      const [gone] = await follow(directory, page?.delta ?? null);
      expect(gone).toMatchObject({ users: [], removed: [id] });
      await directory.restoreUser(id, null);
      const [back] = await follow(directory, gone?.delta ?? null);
      expect(back).toMatchObject({ users: [{ id, userPrincipalName: at('ana.munoz') }], removed: [] });
      await directory.deleteUser(id);
      graph.admin.purgeUser(id);
      const [purged] = await follow(directory, back?.delta ?? null);
      expect(purged).toMatchObject({ users: [], removed: [id] });
      expect(purged?.users.map((user) => user.id)).not.toContain(admin);
    });

    it('lists 2,500 changes page by page', async () => {
      const { directory, graph } = await tenants.start();
      const { delta } = await directory.readChanges(null);
      const ids = graph.seedUsers(2_500);
      const pages = await follow(directory, delta);
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.slice(0, -1).every((page) => page.next !== null && page.delta === null)).toBe(true);
      expect(pages.at(-1)?.delta).toBeTypeOf('string');
      expect(new Set(pages.flatMap(({ users }) => users.map(({ id }) => id)))).toEqual(new Set(ids));
    });

    it('continues after an empty page, and lists a user once who appears twice', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const { delta } = await directory.readChanges(null);
      graph.admin.block(idOf(JEFA));
      graph.addFault({ kind: 'delta-empty-page', match: 'GET /users/delta' });
      const pages = await follow(directory, delta);
      expect(pages.map(({ users }) => users.length)).toEqual([0, 1]);
      graph.addFault({ kind: 'delta-repeats', match: 'GET /users/delta' });
      expect((await directory.readChanges(delta)).users).toMatchObject([{ id: idOf(JEFA), accountEnabled: false }]);
    });

    it('may be read again from the same link', async () => {
      const { directory, graph, idOf } = await tenants.start();
      const { delta } = await directory.readChanges(null);
      graph.admin.block(idOf(JEFA));
      expect((await directory.readChanges(delta)).users).toHaveLength(1);
      expect((await directory.readChanges(delta)).users).toHaveLength(1);
    });

    it('reports a link that is too old, whether by the tenant’s answer or by its age, and then starts anew', async () => {
      const { directory, graph } = await tenants.start();
      const { delta } = await directory.readChanges(null);
      graph.addFault({ kind: 'delta-token-expired', match: 'GET /users/delta' });
      expect((await failureOf(directory.readChanges(delta))).code).toBe('delta_expired');
      expect(await directory.readChanges(delta)).toMatchObject({ removed: [] });
      graph.moveClock(8 * DAY);
      expect((await failureOf(directory.readChanges(delta))).code).toBe('delta_expired');
      expect((await directory.readChanges(null)).delta).not.toBe(delta);
    });

    it.each([
      ['throttle-retry-after-2', 'throttled'],
      ['unavailable-503', 'unavailable'],
      ['reset-before-work', 'unavailable'],
    ])('reports that the tenant is in trouble (%s)', async (kind, code) => {
      const { directory, graph } = await tenants.start();
      graph.addFault({ kind, match: 'GET /users', times: 2 });
      expect((await failureOf(directory.readUsers(null))).code).toBe(code);
      expect((await failureOf(directory.readChanges(null))).code).toBe(code);
    });
  });
}
