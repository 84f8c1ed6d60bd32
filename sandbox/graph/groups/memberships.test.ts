import { afterEach, describe, expect, it } from 'vitest';
import { DOMAIN, start, stopAll, type Answer, type Caller } from '../local-graph.fixture.ts';

afterEach(stopAll);

const id = (last: number): string => `eeeeeeee-0000-4000-8000-00000000000${last}`;
const [UNIFIED, PLAIN, DYNAMIC, LIST, MAIL_SECURITY, ROLES] = [1, 2, 3, 4, 5, 6].map(id) as [string, ...string[]] as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const ALL = [UNIFIED, PLAIN, DYNAMIC, LIST, MAIL_SECURITY, ROLES];

const GROUPS = {
  groups: [
    { id: UNIFIED, displayName: 'Todo el personal', mail: `todos@${DOMAIN}` },
    { id: PLAIN, displayName: 'VPN' },
    { id: DYNAMIC, displayName: 'Salud', kind: 'dynamic', membershipRule: 'user.department -eq "Salud"' },
    { id: LIST, displayName: 'Boletín', mail: `boletin@${DOMAIN}`, kind: 'distribution' },
    { id: MAIL_SECURITY, displayName: 'Archivo', mail: `archivo@${DOMAIN}`, kind: 'mail-security' },
    { id: ROLES, displayName: 'Mesa', kind: 'role-assignable', directoryRole: 'Helpdesk Administrator' },
  ],
  users: [
    { userPrincipalName: `ana@${DOMAIN}`, displayName: 'Ana', groups: ALL },
    { userPrincipalName: `admin@${DOMAIN}`, displayName: 'Admin', directoryRole: 'Exchange Administrator' },
    { userPrincipalName: `local@${DOMAIN}`, displayName: 'Local', fromOnPremises: true },
    { userPrincipalName: `beto@${DOMAIN}`, displayName: 'Beto' },
  ],
} as const;

const values = (answer: Answer): Record<string, unknown>[] => answer.body['value'] as Record<string, unknown>[];
const userId = (caller: Caller, name: string): string =>
  caller.graph.users().find((user) => user.userPrincipalName === `${name}@${DOMAIN}`)?.id ?? '';

