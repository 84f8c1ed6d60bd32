import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountForm } from '#domain/account/account-form.ts';
import type { Account } from '#domain/account/account.ts';
import { registerChanges } from '#domain/modifications/kinds/all.ts';
import { adopt, ignore, openRequestFor } from '#use-cases/tenant/decide-finding.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import type { FindingKind } from '#domain/account/finding.ts';
import type { Finding } from '#use-cases/ports/store/tenant.ts';
import { SKU } from '#test/contract/tenant.ts';
import { at, JORGE, LUZ, ofRequest, openReview, WHY, type Review } from '#test/stages/tenant-review.ts';

const DAY = 24 * 60 * 60_000;
const justification = 'Cambio fuera del procedimiento';
const ROSA = { id: 'U0OFICIAL', name: 'Rosa Delgado' };

/** What can happen to an account outside the procedure, and how the register has it after it was adopted. */
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

describe('the review of changes made outside the procedure', () => {
  let review: Review;
  beforeEach(async () => {
    review = await openReview();
  });
  afterEach(async () => await review.close());

  const stateOf = async (id: string): Promise<Finding['state'] | undefined> =>
    (await review.store.tenant.finding(id))?.state;
  /** An imported account, the same in the tenant and the register except for `change`. */
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

  it('finds nothing if nothing happened, with a single request', async () => {
    await imported();
    review.graph.clearJournal();
    review.jobs.length = 0;
    expect(await review.read()).toMatchObject({ read: { purpose: 'delta', users: 0 }, findings: [] });
    expect(review.graph.journal().map(({ path }) => path.split('?')[0])).toEqual(['/v1.0/users/delta']);
    expect(digests()).toEqual([]);
  });

  for (const { what, before = {}, happens, adopted, asks } of CASES) {
    it(`reports «${what}» (${asks}) in one digest, and takes it into the register when it is adopted`, async () => {
      const directoryId = await imported(before);
      happens(review, directoryId);
      const { read, findings } = await review.read();
      const finding = one(findings);
      expect(finding).toMatchObject({ what, directoryId, state: 'open', before: { address: at('ana.ruiz') } });
      expect(digests()).toEqual([{ kind: 'show_digest', readId: read.id }]);
      const done = await adopt(review.deps, { ...WHY, findingId: finding.id, by: JORGE });
      expect(done).toMatchObject({ ok: true, value: { state: 'adopted', by: { id: JORGE.id } } });
      expect(await review.account(directoryId)).toMatchObject(adopted);
      expect((await review.read()).findings).toEqual([]);
      expect(review.writes()).toEqual([]);
    });

    it(`opens a request to undo «${what}» (${asks}), and changes nothing by itself`, async () => {
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

  it('requests the previous name, and does not make anybody responsible for an account that had nobody', async () => {
    const directoryId = await imported();
    review.graph.admin.change(directoryId, { displayName: 'Ana Vega' });
    const finding = one((await review.read()).findings);
    expect(await openRequestFor(review.deps, { findingId: finding.id, by: JORGE, justification })).toMatchObject({
      ok: true,
    });
    const [request] = await review.sql<
      { id: string; form: AccountForm }[]
    >`select id, data -> 'form' as form from requests`;
    expect(request?.form).toMatchObject({ type: 'data', data: { displayName: 'Ana Ruiz', responsible: null } });
    const [account] = await review.accounts();
    if (request === undefined || account === undefined) throw new Error('there is no request');
    const changes = registerChanges(request.form, { account, mailDomain: 'entidad.gov.co' });
    expect(changes?.map(({ what }) => what)).toEqual(['display_name']);
  });

  it('takes an account into the register that somebody made, or requests its deletion', async () => {
    await imported();
    const [first, second] = [review.person('luis'), review.person('eva')];
    review.graph.admin.block(second);
    const { findings } = await review.read();
    expect(findings.map(({ what, before }) => [what, before])).toEqual([
      ['made', null],
      ['made', null],
    ]);
    const of = (id: string): string => findings.find(({ directoryId }) => directoryId === id)?.id ?? '';
    await adopt(review.deps, { ...WHY, findingId: of(first), by: JORGE });
    const adopted = await review.account(first);
    expect(adopted).toMatchObject({ origin: 'adopted', state: 'active', address: at('luis') });
    const facts = adopted === null ? null : await review.store.factsOf(adopted);
    expect(facts?.licences).toEqual({ names: [SKU.name], at: expect.any(Date) });
    await openRequestFor(review.deps, { findingId: of(second), by: JORGE, justification });
    expect(await review.account(second)).toMatchObject({ origin: 'adopted', state: 'suspended' });
    const rows =
      await review.sql`select data->'form'->>'type' as type, data->'form'->'account'->>'address' as address from requests`;
    expect(rows).toMatchObject([{ type: 'deletion', address: at('eva') }]);
  });

  it('does not report guests, users without a licence, and facts that are not compared', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.createUser({ userPrincipalName: at('sin.licencia'), displayName: 'Sin Licencia' });
    review.graph.seedUsers(20, { ofHundred: { guests: 100, unlicensed: 0, blocked: 0 } });
    admin.change(directoryId, { jobTitle: 'Directora', department: 'Otra' });
    expect((await review.read()).findings).toEqual([]);
  });

  it('does not report an ignored change again unless it was undone and happens anew', async () => {
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

  it('does not report an undecided change twice, but updates it', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    const made = review.person('luis');
    const finding = one((await review.read()).findings);
    admin.rename(made, at('luis.ruiz'));
    expect((await review.read()).findings).toEqual([]);
    await adopt(review.deps, { ...WHY, findingId: finding.id, by: JORGE });
    expect(await review.account(made)).toMatchObject({ address: at('luis.ruiz') });
    expect(await review.account(directoryId)).toMatchObject({ address: at('ana.ruiz') });
  });

  it('marks a change that was undone before anybody decided', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.block(directoryId);
    const { read, findings } = await review.read();
    admin.unblock(directoryId);
    review.jobs.length = 0;
    expect((await review.read()).findings).toEqual([]);
    expect(await stateOf(one(findings).id)).toBe('gone');
    expect(digests()).toEqual([{ kind: 'show_digest', readId: read.id }]);
    const late = await adopt(review.deps, { ...WHY, findingId: one(findings).id, by: JORGE });
    expect(late).toMatchObject({ ok: false, error: { code: 'decided', state: 'gone' } });
  });

  it('does not report what one of our requests is doing, but looks again afterwards', async () => {
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
    // The request was closed just now, so the tenant may still show the previous values.
    await ask('closed', 0);
    expect((await review.read()).findings, 'closed').toEqual([]);
    await ask('closed', 1);
    const finding = one((await review.read()).findings);
    expect(finding).toMatchObject({ what: 'blocked', directoryId });
  });

  it('forgets a held finding once the request has explained it', async () => {
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

  it('reads everything again when the link is too old, and finds users who no longer exist', async () => {
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

  it('reports an account that came back after its deletion', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.deleteUser(directoryId);
    await adopt(review.deps, { ...WHY, findingId: one((await review.read()).findings).id, by: JORGE });
    await review.directory.restoreUser(directoryId, null);
    const finding = one((await review.read()).findings);
    expect(finding).toMatchObject({ what: 'made', before: { address: at('ana.ruiz') } });
    await adopt(review.deps, { ...WHY, findingId: finding.id, by: JORGE });
    expect(await review.account(directoryId)).toMatchObject({ state: 'active', deletedAt: null, origin: 'imported' });
    const [held] = await review.sql`select state, until from addresses where address = ${at('ana.ruiz')}`;
    expect(held).toEqual({ state: 'in_use', until: null });
  });

  /** What the digest of a read says about each finding, in order. */
  const said = async (readId: string): Promise<readonly (readonly [string, string, string | undefined])[]> =>
    ((await review.store.tenant.digest(readId, 0))?.findings ?? []).map(({ what, state, followedBy }) => [
      what,
      state,
      followedBy?.readId,
    ]);

  it.each([
    ['renamed', (id: string) => review.graph.admin.change(id, { displayName: 'Ana Otra' }), 'renamed'],
    ['renamed', (id: string) => review.graph.admin.deleteUser(id), 'deleted'],
    ['blocked', (id: string) => review.graph.admin.deleteUser(id), 'deleted'],
  ] as const)(
    'says that an account with a finding «%s» changed again, and where that is shown',
    async (what, again, now) => {
      const directoryId = await imported();
      if (what === 'renamed') review.graph.admin.change(directoryId, { displayName: 'Ana Vega' });
      else review.graph.admin.block(directoryId);
      const first = await review.read();
      again(directoryId);
      const second = await review.read();
      expect(await said(second.read.id)).toEqual([[now, 'open', undefined]]);
      expect(await said(first.read.id)).toEqual([[what, 'replaced', second.read.id]]);
      const late = await ignore(review.deps, { findingId: one(first.findings).id, by: JORGE, reason: 'x' });
      expect(late).toMatchObject({
        error: { code: 'decided', state: 'replaced', followedBy: { readId: second.read.id } },
      });
    },
  );

  it('notices for each change separately that register and tenant agree again', async () => {
    const directoryId = await imported();
    const { admin } = review.graph;
    admin.change(directoryId, { displayName: 'Ana Vega' });
    admin.block(directoryId);
    const { read } = await review.read();
    admin.unblock(directoryId);
    await review.read();
    expect(await said(read.id)).toEqual([
      ['blocked', 'gone', undefined],
      ['renamed', 'open', undefined],
    ]);
    admin.change(directoryId, { displayName: 'Ana Ruiz' });
    await review.read();
    expect((await said(read.id)).map(([, state]) => state)).toEqual(['gone', 'gone']);
  });

  it('undoes changes of address and name one after the other', async () => {
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

  it('quarantines the previous address of an account', async () => {
    const directoryId = await imported();
    review.graph.admin.rename(directoryId, at('ana.vega'));
    await adopt(review.deps, { ...WHY, findingId: one((await review.read()).findings).id, by: JORGE });
    const held =
      await review.sql`select address, state, until > now() + interval '364 days' as long from addresses order by 1`;
    expect(held).toEqual([
      { address: at('ana.ruiz'), state: 'quarantined', long: true },
      { address: at('ana.vega'), state: 'in_use', long: null },
    ]);
  });

  it('refuses an address that another account in the register has', async () => {
    await imported();
    const other = ofRequest({ address: at('luis') });
    await review.store.transact(async (tx) => await tx.insertAccount(other));
    const made = review.person('luis');
    const finding = one((await review.read()).findings);
    const refusal = { ok: false, error: { code: 'address_taken', address: at('luis') } };
    expect(await adopt(review.deps, { ...WHY, findingId: finding.id, by: JORGE })).toEqual(refusal);
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
      adopt(review.deps, { ...WHY, findingId, by: JORGE }),
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

  it('stores why a change was adopted and who is responsible for the account since, and lets nobody name themselves', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const by = { id: JORGE.id, name: JORGE.name };
    const own = await adopt(review.deps, { findingId, by: JORGE, reason: 'Así queda', responsible: by });
    expect(own).toEqual({ ok: false, error: { code: 'own_responsible' } });
    const alone = { ...JORGE, alone: { reason: null } };
    const only = await adopt(review.deps, { findingId, by: alone, reason: 'Así queda', responsible: by });
    expect(only).toEqual({ ok: false, error: { code: 'own_responsible' } });
    expect(await review.account(directoryId)).toMatchObject({ responsible: null });
    const responsible = { id: LUZ.id, name: LUZ.name };
    const done = await adopt(review.deps, { findingId, by: JORGE, reason: 'La bloqueó la mesa', responsible });
    expect(done).toMatchObject({ ok: true, value: { state: 'adopted', reason: 'La bloqueó la mesa' } });
    expect(await review.account(directoryId)).toMatchObject({ responsible });
    const [kept] = await review.sql<{ content: string }[]>`
      select p.content from audit_personal p join audit_trail t using (seq) where t.what = 'finding_adopted'`;
    expect(kept?.content).toContain('La bloqueó la mesa');
    expect(kept?.content).toContain(LUZ.name);
  });

  it.each([
    { type: 'departmental', holder: ROSA, holderThen: { id: LUZ.id, name: LUZ.name } },
    { type: 'personal', holder: null, holderThen: null },
  ] as const)('keeps the responsible official of a $type account, and sets one only if it has none', async (of) => {
    const [present, other] = [ROSA, { id: LUZ.id, name: LUZ.name }];
    const { type, holder, holderThen } = of;
    const directoryId = await imported({ type, holder, responsible: present });
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const given = { findingId, by: JORGE, reason: 'Así queda', responsible: other };
    const refusal = { ok: false, error: { code: 'has_responsible', name: present.name } };
    expect(await adopt(review.deps, given)).toEqual(refusal);
    expect(await stateOf(findingId)).toBe('open');
    expect(await review.account(directoryId)).toMatchObject({ state: 'active', holder, responsible: present });
    expect(await adopt(review.deps, { ...given, responsible: null })).toMatchObject({ ok: true });
    const kept = await review.account(directoryId);
    expect(kept).toMatchObject({ state: 'suspended', holder, responsible: present });

    if (kept === null) throw new Error('it is gone');
    await review.store.transact(async (tx) => await tx.saveAccount({ ...kept, holder: null, responsible: null }));
    review.graph.admin.unblock(directoryId);
    const next = one((await review.read()).findings);
    expect(await adopt(review.deps, { ...given, findingId: next.id })).toMatchObject({ ok: true });
    expect(await review.account(directoryId)).toMatchObject({ holder: holderThen, responsible: other });
  });

  it('lets nobody decide from outside the systems area, about their own account, or about an unknown finding', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { id: findingId } = one((await review.read()).findings);
    const by = { ...LUZ, systems: false, door: 'slack' as const };
    const refusal = { ok: false, error: { code: 'not_systems' } };
    expect(await adopt(review.deps, { ...WHY, findingId, by })).toEqual(refusal);
    expect(await openRequestFor(review.deps, { findingId, by, justification })).toEqual(refusal);
    expect(await ignore(review.deps, { findingId, by, reason: 'x' })).toEqual(refusal);
    const own = { ...LUZ, email: at('ana.ruiz') };
    const concerned = { ok: false, error: { code: 'concerned' } };
    expect(await adopt(review.deps, { ...WHY, findingId, by: own })).toEqual(concerned);
    expect(await openRequestFor(review.deps, { findingId, by: own, justification })).toEqual(concerned);
    expect(await ignore(review.deps, { findingId, by: own, reason: 'x' })).toEqual(concerned);
    // In an office of one there is nobody else to ask: the person opens a request instead, which asks for the reason.
    const alone = { ...own, alone: { reason: null } };
    const onlyOne = { ok: false, error: { code: 'concerned_alone' } };
    expect(await adopt(review.deps, { ...WHY, findingId, by: alone })).toEqual(onlyOne);
    expect(await ignore(review.deps, { findingId, by: alone, reason: 'x' })).toEqual(onlyOne);
    const nowhere = { findingId: '00000000-0000-4000-8000-000000000009', by: LUZ };
    expect(await adopt(review.deps, { ...WHY, ...nowhere })).toEqual({ ok: false, error: { code: 'not_found' } });
    expect(await stateOf(findingId)).toBe('open');
  });

  it('opens no request while another one about the account is open, and none about a protected account', async () => {
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

  it('pages the findings of a read; a decision does not move them', async () => {
    await imported();
    for (let number = 10; number < 40; number += 1) review.person(`persona${number}`);
    const { read, findings } = await review.read();
    expect(findings).toHaveLength(30);
    const addresses = findings.map(({ entry }) => entry?.address);
    expect(addresses).toEqual(addresses.toSorted());
    await adopt(review.deps, { ...WHY, findingId: findings[13]?.id ?? '', by: JORGE, page: 1 });
    expect(review.jobs.at(-1)).toEqual({ kind: 'show_digest', readId: read.id, page: 1 });
    const page = await review.store.tenant.digest(read.id, 1);
    expect(page).toMatchObject({ total: 30, open: 29, page: 1, pages: 3 });
    expect(page?.findings.map(({ id }) => id)).toEqual(findings.slice(12, 24).map(({ id }) => id));
    expect(await review.store.tenant.digest(read.id, 99)).toMatchObject({ page: 2 });
  });

  it('sends the digest again after a crash as long as it was not posted', async () => {
    const directoryId = await imported();
    review.graph.admin.block(directoryId);
    const { read } = await review.read();
    expect(await review.store.pending()).toEqual([{ kind: 'show_digest', readId: read.id }]);
    const posts = review.store.postsIn('slack');
    await posts.begin(postKey.digest(read.id), 'C0SISTEMAS');
    await posts.done(postKey.digest(read.id), 'C0SISTEMAS', '1.2');
    expect(await review.store.pending()).toEqual([]);
  });
});
