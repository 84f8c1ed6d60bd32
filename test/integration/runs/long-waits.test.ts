import { readDepartments } from '#adapters/institution-files/departments.ts';
import { subjectOf } from '#domain/form/form.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CREATION_STEPS } from '#domain/plan/plan.ts';
import type { Request } from '#domain/request/request.ts';
import { advanceRun } from '#provisioning/advance-run.ts';
import type { StepDeps } from '#provisioning/step/step.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { revealCredential } from '#use-cases/hand-over/reveal-credential.ts';
import { openPostgresStage } from '#test/contract/postgres-stage.ts';
import { insert, PLAN, RULES, account } from '#test/contract/store/stage.ts';
import type { StoreStage } from '#test/contract/store/stage.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';

const HOUR = 60 * 60_000;
const SYSTEMS = { id: 'U0SISTEMAS1', name: 'Jorge', systems: true, door: 'slack' as const };

describe('waiting, on a clock that the test sets', () => {
  let stage: StoreStage;
  let now: number;
  const clock = { now: (): Date => new Date(now) };
  beforeAll(async () => {
    stage = await openPostgresStage();
    now = Date.parse('2026-11-22T15:00:00Z');
  });
  afterAll(async () => await stage.close());

  /** A tenant where everything is done at once, except for what the test replaces. */
  function depsWith(directory: Partial<Directory>): StepDeps {
    const licence = { ...PLAN.licence, free: 3, total: 5 };
    const user = {
      id: 'user-1',
      address: PLAN.address,
      userPrincipalName: PLAN.address,
      stamp: null,
      accountEnabled: true,
      usageLocation: 'CO',
      displayName: '',
      mail: null,
      skuIds: [],
    };
    const prompt = {
      survey: async () =>
        await Promise.resolve({
          taken: new Map(),
          licence: { ...licence, unusable: null },
          groups: PLAN.groups,
          unjoinable: null,
        }),
      findUser: async () => await Promise.resolve(null),
      createUser: async () => await Promise.resolve({ id: 'user-1' }),
      assignLicence: async () => await Promise.resolve(),
      mailboxReady: async () => await Promise.resolve(true),
      mailboxTrouble: async () => await Promise.resolve(null),
      setMailbox: async () => await Promise.resolve('set' as const),
      joinGroup: async () => await Promise.resolve(),
      readBack: async () => await Promise.resolve({ user, addresses: [], mailbox: null, groupIds: [] }),
      account: async () => await Promise.resolve(null),
      issueCredential: async () => await Promise.reject(new Error('nobody asks for a password here')),
      passwordStatus: async () => await Promise.resolve(null),
      ...directory,
    } satisfies Partial<Directory>;
    const institution = {
      ...INSTITUTION_DEFAULTS,
      name: 'Entidad',
      mailDomain: 'institucion.example',
      timeZone: 'America/Bogota',
      locale: 'es-CO',
      rules: RULES,
    };
    const notices = new Proxy({} as StepDeps['notices'], {
      get: () => async (): Promise<null> => await Promise.resolve(null),
    });
    const nobody = async (): Promise<null> => await Promise.resolve(null);
    const people = { team: async () => await Promise.resolve([]), actor: nobody, findByEmail: nobody };
    const departments = readDepartments(null);
    return {
      store: stage.store,
      directory: prompt as unknown as Directory,
      notices,
      people,
      clock,
      institution,
      departments,
      officeHours: [{ from: 480, until: 1020 }],
    };
  }

  async function executing(store: Store): Promise<Request> {
    const request = await insert(store, {
      state: 'executing',
      plan: PLAN,
      execution: { by: SYSTEMS, at: clock.now() },
    });
    await store.transact(async (tx) => {
      await tx.ensureRun(request.id, CREATION_STEPS, null);
      await tx.reserveAddress(request.id, PLAN.address);
    });
    return request;
  }

  /** Runs the worker each time the run wants it, until the run stops or `untilMs` is reached. */
  async function letRun(deps: StepDeps, requestId: string, untilMs: number): Promise<void> {
    const end = now + untilMs;
    for (;;) {
      await advanceRun(deps, { requestId });
      const [request, run] = [await deps.store.request(requestId), await deps.store.run(requestId)];
      const nextAt = run?.steps.find(({ state }) => state !== 'done')?.nextAt;
      if (request?.state !== 'executing' || !nextAt || nextAt.getTime() > end) return;
      now = nextAt.getTime();
    }
  }

  it('for a mailbox has pauses of up to five minutes, ends after 24 h with an explanation, and starts again on request', async () => {
    const polls: number[] = [];
    const deps = depsWith({
      mailboxReady: async () => {
        polls.push(now);
        return await Promise.resolve(false);
      },
    });
    const { id } = await executing(stage.store);
    const startedAt = now;
    await letRun(deps, id, 30 * HOUR);
    const request = await stage.store.request(id);
    expect(request).toMatchObject({ state: 'failed', failure: { code: 'mailbox_late', step: 'wait_mailbox' } });
    expect(now - startedAt).toBeGreaterThanOrEqual(24 * HOUR);
    expect(now - startedAt).toBeLessThan(24 * HOUR + 10 * 60_000);
    const gaps = polls.slice(1).map((at, index) => at - (polls[index] ?? 0));
    expect(Math.min(...gaps)).toBe(5_000);
    expect(Math.max(...gaps)).toBe(5 * 60_000);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));

    const again = await executeRequest(deps, { requestId: id, by: SYSTEMS, again: true });
    expect(again).toMatchObject({ ok: true, value: { state: 'executing', failure: null } });
    const before = polls.length;
    await letRun(deps, id, HOUR);
    expect(polls.length).toBeGreaterThan(before);
    expect(await stage.store.request(id)).toMatchObject({ state: 'executing' });
    await stage.store.transact(async (tx) => await tx.releaseAddresses(id));
  });

  it.each([
    ['throttled', 'throttled'],
    ['unavailable', 'unavailable'],
  ] as const)('for a tenant that is %s ends after an hour in the same step', async (code, failure) => {
    const deps = depsWith({
      assignLicence: async () => await Promise.reject(new OutsideError(code, { service: 'graph' })),
    });
    const { id } = await executing(stage.store);
    const startedAt = now;
    await letRun(deps, id, 3 * HOUR);
    expect(await stage.store.request(id)).toMatchObject({
      state: 'failed',
      failure: { code: failure, step: 'assign_licence' },
    });
    expect(now - startedAt).toBeGreaterThanOrEqual(HOUR);
    expect(now - startedAt).toBeLessThan(HOUR + 10 * 60_000);
    await stage.store.transact(async (tx) => await tx.releaseAddresses(id));
  });

  it('shows a password only to its receiver; others cannot even cause a request to the tenant', async () => {
    const handedTo = { person: { id: 'U0NUEVA', name: 'Ana' }, as: 'holder' } as const;
    const { id } = await insert(stage.store, { state: 'delivered', plan: PLAN, handedTo });
    for (const by of [SYSTEMS, { ...SYSTEMS, id: 'U0JEFE', name: 'Héctor', systems: false }]) {
      const revealed = await revealCredential(depsWith({}), { requestId: id, by });
      expect(revealed).toEqual({ ok: false, error: { code: 'not_holder' } });
    }
  });

  it('allows three passwords in 24 h, and the next when the first one is a day old', async () => {
    const person = { id: 'U0NUEVA', name: 'Ana', systems: false, door: 'slack' as const };
    const { id, form, number } = await insert(stage.store, {
      state: 'delivered',
      plan: PLAN,
      handedTo: { person, as: 'holder' },
    });
    const ofPerson = account({ subject: subjectOf(form), holder: person, requestNumber: number });
    await stage.store.transact(async (tx) => await tx.insertAccount(ofPerson));
    await stage.store.transact(async (tx) => await tx.ensureRun(id, CREATION_STEPS, null));
    const first = (await stage.store.run(id))?.steps[0];
    if (first === undefined) throw new Error('a run without steps');
    await stage.store.transact(async (tx) => await tx.saveStep(id, first, { ...first, state: 'done' }, 'user-1'));
    const credential = {
      kind: 'password',
      secret: 'aaaa-bbbb-cccc-dddd',
      baseline: new Date(now),
      validMinutes: null,
    } as const;
    const deps = depsWith({ issueCredential: async () => await Promise.resolve(credential) });
    const reveal = async (): Promise<string> => {
      const answer = await revealCredential(deps, { requestId: id, by: person });
      return answer.ok ? `left ${answer.value.left}` : answer.error.code;
    };
    expect([await reveal(), await reveal(), await reveal(), await reveal()]).toEqual([
      'left 2',
      'left 1',
      'left 0',
      'used_up',
    ]);
    now += 23 * HOUR;
    expect(await reveal()).toBe('used_up');
    now += HOUR + 1_000;
    expect(await reveal()).toBe('left 2');
  });
});
