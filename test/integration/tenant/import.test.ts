import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startInstitution } from '#sandbox/start.ts';
import { askRead, nightlyRead } from '#use-cases/tenant/ask-read.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { postKey } from '#use-cases/ports/store/post-key.ts';
import { readTenant, showReview } from '#use-cases/tenant/read-tenant.ts';
import type { ReviewNews } from '#use-cases/ports/store/tenant.ts';
import { DOMAIN, SKU } from '#test/contract/tenant.ts';
import { childEnv } from '#test/child-env.ts';
import { createTestDatabase } from '#test/database.ts';
import { at, JORGE, LUZ, ofRequest, openReview, type Review } from '#test/stages/tenant-review.ts';

const DAY = 24 * 60 * 60_000;
const IMPORT = { by: JORGE, what: 'import', door: 'slack' } as const;

/** The same directory with one method replaced. */
function failing(directory: Directory, change: Partial<Directory>): Directory {
  return { ...directory, ...change };
}

describe('the import of the existing accounts', () => {
  let review: Review;
  afterEach(async () => await review.close());

  it('imports members with a licence, also blocked ones, but no guests or users without a licence', async () => {
    review = await openReview();
    review.graph.seedUsers(200);
    const wanted = review.graph
      .users()
      .filter(({ userType, licences }) => userType === 'Member' && licences.length > 0);
    const { read, findings } = await review.read();
    const taken = await review.accounts();
    expect(taken.map(({ directoryId }) => directoryId).toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
    expect(wanted.length).toBeLessThan(200);
    const blocked = new Set(wanted.filter(({ accountEnabled }) => !accountEnabled).map(({ id }) => id));
    expect(blocked.size).toBeGreaterThan(0);
    for (const account of taken) {
      expect(account).toMatchObject({
        ...{ type: 'personal', origin: 'imported', licensed: true, holder: null, responsible: null, kept: null },
        ...{ requestNumber: null, relation: null, subject: `account:${account.directoryId}` },
        state: blocked.has(account.directoryId) ? 'suspended' : 'active',
        deliveredAt: null,
        closedAt: null,
      });
    }
    expect(read).toMatchObject({ purpose: 'import', users: 200, imported: wanted.length });
    expect(findings).toEqual([]);
    const held = await review.sql`select address from addresses where state = 'in_use' and account_id is not null`;
    expect(held).toHaveLength(wanted.length);
  });

  it('imports name, position and phone, and finds the department by its name', async () => {
    review = await openReview();
    const { admin } = review.graph;
    const known = review.person('ana', { displayName: 'Ana Ruiz', department: 'direccion de VIAS ' });
    admin.change(known, { givenName: 'Ana', surname: 'Ruiz', jobTitle: 'Ingeniera', mobilePhone: '300 123 4567' });
    const free = review.person('luis', { department: 'Banda Sinfónica' });
    const none = review.person('eva');
    admin.change(none, { department: null });
    await review.read();
    expect(await review.account(known)).toMatchObject({
      ...{ address: at('ana'), displayName: 'Ana Ruiz', givenNames: 'Ana', surnames: 'Ruiz' },
      ...{ position: 'Ingeniera', phone: '300 123 4567', departmentCode: '705', departmentName: 'Dirección de Vías' },
    });
    const own = { departmentCode: 'banda sinfónica', departmentName: 'Banda Sinfónica' };
    expect(await review.account(free)).toMatchObject(own);
    expect(await review.account(none)).toMatchObject({ departmentCode: '', departmentName: '' });
    expect((await review.store.accounts({ text: 'sinfonica', offset: 0, limit: 5, everything: false })).total).toBe(1);
  });

  it('stores licences and addresses with the time, for new and known accounts, and updates them each night', async () => {
    review = await openReview();
    const [ana, luis] = [review.person('ana'), review.person('luis')];
    const ours = ofRequest({ directoryId: luis, address: at('luis'), displayName: 'luis' });
    await review.store.transact(async (tx) => await tx.insertAccount(ours));
    const factsOf = async (id: string) => {
      const account = await review.account(id);
      return account === null ? null : await review.store.factsOf(account);
    };
    expect((await factsOf(luis))?.licences).toEqual({ names: [], at: null });
    await review.read();
    for (const id of [ana, luis]) {
      expect(await factsOf(id)).toMatchObject({
        licences: { names: [SKU.name], at: expect.any(Date) },
        aliases: { names: [], at: expect.any(Date) },
      });
    }
    const first = (await factsOf(ana))?.aliases.at ?? null;
    const line = `Set-Mailbox -Identity '${ana}' -EmailAddresses @{Add='smtp:otra@${DOMAIN}'}`;
    const ran = review.graph.exchange.run(`Connect-ExchangeOnline\n${line}`);
    expect(ran).toEqual({ ok: true });
    review.moveClock(DAY);
    await review.read();
    const aliases = (await factsOf(ana))?.aliases;
    expect(aliases?.names).toEqual([at('otra')]);
    expect(aliases?.at?.getTime()).toBeGreaterThanOrEqual((first?.getTime() ?? 0) + DAY);
  });

  it('leaves an account that the register has unchanged, and reports the difference at the next review', async () => {
    review = await openReview();
    const directoryId = review.person('ana', { displayName: 'Ana de Tal' });
    const ours = ofRequest({ directoryId, address: at('ana'), displayName: 'Ana Ruiz' });
    await review.store.transact(async (tx) => await tx.insertAccount(ours));
    expect((await review.read()).findings).toEqual([]);
    expect(await review.account(directoryId)).toEqual(ours);
    expect((await review.read()).findings).toMatchObject([{ what: 'renamed', directoryId, account: ours }]);
  });

  it('imports no second account under an address that another account has, and reports it at the next review', async () => {
    review = await openReview();
    const ours = ofRequest({ address: at('ana') });
    await review.store.transact(async (tx) => await tx.insertAccount(ours));
    const directoryId = review.person('ana');
    await review.read();
    expect(await review.accounts()).toEqual([ours]);
    const { findings } = await review.read();
    expect(findings.map(({ what, directoryId: id }) => [what, id])).toEqual([
      ['deleted', ours.directoryId],
      ['made', directoryId],
    ]);
  });

  it('reads 2,500 users with five requests, and changes nothing in the tenant', async () => {
    review = await openReview();
    review.graph.seedUsers(2_500);
    review.graph.clearJournal();
    await review.read();
    const paths = review.graph.journal().filter(({ path }) => !path.includes('/oauth2/'));
    expect(paths.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)).toEqual([
      'GET /v1.0/users/delta',
      'GET /v1.0/users',
      // To find out which of the tenant's licences include a mailbox.
      'GET /v1.0/subscribedSkus',
      ...['GET /v1.0/users', 'GET /v1.0/users'],
    ]);
    expect(review.writes()).toEqual([]);
  });

  it('continues after it was killed, without losing or repeating anything', async () => {
    review = await openReview();
    review.graph.seedUsers(3_500);
    await askRead(review.deps, IMPORT);
    let pages = 0;
    const dies: Directory['readUsers'] = async (next) => {
      pages += 1;
      if (pages === 3) throw new OutsideError('unavailable', { service: 'graph' });
      return await review.directory.readUsers(next);
    };
    const dead = { ...review.another(), directory: failing(review.directory, { readUsers: dies }) };
    await expect(readTenant(dead)).rejects.toThrow('unavailable');
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 2, users: 1_998, finishedAt: null });
    // Killed a second time within a page, whose changes are rolled back with the transaction.
    const job = (sent: Job): void => {
      if (sent.kind === 'show_import') throw new Error('killed');
    };
    await expect(readTenant(review.another(job))).rejects.toThrow('killed');
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 2, users: 1_998 });
    await readTenant(review.another());
    const wanted = review.graph
      .users()
      .filter(({ userType, licences }) => userType === 'Member' && licences.length > 0);
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 4, users: 3_500, imported: wanted.length });
    expect(new Set((await review.accounts()).map(({ directoryId }) => directoryId))).toEqual(
      new Set(wanted.map(({ id }) => id)),
    );
    expect((await review.accounts()).length).toBe(wanted.length);
  });

  it('starts over if Graph no longer knows the next page', async () => {
    review = await openReview();
    review.graph.seedUsers(1_500);
    await askRead(review.deps, IMPORT);
    const controller = new AbortController();
    const stops: Directory['readUsers'] = async (next) => {
      controller.abort();
      return await review.directory.readUsers(next);
    };
    await readTenant({ ...review.deps, directory: failing(review.directory, { readUsers: stops }) }, controller.signal);
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 1, finishedAt: null });
    await review.sql`update tenant_reads set next = '/v1.0/users?$top=999&$skiptoken=viejo'`;
    await readTenant(review.deps);
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 2, users: 1_500, purpose: 'import' });
  });

  it('is done once by two processes that start at the same time', async () => {
    review = await openReview();
    review.graph.seedUsers(2_000);
    const [one, other] = [review.deps, review.another()];
    const asked = await Promise.all([askRead(one, IMPORT), askRead(other, { ...IMPORT, by: LUZ })]);
    expect(asked.map((each) => each.ok && each.value.state).toSorted()).toEqual(['begun', 'under_way']);
    review.graph.clearJournal();
    await Promise.all([readTenant(one), readTenant(other)]);
    expect(review.graph.journal().filter(({ path }) => path.startsWith('/v1.0/users?'))).toHaveLength(3);
    expect(await review.sql`select count(*)::int as reads from tenant_reads`).toMatchObject([{ reads: 1 }]);
    expect(await review.store.tenant.latestRead()).toMatchObject({ pages: 3, users: 2_000 });
  });

  it('leaves out a user whom one of our requests is creating', async () => {
    review = await openReview();
    const directoryId = review.person('ana');
    const free = review.person('luis');
    await review.sql`insert into requests (id, number, state, revision, requester_id, subject, data, created_at, updated_at)
      values ('00000000-0000-4000-8000-000000000001', 'FT-1', 'executing', 1, 'U1', 'cc:1', '{"kind":"creation"}', now(), now())`;
    await review.sql`insert into addresses (address, request_id, state)
      values (${at('ana')}, '00000000-0000-4000-8000-000000000001', 'reserved')`;
    await review.read();
    expect((await review.accounts()).map((account) => account.directoryId)).toEqual([free]);
    expect((await review.read()).findings).toEqual([]);
    // The request was not creating this user after all.
    await review.sql`delete from addresses where state = 'reserved'`;
    expect((await review.read()).findings).toMatchObject([{ what: 'made', directoryId }]);
  });

  it('can be started only by the systems area, and has to come before a review', async () => {
    review = await openReview();
    const stranger = { ...JORGE, systems: false, door: 'slack' as const };
    expect(await askRead(review.deps, { ...IMPORT, by: stranger })).toEqual({
      ok: false,
      error: { code: 'not_systems' },
    });
    const early = await askRead(review.deps, { ...IMPORT, what: 'review' });
    expect(early).toEqual({ ok: false, error: { code: 'import_first' } });
    await readTenant(review.deps);
    expect(await review.store.tenant.latestRead()).toBeNull();
    expect(review.graph.journal()).toEqual([]);
    expect(await review.sql`select what from audit_trail`).toEqual([]);
    await review.read();
    expect(
      await review.sql`select entry::jsonb ->> 'actor' as actor_id, what from audit_trail order by seq`,
    ).toMatchObject([
      { actor_id: JORGE.id, what: 'read_tenant' },
      { actor_id: 'buzon', what: 'tenant_read' },
    ]);
  });

  it('is offered once, if nothing was ever read and there are no accounts', async () => {
    review = await openReview();
    expect(await review.store.pending()).toContainEqual({ kind: 'show_import' });
    await review.store.postsIn('slack').begin(postKey.import, 'C0SISTEMAS');
    expect(await review.store.pending()).toEqual([]);
    await review.store.postsIn('slack').forget(postKey.import);
    await review.store.transact(async (tx) => await tx.insertAccount(ofRequest()));
    expect(await review.store.pending()).toEqual([]);
    await askRead(review.deps, IMPORT);
    expect(await review.store.pending()).toEqual([{ kind: 'read_tenant' }]);
  });
});

