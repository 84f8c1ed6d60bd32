import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDepartments } from '#adapters/institution-files/departments.ts';
import { CANARY } from '#domain/request/forget.fixture.ts';
import { makeRecord, recordFor, type RecordDeps } from '#use-cases/records/make-record.ts';
import type { Notices } from '#use-cases/ports/notices.ts';
import type { RecordWriter } from '#use-cases/ports/store/record.ts';
import { tellReport, type ReportDeps } from '#use-cases/records/tell-report.ts';
import { INSTITUTION_DEFAULTS } from '#test/stages/institution.ts';
import { plainDocuments } from '#test/plain-documents.ts';
import { NONE, NOW, OLD, openRetentionStage, YOUNG, type RetentionStage } from '#test/stages/retention-stage.ts';

const institution: RecordDeps['institution'] = {
  ...{
    ...INSTITUTION_DEFAULTS,
    name: 'Entidad',
    mailDomain: 'entidad.gov.co',
    timeZone: 'America/Bogota',
    locale: 'es-CO',
  },
  rules: {
    graceDays: 30,
    quarantineDays: 365,
    contractGraceDays: 30,
    deletionNeedsTwo: true,
    releaseLicence: 'at_deletion',
    protectedAccounts: [],
    maxOpenRequests: 20,
    protectedGroups: [],
  },
};

let stage: RetentionStage;

beforeEach(async () => {
  stage = await openRetentionStage();
});

afterEach(async () => await stage.close());

describe('a monthly report older than the retention time', () => {
  async function archived(month: string, madeAt: Date): Promise<void> {
    const content = Buffer.from(`%PDF ${madeAt === OLD ? CANARY : 'not yet'}`);
    const kept = { requestId: null, name: 'x.pdf', mediaType: 'application/pdf', sha256: 'a', madeAt, content };
    await stage.store.transact(async (tx) => {
      await tx.archive({ ...kept, key: `report:${month}` });
      await tx.archive({ ...kept, key: `report:${month}:picture` });
    });
  }

  it('loses its content but keeps its row, and an event says so', async () => {
    await archived('2026-10', OLD);
    await archived('2036-10', YOUNG);
    expect(await stage.forget()).toEqual({ ...NONE, reports: 2 });
    expect(await stage.isRemembered()).toBe(false);
    expect(await stage.store.archive.find('report:2026-10')).toMatchObject({ sha256: 'a', madeAt: OLD, content: null });
    expect((await stage.store.archive.find('report:2036-10'))?.content).not.toBeNull();
    const [told] = await stage.owner<{ entry: string }[]>`select entry from audit_trail`;
    expect(JSON.parse(told?.entry ?? '')).toMatchObject({ what: 'forgotten_before', data: { events: 0, reports: 2 } });
    expect(await stage.forget()).toEqual(NONE);
    expect((await stage.verify()).problems).toEqual([]);
  });

  it('is not drawn or posted again', async () => {
    await archived('2026-10', OLD);
    await stage.forget();
    const told: unknown[] = [];
    const notices: Pick<Notices, 'tellReport'> = {
      tellReport: async (report) => {
        told.push(report);
        await Promise.resolve();
      },
    };
    const deps: ReportDeps = {
      ...{ store: stage.store, notices, institution, reports: plainDocuments.reports },
      ...{ officeHours: plainDocuments.officeHours, clock: { now: () => NOW } },
      directory: { licences: async () => await Promise.resolve([]) },
    };
    await tellReport(deps, { month: '2026-10' });
    expect(told).toEqual([]);
    expect((await stage.store.archive.find('report:2026-10'))?.content).toBeNull();
    await tellReport(deps, { month: '2036-09' });
    expect(told).toHaveLength(1);
  });
});

