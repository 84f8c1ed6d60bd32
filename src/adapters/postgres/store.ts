import { and, asc, count, desc, eq, gte, inArray, isNull, like, lt, ne, or, sql } from 'drizzle-orm';
import { asciiWords } from '#domain/address.ts';
import { BUZON } from '#domain/person.ts';
import type { StepName } from '#domain/plan.ts';
import { BLOCKING_STATES, ENDED_STATES, OPEN_STATES, type RequestState } from '#domain/request.ts';
import type { AuditEvent, CardAudience, Job, Run, Store } from '#use-cases/ports.ts';
import type { Database } from './database.ts';
import type { Locks } from './locks.ts';
import { createAccountHistory } from './account-history.ts';
import { accountOf } from './account-rows.ts';
import { searchAccounts } from './account-search.ts';
import { createArchive } from './archive.ts';
import { createContracts } from './contracts.ts';
import { createHomeFacts } from './home.ts';
import { createDeliveries } from './deliveries.ts';
import { createPosts } from './posts.ts';
import { createReportFacts } from './report.ts';
import { requestOf } from './request-rows.ts';
import { createReveals } from './reveals.ts';
import { accounts, addresses, posts, records, requests, runs, runSteps } from './schema.ts';
import { createTenantRegister, pendingReads } from './tenant-register.ts';
import { createTrail, sealEvents } from './trail.ts';
import { createTx, type SendJob } from './transaction.ts';

export function createStore(deps: { readonly db: Database; readonly locks: Locks; readonly sendJob: SendJob }): Store {
  const { db } = deps;
  return {
    transact: async (work) =>
      await unlessDeadlocked(
        async () =>
          await db.transaction(async (tx) => {
            const events: AuditEvent[] = [];
            const done = await work(createTx(tx, { sendJob: deps.sendJob, events }));
            await sealEvents(tx, events);
            return done;
          }),
      ),
    exclusively: async (key, work) => await deps.locks.exclusively(key, work),
    request: async (id) => {
      if (!isId(id)) return null;
      const [row] = await db.select().from(requests).where(eq(requests.id, id));
      return row === undefined ? null : requestOf(row);
    },
    requestByNumber: async (number) => {
      const [row] = await db.select().from(requests).where(eq(requests.number, number));
      return row === undefined ? null : requestOf(row);
    },
    requestsOf: async ({ requesterId, endedSince, limit }) => {
      const shown = or(inArray(requests.state, [...OPEN_STATES, 'scheduled']), gte(requests.updatedAt, endedSince));
      const own = and(eq(requests.requesterId, requesterId), shown);
      const rows = await db.select().from(requests).where(own).orderBy(desc(requests.createdAt)).limit(limit);
      return rows.map(requestOf);
    },
    openRequestOn: async (subject) => {
      const open = and(eq(requests.subject, subject), inArray(requests.state, [...BLOCKING_STATES]));
      const [row] = await db.select().from(requests).where(open);
      return row === undefined ? null : requestOf(row);
    },
    run: async (requestId) => await findRun(db, requestId),
    addressesTaken: async (candidates, { requestId, accountId }) => {
      if (candidates.length === 0) return new Set();
      const others = [
        ...(requestId === null ? [] : [sql`${addresses.requestId} is distinct from ${requestId}`]),
        ...(accountId === null ? [] : [sql`${addresses.accountId} is distinct from ${accountId}`]),
      ];
      const held = or(ne(addresses.state, 'quarantined'), gte(addresses.until, sql`now()`));
      const rows = await db
        .select({ address: addresses.address })
        .from(addresses)
        .where(and(inArray(addresses.address, [...candidates]), held, ...others));
      return new Set(rows.map((row) => row.address));
    },
    accountOn: async (subject) => {
      const living = and(eq(accounts.subject, subject), ne(accounts.state, 'deleted'));
      const [row] = await db.select().from(accounts).where(living);
      return row === undefined ? null : accountOf(row);
    },
    quarantined: async ({ text, offset, limit }) => {
      const words = asciiWords(text).map((word) => like(addresses.address, `%${word}%`));
      const held = and(eq(addresses.state, 'quarantined'), gte(addresses.until, sql`now()`), ...words);
      const [rows, [counted]] = await Promise.all([
        db
          .select({ address: addresses.address, until: addresses.until, displayName: accounts.displayName })
          .from(addresses)
          .leftJoin(accounts, eq(accounts.id, addresses.accountId))
          .where(held)
          .orderBy(asc(addresses.until), asc(addresses.address))
          .offset(offset)
          .limit(limit),
        db.select({ total: count() }).from(addresses).where(held),
      ]);
      return {
        rows: rows.flatMap((row) => (row.until === null ? [] : [{ ...row, until: row.until }])),
        total: counted?.total ?? 0,
      };
    },
    account: async (id) => {
      if (!isId(id)) return null;
      const [row] = await db.select().from(accounts).where(eq(accounts.id, id));
      return row === undefined ? null : accountOf(row);
    },
    accountsFor: async ({ text, limit, states, of }) => {
      const words = asciiWords(text).map((word) => like(accounts.searchText, `%${word}%`));
      const own =
        of === null
          ? undefined
          : or(
              eq(accounts.holderId, of.personId),
              eq(accounts.responsibleId, of.personId),
              of.email === null ? undefined : and(isNull(accounts.holderId), eq(accounts.address, of.email)),
              of.departments.length === 0 ? undefined : inArray(accounts.departmentCode, [...of.departments]),
            );
      const rows = await db
        .select()
        .from(accounts)
        .where(and(inArray(accounts.state, [...states]), own, ...words))
        .orderBy(asc(accounts.displayName), asc(accounts.address))
        .limit(limit);
      return rows.map(accountOf);
    },
    accounts: async (search) => await searchAccounts(db, search),
    pending: async () => await pendingJobs(db),
    reveals: createReveals(db),
    posts: createPosts(db),
    contracts: createContracts(db),
    tenant: createTenantRegister(db),
    history: createAccountHistory(db),
    deliveries: createDeliveries(db),
    report: createReportFacts(db),
    trail: createTrail(db),
    archive: createArchive(db),
    home: createHomeFacts(db),
  };
}