describe('the nightly review', () => {
  let review: Review;
  afterEach(async () => await review.close());

  it('starts once a day after 02:00, in only one process, after the accounts were imported', async () => {
    review = await openReview({ users: [{ userPrincipalName: at('ana'), displayName: 'Ana', licences: [SKU.name] }] });
    const [one, other] = [review.another(), review.another()];
    let now = new Date('2027-03-10T06:30:00Z');
    const clock = { now: () => now };
    const night = async (): Promise<number> => {
      const before = await review.sql`select id from tenant_reads`;
      await Promise.all([nightlyRead({ ...one, clock }), nightlyRead({ ...other, clock })]);
      return (await review.sql`select id from tenant_reads`).length - before.length;
    };
    const readAll = async (): Promise<void> => await readTenant({ ...one, clock });
    now = new Date('2027-03-10T12:00:00Z');
    expect(await night(), 'before the import').toBe(0);
    await askRead({ ...one, clock }, IMPORT);
    expect(await night(), 'while it is imported').toBe(0);
    await readAll();
    expect(await night(), 'on its day').toBe(0);
    now = new Date('2027-03-11T06:59:00Z');
    expect(await night(), 'at 01:59 in Bogotá').toBe(0);
    now = new Date('2027-03-11T07:00:00Z');
    expect(await night(), 'at 02:00').toBe(1);
    expect(await night(), 'while it goes on').toBe(0);
    await readAll();
    expect(await night(), 'again').toBe(0);
    // The program was not running at 02:00.
    now = new Date(now.getTime() + DAY + 9 * 60 * 60_000);
    expect(await night(), 'late on the next day').toBe(1);
    expect(await night(), 'later on the next day').toBe(0);
  });
});

