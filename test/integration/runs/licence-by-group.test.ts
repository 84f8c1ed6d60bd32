import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '#domain/request/request.ts';
import { es } from '#messages/es/es.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { COLLEAGUE, GROUPS, HEAD, personOf, SKUS, startLife, type Life, type LifeOptions } from '#test/stages/life.ts';

const LICENSING = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c02', name: 'Con correo' };
const BARE = { id: '6f0c3f5e-2f3b-4d59-9c55-0f1d7f6a1c03', name: 'Sin licencia' };
const MINUTE = 60_000;
const licences = [SKUS.standard.skuPartNumber];
const licensing = { id: LICENSING.id, displayName: LICENSING.name, licences };

/** New accounts in a tenant that assigns licences by groups, and the explanations for a missing mailbox. */
describe.each<[string, LifeOptions]>([
  ['a default group', { defaultGroups: [LICENSING.id] }],
  ['LICENSE_GROUP', { licenceGroup: LICENSING.id.toUpperCase() }],
])('a new account that gets its licence by %s', (_, settings) => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife({ ...settings, tenant: { groups: [licensing] } });
  });
  afterAll(async () => await life.stop());

  it('joins the group, waits for the licence, and is not assigned one directly', async () => {
    life.graph.setDelays({ groupLicenceMs: 4 * MINUTE });
    life.graph.clearJournal();
    const done = await created(life, 1);
    expect(done).toMatchObject({
      state: 'delivered',
      plan: { licence: SKUS.standard, licenceGroup: LICENSING, groups: [{ id: GROUPS.m365.id }, LICENSING] },
    });
    expect(userOf(life, done)).toMatchObject({ licences, mailbox: 'ready', groups: [LICENSING.name, 'Despacho'] });
    expect(life.graph.journal().filter(({ path }) => path.endsWith('/assignLicense'))).toEqual([]);
    life.graph.setDelays({ groupLicenceMs: 0 });
  });

  it('reports that the group had no seat left, and continues once there is one', async () => {
    const { consumed } = life.graph.skus().find(({ skuId }) => skuId === SKUS.standard.skuId) ?? { consumed: 0 };
    const request = await asked(life, 2);
    life.graph.setSeats(SKUS.standard.skuPartNumber, consumed);
    const stopped = await life.decideAndRun(request);
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'no_seats' } });
    life.graph.setSeats(SKUS.standard.skuPartNumber, 50);
    expect(await again(life, stopped)).toMatchObject({ state: 'delivered' });
    expect(userOf(life, stopped)).toMatchObject({ licences });
  });

  it('reports after an hour that the group did not give the licence', async () => {
    life.graph.setDelays({ groupLicenceMs: 3 * 60 * MINUTE });
    const waiting = await created(life, 3);
    await life.drain({ horizonMs: 90 * MINUTE });
    const done = await life.request(waiting.id);
    life.graph.setDelays({ groupLicenceMs: 0 });
    expect(done).toMatchObject({ state: 'failed', failure: { code: 'licence_group_late', detail: LICENSING.name } });
    life.pass(3 * 60 * MINUTE);
    expect(await again(life, done)).toMatchObject({ state: 'delivered' });
  });
});

describe('a new account', () => {
  let life: Life;
  const started = async (options: LifeOptions): Promise<Life> => {
    life = await startLife(options);
    return life;
  };
  const stopping = async (work: () => Promise<void>): Promise<void> =>
    await work().finally(async () => await life.stop());

  it('does not join a dynamic group whose rule adds it, but waits for its licence', async () => {
    const dynamic = { ...licensing, kind: 'dynamic' as const };
    await started({ licenceGroup: LICENSING.id, tenant: { groups: [dynamic] } });
    await stopping(async () => {
      const request = await asked(life, 1);
      expect(request.plan).toMatchObject({ licenceGroup: LICENSING, groups: [{ id: GROUPS.m365.id }] });
      const stop = life.graph.onChange(() => {
        const made = userOf(life, request);
        if (made?.licences.length === 0) life.graph.admin.setMember(made.id, LICENSING.id, true);
      });
      const done = await life.decideAndRun(request);
      stop();
      expect(done.state).toBe('delivered');
      expect(userOf(life, done)).toMatchObject({ licences });
    });
  });

  it('gets no plan if the group in LICENSE_GROUP does not give the licence', async () => {
    await started({ licenceGroup: BARE.id, tenant: { groups: [{ id: BARE.id, displayName: BARE.name }] } });
    await stopping(async () => {
      const request = await asked(life, 1);
      expect(request).toMatchObject({ plan: null, failure: { code: 'licence_group_wrong', detail: BARE.name } });
      expect(sentence(request)).toContain('LICENSE_GROUP');
    });
  });

  it('is reported within two checks if its group switches mail off in the licence', async () => {
    const off = { ...licensing, disabledPlans: ['EXCHANGE_S_STANDARD'] };
    await started({ defaultGroups: [LICENSING.id], tenant: { groups: [off] } });
    await stopping(async () => {
      const before = life.now().getTime();
      const done = await created(life, 1);
      expect(done).toMatchObject({
        state: 'failed',
        failure: { code: 'mailbox_plan_disabled', step: 'wait_mailbox', detail: 'STANDARDPACK' },
      });
      expect(sentence(done)).toContain('La licencia Office 365 E1 tiene apagado el correo');
      expect(life.now().getTime() - before).toBeLessThan(MINUTE);
    });
  });
});

