import { isNull, sql, and } from 'drizzle-orm';
import type { Job } from '#use-cases/ports/store/job.ts';
import type { Database } from '../connection/database.ts';
import { posts } from '../tables/chat.ts';
import { requests } from '../tables/requests.ts';

/** How many are tried at once: the person of control may be away from the chat for long. */
const AT_ONCE = 5;

/**
 * Requests decided alone by one person, whose notice to the person of control was not posted (keys: `postKey.control`).
 */
export async function controlToTell(db: Database): Promise<readonly Job[]> {
  const { data, id } = requests;
  const marks = sql`jsonb_array_elements(coalesce(${data} -> 'aloneBefore', '[]') || jsonb_build_array(${data} -> 'alone'))`;
  const key = sql`'control:' || ${id} || ':' || round(extract(epoch from (mark ->> 'at')::timestamptz) * 1000)::bigint`;
  const isTold = sql`select from ${posts} where ${posts.key} = ${key} and ${posts.messageId} is not null`;
  const untold = await db
    .select({ requestId: id })
    .from(requests)
    .where(
      and(
        sql`${data} -> 'alone' is not null`,
        isNull(sql`${data} ->> 'forgottenAt'`),
        sql`exists (select from ${marks} as mark where not exists (${isTold}))`,
      ),
    )
    // In random order: notices that cannot be sent do not block the others.
    .orderBy(sql`random()`)
    .limit(AT_ONCE);
  return untold.map(({ requestId }) => ({ kind: 'tell_control', requestId }));
}
