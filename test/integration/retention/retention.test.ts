import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account/account.ts';
import { CANARY, CANARY_FORMS } from '#domain/request/forget.fixture.ts';
import type { Request, RequestChange } from '#domain/request/request.ts';
import { nightlyForgetting, type Forgotten } from '#use-cases/retention/forget-old.ts';
import {
  daysAgo,
  NONE,
  NOW,
  OLD,
  openRetentionStage,
  RETENTION,
  YOUNG,
  type RetentionStage,
} from '#test/stages/retention-stage.ts';
import { event } from '#test/stages/trail-stage.ts';

let stage: RetentionStage;

beforeEach(async () => {
  stage = await openRetentionStage();
});

afterEach(async () => await stage.close());

const forget = async (days?: number, now?: Date): Promise<Forgotten> => await stage.forget(days, now);
const ended = async (change?: RequestChange): Promise<Request> => await stage.ended(change);
const register = async (change?: Partial<Account>): Promise<Account> => await stage.register(change);
const isRemembered = async (): Promise<boolean> => await stage.isRemembered();

describe('a request that ended longer ago than the retention time', () => {
  it('is forgotten everywhere, with an event about it, and the trail stays intact', async () => {
    const { id, number, revision } = await ended();
    expect(await isRemembered()).toBe(true);
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
    expect(await isRemembered()).toBe(false);

    const after = await stage.store.request(id);
    expect(after).toMatchObject({ number, state: 'closed', revision: revision + 1, forgottenAt: NOW, updatedAt: OLD });
    expect(after?.requester.name).toMatch(/^Persona [0-9a-f]{4}$/);
    const [row] = await stage.owner`select requester_id, subject from requests`;
    expect(row).toEqual({ requester_id: 'forgotten', subject: `forgotten:${id}` });
    const left = await stage.owner<{ key: string }[]>`select key from posts`;
    expect(left.map(({ key }) => key)).toEqual([`card:systems:${id}`]);
    expect(await stage.store.archive.find(number)).toMatchObject({ key: number, sha256: 'a', content: null });
    expect(await stage.store.trail.ofRequest(id)).toMatchObject([
      { what: 'submit', actorName: null, personal: null },
      { what: 'step_done', actorName: 'Correo', personal: {} },
      {
        what: 'forgotten',
        actor: 'buzon',
        data: { events: 1, disposals: [expect.any(String), expect.any(String)] },
        personal: {},
      },
    ]);
    expect(await stage.verify()).toMatchObject({ problems: [], forgotten: 1 });
  });

  it.each(['closed', 'rejected', 'cancelled'] as const)('is forgotten when it is %s, once', async (state) => {
    await ended({ state });
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
    expect(await forget()).toEqual(NONE);
  });

  it.each(['submitted', 'executing', 'failed', 'delivered', 'scheduled'] as const)(
    'is kept while it is %s, however old it is',
    async (state) => {
      await ended({ state });
      expect(await forget()).toEqual(NONE);
      expect(await isRemembered()).toBe(true);
    },
  );

  it('is kept until its time, and forever if the setting says so', async () => {
    await ended({ updatedAt: YOUNG });
    expect(await forget()).toEqual(NONE);
    expect(await forget(0, daysAgo(-90_000))).toEqual(NONE);
    expect(await isRemembered()).toBe(true);
  });

  it('cannot be brought back by somebody who read it before', async () => {
    const { id, number: _, ...seen } = await ended();
    await forget();
    const late = await stage.store.transact(
      async (tx) => await tx.saveRequest({ ...seen, id, number: 'x', revision: seen.revision + 1 }, seen.revision),
    );
    expect(late).toBe(false);
    expect(await isRemembered()).toBe(false);
  });

  it('stays as it was if it cannot be forgotten completely', async () => {
    await ended();
    await stage.owner`create function refuse() returns trigger language plpgsql as 'begin raise exception $$refused$$; end'`;
    await stage.owner`create trigger refused before insert on audit_trail for each statement execute function refuse()`;
    await expect(forget()).rejects.toThrow();
    await stage.owner`drop trigger refused on audit_trail`;
    expect(await isRemembered()).toBe(true);
    expect(await stage.verify()).toMatchObject({ problems: [], forgotten: 0 });
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
  });

  it('is forgotten even if another one cannot be, and that error is reported', async () => {
    const stuck = await ended({ updatedAt: daysAgo(RETENTION + 2) });
    const others = [await ended(), await ended()];
    await register();
    await stage.owner`create function refuse() returns trigger language plpgsql as 'begin raise exception $$refused$$; end'`;
    await stage.owner.unsafe(
      `create trigger refused before update on requests for each row when (old.id = '${stuck.id}') execute function refuse()`,
    );
    const trouble = await forget().catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(AggregateError);
    expect((trouble as AggregateError).errors).toHaveLength(1);
    for (const { id } of others) expect((await stage.store.request(id))?.forgottenAt).toEqual(NOW);
    expect(await stage.store.request(stuck.id)).toEqual(stuck);
    await stage.owner`drop trigger refused on requests`;
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
    expect(await isRemembered()).toBe(false);
    expect((await stage.verify()).problems).toEqual([]);
  });

  it('is forgotten once by two processes; many are forgotten in parts', async () => {
    for (let count = 0; count < 60; count += 1) await ended();
    const both = await Promise.all([forget(), forget()]);
    const first = both[0].requests + both[1].requests;
    expect(first).toBeGreaterThanOrEqual(50);
    expect((await forget()).requests).toBe(60 - first);
    const told = await stage.owner`select 1 from audit_trail where what = 'forgotten'`;
    expect(told).toHaveLength(60);
    expect(await isRemembered()).toBe(false);
    expect((await stage.verify()).problems).toEqual([]);
  });

  it('has no card that a sweep would update', async () => {
    const { id } = await ended();
    const shown = async (): Promise<readonly string[]> =>
      (await stage.store.pending()).flatMap((job) => ('requestId' in job && job.requestId === id ? [job.kind] : []));
    expect(await shown()).toContain('show_card');
    await forget();
    expect(await shown()).not.toContain('show_card');
  });
});

