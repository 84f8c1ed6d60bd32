import { and, asc, eq, sql } from 'drizzle-orm';
import { isAwaited } from '#domain/decide.ts';
import type { Deliveries } from '#use-cases/delivery-ports.ts';
import type { Database } from './database.ts';
import { requestOf } from './request-rows.ts';
import { requests } from './schema.ts';

export function createDeliveries(db: Database): Deliveries {
  const { data } = requests;
  const delivered = eq(requests.state, 'delivered');
  const inPerson = sql`${data} -> 'handedTo' ->> 'as' = 'responsible'`;
  const contact = sql<string | null>`lower(${data} -> 'form' ->> 'contactEmail')`;
  const address = sql<string | null>`lower(${data} -> 'plan' ->> 'address')`;
  return {
    awaited: async (limit) => {
      const some = db.select({ contact, address }).from(requests).where(and(delivered, inPerson));
      // By chance, so that each of many has its turn.
      const rows = await some.orderBy(sql`random()`).limit(limit);
      return [...new Set(rows.flatMap((row) => [row.contact, row.address]))].filter((email) => email !== null);
    },
    waitingFor: async (email) => {
      const theirs = sql`(${contact} = ${email} or ${address} = ${email})`;
      const rows = await db
        .select()
        .from(requests)
        .where(and(delivered, inPerson, theirs))
        .orderBy(asc(requests.createdAt));
      return rows.map(requestOf);
    },
    unconfirmed: async () => {
      const told = sql`(${requests.data} ->> 'reminded') is distinct from '5'`;
      const asked = sql`jsonb_typeof(${requests.data} -> 'receivers') = 'object'`;
      const rows = await db
        .select()
        .from(requests)
        .where(and(delivered, asked, told))
        .orderBy(asc(requests.createdAt));
      return rows.map(requestOf).filter(isAwaited);
    },
  };
}
