import { afterEach, describe, expect, it } from 'vitest';
import { create, DOMAIN, licence, MAIL_SKU, OPTIONS, start, stopAll, type Caller } from '../local-graph.fixture.ts';

const LICENSED = 'dddddddd-0000-4000-8000-000000000007';
const DYNAMIC = 'dddddddd-0000-4000-8000-000000000008';
const MAIL = 'O365_BUSINESS_ESSENTIALS';
const groups = [
  { id: LICENSED, displayName: 'Con correo', licences: [MAIL] },
  { id: DYNAMIC, displayName: 'Planta', kind: 'dynamic' as const, licences: [MAIL] },
];
const STATES = '?$select=licenseAssignmentStates,assignedLicenses';

afterEach(stopAll);

async function join(caller: Caller, id: string): Promise<void> {
  const member = { '@odata.id': `${caller.graph.origin}/v1.0/directoryObjects/${id}` };
  expect((await caller.call('POST', `/groups/${LICENSED}/members/$ref`, member)).status).toBe(204);
}

const drop = { addLicenses: [], removeLicenses: [MAIL_SKU] };

describe('a licence that a group gives', () => {
  it('comes minutes after joining and goes minutes after leaving, with its mailbox', async () => {
    const caller = await start({ groups, groupLicenceMs: 180_000 });
    const id = await create(caller, 'ana');
    await join(caller, id);
    const held = async (): Promise<unknown> => (await caller.call('GET', `/users/${id}${STATES}`)).body;
    expect(await held()).toMatchObject({ licenseAssignmentStates: [], assignedLicenses: [] });
    caller.graph.moveClock(180_001);
    expect(await held()).toMatchObject({
      licenseAssignmentStates: [{ skuId: MAIL_SKU, assignedByGroup: LICENSED, state: 'Active', error: 'None' }],
      assignedLicenses: [{ skuId: MAIL_SKU, disabledPlans: [] }],
    });
    expect(caller.graph.users().find((user) => user.id === id)?.mailbox).toBe('ready');
    await caller.call('DELETE', `/groups/${LICENSED}/members/${id}/$ref`);
    expect(await held()).toMatchObject({ assignedLicenses: [{ skuId: MAIL_SKU }] });
    caller.graph.moveClock(180_001);
    expect(await held()).toMatchObject({ licenseAssignmentStates: [], assignedLicenses: [] });
    expect(caller.graph.users().find((user) => user.id === id)?.mailbox).toBe('soft-deleted');
  });

  it('cannot be removed from the user, unlike a direct one of the same product; both together take one seat', async () => {
    const caller = await start({ groups });
    const id = await create(caller, 'ana');
    await join(caller, id);
    const assign = async (body: unknown) => await caller.call('POST', `/users/${id}/assignLicense`, body);
    const refused = await assign(drop);
    expect([refused.status, refused.error.message]).toEqual([
      400,
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
    ]);
    await assign(licence(MAIL_SKU));
    expect(caller.graph.skus()[0]).toMatchObject({ consumed: 2 });
    const both = await caller.call('GET', `/users/${id}${STATES}`);
    expect(both.body['licenseAssignmentStates']).toHaveLength(2);
    expect(both.body['assignedLicenses']).toHaveLength(1);
    expect((await assign(drop)).status).toBe(200);
    expect((await caller.call('GET', `/users/${id}${STATES}`)).body['licenseAssignmentStates']).toMatchObject([
      { assignedByGroup: LICENSED },
    ]);
  });

  it('is in error without a seat, and stays so when a seat is added until it is reprocessed', async () => {
    const caller = await start({ groups });
    const id = await create(caller, 'ana');
    caller.graph.setSeats(MAIL, 1);
    await join(caller, id);
    const states = async (): Promise<unknown> =>
      (await caller.call('GET', `/users/${id}${STATES}`)).body['licenseAssignmentStates'];
    expect(await states()).toMatchObject([{ state: 'Error', error: 'CountViolation' }]);
    caller.graph.setSeats(MAIL, 2);
    expect(await states()).toMatchObject([{ state: 'Error' }]);
    expect((await caller.call('POST', `/users/${id}/reprocessLicenseAssignment`)).status).toBe(200);
    expect(await states()).toMatchObject([{ state: 'Active', error: 'None' }]);
  });

  it('is in error where another object has the address', async () => {
    const caller = await start({ groups });
    const id = await create(caller, 'ana');
    await join(caller, id);
    caller.graph.admin.setLicenceError(id, MAIL, 'UniquenessViolation');
    expect((await caller.call('GET', `/users/${id}${STATES}`)).body).toMatchObject({
      licenseAssignmentStates: [{ state: 'Error', error: 'UniquenessViolation' }],
      assignedLicenses: [],
    });
  });

  it('is held from the start by members of a dynamic group, whom Graph does not let anybody remove', async () => {
    const users = [{ userPrincipalName: `eva@${DOMAIN}`, displayName: 'Eva', groups: [DYNAMIC] }];
    const caller = await start({ groups, users });
    const [eva] = caller.graph.users();
    expect(eva).toMatchObject({ licences: [MAIL], mailbox: 'ready' });
    const out = await caller.call('DELETE', `/groups/${DYNAMIC}/members/${eva?.id}/$ref`);
    expect(out.status).toBe(403);
    caller.graph.admin.setMember(eva?.id ?? '', DYNAMIC, false);
    expect(caller.graph.users()[0]).toMatchObject({ licences: [] });
  });

  it('is shown at the group only with $select, with the plans that are switched off', async () => {
    const off = { ...groups[0], id: LICENSED, displayName: 'Sin buzón', disabledPlans: ['EXCHANGE_S_STANDARD'] };
    const { call } = await start({ groups: [off] });
    const path = `/groups/${LICENSED}`;
    expect((await call('GET', path)).body).not.toHaveProperty('assignedLicenses');
    expect((await call('GET', `${path}?$select=id,assignedLicenses`)).body['assignedLicenses']).toEqual([
      { skuId: MAIL_SKU, disabledPlans: ['9aaf7827-d63c-4b61-89c3-182f06f82e5c'] },
    ]);
  });

  it('arrives also when there is a restart before it does', async () => {
    const first = await start({ groups, groupLicenceMs: 60_000 });
    const id = await create(first, 'ana');
    await join(first, id);
    const snapshot: unknown = JSON.parse(JSON.stringify(first.graph.snapshot()));
    const { graph } = await start({ ...OPTIONS, groups, snapshot });
    expect(graph.users().find((user) => user.id === id)?.licences).toEqual([]);
    graph.moveClock(60_001);
    expect(graph.users().find((user) => user.id === id)?.licences).toEqual([MAIL]);
  });
});

it('a user shows the error of Exchange when it cannot create the mailbox', async () => {
  const caller = await start();
  const path = `/users/jefa@${DOMAIN}`;
  caller.graph.admin.setProvisioningError(`jefa@${DOMAIN}`, '<Error>x</Error>');
  expect(
    (await caller.call('GET', `${path}?$select=serviceProvisioningErrors`)).body['serviceProvisioningErrors'],
  ).toEqual([expect.objectContaining({ isResolved: false, errorDetail: '<Error>x</Error>' })]);
  expect((await caller.call('GET', `${path}/mailboxSettings`)).status).toBe(404);
  caller.graph.admin.setProvisioningError(`jefa@${DOMAIN}`, null);
  expect((await caller.call('GET', `${path}/mailboxSettings`)).status).toBe(200);
});
