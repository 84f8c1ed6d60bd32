import { and, asc, eq, inArray, isNotNull, isNull, like, lt, not, or, sql, type SQL } from 'drizzle-orm';
import { GONE, NOBODY } from '#domain/forget.ts';
import { ENDED_STATES, OPEN_STATES } from '#domain/request.ts';
import type { Forgetting } from '#use-cases/forget-ports.ts';
import { accountOf, accountRow } from './account-rows.ts';
import type { Transaction } from './database.ts';
import { requestOf, rowOf } from './request-rows.ts';
import {
  accounts,
  addresses,
  auditPersonal,
  auditTrail,
  contractNotices,
  findings,
  posts,
  records,
  requests,
  reveals,
} from './schema.ts';

export function createForgetting(tx: Transaction): Forgetting {
  return {
    due: async ({ before, now, limit }) => {
      const ended = await tx
        .select({ id: requests.id })
        .from(requests)
        .where(endedBefore(before))
        .orderBy(asc(requests.updatedAt))
        .limit(limit);
      const deleted = await tx
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(remembered, lt(accounts.deletedAt, before), not(inQuarantine(now)), not(underWay)))
        .orderBy(asc(accounts.deletedAt))
        .limit(limit);
      return { requests: ended.map(({ id }) => id), accounts: deleted.map(({ id }) => id) };
    },
    request: async (id, before) => {
      const [row] = await tx
        .select()
        .from(requests)
        .where(and(eq(requests.id, id), endedBefore(before)))
        .for('update', { skipLocked: true });
      return row === undefined ? null : requestOf(row);
    },
    isRemembered: async (id) => {
      const known = and(eq(requests.id, id), notForgotten);
      return (await tx.select({ id: requests.id }).from(requests).where(known).for('share')).length > 0;
    },
    saveRequest: async (next) => {
      const { id, ...row } = rowOf(next);
      await tx
        .update(requests)
        .set({ ...row, subject: `${NOBODY}:${id}` })
        .where(eq(requests.id, id));
      await tx.update(reveals).set({ byId: NOBODY }).where(eq(reveals.requestId, id));
      await tx.update(records).set({ content: null }).where(eq(records.requestId, id));
      // Its keys hold whose messages they are. The systems area's card stands in a channel, and is found by later notes.
      const others = and(keyedBy(id), not(like(posts.key, 'card:systems:%')));
      await tx.delete(posts).where(others);
      const own = tx.select({ seq: auditTrail.seq }).from(auditTrail).where(eq(auditTrail.requestId, id));
      return await removed(tx, inArray(auditPersonal.seq, own));
    },
    account: async (id) => {
      const [row] = await tx
        .select()
        .from(accounts)
        .where(and(eq(accounts.id, id), remembered))
        .for('update', { skipLocked: true });
      return row === undefined ? null : accountOf(row);
    },
    saveAccount: async (next) => {
      const { id, ...row } = accountRow(next);
      await tx
        .update(accounts)
        .set({ ...row, searchText: '' })
        .where(eq(accounts.id, id ?? ''));
      await tx.delete(addresses).where(and(eq(addresses.accountId, next.id), eq(addresses.state, 'quarantined')));
      await tx
        .update(contractNotices)
        .set({ byId: NOBODY, byName: GONE })
        .where(and(eq(contractNotices.accountId, next.id), sql`${contractNotices.byId} is not null`));
      await tx.delete(posts).where(keyedBy(next.id));
      const about = or(eq(findings.accountId, next.id), eq(findings.directoryId, next.directoryId));
      await tx.update(findings).set(NO_PEOPLE).where(and(about, decided));
    },
    loose: async (before, limit) => {
      const old = tx
        .select({ seq: auditPersonal.seq })
        .from(auditPersonal)
        .innerJoin(auditTrail, eq(auditTrail.seq, auditPersonal.seq))
        .where(and(isNull(auditTrail.requestId), sql`${auditTrail.entry}::jsonb ->> 'at' < ${before.toISOString()}`))
        .orderBy(asc(auditPersonal.seq))
        .limit(limit);
      return await removed(tx, inArray(auditPersonal.seq, old));
    },
    reports: async (before) => {
      const old = and(isNull(records.requestId), lt(records.madeAt, before), isNotNull(records.content));
      const emptied = await tx.update(records).set({ content: null }).where(old).returning({ key: records.key });
      return emptied.length;
    },
    findings: async (before, limit) => {
      const moment = sql`coalesce(${findings.decidedAt}, ${findings.foundAt})`;
      const old = tx
        .select({ id: findings.id })
        .from(findings)
        .where(and(decided, sql`${moment} < ${before.toISOString()}::timestamptz`, not(ofAccount), tellsOfPeople))
        .orderBy(asc(findings.foundAt))
        .limit(limit);
      const given = await tx
        .update(findings)
        .set(NO_PEOPLE)
        .where(inArray(findings.id, old))
        .returning({ id: findings.id });
      return given.length;
    },
  };
}

const notForgotten = sql`${requests.data} ->> 'forgottenAt' is null`;

const remembered = and(eq(accounts.state, 'deleted'), sql`${accounts.subject} not like ${`${NOBODY}:%`}`);

const underWay = sql`exists (select 1 from ${requests} where ${requests.accountId} = ${accounts.id} and ${inArray(requests.state, [...OPEN_STATES, 'scheduled'])})`;

/** What waits for a decision is still to be read. */
const decided = not(inArray(findings.state, ['open', 'held']));

/** The user has an account of ours whose people are remembered. */
const ofAccount = sql`exists (select 1 from ${accounts} where (${accounts.id} = ${findings.accountId} or ${accounts.directoryId} = ${findings.directoryId})
  and ${accounts.subject} not like ${`${NOBODY}:%`})`;

const tellsOfPeople = sql`(${findings.entry} ->> 'user' is not null or ${findings.entry} ->> 'before' is not null
  or ${findings.byId} <> ${NOBODY})`;

/** A finding without its people. Only the fingerprint of a new name holds any: others stay, so that what was ignored is not told again. */
const NO_PEOPLE = {
  entry: { user: null, before: null },
  fingerprint: sql`case when ${findings.what} = 'renamed' then ${`${NOBODY}:`} || ${findings.id} else ${findings.fingerprint} end`,
  byId: sql`case when ${findings.byId} is null then null else ${NOBODY} end`,
  byName: sql`case when ${findings.byName} is null then null else ${GONE} end`,
  reason: sql`case when ${findings.reason} is null then null else ${GONE} end`,
};

/** Posts about that request or account: their keys hold its id, which nothing else can be. */
function keyedBy(id: string): SQL {
  return sql`strpos(${posts.key}, ${id}) > 0`;
}

function inQuarantine(now: Date): SQL {
  return sql`exists (select 1 from ${addresses} where ${addresses.accountId} = ${accounts.id}
    and (${addresses.state} <> 'quarantined' or ${addresses.until} >= ${now.toISOString()}))`;
}

function endedBefore(before: Date): SQL | undefined {
  return and(
    inArray(requests.state, [...ENDED_STATES]),
    lt(requests.updatedAt, before),
    notForgotten,
    // As long as the account lives, the request that made it says on whose word it was made.
    sql`not exists (select 1 from ${accounts} where ${accounts.requestNumber} = ${requests.number} and ${accounts.state} <> 'deleted')`,
  );
}

async function removed(tx: Transaction, which: SQL): Promise<number> {
  const gone = await tx.delete(auditPersonal).where(which).returning({ seq: auditPersonal.seq });
  return gone.length;
}