/** Of two transactions that wait for each other Postgres gives one up: that one begins again. */
async function unlessDeadlocked<T>(transact: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await transact();
  } catch (error) {
    const { code, cause } = error as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
    if (attempts <= 1 || (code ?? cause?.code) !== '40P01') throw error;
    return await unlessDeadlocked(transact, attempts - 1);
  }
}

/** Ids come back from buttons and forms, where a client could send anything. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

async function findRun(db: Database, requestId: string): Promise<Run | null> {
  const rows = await db
    .select()
    .from(runs)
    .innerJoin(runSteps, eq(runSteps.requestId, runs.requestId))
    .where(eq(runs.requestId, requestId))
    .orderBy(asc(runSteps.position));
  const [first] = rows;
  if (first === undefined) return null;
  return {
    requestId,
    directoryId: first.runs.directoryId,
    steps: rows.map(({ run_steps: { requestId: _, position: __, name, ...step } }) => ({
      ...step,
      name: name as StepName,
    })),
  };
}

/** What a worker still owes: the queue normally knows, but a crash or a lost job must not leave anything hanging. */
async function pendingJobs(db: Database): Promise<readonly Job[]> {
  const moving: RequestState[] = ['submitted', 'info_requested', 'executing', 'executed', 'scheduled', 'delivered'];
  const rows = await db
    .select({ id: requests.id, state: requests.state, data: requests.data })
    .from(requests)
    .where(inArray(requests.state, moving));
  const jobs = rows.flatMap(({ id: requestId, state, data }): Job[] => {
    const { plan, failure, passwordChangedAt = null } = data as Readonly<Record<string, unknown>>;
    if (state === 'executing' || state === 'executed' || state === 'scheduled')
      return [{ kind: 'advance_run', requestId }];
    if (state === 'delivered') return passwordChangedAt === null ? [{ kind: 'watch_password', requestId }] : [];
    return plan === null && failure === null ? [{ kind: 'make_plan', requestId }] : [];
  });
  const unwritten = await db
    .select({ requestId: requests.id })
    .from(requests)
    .leftJoin(records, eq(records.key, requests.number))
    // Of one whose people were forgotten none is written any more.
    .where(
      and(
        inArray(requests.state, [...ENDED_STATES]),
        isNull(records.key),
        sql`${requests.data} ->> 'forgottenAt' is null`,
      ),
    )
    .orderBy(desc(requests.updatedAt))
    .limit(100);
  jobs.push(...unwritten.map(({ requestId }) => ({ kind: 'make_record', requestId }) as const));
  const behind = await Promise.all(AUDIENCES.map(async (audience) => await cardsBehind(db, audience)));
  return [...jobs, ...behind.flat(), ...(await pendingReads(db))];
}

const AUDIENCES: readonly CardAudience[] = ['systems', 'requester'];

/** Cards that were never posted, or show an older state; each audience by itself, since either may be missing. */
async function cardsBehind(db: Database, audience: CardAudience): Promise<readonly Job[]> {
  const rows = await db
    .select({ requestId: requests.id })
    .from(requests)
    .leftJoin(posts, eq(posts.key, sql`${`card:${audience}:`} || ${requests.id}`))
    .where(
      and(
        or(isNull(posts.key), lt(posts.shownRevision, requests.revision)),
        // Nobody waits for a card of what a rule asked for.
        audience === 'requester' ? ne(requests.requesterId, BUZON.id) : undefined,
        // Nor is a card brought in line whose people were forgotten.
        sql`${requests.data} ->> 'forgottenAt' is null`,
      ),
    )
    .limit(500);
  return rows.map(({ requestId }) => ({ kind: 'show_card', requestId, audience }));
}
