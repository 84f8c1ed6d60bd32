import { afterAll, describe, expect, it } from 'vitest';
import { documented } from '../calls/documented-permissions.ts';
import { create, DOMAIN, fetchToken, OPTIONS, start, stopAll } from '../local-graph.fixture.ts';
import { ROUTES } from './routes.ts';

const PASSWORD = { passwordProfile: { password: 'Zp4!kwovaT#81xnq' } };

afterAll(stopAll);

function claimsOf(token: string): { readonly roles: readonly string[]; readonly wids: readonly string[] } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as ReturnType<typeof claimsOf>;
}

describe('what a token allows', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'is listed in microsoft-permissions.json for %s',
    (_, route) => expect(documented(route).least.length).toBeGreaterThan(0),
  );

  it.each([
    ['GroupMember.ReadWrite.All', '/groups'],
    ['GroupMember.ReadWrite.All', '/users/{}/memberOf'],
    ['User.ReadWrite.All', '/users/{}/memberOf'],
    ['User.ReadWrite.All', '/users/{}/transitiveMemberOf'],
    ['LicenseAssignment.ReadWrite.All', '/subscribedSkus'],
    ['MailboxSettings.ReadWrite', '/users/{}/mailFolders/inbox/messageRules'],
  ])('may be less than it sounds like: %s is refused at %s', async (permission, path) => {
    const { call } = await start({ permissions: [permission] });
    expect((await call('GET', path.replace('{}', `jefa@${DOMAIN}`))).status).toBe(403);
  });

  it('is, with User.ReadBasic.All alone, reading the basic properties of users and filtering by no other', async () => {
    const { call } = await start({ permissions: ['User.ReadBasic.All'] });
    const read = await call('GET', `/users/jefa@${DOMAIN}?$select=displayName,department`);
    expect(read.body).toMatchObject({ displayName: 'Jefa Pérez', department: null });
    expect((await call('GET', "/users?$filter=startswith(displayName,'Jefa department')")).status).toBe(200);
    expect((await call('GET', "/users?$filter=department eq 'Sistemas'")).status).toBe(403);
  });

  it('is, with GroupMember.ReadWrite.All alone, not adding a member to a group, which takes two permissions', async () => {
    const { call } = await start({ permissions: ['GroupMember.ReadWrite.All'] });
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${DOMAIN}` };
    const added = await call('POST', `/groups/${OPTIONS.groups?.[0]?.id ?? ''}/members/$ref`, body);
    expect(added.status).toBe(403);
  });
});

describe('a token', () => {
  it('names its permissions and the tenant-wide directory roles in its claims', async () => {
    const { token } = await start();
    expect(claimsOf(token).roles).toEqual(OPTIONS.permissions);
    expect(claimsOf(token).wids).toContain('fe930be7-5e62-47db-91af-98c3a49a38b1');
  });

  it('keeps the permissions it was issued with when the administrator consents to others', async () => {
    const { call, graph } = await start({ permissions: [] });
    graph.consentTo(['Directory.Read.All']);
    expect((await call('GET', '/groups')).status).toBe(403);
    expect(claimsOf(await fetchToken(graph.origin)).roles).toEqual(['Directory.Read.All']);
  });

  it('does not name a role over an administrative unit, which works only on the users in that unit', async () => {
    const caller = await start({ roleScope: [`jefa@${DOMAIN}`] });
    expect(claimsOf(caller.token).wids).not.toContain('fe930be7-5e62-47db-91af-98c3a49a38b1');
    const id = await create(caller, 'ana');
    expect((await caller.call('PATCH', `/users/jefa@${DOMAIN}`, PASSWORD)).status).toBe(204);
    expect((await caller.call('PATCH', `/users/${id}`, PASSWORD)).status).toBe(403);
  });
});
