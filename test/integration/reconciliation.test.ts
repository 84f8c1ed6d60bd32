import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '#domain/account.ts';
import { adopt, ignore, openRequestFor } from '#use-cases/decide-finding.ts';
import type { FindingKind } from '#domain/finding.ts';
import type { Finding } from '#use-cases/tenant-ports.ts';
import { SKU } from '../contract/tenant.ts';
import { at, JORGE, LUZ, ofRequest, openReview, type Review } from '../tenant-review.ts';

const DAY = 24 * 60 * 60_000;
const justification = 'Cambio fuera del procedimiento';

/** One account of each that something happens to, and what the register says once it was adopted. */
const CASES: readonly {
  readonly what: FindingKind;
  readonly happens: (review: Review, id: string) => void;
  readonly before?: Partial<Account>;
  readonly adopted: Partial<Account>;
  readonly asks: string;
}[] = [
  {
    what: 'renamed',
    happens: ({ graph }, id) => graph.admin.rename(id, at('ana.ruiz.vega')),
    adopted: { address: at('ana.ruiz.vega'), state: 'active' },
    asks: 'address',
  },
  {
    what: 'renamed',
    happens: ({ graph }, id) => graph.admin.change(id, { displayName: 'Ana Vega' }),
    adopted: { address: at('ana.ruiz'), displayName: 'Ana Vega' },
    asks: 'data',
  },
  {
    what: 'blocked',
    happens: ({ graph }, id) => graph.admin.block(id),
    adopted: { state: 'suspended', suspendedAt: expect.any(Date) as unknown as Date },
    asks: 'restoration',
  },
  {
    what: 'unblocked',
    before: { state: 'suspended', suspendedAt: new Date('2026-01-01T00:00:00Z') },
    happens: ({ graph }, id) => graph.admin.change(id, { jobTitle: 'Otra' }),
    adopted: { state: 'active', suspendedAt: null, kept: null },
    asks: 'deletion',
  },
  {
    what: 'deleted',
    happens: ({ graph }, id) => graph.admin.deleteUser(id),
    adopted: { state: 'deleted', licensed: false, deletedAt: expect.any(Date) as unknown as Date },
    asks: 'restoration',
  },
  {
    what: 'unlicensed',
    happens: ({ graph }, id) => graph.admin.removeLicence(id, SKU.name),
    adopted: { state: 'active', licensed: false },
    asks: 'licence',
  },
];

