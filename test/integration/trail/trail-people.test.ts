import { afterAll, beforeAll, expect, it } from 'vitest';
import { hashPlan } from '#domain/plan/compare-plans.ts';
import type { Request } from '#domain/request/request.ts';
import { forgetOld } from '#use-cases/retention/forget-old.ts';
import type { TrailEvent } from '#use-cases/ports/store/trail.ts';
import { HEAD, HOLDER, startLife, type Life } from '#test/stages/life.ts';

let life: Life;
let request: Request;
let events: readonly TrailEvent[];

/** The request of a new account that was executed and confirmed by both sides. */
beforeAll(async () => {
  life = await startLife();
  const { requestNumber } = await life.account();
  const closed = await life.store.requestByNumber(requestNumber ?? '');
  if (closed === null) throw new Error('no such request');
  request = closed;
  events = await life.store.trail.ofRequest(request.id);
});

afterAll(async () => await life.stop());

function all(what: string): readonly Pick<TrailEvent, 'data' | 'personal'>[] {
  return events.filter((event) => event.what === what).map(({ data, personal }) => ({ data, personal }));
}

it('the trail says to whom an account was handed and who had to confirm, outside its chain', () => {
  expect(all('delivered')).toEqual([
    {
      data: { from: 'executed', to: 'delivered', as: 'holder' },
      personal: {
        handedTo: HOLDER.name,
        handedToId: HOLDER.id,
        receivers: { holder: HOLDER.name, department: HEAD.name },
      },
    },
  ]);
});

it('the trail says which side of a hand-over was confirmed', () => {
  const sides = all('confirm_receipt').map(({ data }) => data['sides']);
  expect(sides).toEqual([['holder'], ['department']]);
});

it('the hash of a plan is stored with the plan, outside the chain', () => {
  const planHash = request.plan === null ? '' : hashPlan(request.plan);
  expect(planHash).toMatch(/^[0-9a-f]{64}$/);
  expect(all('plan')).toMatchObject([{ personal: { planHash, plan: { address: request.plan?.address } } }]);
  expect(all('approve')).toMatchObject([{ personal: { planHash } }]);
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(planHash);
});

it('nothing is left after forgetting with which a name could be found by trial and error', async () => {
  const planHash = request.decision?.planHash ?? '';
  const address = request.plan?.address ?? '';
  await life.sql(`update accounts set state = 'deleted', deleted_at = now() - interval '1 day'`);
  await life.sql(`delete from addresses`);
  const clock = { now: (): Date => new Date(life.now().getTime() + 11 * 365 * 24 * 60 * 60_000) };
  expect(await forgetOld({ store: life.store, clock, retentionDays: 3_650 })).toMatchObject({
    requests: 1,
    accounts: 1,
  });
  const tables = ['requests', 'audit_trail', 'audit_personal', 'accounts', 'posts'];
  const kept = JSON.stringify(
    await Promise.all(tables.map(async (name) => await life.sql(`select t::text from ${name} t`))),
  );
  for (const gone of [planHash, address, HOLDER.name]) {
    expect(gone).not.toBe('');
    expect(kept).not.toContain(gone);
  }
});
