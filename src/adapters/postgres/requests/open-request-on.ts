import { and, eq, inArray } from 'drizzle-orm';
import type { Request } from '#domain/request/request.ts';
import { BLOCKING_STATES } from '#domain/request/states.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { requestOf } from './request-rows.ts';
import { requests } from '../tables/requests.ts';

/** As `Store.openRequestOn`. */
export async function openRequestOn(db: Database | Transaction, subject: string): Promise<Request | null> {
  // Of scheduled ones a creation alone keeps its subject.
  const open = and(eq(requests.subject, subject), inArray(requests.state, [...BLOCKING_STATES, 'scheduled']));
  const [row] = await db.select().from(requests).where(open);
  return row === undefined ? null : requestOf(row);
}
