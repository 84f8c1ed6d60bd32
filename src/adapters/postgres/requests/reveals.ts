import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, gt, inArray, isNotNull, lte, not, sql, type SQL } from 'drizzle-orm';
import type { Person } from '#domain/person.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Reveals, RevealsTx } from '#use-cases/ports/store/reveal.ts';
import { REVEAL_ENDS, REVEAL_TAKES_MS } from '#use-cases/hand-over/settle-reveals.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { auditTrail } from '../tables/trail.ts';
import { requests, reveals } from '../tables/requests.ts';

const DAY = 24 * 60 * 60_000;

export function createReveals(db: Database): Reveals {
  return {
    nextAt: async (input) => {
      const [oldest] = await db
        .select({ at: reveals.at })
        .from(reveals)
        .where(thatCount(input))
        .orderBy(asc(reveals.at))
        .limit(1);
      return oldest === undefined ? null : new Date(oldest.at.getTime() + DAY);
    },
    latest: async (requestId) => {
      const [row] = await db
        .select({ at: reveals.at, baseline: reveals.baseline })
        .from(reveals)
        .where(and(eq(reveals.requestId, requestId), isNotNull(reveals.baseline)))
        .orderBy(desc(reveals.at))
        .limit(1);
      return row ?? null;
    },
  };
}

/**
 * The reveals of the last 24 h that count for this person: all requests about the same account count together; the
 * official's reveals do not count for the holder.
 */
function thatCount({ requestId, by, at }: { requestId: string; by: Person; at: Date }): SQL | undefined {
  const sameAccount = sql`(select same.request_id from runs same join runs this on this.directory_id = same.directory_id where this.request_id = ${requestId})`;
  return and(
    sql`(${reveals.requestId} = ${requestId} or ${reveals.requestId} in ${sameAccount})`,
    and(eq(reveals.byId, by.id), eq(reveals.givenBack, false)),
    gt(reveals.at, new Date(at.getTime() - DAY)),
  );
}

export function createRevealsTx(tx: Transaction): RevealsTx {
  return {
    claim: async ({ requestId, by, at, limit }) => {
      // Two simultaneous presses are counted one after the other.
      await tx.execute(
        sql`select pg_advisory_xact_lock(hashtextextended(coalesce((select directory_id from runs where request_id = ${requestId}), ${requestId}), 0))`,
      );
      const [used] = await tx.select({ total: count() }).from(reveals).where(thatCount({ requestId, by, at }));
      const left = limit - (used?.total ?? 0) - 1;
      if (left < 0) return null;
      const id = randomUUID();
      await tx.insert(reveals).values({ id, requestId, byId: by.id, at });
      return { id, left };
    },
    giveBack: async (id) => {
      await tx.update(reveals).set({ givenBack: true }).where(eq(reveals.id, id));
    },
    done: async (id, baseline) => {
      await tx.update(reveals).set({ baseline }).where(eq(reveals.id, id));
    },
    cut: async ({ requestId, begunBy }) => {
      // Waits for ends that are being written to the trail, and lets no new one in before the commit.
      await tx.execute(sql`select from lock_audit_trail()`);
      const rows = await tx
        .select({ id: reveals.id })
        .from(reveals)
        .where(and(eq(reveals.requestId, requestId), lte(reveals.at, begunBy), isWithoutEnd()));
      return rows.map(({ id }) => id);
    },
  };
}

/**
 * For how many days we check that a stopped password was made invalid: the password of an older request may be in use
 * again.
 */
const TAKEN_BACK_WITHIN_DAYS = 7;

/** Stopped password requests with a password set, which the trail does not show as made invalid. */
export async function passwordsToTakeBack(db: Database): Promise<readonly Job[]> {
  const events = sql`select from ${auditTrail} where ${auditTrail.requestId} = ${requests.id} and ${auditTrail.what} in ('taken_back', 'not_taken_back')`;
  const stopped = await db
    .select({ requestId: requests.id })
    .from(requests)
    .where(
      and(
        eq(requests.state, 'closed'),
        sql`${requests.data} ->> 'rule' = 'self_service' and ${requests.data} -> 'ended' ->> 'reason' is not null`,
        sql`${requests.updatedAt} > now() - ${TAKEN_BACK_WITHIN_DAYS} * interval '1 day'`,
        sql`exists (select from ${reveals} where ${reveals.requestId} = ${requests.id} and ${reveals.baseline} is not null)`,
        sql`not exists (${events})`,
      ),
    )
    .limit(100);
  return stopped.map(({ requestId }) => ({ kind: 'take_back_password', requestId }));
}

/** For how many days we look for the end of a reveal: one not found by then, after a long stop, stays open. */
const SETTLED_WITHIN_DAYS = 7;

/** Whether the trail has the reveal's beginning but no end. */
function isWithoutEnd(): SQL | undefined {
  const ofThis = sql`${auditTrail.requestId} = ${reveals.requestId} and ${auditTrail.entry}::jsonb -> 'data' ->> 'reveal' = ${reveals.id}::text`;
  const event = (whats: readonly string[]): SQL =>
    sql`exists (select from ${auditTrail} where ${inArray(auditTrail.what, [...whats])} and ${ofThis})`;
  return and(event(['reveal_begun']), not(event(REVEAL_ENDS)));
}

/** Requests with a reveal that began in the trail and has no end, long enough ago that nobody is working on it. */
export async function revealsToSettle(db: Database): Promise<readonly Job[]> {
  const cut = await db
    .selectDistinct({ requestId: reveals.requestId })
    .from(reveals)
    .where(
      and(
        sql`${reveals.at} between now() - ${SETTLED_WITHIN_DAYS} * interval '1 day' and now() - ${REVEAL_TAKES_MS} * interval '1 millisecond'`,
        isWithoutEnd(),
      ),
    )
    .limit(100);
  return cut.map(({ requestId }) => ({ kind: 'settle_reveals', requestId }));
}
