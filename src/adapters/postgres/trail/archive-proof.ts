import { asc, sql, type SQL } from 'drizzle-orm';
import type { RecordTrouble } from '#use-cases/ports/store/archive.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { auditTrail } from '../tables/trail.ts';
import { records } from '../tables/archive.ts';

/** Events that a record was archived, with its SHA-256; the oldest ones about requests lack the key. */
const ARCHIVED = sql`('record_archived', 'report_archived')`;

const data = sql`(e.entry::jsonb -> 'data')`;

/** An event of the record's request (or without a request, like the record), for which this condition holds. */
function trailSays(what: SQL): SQL<boolean> {
  const own = sql`e.request_id = ${records.requestId} and ${what}`;
  const ofNone = sql`${records.requestId} is null and e.request_id is null and ${what}`;
  return sql<boolean>`(exists (select from ${auditTrail} e where ${own}) or exists (select from ${auditTrail} e where ${ofNone}))`;
}

const isArchiving = sql`e.what in ${ARCHIVED} and coalesce(${data} ->> 'key', ${records.key}) = ${records.key}`;

/** Whether the trail says that exactly the stored bytes were archived. */
export const isProven = trailSays(
  sql`${isArchiving} and ${data} ->> 'sha256' = encode(sha256(${records.content}), 'hex')`,
);

/** Whether it says that the content was disposed of. */
const isForgotten = trailSays(
  sql`(e.what = 'forgotten' or (e.what = 'forgotten_before' and (${data} ->> 'before')::timestamptz > ${records.madeAt}))`,
);

/** Records that differ from what the trail says, by key. */
export async function recordTroubles(db: Database | Transaction): Promise<readonly RecordTrouble[]> {
  const kept = await db
    .select({ key: records.key, isEmpty: sql<boolean>`${records.content} is null` })
    .from(records)
    .where(sql`case when ${records.content} is null then not ${isForgotten} else not ${isProven} end`)
    .orderBy(asc(records.key));
  const missing = await db.execute<{ key: string }>(sql`
    select distinct coalesce(${data} ->> 'key', e.entry::jsonb ->> 'requestId') as key
    from ${auditTrail} e
    where e.what in ${ARCHIVED} and not exists (
      select from ${records} where case
        -- The record itself: what is archived beside it has a longer key.
        when ${data} ->> 'key' is null then ${records.requestId} = e.request_id and position(':' in ${records.key}) = 0
        else ${records.key} = ${data} ->> 'key'
      end
    ) order by 1`);
  return [
    ...kept.map(({ key, isEmpty }) => ({ key, what: isEmpty ? ('emptied' as const) : ('changed' as const) })),
    ...missing.map(({ key }) => ({ key, what: 'missing' as const })),
  ];
}
