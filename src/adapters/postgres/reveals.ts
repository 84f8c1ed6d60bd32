import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, gt, isNotNull, sql } from 'drizzle-orm';
import type { Reveals } from '#use-cases/ports.ts';
import type { Database } from './database.ts';
import { reveals } from './schema.ts';

const DAY = 24 * 60 * 60_000;

export function createReveals(db: Database): Reveals {
  return {
    claim: async ({ requestId, by, at, limit }) =>
      await db.transaction(async (tx) => {
        // Two presses at once count one after the other.
        // However many requests a person makes about one account, it is one account.
        const sameAccount = sql`(select same.request_id from runs same join runs this on this.directory_id = same.directory_id where this.request_id = ${requestId})`;
        await tx.execute(
          sql`select pg_advisory_xact_lock(hashtextextended(coalesce((select directory_id from runs where request_id = ${requestId}), ${requestId}), 0))`,
        );
        const ours = sql`(${reveals.requestId} = ${requestId} or ${reveals.requestId} in ${sameAccount})`;
        const recent = and(ours, gt(reveals.at, new Date(at.getTime() - DAY)));
        const [used] = await tx.select({ total: count() }).from(reveals).where(recent);
        const left = limit - (used?.total ?? 0) - 1;
        if (left < 0) return null;
        const id = randomUUID();
        await tx.insert(reveals).values({ id, requestId, byId: by.id, at });
        return { id, left };
      }),
    giveBack: async (id) => {
      await db.delete(reveals).where(eq(reveals.id, id));
    },
    done: async (id, baseline) => {
      await db.update(reveals).set({ baseline }).where(eq(reveals.id, id));
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