describe('a mailbox that does not appear', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
    life.graph.setDelays({ mailboxMs: 60 * MINUTE });
  });
  afterAll(async () => await life.stop());

  /** Lets something happen to the new account in the tenant as soon as it has its licence. */
  async function createdWith(number: number, happens: (userId: string) => void): Promise<Request> {
    const request = await asked(life, number);
    let happened = false;
    const stop = life.graph.onChange(() => {
      const user = userOf(life, request);
      if (happened || user === undefined || user.licences.length === 0) return;
      happened = true;
      happens(user.id);
    });
    const before = life.now().getTime();
    const done = await life.decideAndRun(request);
    stop();
    expect(life.now().getTime() - before).toBeLessThan(MINUTE);
    return done;
  }
  const inError = (error: string) => (userId: string) =>
    life.graph.admin.setLicenceError(userId, SKUS.standard.skuPartNumber, error);

  it.each([
    [1, 'CountViolation', 'no_seats', 'No quedan licencias Office 365 E1'],
    [2, 'UniquenessViolation', 'mailbox_address_taken', 'ya la tiene otro objeto'],
    [3, 'DependencyViolation', 'licence_refused', 'necesita otra licencia'],
    [4, 'MutuallyExclusiveViolation', 'licence_refused', 'choca con otra licencia'],
    [5, 'ProhibitedInUsageLocationViolation', 'licence_refused', 'no se ofrece en el país'],
  ])('is explained within two checks (%i: %s)', async (number, error, code, words) => {
    const done = await createdWith(number, inError(error));
    expect(done).toMatchObject({ state: 'failed', failure: { code, step: 'wait_mailbox' } });
    expect(sentence(done)).toContain(words);
  });

  it('is explained even if Exchange refuses to show it', async () => {
    life.graph.addFault({ kind: 'mailbox-refused-403', match: 'mailboxSettings', times: -1 });
    const xml = '<Errors><Error>Please specify a unique value.</Error></Errors>';
    const done = await createdWith(7, (userId) => life.graph.admin.setProvisioningError(userId, xml));
    life.graph.clearFaults();
    expect(done).toMatchObject({
      state: 'failed',
      failure: { code: 'mailbox_address_taken', step: 'wait_mailbox' },
    });
  });

  it('is explained in the words of Exchange, and appears once that was fixed', async () => {
    const xml = '<Errors><Error>The alias &quot;prueba&quot; is not valid.</Error></Errors>';
    const done = await createdWith(6, (userId) => life.graph.admin.setProvisioningError(userId, xml));
    expect(done).toMatchObject({ state: 'failed', failure: { code: 'mailbox_error', step: 'wait_mailbox' } });
    expect(sentence(done)).toContain('«The alias "prueba" is not valid.»');
    life.graph.admin.setProvisioningError(userOf(life, done)?.id ?? '', null);
    life.pass(60 * MINUTE);
    expect(await again(life, done)).toMatchObject({ state: 'delivered' });
  });
});

async function asked(life: Life, number: number): Promise<Request> {
  const opened = await submitRequest(life.deps, { form: personOf(number, {}), requester: HEAD });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  await life.drain();
  return await life.request(opened.value.id);
}

async function created(life: Life, number: number): Promise<Request> {
  return await life.decideAndRun(await asked(life, number));
}

async function again(life: Life, { id }: Request): Promise<Request> {
  const begun = await executeRequest(life.deps, { requestId: id, by: COLLEAGUE, again: true });
  if (!begun.ok) throw new Error(JSON.stringify(begun.error));
  await life.drain();
  return await life.request(id);
}

function userOf(life: Life, { plan }: Request): ReturnType<Life['graph']['users']>[number] | undefined {
  return life.graph.users().find(({ userPrincipalName }) => userPrincipalName === plan?.address);
}

function sentence({ failure }: Request): string {
  if (failure === null) throw new Error('it did not fail');
  return es.work.failure(failure);
}
