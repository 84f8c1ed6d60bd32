import { afterAll, describe, expect, it } from 'vitest';
import { documented } from '../calls/documented-permissions.ts';
import { create, DOMAIN, fetchToken, OPTIONS, start, stopAll } from '../local-graph.fixture.ts';
import { ROUTES } from './routes.ts';

const PASSWORD = { passwordProfile: { password: 'Zp4!kwovaT#81xnq' } };

afterAll(stopAll);

function claimsOf(token: string): { readonly roles: readonly string[]; readonly wids: readonly string[] } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as ReturnType<typeof claimsOf>;
}

describe('what a token opens', () => {
  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    'at %s is in the list of Microsoft',
    (_, route) => expect(documented(route).least.length).toBeGreaterThan(0),
  );

  it.each([
    ['GroupMember.ReadWrite.All', '/groups'],
    ['GroupMember.ReadWrite.All', '/users/{}/memberOf'],
    ['User.ReadWrite.All', '/users/{}/memberOf'],
    ['User.ReadWrite.All', '/users/{}/transitiveMemberOf'],
    ['LicenseAssignment.ReadWrite.All', '/subscribedSkus'],
    ['MailboxSettings.ReadWrite', '/users/{}/mailFolders/inbox/messageRules'],
  ])('is not what it sounds like: %s is refused at %s', async (permission, path) => {
    const { call } = await start({ permissions: [permission] });
    expect((await call('GET', path.replace('{}', `jefa@${DOMAIN}`))).status).toBe(403);
  });

  it('is, with User.ReadBasic.All alone, the basic properties of users, and no filter on any other', async () => {
    const { call } = await start({ permissions: ['User.ReadBasic.All'] });
    const read = await call('GET', `/users/jefa@${DOMAIN}?$select=displayName,department`);
    expect(read.body).toMatchObject({ displayName: 'Jefa Pérez', department: null });
    expect((await call('GET', "/users?$filter=startswith(displayName,'Jefa department')")).status).toBe(200);
    expect((await call('GET', "/users?$filter=department eq 'Sistemas'")).status).toBe(403);
  });

  it('takes both permissions to make a user a member', async () => {
    const { call } = await start({ permissions: ['GroupMember.ReadWrite.All'] });
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${DOMAIN}` };
    const added = await call('POST', `/groups/${OPTIONS.groups?.[0]?.id ?? ''}/members/$ref`, body);
    expect(added.status).toBe(403);
  });
});

describe('a token', () => {
  it('says what it grants: permissions and the roles that are held over the whole tenant', async () => {
    const { token } = await start();
    expect(claimsOf(token).roles).toEqual(OPTIONS.permissions);
    expect(claimsOf(token).wids).toContain('fe930be7-5e62-47db-91af-98c3a49a38b1');
  });

  it('keeps what it was given while the administrator consents to more', async () => {
    const { call, graph } = await start({ permissions: [] });
    graph.consentTo(['Directory.Read.All']);
    expect((await call('GET', '/groups')).status).toBe(403);
    expect(claimsOf(await fetchToken(graph.origin)).roles).toEqual(['Directory.Read.All']);
  });

  it('does not tell a role over an administrative unit, which counts for the users in it alone', async () => {
    const caller = await start({ roleScope: [`jefa@${DOMAIN}`] });
    expect(claimsOf(caller.token).wids).not.toContain('fe930be7-5e62-47db-91af-98c3a49a38b1');
    const id = await create(caller, 'ana');
    expect((await caller.call('PATCH', `/users/jefa@${DOMAIN}`, PASSWORD)).status).toBe(204);
    expect((await caller.call('PATCH', `/users/${id}`, PASSWORD)).status).toBe(403);
  });
});