describe('the review of what was changed outside the procedure', () => {
  let review: Review;
  beforeEach(async () => {
    review = await openReview();
  });
  afterEach(async () => await review.close());

  const stateOf = async (id: string): Promise<Finding['state'] | undefined> =>
    (await review.store.tenant.finding(id))?.state;
  /** An account in tenant and register alike, after the import. */
  const imported = async (change: Partial<Account> = {}): Promise<string> => {
    const directoryId = review.person('ana.ruiz', { displayName: 'Ana Ruiz' });
    await review.read();
    const account = await review.account(directoryId);
    if (account === null) throw new Error('it was not imported');
    await review.store.transact(async (tx) => await tx.saveAccount({ ...account, ...change }));
    return directoryId;
  };
  const one = (findings: readonly Finding[]): Finding => {
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    if (finding === undefined) throw new Error('nothing was found');
    return finding;
  };
  const digests = (): readonly unknown[] => review.jobs.filter(({ kind }) => kind === 'show_digest');

  it('finds nothing where nothing happened, with one request', async () => {
    await imported();
    review.graph.clearJournal();
    review.jobs.length = 0;
    expect(await review.read()).toMatchObject({ read: { purpose: 'delta', users: 0 }, findings: [] });
    expect(review.graph.journal().map(({ path }) => path.split('?')[0])).toEqual(['/v1.0/users/delta']);
    expect(digests()).toEqual([]);
  });

  for (const { what, before = {}, happens, adopted, asks } of CASES) {
    it(`tells of «${what}» (${asks}) in one digest, and takes it into the register on adoption`, async () => {
      const directoryId = await imported(before);
      happens(review, directoryId);
      const { read, findings } = await review.read();
      const finding = one(findings);
      expect(finding).toMatchObject({ what, directoryId, state: 'open', before: { address: at('ana.ruiz') } });
      expect(digests()).toEqual([{ kind: 'show_digest', readId: read.id }]);
      const done = await adopt(review.deps, { findingId: finding.id, by: JORGE });
      expect(done).toMatchObject({ ok: true, value: { state: 'adopted', by: { id: JORGE.id } } });
      expect(await review.account(directoryId)).toMatchObject(adopted);
      expect((await review.read()).findings).toEqual([]);
      expect(review.writes()).toEqual([]);
    });

    it(`opens a request that brings «${what}» back (${asks}), and changes nothing by itself`, async () => {
      const directoryId = await imported(before);
      happens(review, directoryId);
      const finding = one((await review.read()).findings);
      const done = await openRequestFor(review.deps, { findingId: finding.id, by: JORGE, justification });
      const [request] = await review.sql<{ number: string; state: string; data: { form: object } }[]>`
        select number, state, data from requests`;
      expect(request?.data.form).toMatchObject({ type: asks, justification, account: { directoryId } });
      expect(request?.state).toBe('submitted');
      expect(done).toMatchObject({ ok: true, value: { state: 'requested', requestNumber: request?.number } });
      expect(review.writes()).toEqual([]);
    });
  }

  it('takes an account in that somebody made, or asks for its deletion', async () => {
    await imported();
    const [first, second] = [review.person('luis'), review.person('eva')];
    review.graph.admin.block(second);
    const { findings } = await review.read();
    expect(findings.map(({ what, before }) => [what, before])).toEqual([
      ['made', null],
      ['made', null],
    ]);
    const of = (id: string): string => findings.find(({ directoryId }) => directoryId === id)?.id ?? '';
    await adopt(review.deps, { findingId: of(first), by: JORGE });
    expect(await review.account(first)).toMatchObject({ origin: 'adopted', state: 'active', address: at('luis') });
    await openRequestFor(review.deps, { findingId: of(second), by: JORGE, justification });
    expect(await review.account(second)).toMatchObject({ origin: 'adopted', state: 'suspended' });
    const rows =
      await review.sql`select data->'form'->>'type' as type, data->'form'->'account'->>'address' as address from requests`;
    expect(rows).toMatchObject([{ type: 'deletion', address: at('eva') }]);
  });

  it('says nothing of guests, of users without a licence, and of what is not compared', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.createUser({ userPrincipalName: at('sin.licencia'), displayName: 'Sin Licencia' });
    review.graph.seedUsers(20, { ofHundred: { guests: 100, unlicensed: 0, blocked: 0 } });
    admin.change(directoryId, { jobTitle: 'Directora', department: 'Otra' });
    expect((await review.read()).findings).toEqual([]);
  });

  it('does not tell again what is ignored, unless it was put right and happens anew', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.block(directoryId);
    const finding = one((await review.read()).findings);
    const done = await ignore(review.deps, { findingId: finding.id, by: JORGE, reason: 'Licencia de maternidad' });
    expect(done).toMatchObject({ ok: true, value: { state: 'ignored', reason: 'Licencia de maternidad' } });
    admin.change(directoryId, { jobTitle: 'Otra' });
    expect((await review.read()).findings).toEqual([]);
    expect(await review.account(directoryId)).toMatchObject({ state: 'active' });
    admin.unblock(directoryId);
    expect((await review.read()).findings).toEqual([]);
    expect(await stateOf(finding.id)).toBe('ignored');
    admin.block(directoryId);
    expect(one((await review.read()).findings)).toMatchObject({ what: 'blocked', state: 'open' });
  });

  it('does not tell twice what nobody has decided yet, and takes over what it has become', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    const made = review.person('luis');
    const finding = one((await review.read()).findings);
    admin.rename(made, at('luis.ruiz'));
    expect((await review.read()).findings).toEqual([]);
    await adopt(review.deps, { findingId: finding.id, by: JORGE });
    expect(await review.account(made)).toMatchObject({ address: at('luis.ruiz') });
    expect(await review.account(directoryId)).toMatchObject({ address: at('ana.ruiz') });
  });

  it('knows what was put right before anybody decided', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.block(directoryId);
    const { read, findings } = await review.read();
    admin.unblock(directoryId);
    review.jobs.length = 0;
    expect((await review.read()).findings).toEqual([]);
    expect(await stateOf(one(findings).id)).toBe('gone');
    expect(digests()).toEqual([{ kind: 'show_digest', readId: read.id }]);
    const late = await adopt(review.deps, { findingId: one(findings).id, by: JORGE });
    expect(late).toMatchObject({ ok: false, error: { code: 'decided', state: 'gone' } });
  });

  it('does not tell of what a request of ours is doing, and looks again afterwards', async () => {
    const directoryId = await imported();
    const account = await review.account(directoryId);
    if (account === null) throw new Error('no account');
    const ask = async (state: string, hoursAgo: number): Promise<void> => {
      await review.sql`insert into requests (id, number, state, revision, requester_id, account_id, subject, data, created_at, updated_at)
        values ('00000000-0000-4000-8000-000000000001', 'FT-1', ${state}, 1, 'U1', ${account.id}, ${account.subject},
          '{"kind":"deletion"}', now(), now() - ${`${hoursAgo} hours`}::interval)
        on conflict (id) do update set state = excluded.state, updated_at = excluded.updated_at`;
    };
    for (const state of ['executing', 'executed', 'failed']) {
      await ask(state, 5);
      review.graph.admin.block(directoryId);
      expect((await review.read()).findings, state).toEqual([]);
    }
    // It has just been closed: the tenant may still tell of what was before.
    await ask('closed', 0);
    expect((await review.read()).findings, 'closed').toEqual([]);
    await ask('closed', 1);
    const finding = one((await review.read()).findings);
    expect(finding).toMatchObject({ what: 'blocked', directoryId });
  });

  it('forgets what was held once the request has explained it', async () => {
    const directoryId = await imported();
    const account = await review.account(directoryId);
    if (account === null) throw new Error('no account');
    await review.sql`insert into requests (id, number, state, revision, requester_id, account_id, subject, data, created_at, updated_at)
      values ('00000000-0000-4000-8000-000000000001', 'FT-1', 'executing', 1, 'U1', ${account.id}, ${account.subject}, '{}', now(), now() - interval '1 hour')`;
    review.graph.admin.block(directoryId);
    expect((await review.read()).findings).toEqual([]);
    await review.sql`update requests set state = 'closed'`;
    await review.store.transact(async (tx) => await tx.saveAccount({ ...account, state: 'suspended' }));
    expect((await review.read()).findings).toEqual([]);
    expect(await review.sql`select state from findings`).toEqual([]);
  });

  it('reads everything again once the link is too old, and finds who is no more', async () => {
    const directoryId = await imported();
    const made = review.person('luis');
    review.graph.admin.deleteUser(directoryId);
    review.graph.admin.purgeUser(directoryId);
    review.graph.moveClock(8 * DAY);
    const { read, findings } = await review.read();
    expect(read).toMatchObject({ purpose: 'full', pages: 1, users: 1 });
    expect(findings.map(({ what, directoryId: id }) => [what, id])).toEqual([
      ['deleted', directoryId],
      ['made', made],
    ]);
    expect(review.writes()).toEqual([]);
    expect((await review.read()).read).toMatchObject({ purpose: 'delta' });
  });

  it('tells of an account that came back after its deletion', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.deleteUser(directoryId);
    await adopt(review.deps, { findingId: one((await review.read()).findings).id, by: JORGE });
    await review.directory.restoreUser(directoryId, null);
    const finding = one((await review.read()).findings);
    expect(finding).toMatchObject({ what: 'made', before: { address: at('ana.ruiz') } });
    await adopt(review.deps, { findingId: finding.id, by: JORGE });
    expect(await review.account(directoryId)).toMatchObject({ state: 'active', deletedAt: null, origin: 'imported' });
    const [held] = await review.sql`select state, until from addresses where address = ${at('ana.ruiz')}`;
    expect(held).toEqual({ state: 'in_use', until: null });
  });

  it('brings address and name back one after the other', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.rename(directoryId, at('ana.vega'));
    admin.change(directoryId, { displayName: 'Ana Vega' });
    const finding = one((await review.read()).findings);
    await openRequestFor(review.deps, { findingId: finding.id, by: JORGE, justification });
    expect(await review.account(directoryId)).toMatchObject({ address: at('ana.vega'), displayName: 'Ana Ruiz' });
    expect((await review.read()).findings).toEqual([]);
    await review.sql`update requests set state = 'rejected', updated_at = now() - interval '1 hour'`;
    expect(one((await review.read()).findings)).toMatchObject({ what: 'renamed', before: { displayName: 'Ana Ruiz' } });
  });

  it('quarantines the address that an account had', async () => {
    const directoryId = await imported();
    review.graph.admin.rename(directoryId, at('ana.vega'));
    await adopt(review.deps, { findingId: one((await review.read()).findings).id, by: JORGE });
    const held =
      await review.sql`select address, state, until > now() + interval '364 days' as long from addresses order by 1`;
    expect(held).toEqual([
      { address: at('ana.ruiz'), state: 'quarantined', long: true },
      { address: at('ana.vega'), state: 'in_use', long: null },
    ]);
  });

  it('refuses an address that another account of the register lives under', async () => {
    await imported();
    const other = ofRequest({ address: at('luis') });
    await review.store.transact(async (tx) => await tx.insertAccount(other));
    const made = review.person('luis');
    const finding = one((await review.read()).findings);
    const refusal = { ok: false, error: { code: 'address_taken', address: at('luis') } };
    expect(await adopt(review.deps, { findingId: finding.id, by: JORGE })).toEqual(refusal);
    expect(await openRequestFor(review.deps, { findingId: finding.id, by: JORGE, justification })).toEqual(refusal);
    expect(await review.account(made)).toBeNull();
    expect(await stateOf(finding.id)).toBe('open');
  });

  it('lets one of two people decide, and tells the other who it was', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const other = review.another();
    const [first, second] = await Promise.all([
      adopt(review.deps, { findingId, by: JORGE }),
      openRequestFor({ ...other }, { findingId, by: LUZ, justification }),
    ]);
    const [won, lost] = first.ok ? [first, second] : [second, first];
    expect(won.ok && !lost.ok).toBe(true);
    const winner = won.ok ? won.value.by : null;
    expect(lost).toMatchObject({ ok: false, error: { code: 'decided', by: winner } });
    expect(await review.sql`select count(*)::int as n from requests`).toEqual([{ n: first.ok ? 0 : 1 }]);
    const events =
      await review.sql`select entry::jsonb ->> 'actor' as actor_id from audit_trail where what like 'finding_%'`;
    expect(events).toEqual([{ actor_id: winner?.id }]);
  });

  it('lets nobody decide who is not of the systems area, nor about what there is not', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const by = { ...LUZ, systems: false };
    const refusal = { ok: false, error: { code: 'not_systems' } };
    expect(await adopt(review.deps, { findingId, by })).toEqual(refusal);
    expect(await openRequestFor(review.deps, { findingId, by, justification })).toEqual(refusal);
    expect(await ignore(review.deps, { findingId, by, reason: 'x' })).toEqual(refusal);
    const nowhere = { findingId: '00000000-0000-4000-8000-000000000009', by: LUZ };
    expect(await adopt(review.deps, nowhere)).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await stateOf(findingId)).toBe('open');
  });

  it('opens no request while another on the account is open, and none on a protected account', async () => {
    const directoryId = await imported();
    const account = await review.account(directoryId);
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const { rules } = review.deps.institution;
    const institution = { ...review.deps.institution, rules: { ...rules, protectedAccounts: [at('ana.ruiz')] } };
    const guarded = await openRequestFor({ ...review.deps, institution }, { findingId, by: JORGE, justification });
    expect(guarded).toEqual({ ok: false, error: { code: 'protected' } });
    await review.sql`insert into requests (id, number, state, revision, requester_id, account_id, subject, data, created_at, updated_at)
      values ('00000000-0000-4000-8000-000000000001', 'FT-7', 'submitted', 1, 'U1', ${account?.id ?? ''}, ${account?.subject ?? ''},
        '{"questions":[],"plan":null,"decision":null,"execution":null,"failure":null}', now(), now())`;
    const busy = await openRequestFor(review.deps, { findingId, by: JORGE, justification });
    expect(busy).toEqual({ ok: false, error: { code: 'has_open_request', number: 'FT-7' } });
    expect(await review.account(directoryId)).toMatchObject({ state: 'active' });
    expect(await stateOf(findingId)).toBe('open');
  });

  it('pages what one read found, and moves nothing when it is decided', async () => {
    await imported();
    for (let number = 10; number < 40; number += 1) review.person(`persona${number}`);
    const { read, findings } = await review.read();
    expect(findings).toHaveLength(30);
    const addresses = findings.map(({ entry }) => entry?.address);
    expect(addresses).toEqual(addresses.toSorted());
    await adopt(review.deps, { findingId: findings[13]?.id ?? '', by: JORGE, page: 1 });
    expect(review.jobs.at(-1)).toEqual({ kind: 'show_digest', readId: read.id, page: 1 });
    const page = await review.store.tenant.digest(read.id, 1);
    expect(page).toMatchObject({ total: 30, open: 29, page: 1, pages: 3 });
    expect(page?.findings.map(({ id }) => id)).toEqual(findings.slice(12, 24).map(({ id }) => id));
    expect(await review.store.tenant.digest(read.id, 99)).toMatchObject({ page: 2 });
  });

  it('sends the digest again after a crash, as long as it stands nowhere', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { read } = await review.read();
    expect(await review.store.pending()).toEqual([{ kind: 'show_digest', readId: read.id }]);
    await review.store.posts.begin(`digest:${read.id}`, 'C0SISTEMAS');
    await review.store.posts.done(`digest:${read.id}`, 'C0SISTEMAS', '1.2');
    expect(await review.store.pending()).toEqual([]);
  });
});
