import { and, asc, eq, gte, inArray, isNull, ne, notExists, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { Account } from '#domain/account/account.ts';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import type { Request } from '#domain/request/request.ts';
import { ENDED_STATES, UNDECIDED_STATES } from '#domain/request/states.ts';
import type { DeskFacts, Listed } from '#use-cases/ports/store/home.ts';
import { accountOf } from '../accounts/account-rows.ts';
import type { Database } from '../connection/database.ts';
import { isKnownUnder } from '../accounts/register-now.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts, contractNotices } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';
import { runSteps } from '../tables/runs.ts';
import { findings } from '../tables/tenant.ts';
import { findingOf, told } from '../tenant/tenant-rows.ts';

/** The number of all matching rows, in each selected row. */
const total = sql<number>`(count(*) over ())::int`;
/** Written as a literal, not a parameter: only then is the index of living accounts certain to be used. */
export const living = sql`${accounts.state} <> 'deleted'`;

/** Nobody has decided to let the contract end, or asked for an extension. */
export function isUndecided(db: Database): SQL | undefined {
  return and(
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
            sql`${requests.data} #>> '{form,type}' in ('contract', 'employment')`,
          ),
        ),
    ),
  );
}

/** ISO text, which sorts chronologically. */
export const handedAt = sql`${requests.data} ->> 'handedAt'`;

/** A rule's request goes on by itself, unless it cannot be planned or its plan has changed. */
export const needsSomebody = or(
  sql`${requests.data} ->> 'rule' is null`,
  sql`${requests.data} ->> 'failure' is not null`,
  sql`jsonb_array_length(${requests.data} -> 'planChanges') > 0`,
);

/** The official was asked to confirm the holder's extension and has not answered. */
export function toConfirmBy(personId: string): SQL | undefined {
  return and(
    inArray(requests.state, [...UNDECIDED_STATES]),
    sql`${requests.data} #>> '{agreement,official,id}' = ${personId}`,
    sql`${requests.data} #>> '{agreement,agreed}' is null`,
  );
}

export function handedTo(personId: string): SQL {
  return sql`${requests.data} #>> '{handedTo,person,id}' = ${personId}`;
}

export function receivedBy(personId: string): SQL {
  return sql`${personId} in (${requests.data} #>> '{receivers,holder,id}', ${requests.data} #>> '{receivers,department,id}')`;
}

/** Accounts that somebody holds or is responsible for. */
export function accountsOfPerson({
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
export async function newestLesson(
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
  readonly offset: number;
  readonly limit: number;
}

export async function requestsWhere(
  db: Database,
  where: SQL | undefined,
  { order, offset, limit }: Part,
): Promise<Listed<Request>> {
  const rows = await db
    .select({ request: requests, total })
    .from(requests)
    .where(where)
    .orderBy(order, asc(requests.id))
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(({ request }) => requestOf(request)), total: rows[0]?.total ?? 0 };
}

export async function accountsWhere(
  db: Database,
  where: SQL | undefined,
  { order, offset, limit }: Part,
): Promise<Listed<Account>> {
  const rows = await db
    .select({ account: accounts, total })
    .from(accounts)
    .where(where)
    .orderBy(order, asc(accounts.address))
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(({ account }) => accountOf(account)), total: rows[0]?.total ?? 0 };
}

export async function runsByHand(db: Database, { offset, limit }: Omit<Part, 'order'>): Promise<DeskFacts['byHand']> {
  const waits = and(ne(runSteps.state, 'done'), eq(runSteps.waitingFor, 'person'), isNull(runSteps.confirmedAt));
  const rows = await db
    .select({ request: requests, startedAt: runSteps.startedAt, total })
    .from(requests)
    .innerJoin(runSteps, eq(runSteps.requestId, requests.id))
    .where(and(eq(requests.state, 'executing'), waits))
    .orderBy(sql`${runSteps.startedAt} nulls last`, asc(requests.id))
    .offset(offset)
    .limit(limit);
  return {
    rows: rows.map(({ request, startedAt }) => ({
      request: requestOf(request),
      since: startedAt ?? request.updatedAt,
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** Open findings, with the account as the register has it; oldest first. */
export async function openFindings(
  db: Database,
  { offset, limit }: Omit<Part, 'order'>,
): Promise<DeskFacts['findings']> {
  const rows = await db
    .select({ ...told, total })
    .from(findings)
    .leftJoin(accounts, eq(accounts.directoryId, findings.directoryId))
    .where(eq(findings.state, 'open'))
    .orderBy(asc(findings.foundAt), asc(findings.id))
    .offset(offset)
    .limit(limit);
  return { rows: rows.map(findingOf), total: rows[0]?.total ?? 0 };
}
