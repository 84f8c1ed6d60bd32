import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { changed, type RequestChange } from '#domain/request/request.ts';
import { DEPARTMENTAL, draft, insert, PLAN, REQUESTER, SYSTEMS, type StoreStage, NOBODY, isAbout } from './stage.ts';
import { CREATION_STEPS } from '#domain/plan/plan.ts';

const at = (text: string): Date => new Date(text);

/** A value for every field that a request can have. */
const FULL: RequestChange = {
  state: 'delivered',
  revision: 17,
  plan: PLAN,
  seats: { free: 2, total: 17 },
  planChanges: [{ what: 'address', before: '2026-11-22', after: '2026-11-22T10:20:30.000Z' }, { what: 'settings' }],
  questions: [
    {
      text: '2026-11-22T10:20:30.000Z',
      by: SYSTEMS,
      at: at('2026-11-20T01:02:03.004Z'),
      answer: { text: '2026-11-22', at: at('2026-11-20T05:06:07.008Z') },
    },
    { text: '¿Hasta cuándo?', by: SYSTEMS, at: at('2026-11-21T01:02:03.004Z') },
  ],
  decision: { outcome: 'approved', by: SYSTEMS, at: at('2026-11-21T02:03:04.005Z'), planHash: 'abc' },
  execution: { by: SYSTEMS, at: at('2026-11-21T03:04:05.006Z') },
  failure: {
    code: 'no_seats',
    step: 'assign_licence',
    at: at('2026-11-21T04:05:06.007Z'),
    detail: '2026-11-22T00:00:00Z',
  },
  handedTo: { person: { id: 'U0NUEVA', name: '2026-11-22T10:20:30.000Z' }, as: 'holder' },
  updatedAt: at('2026-11-23T23:59:59.999Z'),
};