describe('groups', () => {
  it('of each kind differ in their flags', async () => {
    const { call } = await start(GROUPS);
    const select = '$select=displayName,groupTypes,mailEnabled,securityEnabled,membershipRule,isAssignableToRole';
    const found = values(await call('GET', `/users/ana@${DOMAIN}/memberOf?${select}`));
    const flags = found.map((group) => [
      group['displayName'],
      (group['groupTypes'] as string[]).join(),
      group['mailEnabled'],
      group['securityEnabled'],
      group['membershipRule'] !== null,
      group['isAssignableToRole'],
    ]);
    expect(flags).toEqual([
      ['Todo el personal', 'Unified', true, false, false, null],
      ['VPN', '', false, true, false, null],
      ['Salud', 'DynamicMembership', false, true, true, null],
      ['Boletín', '', true, false, false, null],
      ['Archivo', '', true, true, false, null],
      ['Mesa', '', false, true, false, true],
    ]);
  });

  it('are found by the beginning of their name, without an advanced query', async () => {
    const { call } = await start(GROUPS);
    const answer = await call('GET', "/groups?$filter=startswith(displayName,'to')&$select=id,displayName&$top=5");
    expect(values(answer)).toEqual([{ id: UNIFIED, displayName: 'Todo el personal' }]);
    expect((await call('GET', '/groups?$search="displayName:to"')).status).toBe(501);
  });

  it('gain and lose members only where Graph may write them', async () => {
    const caller = await start(GROUPS);
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${userId(caller, 'beto')}` };
    const outcomes = [];
    for (const group of ALL) {
      const add = await caller.call('POST', `/groups/${group}/members/$ref`, body);
      const remove = await caller.call('DELETE', `/groups/${group}/members/${userId(caller, 'ana')}/$ref`);
      outcomes.push([add.status, add.error.code, remove.status, remove.error.code]);
    }
    const done = [204, undefined, 204, undefined];
    const mastered = [400, 'Request_BadRequest', 400, 'Request_BadRequest'];
    const refused = [403, 'Authorization_RequestDenied', 403, 'Authorization_RequestDenied'];
    expect(outcomes).toEqual([done, done, refused, mastered, mastered, refused]);
    const again = await caller.call('DELETE', `/groups/${UNIFIED}/members/${userId(caller, 'ana')}/$ref`);
    expect(again.status).toBe(404);
  });

  it('delete the member itself where the path does not end in $ref, as Graph does', async () => {
    const caller = await start(GROUPS);
    const beto = userId(caller, 'beto');
    const path = `/groups/${PLAIN}/members/${beto}`;
    expect((await caller.call('DELETE', path)).status).toBe(404);
    const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${beto}` };
    await caller.call('POST', `/groups/${PLAIN}/members/$ref`, body);
    expect((await caller.call('DELETE', path)).status).toBe(204);
    expect((await caller.call('GET', `/users/${beto}`)).status).toBe(404);
    expect((await caller.call('GET', `/directory/deletedItems/${beto}`)).body['id']).toBe(beto);
  });

  it('refuse such a path and keep the member where the token may not delete users', async () => {
    const caller = await start({ ...GROUPS, permissions: ['GroupMember.ReadWrite.All', 'Directory.Read.All'] });
    const ana = userId(caller, 'ana');
    const refused = await caller.call('DELETE', `/groups/${PLAIN}/members/${ana}`);
    expect([refused.status, refused.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect((await caller.call('GET', `/users/${ana}`)).status).toBe(200);
  });
});

describe('directory roles', () => {
  const types = (answer: Answer): unknown[] =>
    values(answer).flatMap((one) => (one['@odata.type'] === '#microsoft.graph.directoryRole' ? [one] : []));

  it('are among the memberships, with type and id only when the token may not read roles', async () => {
    const caller = await start({ ...GROUPS, permissions: ['GroupMember.ReadBasic.All'] });
    const [role] = types(await caller.call('GET', `/users/admin@${DOMAIN}/memberOf`));
    expect(role).toMatchObject({ displayName: null, id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    const more = await start({ ...GROUPS, permissions: ['Directory.Read.All'] });
    const [readable] = types(await more.call('GET', `/users/admin@${DOMAIN}/memberOf?$select=id,displayName,mail`));
    expect(readable).toMatchObject({ displayName: 'Exchange Administrator' });
    expect(readable).not.toHaveProperty('mail');
  });

  it('that a group gives appear only in transitiveMemberOf', async () => {
    const { call } = await start(GROUPS);
    expect(types(await call('GET', `/users/ana@${DOMAIN}/memberOf`))).toHaveLength(0);
    const all = await call('GET', `/users/ana@${DOMAIN}/transitiveMemberOf?$select=id`);
    expect(types(all)).toHaveLength(1);
    expect(values(all)).toHaveLength(7);
  });

  it.each(['admin', 'ana'])('protect %s from sensitive changes', async (name) => {
    const { call } = await start(GROUPS);
    const path = `/users/${name}@${DOMAIN}`;
    const answers = [
      await call('PATCH', path, { accountEnabled: false }),
      await call('PATCH', path, { userPrincipalName: `otra@${DOMAIN}` }),
      await call('PATCH', path, { passwordProfile: { password: 'Zx9!kqLm44pw' } }),
      await call('DELETE', path),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    }
  });
});

describe('a user from on-premises', () => {
  it('is marked as such, and most of it cannot be changed in the cloud', async () => {
    const caller = await start(GROUPS);
    const path = `/users/local@${DOMAIN}`;
    expect((await caller.call('GET', `${path}?$select=onPremisesSyncEnabled`)).body['onPremisesSyncEnabled']).toBe(
      true,
    );
    for (const body of [{ jobTitle: 'Otra' }, { accountEnabled: false }, { userPrincipalName: `otra@${DOMAIN}` }]) {
      const answer = await caller.call('PATCH', path, body);
      expect([answer.status, answer.error.code]).toEqual([400, 'Request_BadRequest']);
      expect(answer.error.message).toContain('on-premises mastered');
    }
    expect((await caller.call('PATCH', path, { usageLocation: 'CO' })).status).toBe(204);
    expect((await caller.call('DELETE', path)).status).toBe(400);
  });
});
