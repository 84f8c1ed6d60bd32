import { isNull, sql, and } from 'drizzle-orm';
import type { Job } from '#use-cases/ports/job.ts';
import type { Database } from '../connection/database.ts';
import { posts } from '../tables/chat.ts';
import { requests } from '../tables/requests.ts';

/** So many are tried at once: the person of control may be out of the chat for long. */
const AT_ONCE = 5;

/** Requests that one person decided alone, and of which a notice does not stand before the person of control (keys: `postKey.control`). */
export async function controlToTell(db: Database): Promise<readonly Job[]> {
  const { data, id } = requests;
  const marks = sql`jsonb_array_elements(coalesce(${data} -> 'aloneBefore', '[]') || jsonb_build_array(${data} -> 'alone'))`;
  const key = sql`'control:' || ${id} || ':' || round(extract(epoch from (mark ->> 'at')::timestamptz) * 1000)::bigint`;
  const told = sql`select from ${posts} where ${posts.key} = ${key} and ${posts.messageId} is not null`;
  const untold = await db
    .select({ requestId: id })
    .from(requests)
    .where(
      and(
        sql`${data} -> 'alone' is not null`,
        isNull(sql`${data} ->> 'forgottenAt'`),
        sql`exists (select from ${marks} as mark where not exists (${told}))`,
      ),
    )
    // Some that nobody can be told of keep no others waiting.
    .orderBy(sql`random()`)
    .limit(AT_ONCE);
  return untold.map(({ requestId }) => ({ kind: 'tell_control', requestId }));
}
