import { and, asc, count, desc, eq, gte, inArray, isNull, like, lt, ne, not, or, sql } from 'drizzle-orm';
import { asciiWords } from '#domain/ascii-words.ts';
import { isCreation } from '#domain/form/form.ts';
import { BUZON } from '#domain/person.ts';
import type { StepName } from '#domain/plan/plan.ts';
import { OPEN_STATES, type RequestState } from '#domain/request/states.ts';
import type { CardAudience, Job } from '#use-cases/ports/store/job.ts';
import type { Run } from '#use-cases/ports/store/run.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { accountFacts } from './accounts/account-facts.ts';
import { disposed } from './retention/disposals.ts';
import type { Database } from './connection/database.ts';
import type { Locks } from './connection/locks.ts';
import { createAccountHistory } from './accounts/account-history.ts';
import { accountOf } from './accounts/account-rows.ts';
import { createAccountSearch } from './accounts/account-search.ts';
import { isLeftBy } from './accounts/addresses.ts';
import { createArchive, recordsToMake } from './trail/archive.ts';
import { controlToTell } from './requests/control-notices.ts';
import { createContracts } from './accounts/contracts.ts';
import { createHomeFacts } from './home/home.ts';
import { createSeatHistory } from './tenant/seat-history.ts';
import { createDeliveries } from './requests/deliveries.ts';
import { openRequestOn } from './requests/open-request-on.ts';
import { unratifiedBlocks } from './requests/unratified-blocks.ts';
import { createPosts, isPosted } from './posts.ts';
import { createPresses, withPress } from './presses.ts';
import { createQuestions, questionsBehind } from './questions/questions.ts';
import { createRecognition } from './accounts/recognition.ts';
import { allAddresses, createRegister, isKnownUnder, knownOf } from './accounts/register-now.ts';
import { createReportFacts } from './requests/report.ts';
import { requestOf } from './requests/request-rows.ts';
import { createReveals, passwordsToTakeBack, revealsToSettle } from './requests/reveals.ts';
import { accounts, addresses } from './tables/accounts.ts';
import { posts } from './tables/chat.ts';
import { requests } from './tables/requests.ts';
import { runs, runSteps } from './tables/runs.ts';
import { sqlStateOf } from './connection/sql-state.ts';
import { createTexts } from './trail/texts.ts';
import { createTenantRegister, pendingReads } from './tenant/tenant-register.ts';
import { createTrail, sealEvents } from './trail/trail.ts';
import type { SendJobs } from './requests/insert-request.ts';
import { createTx, type AtEnd } from './transaction.ts';