describe('a finding about a user of the tenant who has no account', () => {
  async function found(change: Readonly<Record<string, unknown>>): Promise<string> {
    const read = { id: randomUUID(), purpose: 'full', started_at: OLD };
    await stage.owner`insert into tenant_reads ${stage.owner(read)}`;
    const entry = stage.owner.json({ user: { displayName: CANARY }, before: null });
    const by = { by_id: CANARY, by_name: CANARY, reason: CANARY, decided_at: OLD };
    const id = randomUUID();
    const made = { id, read_id: read.id, directory_id: randomUUID(), account_id: null, what: 'made', entry };
    const row: Readonly<Record<string, unknown>> = {
      ...{ ...made, fingerprint: '', found_at: OLD, state: 'ignored', ...by, ...change },
    };
    await stage.owner`insert into findings ${stage.owner(row)}`;
    return id;
  }

  it.each(['ignored', 'gone', 'adopted'])('is forgotten, once, if it was %s long ago', async (state) => {
    const id = await found({ state });
    expect(await stage.forget()).toEqual({ ...NONE, findings: 1 });
    expect(await stage.isRemembered()).toBe(false);
    // An ignored finding keeps its fingerprint, so it is not reported again.
    const [row] = await stage.owner`select state, fingerprint, what from findings where id = ${id}`;
    expect(row).toEqual({ state, fingerprint: '', what: 'made' });
    expect(await stage.forget()).toEqual(NONE);
  });

  it('is forgotten together with the new name in its fingerprint, also if nobody decided about it', async () => {
    const nobody = { by_id: null, by_name: null, reason: null, decided_at: null };
    await found({ state: 'gone', what: 'renamed', fingerprint: CANARY, ...nobody });
    expect(await stage.forget()).toEqual({ ...NONE, findings: 1 });
    expect(await stage.isRemembered()).toBe(false);
    expect(await stage.forget()).toEqual(NONE);
  });

  it.each([
    ['it waits for a decision', { state: 'open' }],
    ['it is held back', { state: 'held' }],
    ['it was decided not so long ago', { decided_at: YOUNG }],
  ])('is kept while %s', async (_, change) => {
    await found(change);
    expect(await stage.forget()).toEqual(NONE);
    expect(await stage.isRemembered()).toBe(true);
  });

  it('is kept with the account that the user has by now', async () => {
    const living = await stage.register({ state: 'active', deletedAt: null });
    await found({ directory_id: living.directoryId });
    expect(await stage.forget()).toEqual(NONE);
    await stage.owner`delete from addresses`;
    await stage.owner`update accounts set state = 'deleted', deleted_at = ${OLD}`;
    expect(await stage.forget()).toEqual({ ...NONE, accounts: 1 });
    expect(await stage.isRemembered()).toBe(false);
  });
});

describe('a record that is being drawn while its request is forgotten', () => {
  const by = { id: 'U0SISTEMAS1', name: 'Jorge Muñoz', systems: true, door: 'slack' as const };

  /** Dependencies that let the nightly forgetting run while the record is drawn. */
  function deps(): RecordDeps & { readonly departments: ReturnType<typeof readDepartments> } {
    let isForgotten = false;
    const records: RecordWriter = {
      ...plainDocuments.records,
      request: async (facts) => {
        const drawn = await plainDocuments.records.request(facts);
        // Forgotten while the record is drawn; nothing is left to forget when the systems area's copy is drawn after
        // it.
        expect(await stage.forget()).toEqual({ ...NONE, requests: isForgotten ? 0 : 1 });
        isForgotten = true;
        return drawn;
      },
    };
    const clock = { now: (): Date => NOW };
    return { store: stage.store, clock, institution, records, departments: readDepartments(null) };
  }

  it('is not archived', async () => {
    const { id, number } = await stage.bare();
    await makeRecord(deps(), { requestId: id });
    for (const key of [number, `${number}:sistemas`]) expect(await stage.store.archive.find(key)).toBeNull();
    expect((await stage.store.trail.ofRequest(id)).map(({ what }) => what)).toEqual(['forgotten']);
    expect(await stage.isRemembered()).toBe(false);
  });

  it('is not given to anybody', async () => {
    const { id } = await stage.bare();
    const given = await recordFor(deps(), { requestId: id, by });
    expect(given).toEqual({ ok: false, error: { code: 'forgotten' } });
    expect((await stage.store.trail.ofRequest(id)).map(({ what }) => what)).toEqual(['forgotten']);
  });

  it('makes the forgetting wait while it is being written', async () => {
    const { id } = await stage.bare();
    await stage.store.transact(async (tx) => {
      expect(await tx.forgetting.isRemembered(id)).toBe(true);
      expect(await stage.forget()).toEqual(NONE);
    });
    expect(await stage.forget()).toEqual({ ...NONE, requests: 1 });
    expect(await stage.store.transact(async (tx) => await tx.forgetting.isRemembered(id))).toBe(false);
  });
});
