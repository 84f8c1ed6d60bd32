import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  ne,
  notExists,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Account } from '#domain/account/account.ts';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES, UNDECIDED_STATES, UNTOUCHED_STATES } from '#domain/request/states.ts';
import type { DeskFacts, HomeFacts, Listed, PersonFacts } from '#use-cases/ports/store/home.ts';
import { accountOf } from './account-rows.ts';
import type { Database } from '../connection/database.ts';
import { isKnownUnder } from './register-now.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts, contractNotices } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';
import { runSteps } from '../tables/runs.ts';

/** How many hand-overs of one person are considered: nobody has as many. */
const MOST_HAND_OVERS = 200;
/** The number of all matching rows, in each selected row. */
const total = sql<number>`(count(*) over ())::int`;
/** Written as a literal, not a parameter: only then is the index of living accounts certain to be used. */
const living = sql`${accounts.state} <> 'deleted'`;

export function createHomeFacts(db: Database): HomeFacts {
  return {
    ofPerson: async (asked) => await personFacts(db, asked),
    ofDesk: async (asked) => await deskFacts(db, asked),
  };
}

async function personFacts(db: Database, asked: Parameters<HomeFacts['ofPerson']>[0]): Promise<PersonFacts> {
  const { personId, limit } = asked;
  const made = eq(requests.requesterId, personId);
  const shown = or(notInArray(requests.state, [...ENDED_STATES]), gte(requests.updatedAt, asked.endedSince));
  const handedOver = and(eq(requests.state, 'delivered'), or(handedTo(personId), receivedBy(personId)));
  const own = accountsOfPerson(asked);
  const soon = and(
    eq(accounts.state, 'active'),
    isNull(accounts.kept),
    gte(accounts.contractEnd, asked.today),
    lte(accounts.contractEnd, asked.soon),
    notExists(
      db
        .select({ what: contractNotices.what })
        .from(contractNotices)
        .where(
          and(
            eq(contractNotices.accountId, accounts.id),
            eq(contractNotices.contractEnd, sql`${accounts.contractEnd}`),
            eq(contractNotices.what, 'let_expire'),
          ),
        ),
    ),
    notExists(
      db
        .select({ id: requests.id })
        .from(requests)
        .where(
          and(
            eq(requests.accountId, accounts.id),
            notInArray(requests.state, [...ENDED_STATES]),
            sql`${requests.data} #>> '{form,type}' = 'contract'`,
          ),
        ),
    ),
  );
  const [mine, questions, agreements, handOvers, learning, held, ending] = await Promise.all([
    requestsWhere(db, and(made, shown), { order: desc(requests.createdAt), limit }),
    requestsWhere(db, and(made, eq(requests.state, 'info_requested')), { order: asc(requests.createdAt), limit }),
    requestsWhere(db, toConfirmBy(personId), { order: asc(requests.createdAt), limit }),
    requestsWhere(db, handedOver, { order: asc(handedAt), limit: MOST_HAND_OVERS }),
    newestLesson(db, asked),
    accountsWhere(db, and(living, own), { order: asc(accounts.displayName), limit }),
    accountsWhere(db, and(living, own, soon), { order: asc(accounts.contractEnd), limit }),
  ]);
  return { requests: mine, questions, agreements, handOvers: handOvers.rows, learning, accounts: held, ending };
}

async function deskFacts(db: Database, asked: Parameters<HomeFacts['ofDesk']>[0]): Promise<DeskFacts> {
  const { today, monthEnd, limit } = asked;
  const active = and(living, eq(accounts.state, 'active'), isNull(accounts.kept));
  const byDay = { order: asc(accounts.contractEnd), limit };
  const [queue, failed, byHand, handedOver, ending, overdue] = await Promise.all([
    requestsWhere(db, and(inArray(requests.state, [...UNTOUCHED_STATES]), needsSomebody), {
      order: asc(requests.createdAt),
      limit,
    }),
    requestsWhere(db, eq(requests.state, 'failed'), { order: asc(requests.updatedAt), limit }),
    runsByHand(db, limit),
    requestsWhere(db, eq(requests.state, 'delivered'), { order: asc(handedAt), limit }),
    accountsWhere(db, and(active, gte(accounts.contractEnd, today), lte(accounts.contractEnd, monthEnd)), byDay),
    accountsWhere(db, and(active, lt(accounts.contractEnd, today)), byDay),
  ]);
  return { queue, failed, byHand, handedOver, ending, overdue };
}

