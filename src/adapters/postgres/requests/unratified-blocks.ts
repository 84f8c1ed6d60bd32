import { and, inArray, sql } from 'drizzle-orm';
import type { Request } from '#domain/request/request.ts';
import type { Database } from '../connection/database.ts';
import { requests } from '../tables/requests.ts';
import { requestOf } from './request-rows.ts';

/** Blocks that should have been ratified by then, and whose run does not work at the moment. */
export async function unratifiedBlocks(db: Database, until: Date): Promise<readonly Request[]> {
  const { data } = requests;
  const isDue = sql`${data} #>> '{ratification,ratified}' is null and (${data} #>> '{ratification,until}')::timestamptz <= ${until.toISOString()}`;
  const rows = await db
    .select()
    .from(requests)
    .where(and(inArray(requests.state, ['scheduled', 'failed']), sql`${data} -> 'ratification' is not null`, isDue));
  return rows.map(requestOf);
}
