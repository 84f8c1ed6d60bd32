import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '#domain/request/request.ts';
import { keepSecondFactors } from '#use-cases/hand-over/look-for-second-factor.ts';
import { tickInduction } from '#use-cases/hand-over/tick-induction.ts';
import { watchPassword } from '#use-cases/hand-over/watch-password.ts';
import { HOLDER, receive, startLife, type Life } from '#test/stages/life.ts';

const DAY = 24 * 60 * 60_000;

describe('the second factor, if the institution has it checked', () => {
  let life: Life;
  let looked = 0;
  /** Whether the tenant refuses to show second factors. */
  let isHidden = false;
  beforeAll(async () => {
    life = await startLife({
      checksSecondFactor: true,
      around: (tenant) => ({
        ...tenant,
        hasSecondFactor: async (id) => {
          looked += 1;
          return isHidden ? null : await tenant.hasSecondFactor(id);
        },
      }),
    });
  });
  afterAll(async () => await life.stop());

  /** A new account whose person signed in and confirmed: its request is closed, and the first steps are not done. */
  async function closed(): Promise<Request> {
    const asked = await life.askNew();
    const done = await life.decideAndRun(asked);
    await receive(life, done);
    expect((await life.request(asked.id)).state).toBe('closed');
    return await life.request(asked.id);
  }
  const tickOf = async ({ id }: Request) =>
    (await life.request(id)).induction.find(({ item }) => item === 'second_factor')?.by.id;
  const register = ({ plan }: Request): void =>
    life.graph.registerMethod(plan?.address ?? '', 'microsoft-authenticator');

  it('cannot be ticked by hand', async () => {
    const request = await closed();
    const by = { ...HOLDER, systems: false, door: 'slack' as const };
    const ticked = await tickInduction(life.deps, { requestId: request.id, by, item: 'second_factor' });
    expect(ticked).toEqual({ ok: false, error: { code: 'seen_by_bot' } });
    expect(await tickOf(request)).toBeUndefined();
  });

  it('is found however long after the change of the password it comes, and is checked less and less often', async () => {
    const request = await closed();
    life.pass(3 * DAY);
    await life.drain();
    expect(await tickOf(request)).toBeUndefined();
    life.pass(40 * DAY);
    await life.drain();
    looked = 0;
    life.pass(DAY / 2);
    await life.drain();
    expect(looked).toBe(0);
    register(request);
    life.pass(DAY);
    await life.drain();
    expect(await tickOf(request)).toBe('buzon');
  });

  it('is checked again when no job checks it any more, as long as the account exists', async () => {
    const [request, gone] = [await closed(), await closed()];
    const left = async () => await life.store.deliveries.withoutSecondFactor(1_000);
    expect(await left()).toEqual(expect.arrayContaining([request.id, gone.id]));
    await life.sql(`update accounts set state = 'deleted' where request_number = '${gone.number}'`);
    const fresh = await life.another();
    const sent: string[] = [];
    const transact: typeof fresh.store.transact = async (work) =>
      await fresh.store.transact(
        async (tx) =>
          await work({
            ...tx,
            send: async (job) => {
              if (job.kind === 'watch_password') sent.push(job.requestId);
              await Promise.resolve();
            },
          }),
      );
    await keepSecondFactors({ ...fresh, store: { ...fresh.store, transact } });
    expect(sent).toContain(request.id);
    expect(sent).not.toContain(gone.id);
    register(request);
    await life.watch(request);
    expect(await tickOf(request)).toBe('buzon');
    expect(await left()).not.toContain(request.id);
  });

  it('is no longer checked once the account is gone', async () => {
    const request = await closed();
    await life.sql(`update accounts set state = 'deleted' where request_number = '${request.number}'`);
    looked = 0;
    await life.watch(request);
    expect(looked).toBe(0);
  });

  it('stays open while Microsoft 365 does not show it, which the systems area is told, and is found afterwards', async () => {
    const request = await closed();
    register(request);
    isHidden = true;
    const told: string[] = [];
    const notices = {
      ...life.deps.notices,
      tellTrouble: async (key: string, code: string) => {
        told.push(`${key} ${code}`);
        await Promise.resolve();
      },
    };
    await watchPassword({ ...life.deps, notices }, { requestId: request.id });
    expect(told).toEqual([`second_factor:${life.now().toISOString().slice(0, 7)} second_factor_unseen`]);
    expect(await tickOf(request)).toBeUndefined();
    isHidden = false;
    life.pass(DAY);
    await life.drain();
    expect(await tickOf(request)).toBe('buzon');
  });
});

describe('the second factor, if it is not checked', () => {
  it('is ticked by the person who says that it is done', async () => {
    const life = await startLife();
    const account = await life.account();
    const request = await life.store.requestByNumber(account.requestNumber ?? '');
    const by = { ...HOLDER, systems: false, door: 'slack' as const };
    const tick = { requestId: request?.id ?? '', by, item: 'second_factor' } as const;
    expect(await tickInduction(life.deps, tick)).toMatchObject({ ok: true });
    await life.stop();
  });
});
