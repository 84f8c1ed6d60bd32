import { afterEach, describe, expect, it } from 'vitest';
import { DOMAIN, licence, MAIL_SKU, OPTIONS, start, stopAll } from '../local-graph.fixture.ts';

afterEach(stopAll);

const LOCKED = 'dddddddd-0000-4000-8000-000000000007';
const users = [
  { userPrincipalName: `ana@${DOMAIN}`, displayName: 'Ana', eligibleRole: 'Exchange Administrator' },
  { userPrincipalName: `luz@${DOMAIN}`, displayName: 'Luz', assignedRole: 'Helpdesk Administrator' },
  { userPrincipalName: `eva@${DOMAIN}`, displayName: 'Eva', isManagementRestricted: true },
];
const permissions = [...OPTIONS.permissions, 'RoleManagement.Read.Directory'];
const path = (list: string, id: string): string => `/roleManagement/directory/${list}?$filter=principalId eq '${id}'`;

describe('directory roles that no membership shows', () => {
  it('are in two lists, each read for one principal at a time', async () => {
    const { call, graph } = await start({ users, permissions });
    const [ana = '', luz = ''] = graph.users().map(({ id }) => id);
    const count = async (list: string, id: string): Promise<number> =>
      ((await call('GET', path(list, id))).body['value'] as unknown[]).length;
    expect([await count('roleAssignments', ana), await count('roleEligibilityScheduleInstances', ana)]).toEqual([0, 1]);
    expect([await count('roleAssignments', luz), await count('roleEligibilityScheduleInstances', luz)]).toEqual([1, 0]);
    const memberships = await call('GET', `/users/${luz}/transitiveMemberOf`);
    expect(memberships.body['value']).toEqual([]);
    expect((await call('GET', '/roleManagement/directory/roleAssignments')).status).toBe(400);
  });

  it('need a permission of their own, and for eligible roles a tenant with P2', async () => {
    const plain = await start({ users, permissions: [...OPTIONS.permissions, 'Directory.Read.All'] });
    const [ana = ''] = plain.graph.users().map(({ id }) => id);
    expect((await plain.call('GET', path('roleAssignments', ana))).status).toBe(200);
    expect((await plain.call('GET', path('roleEligibilityScheduleInstances', ana))).status).toBe(403);
    const free = await start({ users, permissions, hasPremium: false });
    const { status, error } = await free.call('GET', path('roleEligibilityScheduleInstances', ana));
    expect([status, error.code]).toEqual([400, 'AadPremiumLicenseRequired']);
  });
});

describe('a restricted administrative unit', () => {
  it('is out of reach for every write of an application', async () => {
    const groups = [{ id: LOCKED, displayName: 'Cerrado', isManagementRestricted: true }];
    const { call, graph } = await start({ users, groups });
    const eva = graph.users().find(({ displayName }) => displayName === 'Eva')?.id ?? '';
    const member = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${eva}` };
    const answers = [
      await call('PATCH', `/users/${eva}`, { displayName: 'Otra' }),
      await call('POST', `/users/${eva}/assignLicense`, licence(MAIL_SKU)),
      await call('POST', `/users/${eva}/revokeSignInSessions`),
      await call('DELETE', `/users/${eva}`),
      await call('POST', `/groups/${LOCKED}/members/$ref`, member),
    ];
    expect(answers.map(({ status, error }) => [status, error.code])).toEqual(
      answers.map(() => [403, 'Authorization_RequestDenied']),
    );
  });
});