export function createStore(deps: {
  readonly db: Database;
  readonly locks: Locks;
  readonly sendJobs: SendJobs;
}): Store {
  const { db, sendJobs } = deps;
  // The query of nearly every press, compiled to SQL once.
  const requestById = db
    .select()
    .from(requests)
    .where(eq(requests.id, sql.placeholder('id')))
    .prepare('request_by_id');
  const register = createRegister(db);
  return {
    transact: async (work) =>
      await unlessDeadlocked(
        async () =>
          await withPress(
            async (last) =>
              await db.transaction(async (tx) => {
                const atEnd: AtEnd = { jobs: [], events: [] };
                const done = await work(createTx(tx, { sendJobs, atEnd }));
                if (atEnd.jobs.length > 0) await sendJobs(tx, atEnd.jobs);
                await last(tx);
                await sealEvents(tx, atEnd.events);
                return done;
              }),
          ),
      ),
    exclusively: async (key, work) => await deps.locks.exclusively(key, work),
    request: async (id) => {
      if (!isId(id)) return null;
      const [row] = await requestById.execute({ id });
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
    openRequestOn: async (subject) => await openRequestOn(db, subject),
    unratifiedBlocks: async (until) => await unratifiedBlocks(db, until),
    run: async (requestId) => await findRun(db, requestId),
    addressesTaken: async (candidates, { requestId, accountId, subject, holderId = null, email = null }) => {
      if (candidates.length === 0) return new Set();
      const others = [
        ...(requestId === null ? [] : [sql`${addresses.requestId} is distinct from ${requestId}`]),
        ...(accountId === null ? [] : [sql`${addresses.accountId} is distinct from ${accountId}`]),
        ...(subject === undefined
          ? []
          : [not(isLeftBy({ subject: sql`${subject}`, holderId: sql`${holderId}::text`, email }))]),
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
    accountOf: async ({ number, form }) => {
      const its = isCreation(form) ? eq(accounts.requestNumber, number) : eq(accounts.id, form.account.id);
      const [row] = await db.select().from(accounts).where(its);
      return row === undefined ? null : accountOf(row);
    },
    registerFor: register,
    accountsFor: async ({ text, limit, states, of }) => {
      const words = asciiWords(text).map((word) => like(accounts.searchText, `%${word}%`));
      const own =
        of === null
          ? undefined
          : or(
              eq(accounts.holderId, of.personId),
              and(
                eq(accounts.responsibleId, of.personId),
                of.holds === true ? eq(accounts.type, 'departmental') : undefined,
              ),
              of.email === null ? undefined : isKnownUnder(of.email),
              of.departments.length === 0 ? undefined : inArray(accounts.departmentCode, [...of.departments]),
            );
      const rows = await db
        .select({ account: accounts, addresses: allAddresses })
        .from(accounts)
        .where(and(inArray(accounts.state, [...states]), own, ...words))
        .orderBy(asc(accounts.displayName), asc(accounts.address))
        .limit(limit);
      return rows.map(knownOf);
    },
    accounts: createAccountSearch(db),
    relationsHeld: async () => {
      const held = await db.selectDistinct({ relation: accounts.relation }).from(accounts).orderBy(accounts.relation);
      return held.flatMap(({ relation }) => relation ?? []);
    },
    pending: async () => await pendingJobs(db),
    reveals: createReveals(db),
    questions: createQuestions(db),
    postsIn: (chat) => createPosts(db, chat),
    isPosted: async (key) => await isPosted(db, key),
    presses: createPresses(db),
    contracts: createContracts(db),
    tenant: createTenantRegister(db),
    history: createAccountHistory(db),
    deliveries: createDeliveries(db),
    report: createReportFacts(db),
    trail: createTrail(db),
    archive: createArchive(db),
    factsOf: async (account) => (await accountFacts(db, [account])).get(account.id) ?? null,
    disposed: async () => await disposed(db),
    home: createHomeFacts(db),
    seats: createSeatHistory(db),
    recognition: createRecognition(db),
    texts: createTexts(db),
  };
}

/** When two transactions wait for each other, Postgres aborts one of them: that one is repeated. */
async function unlessDeadlocked<T>(transact: () => Promise<T>, attempts = 3): Promise<T> {
  try {
    return await transact();
  } catch (error) {
    if (attempts <= 1 || sqlStateOf(error) !== '40P01') throw error;
    return await unlessDeadlocked(transact, attempts - 1);
  }
}

/** Ids come from buttons and forms, where a client could send anything. */
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

/**
 * Jobs that still have to be done: normally the queue knows them, but after a crash or a lost job nothing may be left
 * hanging.
 */
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
  jobs.push(
    ...(await recordsToMake(db)),
    ...(await passwordsToTakeBack(db)),
    ...(await revealsToSettle(db)),
    ...(await controlToTell(db)),
    ...(await questionsBehind(db)),
  );
  const behind = await Promise.all(AUDIENCES.map(async (audience) => await cardsBehind(db, audience)));
  return [...jobs, ...behind.flat(), ...(await pendingReads(db))];
}

const AUDIENCES: readonly CardAudience[] = ['systems', 'requester'];

/** Cards that were never posted or show an older state; separately for each audience. */
async function cardsBehind(db: Database, audience: CardAudience): Promise<readonly Job[]> {
  const rows = await db
    .select({ requestId: requests.id })
    .from(requests)
    .leftJoin(posts, eq(posts.key, sql`${`card:${audience}:`} || ${requests.id}`))
    .where(
      and(
        or(isNull(posts.key), lt(posts.shownRevision, requests.revision)),
        // Nobody waits for the card of a rule's request.
        audience === 'requester' ? ne(requests.requesterId, BUZON.id) : undefined,
        // Cards of forgotten requests are not updated.
        sql`${requests.data} ->> 'forgottenAt' is null`,
      ),
    )
    .limit(500);
  return rows.map(({ requestId }) => ({ kind: 'show_card', requestId, audience }));
}
