import { and, asc, eq, inArray, like, lt, not, or, sql, type SQL } from 'drizzle-orm';
import { GONE } from '#domain/modifications/forgetting.ts';
import { NOBODY } from '#domain/person.ts';
import { ENDED_STATES, OPEN_STATES } from '#domain/request/states.ts';
import type { Forgetting } from '#use-cases/ports/store/forget.ts';
import { accountOf, accountRow } from '../accounts/account-rows.ts';
import type { Transaction } from '../connection/database.ts';
import { createListing } from './disposals.ts';
import { requestOf, rowOf } from '../requests/request-rows.ts';
import { accounts, addresses, contractNotices } from '../tables/accounts.ts';
import { questions } from '../tables/questions.ts';
import { findings } from '../tables/tenant.ts';
import { posts } from '../tables/chat.ts';
import { requests, reveals } from '../tables/requests.ts';

export function createForgetting(tx: Transaction): Forgetting {
  return {
    ...createListing(tx),
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
      // Its keys contain whose messages they are. The systems area's card is in a channel, and later notes need it.
      const others = and(keyedBy(id), not(like(posts.key, 'card:systems:%')));
      await tx.delete(posts).where(others);
      await removeByFunction(tx, sql`forget_request_records(${id})`);
      return await removeByFunction(tx, sql`forget_request_personal(${id})`);
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
        .set({ ...row, searchText: '', sighting: null })
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
    loose: async ({ before, limit, at, rule }) => {
      const [until, moment] = [before.toISOString(), at.toISOString()];
      return await removeByFunction(
        tx,
        sql`forget_loose_personal(${until}, ${limit}, ${moment}::timestamptz, ${rule})`,
      );
    },
    reports: async (before) => await removeByFunction(tx, sql`forget_reports(${before.toISOString()})`),
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
    questions: async (before, limit) => {
      const old = tx
        .select({ id: questions.id })
        .from(questions)
        .where(lt(questions.askedAt, before))
        .orderBy(asc(questions.askedAt))
        .limit(limit);
      const gone = await tx.delete(questions).where(inArray(questions.id, old)).returning({ id: questions.id });
      for (const { id } of gone) await tx.delete(posts).where(keyedBy(id));
      return gone.length;
    },
  };
}

const notForgotten = sql`${requests.data} ->> 'forgottenAt' is null`;

const remembered = and(eq(accounts.state, 'deleted'), sql`${accounts.subject} not like ${`${NOBODY}:%`}`);

const underWay = sql`exists (select 1 from ${requests} where ${requests.accountId} = ${accounts.id} and ${inArray(requests.state, [...OPEN_STATES, 'scheduled'])})`;

/** Open findings are still needed. */
const decided = not(inArray(findings.state, ['open', 'held']));

/** The user has an account of ours that is not forgotten. */
const ofAccount = sql`exists (select 1 from ${accounts} where (${accounts.id} = ${findings.accountId} or ${accounts.directoryId} = ${findings.directoryId})
  and ${accounts.subject} not like ${`${NOBODY}:%`})`;

const tellsOfPeople = sql`(${findings.entry} ->> 'user' is not null or ${findings.entry} ->> 'before' is not null
  or ${findings.byId} <> ${NOBODY})`;

/**
 * A finding without personal data. Only the fingerprint of a new name contains any: others stay, so that an ignored
 * difference is not told again.
 */
const NO_PEOPLE = {
  entry: { user: null, before: null },
  fingerprint: sql`case when ${findings.what} = 'renamed' then ${`${NOBODY}:`} || ${findings.id} else ${findings.fingerprint} end`,
  byId: sql`case when ${findings.byId} is null then null else ${NOBODY} end`,
  byName: sql`case when ${findings.byName} is null then null else ${GONE} end`,
  reason: sql`case when ${findings.reason} is null then null else ${GONE} end`,
};

/** Posts about that request, account or question: their keys contain its id. */
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
    // While the account lives, the request that made it proves who decided that.
    sql`not exists (select 1 from ${accounts} where ${accounts.requestNumber} = ${requests.number} and ${accounts.state} <> 'deleted')`,
  );
}

/**
 * Only the database removes personal parts of the trail and contents of records, by its own functions; they answer how
 * many.
 */
async function removeByFunction(tx: Transaction, forgetting: SQL): Promise<number> {
  const [row] = await tx.execute<{ gone: number }>(sql`select ${forgetting} as gone`);
  return row?.gone ?? 0;
}