describe('the nightly forgetting', () => {
  it('runs from three o’clock until nothing is left, and then not before the next night', async () => {
    let now = new Date('2036-11-22T07:59:00Z');
    const deps = { store: stage.store, clock: { now: () => now }, institution: { timeZone: 'America/Bogota' } };
    const chore = nightlyForgetting({ ...deps, retentionDays: RETENTION });
    await ended();
    await chore();
    expect(await isRemembered()).toBe(true);
    now = new Date('2036-11-22T08:00:00Z');
    await chore();
    expect(await isRemembered()).toBe(false);
    await chore();
    await ended();
    now = new Date('2036-11-23T04:59:00Z');
    await chore();
    expect(await isRemembered()).toBe(true);
    now = new Date('2036-11-23T08:00:00Z');
    await chore();
    expect(await isRemembered()).toBe(false);
  });
});

describe('an account deleted longer ago than the retention time', () => {
  it('is forgotten, with its addresses and what was decided about it', async () => {
    const { id, directoryId } = await register();
    const about = { account_id: id, contract_end: '2026-03-31', what: 'let_expire', at: OLD };
    await stage.owner`insert into contract_notices ${stage.owner({ ...about, by_id: CANARY, by_name: CANARY })}`;
    const read = { id: randomUUID(), purpose: 'full', started_at: OLD };
    await stage.owner`insert into tenant_reads ${stage.owner(read)}`;
    const entry = stage.owner.json({ user: { displayName: CANARY }, before: { displayName: CANARY } });
    const finding = {
      ...{ id: randomUUID(), read_id: read.id, directory_id: directoryId, account_id: id, what: 'renamed', entry },
      ...{ fingerprint: CANARY, found_at: OLD, state: 'ignored', by_id: CANARY, by_name: CANARY, reason: CANARY },
    };
    await stage.owner`insert into findings ${stage.owner(finding)}`;
    const sighting = stage.owner.json({ addresses: { names: [CANARY], at: OLD.toISOString() } });
    await stage.owner`update accounts set sighting = ${sighting} where id = ${id}`;
    expect(await forget()).toEqual({ ...NONE, accounts: 1 });
    expect(await isRemembered()).toBe(false);
    expect(await forget()).toEqual(NONE);

    const [line] = (await stage.store.accounts({ text: '', offset: 0, limit: 10, everything: true })).rows;
    expect(line).toMatchObject({
      id,
      state: 'deleted',
      departmentCode: '110',
      relation: 'contratista',
      deletedAt: OLD,
    });
    expect(line?.address).toBe(`forgotten-${id}@entidad.gov.co`);
    const byName = await stage.store.accounts({ text: 'persona', offset: 0, limit: 10, everything: true });
    expect(byName.total).toBe(0);
  });

  it.each([
    ['it lives', { state: 'active', deletedAt: null }],
    ['it is suspended', { state: 'suspended', deletedAt: null }],
    ['it is not so long ago', { deletedAt: YOUNG }],
  ] as const)('is kept while %s', async (_, change) => {
    const before = await register(change);
    expect(await forget()).toEqual(NONE);
    expect(await stage.store.account(before.id)).toEqual(before);
  });

  it('is kept while one of its addresses is quarantined or a request about it is running', async () => {
    const first = await register();
    await stage.owner`update addresses set until = ${daysAgo(-1)} where account_id = ${first.id}`;
    expect(await forget()).toEqual(NONE);
    await stage.owner`update addresses set until = ${daysAgo(1)}`;
    await stage.owner`update accounts set state = 'deleted'`;
    const { id } = await ended({ state: 'scheduled' });
    await stage.owner`update requests set account_id = ${first.id} where id = ${id}`;
    expect(await forget()).toEqual(NONE);
    await stage.owner`delete from reveals`;
    await stage.owner`update requests set state = 'closed', updated_at = ${YOUNG}`;
    expect(await forget()).toEqual({ ...NONE, accounts: 1 });
  });

  it('is kept with the request that made it as long as it exists; other requests about it are forgotten', async () => {
    const made = await ended();
    const living = await register({ state: 'suspended', deletedAt: null, requestNumber: made.number });
    const about = await ended({ form: { ...CANARY_FORMS.data } });
    await stage.owner`update requests set account_id = ${living.id} where id = ${about.id}`;
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
    expect(await stage.store.account(living.id)).toEqual(living);
    expect((await stage.store.request(about.id))?.forgottenAt).toEqual(NOW);
    expect(await stage.store.request(made.id)).toEqual(made);
    expect((await stage.store.trail.ofRequest(made.id))[0]?.personal).toEqual({ about: CANARY });
    expect(await stage.store.addressesTaken([living.address], { requestId: null, accountId: null })).toEqual(
      new Set([living.address]),
    );
    await stage.owner`update accounts set state = 'deleted', deleted_at = ${YOUNG}`;
    expect(await forget()).toEqual({ ...NONE, requests: 1 });
    expect((await stage.store.request(made.id))?.forgottenAt).toEqual(NOW);
  });
});