describe('a read that does not finish', () => {
  let review: Review;
  afterEach(async () => await review.close());
  const NIGHT = new Date('2027-03-10T07:00:00Z').getTime();

  it('does not prevent the next night’s full read; two in a row are reported once, in the morning', async () => {
    review = await openReview();
    const id = review.person('ana');
    let now = new Date(NIGHT - DAY);
    const deps = { ...review.deps, clock: { now: () => now } };
    const away: Directory['readChanges'] = async () =>
      await Promise.reject(new OutsideError('unavailable', { service: 'graph' }));
    const broken = { ...deps, directory: failing(review.directory, { readChanges: away }) };
    const told = (): readonly Job[] => review.jobs.splice(0).filter(({ kind }) => kind === 'tell_unread');
    await askRead(deps, IMPORT);
    await readTenant(deps);
    for (const [night, failedNights] of [0, 1].entries()) {
      now = new Date(NIGHT + night * DAY);
      await nightlyRead(deps);
      const read = await review.store.tenant.latestRead();
      expect(read).toMatchObject({ failedNights, finishedAt: null, purpose: night === 0 ? 'delta' : 'full' });
      await expect(readTenant(broken)).rejects.toThrow('unavailable');
      expect(told()).toEqual([]);
      now = new Date(now.getTime() + 5 * 60 * 60_000);
      await nightlyRead(deps);
      expect(told()).toEqual(night === 0 ? [] : [{ kind: 'tell_unread', readId: read?.id }]);
    }
    review.graph.admin.block(id);
    now = new Date(NIGHT + 2 * DAY);
    await nightlyRead(deps);
    await readTenant(deps);
    const read = await review.store.tenant.latestRead();
    expect(read).toMatchObject({ failedNights: 2, purpose: 'full', finishedAt: now });
    expect((await review.store.tenant.digest(read?.id ?? '', 0))?.findings).toMatchObject([{ what: 'blocked' }]);
    now = new Date(NIGHT + 3 * DAY);
    await nightlyRead(deps);
    expect(await review.store.tenant.latestRead()).toMatchObject({ failedNights: 0, purpose: 'delta' });
  });

  it('says why if waiting does not help, also for the import, and forgets it when the read continues', async () => {
    review = await openReview();
    review.person('ana');
    await askRead(review.deps, IMPORT);
    review.jobs.length = 0;
    review.graph.addFault({ kind: 'forbidden-403', match: 'GET /users', times: 2 });
    for (let time = 0; time < 2; time += 1)
      await expect(readTenant(review.deps)).rejects.toThrow('granted_but_refused');
    expect(await review.store.tenant.importRead()).toMatchObject({
      failure: { code: 'granted_but_refused', detail: 'User.ReadWrite.All' },
    });
    expect(review.jobs).toEqual([{ kind: 'show_import' }]);
    await readTenant(review.deps);
    const read = await review.store.tenant.importRead();
    expect(read).toMatchObject({ failure: null, imported: 1, finishedAt: expect.any(Date) });
  });
});

