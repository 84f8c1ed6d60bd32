import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '#domain/request/request.ts';
import { isWorkingDay } from '#use-cases/calendar/working-days.ts';
import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import { opensOn } from '#use-cases/calendar/working-hours.ts';
import { executeRequest } from '#use-cases/requests/execute-request.ts';
import { submitRequest } from '#use-cases/requests/submit-request.ts';
import { bringForward, stopScheduled } from '#use-cases/requests/undo-deletion.ts';
import { COLLEAGUE, HEAD, SKUS, startLife, type Life } from '#test/stages/life.ts';

const ZONE = 'America/Bogota';
const HOUR = 60 * 60_000;

describe('a new account whose first day lies ahead', () => {
  let life: Life;
  beforeAll(async () => {
    life = await startLife();
  });
  afterAll(async () => await life.stop());

  /** A working day at least so many days ahead. */
  const ahead = (days: number): string => {
    let day = addDays(dayIn(life.now(), ZONE), days);
    while (!isWorkingDay(day)) day = addDays(day, 1);
    return day;
  };
  const scheduled = async (contractStart: string): Promise<Request> =>
    await life.decideAndRun(await life.askNew({ contractStart, contractEnd: addDays(contractStart, 300) }));
  const userOf = ({ plan }: Request): unknown =>
    life.graph.users().find(({ userPrincipalName }) => userPrincipalName === plan?.address);
  /** Passes until the office is open on that day, and runs what is due. */
  const comes = async (day: string): Promise<void> => {
    const opens = opensOn(day, { officeHours: life.deps.officeHours, timeZone: ZONE });
    life.pass(opens.getTime() - life.now().getTime() + 1_000);
    await life.drain();
  };

  it('waits for that day with its address reserved, and is made when the office opens', async () => {
    const first = ahead(10);
    const waiting = await scheduled(first);
    expect(waiting.state).toBe('scheduled');
    expect(userOf(waiting)).toBeUndefined();
    const address = waiting.plan?.address ?? '';
    const other = { requestId: null, accountId: null };
    expect([...(await life.store.addressesTaken([address], other))]).toEqual([address]);
    life.pass(
      opensOn(first, { officeHours: life.deps.officeHours, timeZone: ZONE }).getTime() - life.now().getTime() - HOUR,
    );
    await life.drain({ horizonMs: 0 });
    expect((await life.request(waiting.id)).state).toBe('scheduled');
    await comes(first);
    const done = await life.request(waiting.id);
    expect(done.state).toBe('delivered');
    expect(userOf(done)).toBeDefined();
    expect(await life.store.accountOf(done)).toMatchObject({ contractStart: first });
  });

  it('keeps its person from a second request meanwhile', async () => {
    const { form, requester } = await scheduled(ahead(5));
    if (form.type !== 'personal') throw new Error('it is for a person');
    const again = await submitRequest(life.deps, { form, requester: { ...HEAD, ...requester } });
    expect(again).toMatchObject({ ok: false, error: [{ code: 'has_open_request' }] });
  });

  it('is made at once when the systems area says so', async () => {
    const waiting = await scheduled(ahead(20));
    expect(await bringForward(life.deps, { requestId: waiting.id, by: HEAD })).toMatchObject({ ok: false });
    expect(await bringForward(life.deps, { requestId: waiting.id, by: COLLEAGUE })).toMatchObject({ ok: true });
    await life.drain();
    const done = await life.request(waiting.id);
    expect(done).toMatchObject({ state: 'delivered', broughtForward: { by: { id: COLLEAGUE.id } } });
    expect(await bringForward(life.deps, { requestId: waiting.id, by: COLLEAGUE })).toMatchObject({ ok: false });
  });

  it('can be stopped before, which frees its address', async () => {
    const waiting = await scheduled(ahead(20));
    expect(await stopScheduled(life.deps, { requestId: waiting.id, by: COLLEAGUE })).toMatchObject({ ok: true });
    expect(await life.request(waiting.id)).toMatchObject({ state: 'cancelled', ended: { by: { id: COLLEAGUE.id } } });
    const address = waiting.plan?.address ?? '';
    expect((await life.store.addressesTaken([address], { requestId: null, accountId: null })).size).toBe(0);
  });

  it('looks for a seat again on that day', async () => {
    const first = ahead(15);
    const waiting = await scheduled(first);
    const { consumed } = life.graph.skus().find(({ skuId }) => skuId === SKUS.standard.skuId) ?? { consumed: 0 };
    life.graph.setSeats(SKUS.standard.skuPartNumber, consumed);
    await comes(first);
    const failed = await life.request(waiting.id);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'no_seats', untouched: true } });
    life.graph.setSeats(SKUS.standard.skuPartNumber, 50);
    await executeRequest(life.deps, { requestId: waiting.id, by: COLLEAGUE, again: true });
    await life.drain();
    expect((await life.request(waiting.id)).state).toBe('delivered');
  });

  it('is made at once where the day has come by the time it is approved, and where it was over', async () => {
    const first = ahead(3);
    const asked = await life.askNew({ contractStart: first, contractEnd: addDays(first, 300) });
    await comes(first);
    expect((await life.decideAndRun(asked)).state).toBe('delivered');
    expect((await scheduled(addDays(dayIn(life.now(), ZONE), -7))).state).toBe('delivered');
  });
});
