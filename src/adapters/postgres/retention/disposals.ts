import { and, asc, isNotNull, isNull, eq, lt, sql } from 'drizzle-orm';
import type { Disposal } from '#domain/trail/disposal.ts';
import type { Forgetting } from '#use-cases/ports/store/forget.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { disposals, records } from '../tables/archive.ts';

type Listing = Pick<Forgetting, 'list' | 'recordsOf' | 'reportsDue'>;

/** Writes the disposal record, in the transaction that removes the data. */
export function createListing(tx: Transaction): Listing {
  const { key, name, sha256, madeAt } = records;
  return {
    list: async (lines) => {
      if (lines.length > 0) await tx.insert(disposals).values([...lines]);
    },
    recordsOf: async (requestId) =>
      await tx
        .select({ key, name, sha256, madeAt })
        .from(records)
        .where(and(eq(records.requestId, requestId), isNotNull(records.content)))
        .orderBy(asc(key)),
    reportsDue: async (before) => {
      // Two processes at the same time would list them twice.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('buzon.reports_due'))`);
      return await tx
        .select({ key, name, sha256, madeAt })
        .from(records)
        .where(and(isNull(records.requestId), lt(madeAt, before), isNotNull(records.content)))
        .orderBy(asc(key));
    },
  };
}

/** Everything that was ever removed, oldest first. */
export async function disposed(db: Database): Promise<readonly Disposal[]> {
  return await db.select().from(disposals).orderBy(asc(disposals.at), asc(disposals.number), asc(disposals.id));
}