describe('events without a request from long ago', () => {
  it('are forgotten up to a moment that an event names, and the trail stays intact', async () => {
    const personal = { reason: CANARY };
    const accountId = randomUUID();
    await stage.store.transact(async (tx) => {
      await tx.append(event({ at: OLD, personal }));
      await tx.append(event({ at: OLD, accountId, personal }));
      await tx.append(event({ at: OLD, actor: 'buzon' }));
      await tx.append(event({ at: YOUNG, personal: { reason: 'not yet' } }));
    });
    expect(await forget()).toEqual({ ...NONE, events: 2 });
    expect(await isRemembered()).toBe(false);
    expect(await stage.everything()).toContain('not yet');
    const [told] = await stage.owner<
      { entry: string }[]
    >`select entry from audit_trail where what = 'forgotten_before'`;
    const data = { before: daysAgo(RETENTION).toISOString(), events: 2, reports: 0, findings: 0 };
    expect(JSON.parse(told?.entry ?? '')).toMatchObject({ requestId: null, actor: 'buzon', data, personal: null });
    expect(await stage.verify()).toMatchObject({ problems: [], forgotten: 2 });
    // That event contains no names, so it is not forgotten itself.
    expect(await forget(RETENTION, daysAgo(-RETENTION - 2))).toEqual({ ...NONE, events: 1 });
    expect(await forget(RETENTION, daysAgo(-2 * RETENTION - 4))).toEqual(NONE);
    expect((await stage.verify()).problems).toEqual([]);
  });
});