describe('a review that somebody asked for', () => {
  let review: Review;
  afterEach(async () => await review.close());
  const REVIEW = { by: JORGE, what: 'review', door: 'slack' } as const;
  /** The news about reviews for the systems area's channel since the last call. */
  const told = async (): Promise<readonly ReviewNews[]> => {
    const news: ReviewNews[] = [];
    const notices = { showReview: async (one: ReviewNews) => await Promise.resolve(void news.push(one)) };
    for (const job of review.jobs.splice(0))
      if (job.kind === 'show_review') await showReview({ ...review, notices }, job);
    return news;
  };
  beforeEach(async () => {
    review = await openReview();
    review.person('ana');
    await askRead(review.deps, IMPORT);
    await readTenant(review.deps);
    expect(await told()).toEqual([]);
  });

  it('reports when it stops, again to anybody who asks for a review then, and when it ends', async () => {
    expect(await askRead(review.deps, REVIEW)).toEqual({
      ok: true,
      value: { purpose: 'delta', state: 'begun', failure: null },
    });
    expect(await told()).toMatchObject([{ isAsked: true, read: { failure: null, finishedAt: null } }]);
    review.graph.addFault({ kind: 'forbidden-403', match: 'GET /users', times: 1 });
    await expect(readTenant(review.deps)).rejects.toThrow('granted_but_refused');
    const failure = { code: 'granted_but_refused', detail: 'User.ReadWrite.All' };
    expect(await told()).toMatchObject([{ isAsked: false, read: { failure, finishedAt: null } }]);
    expect(await askRead(review.deps, REVIEW)).toMatchObject({ value: { state: 'under_way', failure } });
    expect(await told()).toMatchObject([{ isAsked: true, read: { failure } }]);
    await readTenant(review.deps);
    const ended = (await told()).at(-1);
    expect(ended).toMatchObject({ found: 0, isLeft: false, read: { failure: null, finishedAt: expect.any(Date) } });
  });

  it('is reported as abandoned if the next one begins first, which then reports what it had found', async () => {
    const eva = review.person('eva');
    await askRead(review.deps, REVIEW);
    const away = async (): Promise<never> =>
      await Promise.reject(new OutsideError('unavailable', { service: 'graph' }));
    const broken = { ...review.deps, directory: failing(review.directory, { lookAt: away }) };
    review.graph.admin.deleteUser(review.person('luis'));
    await review.sql`insert into tenant_asks (directory_id) values ('00000000-0000-4000-8000-000000000001')`;
    await expect(readTenant(broken)).rejects.toThrow('unavailable');
    await told();
    // Long after 02:00 in Colombia, at whatever time this test runs.
    const noon = new Date(new Date(Date.now() + 2 * DAY).setUTCHours(17));
    await nightlyRead({ ...review.deps, clock: { now: () => noon } });
    expect(await told()).toMatchObject([{ isAsked: false, isLeft: true }]);
    await readTenant(review.deps);
    const read = await review.store.tenant.latestRead();
    const digest = await review.store.tenant.digest(read?.id ?? '', 0);
    expect(digest?.findings.map(({ directoryId }) => directoryId)).toEqual([eva]);
    expect(review.jobs).toContainEqual({ kind: 'show_digest', readId: read?.id });
  });
});