export function describeRequests(stage: () => StoreStage): void {
  describe('the number of a request', () => {
    it('is consecutive without gaps, despite concurrency, rollbacks and repeated submissions', async () => {
      const { store } = stage();
      const keys = (subject: string) => ({ year: 2_031, subject });
      const inserted = await Promise.all(
        Array.from({ length: 20 }, async (_, index) => {
          const subject = index % 5 === 4 ? 'the same person' : randomUUID();
          return await store
            .transact(async (tx) => {
              const request = await tx.insertRequest(draft(), keys(subject));
              if (index % 5 === 3) throw new Error('given up');
              return request;
            })
            .catch(() => null);
        }),
      );
      const numbers = inserted.flatMap((request) => (request === null ? [] : [request.number])).toSorted();
      const expected = Array.from(
        { length: 13 },
        (_, index) => `FT-GTI-006-2031-${String(index + 1).padStart(5, '0')}`,
      );
      expect(numbers).toEqual(expected);
    });

    it('starts over each year, also if requests of the old year still come in for a while', async () => {
      const { store } = stage();
      const numbers: (string | undefined)[] = [];
      for (const year of [2_032, 2_032, 2_033, 2_032, 2_033]) {
        const keys = { year, subject: randomUUID() };
        const request = await store.transact(async (tx) => await tx.insertRequest(draft(), keys));
        numbers.push(request?.number.slice('FT-GTI-006-'.length));
      }
      expect(numbers).toEqual(['2032-00001', '2032-00002', '2033-00001', '2032-00003', '2033-00002']);
    });

    it('gets another digit when five are not enough', async () => {
      const { store, giveNumbers } = stage();
      await giveNumbers(2_035, 99_999);
      const keys = { year: 2_035, subject: randomUUID() };
      const request = await store.transact(async (tx) => await tx.insertRequest(draft(), keys));
      expect(request?.number).toBe('FT-GTI-006-2035-100000');
    });

    it('is not used up by a duplicate within a transaction that continues', async () => {
      const { store } = stage();
      const keys = { year: 2_034, subject: randomUUID() };
      const numbers = await store.transact(async (tx) => {
        const first = await tx.insertRequest(draft(), keys);
        const second = await tx.insertRequest(draft(), keys);
        const third = await tx.insertRequest(draft(), { ...keys, subject: randomUUID() });
        return [first, second, third].map((request) => request?.number.slice(-5));
      });
      expect(numbers).toEqual(['00001', undefined, '00002']);
    });
  });

  describe('a request', () => {
    it.each([
      ['with everything that it can hold', FULL],
      ['with nothing that it need not hold', {}],
      ['of a department, whose texts look like dates', { ...FULL, form: DEPARTMENTAL }],
      [
        'that was rejected for a reason',
        {
          state: 'rejected',
          decision: { outcome: 'rejected', by: SYSTEMS, at: at('2026-11-21T02:03:04.005Z'), reason: '2026-11-21' },
        },
      ],
    ] satisfies [string, RequestChange][])('is read back as it was inserted, %s', async (_, change) => {
      const { store } = stage();
      const wanted = draft(change);
      const request = await store.transact(
        async (tx) => await tx.insertRequest(wanted, { year: 2_020, subject: randomUUID() }),
      );
      expect(request).toEqual({ ...wanted, number: request?.number });
      expect(await store.request(wanted.id)).toEqual(request);
    });

    it('waits for its official’s confirmation until it is given, the first handed over first', async () => {
      const { store } = stage();
      const official = { id: `U0${randomUUID().slice(0, 8)}`, name: 'Helena Head' };
      const handed = async (day: string, change: RequestChange = {}): Promise<string> => {
        const receivers = { holder: null, department: official };
        const before = await insert(store);
        const next = changed(before, { ...FULL, revision: 2, receivers, handedAt: at(day), ...change });
        await store.transact(async (tx) => await tx.saveRequest(next, 1));
        return before.id;
      };
      const side = { by: official, at: at('2026-11-24T01:02:03Z') };
      const later = await handed('2026-11-23T01:02:03Z', { receipts: [{ ...side, side: 'holder' }] });
      const first = await handed('2026-11-22T01:02:03Z');
      await handed('2026-11-22T01:02:03Z', { receipts: [{ ...side, side: 'department' }] });
      await handed('2026-11-22T01:02:03Z', { state: 'closed' });
      await handed('2026-11-22T01:02:03Z', { receivers: { holder: official, department: null } });
      expect((await store.deliveries.toConfirm(official.id)).map(({ id }) => id)).toEqual([first, later]);
      const all = (await store.deliveries.toConfirm(null)).map(({ id }) => id);
      expect(all.filter((id) => [first, later].includes(id))).toEqual([first, later]);
      expect(await store.deliveries.toConfirm('U0NOBODY')).toEqual([]);
    });

    it('is read back as it was saved', async () => {
      const { store } = stage();
      const before = await insert(store);
      const next = changed(before, { ...FULL, revision: 2 });
      expect(await store.transact(async (tx) => await tx.saveRequest(next, 1))).toBe(true);
      expect(await store.request(before.id)).toEqual(next);
      const emptied = { ...before, revision: 3 };
      expect(await store.transact(async (tx) => await tx.saveRequest(emptied, 2))).toBe(true);
      expect(await store.request(before.id)).toEqual(emptied);
    });

    it('is null for an unknown id', async () => {
      const { store } = stage();
      expect(await store.request(randomUUID())).toBeNull();
      expect(await store.openRequestOn(randomUUID())).toBeNull();
      expect(await store.transact(async (tx) => await tx.saveRequest({ ...draft(), number: 'none' }, 1))).toBe(false);
    });

    it('can be saved by only one of several that saw the same revision', async () => {
      const { store } = stage();
      const before = await insert(store);
      const saved = await Promise.all(
        Array.from({ length: 8 }, async (_, index) => {
          const next = { ...before, revision: 2, requester: { ...REQUESTER, name: `Persona ${index}` } };
          return (await store.transact(async (tx) => await tx.saveRequest(next, 1))) ? next : null;
        }),
      );
      const winners = saved.filter((next) => next !== null);
      expect(winners).toHaveLength(1);
      expect(await store.request(before.id)).toEqual(winners[0]);
    });

    it('cannot be saved by somebody who saw an older revision', async () => {
      const { store } = stage();
      const before = await insert(store, { revision: 5 });
      expect(await store.transact(async (tx) => await tx.saveRequest({ ...before, revision: 5 }, 4))).toBe(false);
      expect(await store.request(before.id)).toEqual(before);
    });

    it('prevents other requests for the same person until it ends', async () => {
      const { store } = stage();
      const subject = randomUUID();
      const first = await insert(store, {}, subject);
      await expect(insert(store, {}, subject)).rejects.toThrow('same subject');
      expect(await store.openRequestOn(subject)).toEqual(first);
      await store.transact(async (tx) => await tx.saveRequest({ ...first, state: 'cancelled', revision: 2 }, 1));
      expect(await store.openRequestOn(subject)).toBeNull();
      const second = await insert(store, {}, subject);
      expect(await store.openRequestOn(subject)).toEqual(second);
    });

    it('can change its subject, unless another open request has that subject', async () => {
      const { store } = stage();
      const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
      const one = await insert(store, {}, first);
      await insert(store, {}, second);
      const take = async (subject: string): Promise<boolean> =>
        await store.transact(async (tx) => await tx.takeSubject(one.id, subject));
      expect(await take(second)).toBe(false);
      expect((await store.openRequestOn(first))?.id).toBe(one.id);
      expect([await take(first), await take(third)]).toEqual([true, true]);
      expect(await store.openRequestOn(first)).toBeNull();
      expect((await store.openRequestOn(third))?.id).toBe(one.id);
    });

    it('is listed for its requester while it is open and for some time afterwards, newest first', async () => {
      const { store } = stage();
      const requester = { id: randomUUID(), name: 'Ana' };
      const states = ['submitted', 'delivered', 'closed', 'rejected', 'cancelled', 'failed'] as const;
      for (const [day, state] of states.entries()) {
        await insert(store, { requester, state, createdAt: new Date(Date.UTC(2026, 10, day + 1)) });
      }
      const listed = async (since: string): Promise<readonly string[]> => {
        const asked = { requesterId: requester.id, endedSince: new Date(since), limit: 50 };
        return (await store.requestsOf(asked)).map(({ state }) => state);
      };
      expect(await listed('2026-11-23T00:00:00Z')).toEqual(['failed', 'delivered', 'submitted']);
      expect(await listed('2026-11-22T00:00:00Z')).toEqual([...states].toReversed());
    });
  });

  it('rolls back everything when a transaction throws: request, address, event and job', async () => {
    const { store, trailOf, waitingJobs } = stage();
    const wanted = draft();
    const work = store.transact(async (tx) => {
      const shown = { kind: 'show_card', requestId: wanted.id, audience: 'systems' } as const;
      await tx.insertRequest(wanted, { year: 2_020, subject: randomUUID() }, [shown]);
      await tx.reserveAddress(wanted.id, 'undone@institucion.example');
      await tx.append({
        requestId: wanted.id,
        at: new Date(),
        actor: 'buzon',
        door: 'worker',
        what: 'submit',
        data: {},
      });
      await tx.send({ kind: 'make_plan', requestId: wanted.id });
      await tx.send({ kind: 'advance_run', requestId: wanted.id }, new Date(Date.now() + 60_000));
      throw new Error('given up');
    });
    await expect(work).rejects.toThrow('given up');
    expect(await store.request(wanted.id)).toBeNull();
    expect(await store.addressesTaken(['undone@institucion.example'], NOBODY)).toEqual(new Set());
    expect(await trailOf(wanted.id)).toEqual([]);
    expect((await waitingJobs()).filter((job) => isAbout(job, wanted.id))).toEqual([]);
  });

  it('sends the jobs of a request with it, and none of a duplicate', async () => {
    const { store, waitingJobs } = stage();
    const keys = { year: 2_020, subject: randomUUID() };
    const ids = [randomUUID(), randomUUID()];
    await store.transact(async (tx) => {
      for (const id of ids) await tx.insertRequest({ ...draft(), id }, keys, [{ kind: 'make_plan', requestId: id }]);
    });
    const about = ids.map(async (id) => (await waitingJobs()).filter((job) => isAbout(job, id)).length);
    expect(await Promise.all(about)).toEqual([1, 0]);
  });

  it('keeps everything of a transaction that is committed, including events and jobs', async () => {
    const { store, trailOf, waitingJobs } = stage();
    const { id } = await insert(store);
    const event = { at: at('2026-11-22T10:20:30.456Z'), what: 'submit', data: { number: 'FT-1', at: '2026-11-22' } };
    await store.transact(async (tx) => {
      await tx.append({ requestId: id, actor: REQUESTER, door: 'slack', ...event });
      await tx.send({ kind: 'make_plan', requestId: id });
      await tx.send({ kind: 'show_card', requestId: id, audience: 'systems' }, new Date(Date.now() + 60_000));
    });
    expect(await trailOf(id)).toEqual([event]);
    const kinds = (await waitingJobs()).filter((job) => isAbout(job, id)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['make_plan', 'show_card']);
  });

  describe('the requests that take a seat of a licence', () => {
    it('are those with a plan that do not have it yet, without the asking one, and no more than asked for', async () => {
      const { store } = stage();
      const sku = randomUUID();
      const licence = { skuId: sku, skuPartNumber: 'STANDARDPACK' };
      const creates = { ...PLAN, licence };
      const adds = { ...PLAN, licence: null, licences: { add: [PLAN.licence, licence], remove: [] } };
      const wants = [
        await insert(store, { state: 'submitted', plan: creates }),
        await insert(store, { state: 'info_requested', plan: creates }),
        await insert(store, { state: 'approved', plan: adds }),
        // Begun, and not come to the licence.
        await insert(store, { state: 'executing', plan: creates }),
        await insert(store, { state: 'failed', plan: creates }),
        // On its first day, which lies ahead.
        await insert(store, { state: 'scheduled', plan: creates }),
      ];
      for (const { id } of wants.slice(3))
        await store.transact(async (tx) => await tx.ensureRun(id, CREATION_STEPS, null));
      const has = await insert(store, { state: 'executing', plan: creates });
      await store.transact(async (tx) => await tx.ensureRun(has.id, CREATION_STEPS, null));
      for (const step of (await store.run(has.id))?.steps.filter(({ name }) => name === 'assign_licence') ?? [])
        await store.transact(async (tx) => await tx.saveStep(has.id, step, { ...step, state: 'done' }));
      // Has nothing to do any more, has ended, takes another licence, gives this one back, or has no plan yet.
      for (const state of ['executing', 'failed', 'closed', 'rejected'] as const)
        await insert(store, { state, plan: creates });
      await insert(store, { state: 'submitted', plan: PLAN });
      await insert(store, {
        ...{ state: 'submitted', plan: { ...PLAN, licence: null, licences: { add: [], remove: [licence] } } },
      });
      await insert(store, { state: 'submitted' });
      const seekers = async (besides: string, limit = 10): Promise<readonly string[]> =>
        await store.transact(async (tx) => await tx.seekers({ skuId: sku, besides, limit }));
      const ids = wants.map(({ id }) => id);
      expect((await seekers(randomUUID())).toSorted()).toEqual(ids.toSorted());
      expect((await seekers(ids[0] ?? '')).toSorted()).toEqual(ids.slice(1).toSorted());
      expect(await seekers(randomUUID(), 2)).toHaveLength(2);
      expect(
        await store.transact(async (tx) => await tx.seekers({ skuId: randomUUID(), besides: randomUUID(), limit: 10 })),
      ).toEqual([]);
    });
  });
}
