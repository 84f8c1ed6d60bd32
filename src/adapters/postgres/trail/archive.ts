import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import { INDUCTION_ITEMS } from '#domain/form/delivery.ts';
import { ENDED_STATES } from '#domain/request/states.ts';
import type { Archive } from '#use-cases/ports/store/archive.ts';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import { isProven } from './archive-proof.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { records } from '../tables/archive.ts';
import { requests } from '../tables/requests.ts';

export function createArchive(db: Database): Archive {
  return {
    find: async (key) => {
      const { requestId: _, ...columns } = getTableColumns(records);
      const [row] = await db
        .select({ ...columns, isProven })
        .from(records)
        .where(eq(records.key, key));
      return row ?? null;
    },
  };
}

export async function archive(tx: Transaction, record: Parameters<Tx['archive']>[0]): Promise<boolean> {
  const kept = await tx.insert(records).values(record).onConflictDoNothing().returning({ key: records.key });
  return kept.length === 1;
}

/**
 * Ended requests whose record is not archived, or whose first steps are complete, with one done after the newest
 * archived document.
 */
export async function recordsToMake(db: Database): Promise<readonly Job[]> {
  const ticks = sql`coalesce(${requests.data} -> 'induction', '[]')`;
  const lastTick = sql`(select max((tick ->> 'at')::timestamptz) from jsonb_array_elements(${ticks}) tick)`;
  const newest = sql`(select max(${records.madeAt}) from ${records} where ${records.requestId} = ${requests.id})`;
  const isUnwritten = sql`not exists (select from ${records} where ${records.key} = ${requests.number})`;
  const isToComplete = sql`jsonb_array_length(${ticks}) >= ${INDUCTION_ITEMS.length} and ${lastTick} > ${newest}`;
  const rows = await db
    .select({ requestId: requests.id })
    .from(requests)
    .where(
      and(
        inArray(requests.state, [...ENDED_STATES]),
        // No record is written for a forgotten request.
        sql`${requests.data} ->> 'forgottenAt' is null`,
        sql`(${isUnwritten} or (${isToComplete}))`,
      ),
    )
    .orderBy(desc(requests.updatedAt))
    .limit(100);
  return rows.map(({ requestId }) => ({ kind: 'make_record', requestId }));
}