describe("the operator's command", () => {
  const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
  const run = async (
    command: string,
    env: Readonly<Record<string, string>>,
    interrupt: RegExp | null = null,
  ): Promise<{ readonly code: number | null; readonly told: string }> => {
    const child = spawn(process.execPath, [CLI, command], { cwd: tmpdir(), env: { ...childEnv(), ...env } });
    let told = '';
    let interrupted = false;
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
      if (interrupted || interrupt?.test(told) !== true) return;
      interrupted = true;
      child.kill('SIGINT');
    });
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { code, told };
  };

  it('imports, continues after an interruption, and reviews', async () => {
    const institution = await startInstitution({ overrides: { mailboxMs: 0, replicationMs: 0 } });
    const database = await createTestDatabase();
    const env = { ...institution.env, DATABASE_URL: database.url };
    try {
      institution.graph.seedUsers(5_000);
      expect(await run('reconcile', env)).toMatchObject({ code: 1, told: expect.stringContaining('comes first') });
      const stopped = await run('import', env, /^2 pages/m);
      expect(stopped).toMatchObject({ code: 1, told: expect.stringContaining('goes on from here') });
      const done = await run('import', env);
      expect(done).toMatchObject({ code: 0, told: expect.stringMatching(/done: \d{4} accounts/) });
      expect(done.told).not.toContain('\n1 pages');
      institution.graph.admin.block('rosa.delgado@rioclaro.example');
      expect(await run('reconcile', env)).toMatchObject({ code: 0, told: expect.stringContaining('done: 1 changes') });
      expect(await run('import', env)).toMatchObject({ code: 0, told: done.told.split('\n').slice(-2).join('\n') });
    } finally {
      await institution.stop();
      await database.drop();
    }
  });

  it('says what is missing', async () => {
    expect(await run('import', {})).toMatchObject({ code: 1, told: expect.stringContaining('.env.example') });
    expect(await run('import', { SLACK_BOT_TOKEN: 'x' })).toMatchObject({
      code: 1,
      told: expect.stringContaining('cannot start'),
    });
    expect(await run('nothing', {})).toMatchObject({ code: 1, told: expect.stringContaining('Usage') });
  });
});