/** ISO text, which sorts chronologically. */
const handedAt = sql`${requests.data} ->> 'handedAt'`;

/** A rule's request goes on by itself, unless it cannot be planned or its plan has changed. */
const needsSomebody = or(
  sql`${requests.data} ->> 'rule' is null`,
  sql`${requests.data} ->> 'failure' is not null`,
  sql`jsonb_array_length(${requests.data} -> 'planChanges') > 0`,
);

/** The official was asked to confirm the holder's extension and has not answered. */
function toConfirmBy(personId: string): SQL | undefined {
  return and(
    inArray(requests.state, [...UNDECIDED_STATES]),
    sql`${requests.data} #>> '{agreement,official,id}' = ${personId}`,
    sql`${requests.data} #>> '{agreement,agreed}' is null`,
  );
}

function handedTo(personId: string): SQL {
  return sql`${requests.data} #>> '{handedTo,person,id}' = ${personId}`;
}

function receivedBy(personId: string): SQL {
  return sql`${personId} in (${requests.data} #>> '{receivers,holder,id}', ${requests.data} #>> '{receivers,department,id}')`;
}

/** Accounts that somebody holds or is responsible for. */
function accountsOfPerson({
  personId,
  email,
}: {
  readonly personId: string;
  readonly email: string | null;
}): SQL | undefined {
  const known = [eq(accounts.holderId, personId), eq(accounts.responsibleId, personId)];
  return or(...known, ...(email === null ? [] : [isKnownUnder(email)]));
}

/** Starts from the person's accounts: there are too many closed requests to search. */
async function newestLesson(
  db: Database,
  { personId, learningSince }: { readonly personId: string; readonly learningSince: Date },
): Promise<Request | null> {
  const ofAccount = or(eq(requests.number, accounts.requestNumber), eq(requests.accountId, accounts.id));
  const [row] = await db
    .select({ request: requests })
    .from(accounts)
    .innerJoin(requests, ofAccount)
    .where(
      and(
        living,
        or(eq(accounts.holderId, personId), eq(accounts.responsibleId, personId)),
        eq(requests.state, 'closed'),
        gte(requests.updatedAt, learningSince),
        sql`${requests.data} ->> 'receivers' is not null`,
        handedTo(personId),
        sql`jsonb_array_length(${requests.data} -> 'induction') < ${INDUCTION_ITEMS.length}`,
      ),
    )
    .orderBy(sql`${handedAt} desc`)
    .limit(1);
  return row === undefined ? null : requestOf(row.request);
}

interface Part {
  readonly order: SQL;
  readonly limit: number;
}

async function requestsWhere(db: Database, where: SQL | undefined, { order, limit }: Part): Promise<Listed<Request>> {
  const rows = await db.select({ request: requests, total }).from(requests).where(where).orderBy(order).limit(limit);
  return { rows: rows.map(({ request }) => requestOf(request)), total: rows[0]?.total ?? 0 };
}

async function accountsWhere(db: Database, where: SQL | undefined, { order, limit }: Part): Promise<Listed<Account>> {
  const rows = await db
    .select({ account: accounts, total })
    .from(accounts)
    .where(where)
    .orderBy(order, asc(accounts.address))
    .limit(limit);
  return { rows: rows.map(({ account }) => accountOf(account)), total: rows[0]?.total ?? 0 };
}

async function runsByHand(db: Database, limit: number): Promise<DeskFacts['byHand']> {
  const waits = and(ne(runSteps.state, 'done'), eq(runSteps.waitingFor, 'person'), isNull(runSteps.confirmedAt));
  const rows = await db
    .select({ request: requests, startedAt: runSteps.startedAt, total })
    .from(requests)
    .innerJoin(runSteps, eq(runSteps.requestId, requests.id))
    .where(and(eq(requests.state, 'executing'), waits))
    .orderBy(sql`${runSteps.startedAt} nulls last`)
    .limit(limit);
  return {
    rows: rows.map(({ request, startedAt }) => ({
      request: requestOf(request),
      since: startedAt ?? request.updatedAt,
    })),
    total: rows[0]?.total ?? 0,
  };
}
