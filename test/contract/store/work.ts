import { describe, expect, it } from 'vitest';
import { CREATION_STEPS } from '#domain/plan/plan.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { RunStep } from '#use-cases/ports/store/run.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { account, insert, PLAN, type StoreStage, NOBODY, isAbout } from './stage.ts';

const address = (local: string): string => `${local}@institucion.example`;

/** Addresses, runs, and the jobs that workers still have to do. */
export function describeWork(stage: () => StoreStage): void {
  describe('an address', () => {
    it('can be reserved by only one of several that want it at the same time', async () => {
      const { store } = stage();
      const requests = [];
      for (let index = 0; index < 6; index += 1) requests.push(await insert(store));
      const reserved = await Promise.all(
        requests.map(async ({ id }) => await store.transact(async (tx) => await tx.reserveAddress(id, address('all')))),
      );
      expect(reserved.filter(Boolean)).toHaveLength(1);
      const winner = requests[reserved.indexOf(true)]?.id ?? '';
      const loser = requests[reserved.indexOf(false)]?.id ?? '';
      expect(
        await store.addressesTaken([address('all'), address('none')], { requestId: winner, accountId: null }),
      ).toEqual(new Set());
      expect(
        await store.addressesTaken([address('all'), address('none')], { requestId: loser, accountId: null }),
      ).toEqual(new Set([address('all')]));
      expect(await store.addressesTaken([address('all')], NOBODY)).toEqual(new Set([address('all')]));
      expect(await store.addressesTaken([], NOBODY)).toEqual(new Set());
    });

    it('is released when its request reserves another one; reserving the same one again does no harm', async () => {
      const { store } = stage();
      const { id } = await insert(store);
      const reserve = async (local: string): Promise<boolean> =>
        await store.transact(async (tx) => await tx.reserveAddress(id, address(local)));
      expect([await reserve('first'), await reserve('first'), await reserve('second')]).toEqual([true, true, true]);
      const both = [address('first'), address('second')];
      expect(await store.addressesTaken(both, NOBODY)).toEqual(new Set([address('second')]));
    });

    it('is free for others once its request releases it', async () => {
      const { store } = stage();
      const [one, two] = [await insert(store), await insert(store)];
      await store.transact(async (tx) => await tx.reserveAddress(one.id, address('back')));
      await store.transact(async (tx) => await tx.releaseAddresses(one.id));
      expect(await store.transact(async (tx) => await tx.reserveAddress(two.id, address('back')))).toBe(true);
    });

    it('is kept even from its own request if something unseen holds it, but never taken from a request that reserved it', async () => {
      const { store } = stage();
      const [one, two] = [await insert(store), await insert(store)];
      const until = new Date(Date.now() + 60_000);
      const keep = async ({ id }: Request, local: string): Promise<void> =>
        await store.transact(
          async (tx) => await tx.quarantineUnseen({ requestId: id, address: address(local), until }),
        );
      await store.transact(async (tx) => await tx.reserveAddress(one.id, address('unseen')));
      await keep(two, 'unseen');
      expect(await store.addressesTaken([address('unseen')], { requestId: one.id, accountId: null })).toEqual(
        new Set(),
      );
      await keep(one, 'unseen');
      await keep(one, 'unseen');
      expect(await store.addressesTaken([address('unseen')], { requestId: one.id, accountId: null })).toEqual(
        new Set([address('unseen')]),
      );
      await keep(one, 'never-reserved');
      expect(await store.transact(async (tx) => await tx.reserveAddress(two.id, address('never-reserved')))).toBe(
        false,
      );
      await store.transact(async (tx) => await tx.releaseAddresses(one.id));
      const held = await store.quarantined({ text: 'unseen', offset: 0, limit: 5 });
      expect(held.rows).toMatchObject([{ address: address('unseen'), displayName: null }]);
    });

    it('stays with the account forever, whatever its request releases afterwards', async () => {
      const { store } = stage();
      const [one, two] = [await insert(store), await insert(store)];
      await store.transact(async (tx) => {
        await tx.reserveAddress(one.id, address('kept'));
        await tx.insertAccount(account({ address: address('kept') }));
        await tx.releaseAddresses(one.id);
        await tx.reserveAddress(one.id, address('another'));
      });
      expect(await store.addressesTaken([address('kept')], { requestId: two.id, accountId: null })).toEqual(
        new Set([address('kept')]),
      );
      expect(await store.transact(async (tx) => await tx.reserveAddress(two.id, address('kept')))).toBe(false);
    });
  });

  describe('a run', () => {
    const begin = async (store: Store): Promise<string> => {
      const { id } = await insert(store, { state: 'executing', plan: PLAN });
      await store.transact(async (tx) => await tx.ensureRun(id, CREATION_STEPS, null));
      return id;
    };
    const stepOf = async (store: Store, id: string, name = 'reserve_address'): Promise<RunStep> => {
      const step = (await store.run(id))?.steps.find((one) => one.name === name);
      if (step === undefined) throw new Error(`no step ${name}`);
      return step;
    };

    it('begins with all steps waiting, in their order, and only once', async () => {
      const { store } = stage();
      const id = await begin(store);
      const moments = { nextAt: null, startedAt: null, doneAt: null };
      const waiting = {
        state: 'waiting',
        attempts: 0,
        uncertain: false,
        ...moments,
        waitingFor: null,
        confirmedAt: null,
      };
      const expected = {
        requestId: id,
        directoryId: null,
        steps: CREATION_STEPS.map((name) => ({ name, ...waiting })),
      };
      expect(await store.run(id)).toEqual(expected);
      const step = await stepOf(store, id);
      await store.transact(async (tx) => await tx.saveStep(id, step, { ...step, state: 'running', attempts: 1 }));
      await store.transact(async (tx) => await tx.ensureRun(id, CREATION_STEPS, null));
      expect(await stepOf(store, id)).toMatchObject({ state: 'running', attempts: 1 });
    });

    it('does not exist if it was not begun', async () => {
      const { store } = stage();
      expect(await store.run((await insert(store)).id)).toBeNull();
    });

    it('stores everything in a checkpoint, and the account', async () => {
      const { store } = stage();
      const id = await begin(store);
      const seen = await stepOf(store, id, 'create_user');
      const next: RunStep = {
        ...seen,
        state: 'waiting',
        attempts: 3,
        nextAt: new Date('2026-11-22T10:20:30.123Z'),
        startedAt: new Date('2026-11-22T10:20:00.001Z'),
        doneAt: new Date('2026-11-22T10:20:31.999Z'),
        waitingFor: 'replication',
      };
      expect(await store.transact(async (tx) => await tx.saveStep(id, seen, next, 'the-account'))).toBe(true);
      expect(await stepOf(store, id, 'create_user')).toEqual(next);
      expect((await store.run(id))?.directoryId).toBe('the-account');
    });

    it('accepts a checkpoint from only one of several that saw the same state', async () => {
      const { store } = stage();
      const id = await begin(store);
      const seen = await stepOf(store, id);
      const saved = await Promise.all(
        Array.from({ length: 6 }, async () =>
          store.transact(async (tx) => await tx.saveStep(id, seen, { ...seen, state: 'running', attempts: 1 })),
        ),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
    });

    it('accepts no checkpoint and no account from somebody who saw an earlier state or attempt', async () => {
      const { store } = stage();
      const id = await begin(store);
      const seen = await stepOf(store, id, 'create_user');
      const running: RunStep = { ...seen, state: 'running', attempts: 1 };
      await store.transact(async (tx) => await tx.saveStep(id, seen, running));
      for (const stale of [seen, { ...running, attempts: 0 }, { ...running, state: 'waiting' } as const]) {
        const saved = store.transact(async (tx) => await tx.saveStep(id, stale, { ...stale, state: 'done' }, 'theirs'));
        expect(await saved).toBe(false);
      }
      expect(await stepOf(store, id, 'create_user')).toEqual(running);
      expect((await store.run(id))?.directoryId).toBeNull();
    });

    it('starts over from the address if there is no account yet', async () => {
      const { store } = stage();
      const id = await begin(store);
      const at = new Date('2026-11-22T10:20:30.123Z');
      for (const name of ['reserve_address', 'create_user']) {
        const seen = await stepOf(store, id, name);
        const state = name === 'create_user' ? 'running' : 'done';
        const next = { ...seen, state, attempts: 2, startedAt: at, doneAt: at, nextAt: at } as const;
        await store.transact(async (tx) => await tx.saveStep(id, seen, next));
      }
      await store.transact(async (tx) => await tx.resetRun(id));
      const fresh = { state: 'waiting', nextAt: null, startedAt: null, waitingFor: null };
      expect(await stepOf(store, id)).toMatchObject({ ...fresh, doneAt: null });
      expect(await stepOf(store, id, 'create_user')).toMatchObject(fresh);
    });

    it('continues after the steps that are done if there is an account', async () => {
      const { store } = stage();
      const id = await begin(store);
      for (const name of ['reserve_address', 'create_user']) {
        const seen = await stepOf(store, id, name);
        const done = { ...seen, state: 'done', attempts: 1, doneAt: new Date() } as const;
        await store.transact(async (tx) => await tx.saveStep(id, seen, done, 'the-account'));
      }
      const seen = await stepOf(store, id, 'assign_licence');
      const late = {
        ...seen,
        attempts: 4,
        startedAt: new Date(0),
        nextAt: new Date(Date.now() + 60_000),
        waitingFor: 'throttled',
      } as const;
      await store.transact(async (tx) => await tx.saveStep(id, seen, late));
      await store.transact(async (tx) => await tx.resetRun(id));
      expect((await stepOf(store, id)).state).toBe('done');
      expect((await stepOf(store, id, 'create_user')).state).toBe('done');
      const reset = { state: 'waiting', nextAt: null, startedAt: null, waitingFor: null };
      expect(await stepOf(store, id, 'assign_licence')).toMatchObject(reset);
    });
  });

  describe('what a worker still has to do', () => {
    const owed = async (store: Store, { id }: Request): Promise<readonly string[]> => {
      const jobs = (await store.pending()).filter((job) => isAbout(job, id));
      return jobs.map((job: Job) => (job.kind === 'show_card' ? `card for ${job.audience}` : job.kind)).toSorted();
    };
    const show = async (store: Store, request: Request, audience: 'systems' | 'requester'): Promise<void> => {
      const key = postKey.card(audience, request.id);
      const posts = store.postsIn('slack');
      await posts.begin(key, 'C0');
      await posts.done(key, 'C0', '1.2');
      await posts.shown(key, request.revision);
    };
    const failure = { code: 'no_seats', step: 'plan', at: new Date() } as const;

    it.each([
      ['submitted', {}, ['make_plan']],
      ['submitted', { plan: PLAN }, []],
      ['submitted', { failure }, []],
      ['info_requested', {}, ['make_plan']],
      ['info_requested', { plan: PLAN }, []],
      ['approved', { plan: PLAN }, []],
      ['executing', { plan: PLAN }, ['advance_run']],
      ['failed', { plan: PLAN, failure }, []],
      ['executed', { plan: PLAN }, ['advance_run']],
      ['delivered', { plan: PLAN }, ['watch_password']],
      ['closed', { plan: PLAN }, ['make_record']],
      ['rejected', {}, ['make_record']],
      ['cancelled', {}, ['make_record']],
      ['closed', { plan: PLAN, forgottenAt: new Date() }, []],
    ] satisfies [Request['state'], RequestChange, string[]][])(
      'for a request that is %s, %o',
      async (state, change, jobs) => {
        const { store } = stage();
        const request = await insert(store, { state, ...change });
        await show(store, request, 'systems');
        await show(store, request, 'requester');
        expect(await owed(store, request)).toEqual(jobs);
      },
    );

    it('is to take back a password that was set before the request was stopped, until the trail has the outcome', async () => {
      const { store } = stage();
      const ended = { by: { id: 'U0SYSTEMS', name: 'S' }, at: new Date(), reason: 'No es la persona' };
      const stopped = { state: 'closed', plan: PLAN, rule: 'self_service', ended, updatedAt: new Date() } as const;
      const long = await insert(store, { ...stopped, updatedAt: new Date(Date.now() - 8 * 24 * 60 * 60_000) });
      const [request, unset] = [await insert(store, stopped), await insert(store, stopped)];
      for (const { id } of [request, long]) {
        const by = { id: 'U0HOLDER', name: 'H' };
        await store.transact(async (tx) => {
          const claim = await tx.reveals.claim({ requestId: id, by, at: new Date(), limit: 3 });
          await tx.reveals.done(claim?.id ?? '', new Date());
        });
      }
      const owes = async (one: Request): Promise<boolean> => (await owed(store, one)).includes('take_back_password');
      expect([await owes(request), await owes(unset), await owes(long)]).toEqual([true, false, false]);
      const event = { requestId: request.id, at: new Date(), actor: 'buzon', door: 'worker' } as const;
      await store.transact(async (tx) => await tx.append({ ...event, what: 'not_taken_back', data: {} }));
      expect(await owes(request)).toBe(false);
    });

    it('is to tell the control person about each decision made by one person, until the notice is posted', async () => {
      const { store } = stage();
      const mark = (at: string, reason: string) => ({ by: { id: 'U0SYSTEMS', name: 'S' }, at: new Date(at), reason });
      const [first, last] = [mark('2026-11-27T15:04:05.678Z', 'Sola'), mark('2026-11-28T10:00:00.001Z', 'Sola aún')];
      const both = await insert(store, { state: 'approved', plan: PLAN, alone: last, aloneBefore: [first] });
      const gone = await insert(store, { state: 'closed', plan: PLAN, alone: last, forgottenAt: new Date() });
      const owes = async (one: Request): Promise<boolean> => (await owed(store, one)).includes('tell_control');
      const tell = async ({ at }: { readonly at: Date }): Promise<void> => {
        const key = postKey.control(both.id, at);
        await store.postsIn('slack').begin(key, 'D0CONTROL');
        expect(await owes(both)).toBe(true);
        await store.postsIn('slack').done(key, 'D0CONTROL', '1.2');
      };
      expect(await store.request(both.id)).toMatchObject({ alone: last, aloneBefore: [first] });
      expect([await owes(both), await owes(gone)]).toEqual([true, false]);
      await tell(last);
      expect(await owes(both)).toBe(true);
      await tell(first);
      expect(await owes(both)).toBe(false);
    });

    it('is to settle a password that was begun long ago, until the trail has the outcome', async () => {
      const { store } = stage();
      const by = { id: 'U0HOLDER', name: 'H' };
      const MINUTE = 60_000;
      const begin = async (agoMs: number): Promise<{ readonly request: Request; readonly reveal: string }> => {
        const request = await insert(store, { state: 'delivered', plan: PLAN });
        const at = new Date(Date.now() - agoMs);
        const event = { requestId: request.id, at, actor: by, door: 'slack', what: 'reveal_begun' } as const;
        const reveal = await store.transact(async (tx) => {
          const claim = await tx.reveals.claim({ requestId: request.id, by, at, limit: 3 });
          await tx.append({ ...event, data: { reveal: claim?.id } });
          return claim?.id ?? '';
        });
        return { request, reveal };
      };
      const owes = async (request: Request): Promise<boolean> =>
        (await owed(store, request)).includes('settle_reveals');
      const [cut, fresh, old] = [await begin(6 * MINUTE), await begin(MINUTE), await begin(8 * 24 * 60 * MINUTE)];
      expect([await owes(cut.request), await owes(fresh.request), await owes(old.request)]).toEqual([
        ...[true, false, false],
      ]);
      const end = { requestId: cut.request.id, at: new Date(), actor: 'buzon', door: 'worker' } as const;
      const append = async (reveal: string): Promise<void> =>
        await store.transact(async (tx) => await tx.append({ ...end, what: 'reveal_cut', data: { reveal } }));
      await append(fresh.reveal);
      expect(await owes(cut.request)).toBe(true);
      await append(cut.reveal);
      expect(await owes(cut.request)).toBe(false);
    });

    it('is to post each card that was never posted, even if the other card was', async () => {
      const { store } = stage();
      const [none, systems, requester] = [
        await insert(store, { state: 'approved' }),
        await insert(store, { state: 'approved' }),
        await insert(store, { state: 'approved' }),
      ];
      await show(store, systems, 'systems');
      await show(store, requester, 'requester');
      expect(await owed(store, none)).toEqual(['card for requester', 'card for systems']);
      expect(await owed(store, systems)).toEqual(['card for requester']);
      expect(await owed(store, requester)).toEqual(['card for systems']);
    });

    it('is to update each card that shows an older state, or was begun and perhaps never posted', async () => {
      const { store } = stage();
      const request = await insert(store, { state: 'approved', revision: 4 });
      await show(store, { ...request, revision: 3 }, 'systems');
      await store.postsIn('slack').begin(postKey.card('requester', request.id), 'D0');
      expect(await owed(store, request)).toEqual(['card for requester', 'card for systems']);
    });
  });
}
