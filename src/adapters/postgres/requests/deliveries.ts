import { and, asc, eq, exists, inArray, ne, or, sql } from 'drizzle-orm';
import { isAwaited } from '#domain/request/hand-over/receipts.ts';
import type { Deliveries } from '#use-cases/ports/store/delivery.ts';
import type { Database } from '../connection/database.ts';
import { requestOf } from './request-rows.ts';
import { accounts } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';

export function createDeliveries(db: Database): Deliveries {
  const { data } = requests;
  const delivered = eq(requests.state, 'delivered');
  const inPerson = sql`${data} -> 'handedTo' ->> 'as' = 'responsible'`;
  const contact = sql<string | null>`lower(${data} -> 'form' ->> 'contactEmail')`;
  const address = sql<string | null>`lower(${data} -> 'plan' ->> 'address')`;
  return {
    awaited: async (limit) => {
      const some = db.select({ contact, address }).from(requests).where(and(delivered, inPerson));
      // In random order, so that all get their turn.
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
    wasHanded: async ({ accountId, personId }) => {
      const approved = sql`(${data} ->> 'rule') is distinct from 'self_service'`;
      const theirs = sql`${data} -> 'handedTo' ->> 'as' = 'holder' and ${data} -> 'handedTo' -> 'person' ->> 'id' = ${personId}`;
      const which = and(eq(requests.accountId, accountId), approved, theirs);
      return (await db.select({ id: requests.id }).from(requests).where(which).limit(1)).length > 0;
    },
    withoutSecondFactor: async (limit) => {
      const handed = inArray(requests.state, ['delivered', 'closed']);
      const asked = sql`jsonb_typeof(${data} -> 'receivers') = 'object' and ${data} ->> 'forgottenAt' is null`;
      const open = sql`not ${data} -> 'induction' @> '[{"item": "second_factor"}]'::jsonb`;
      const theirs = or(eq(accounts.requestNumber, requests.number), eq(accounts.id, requests.accountId));
      const there = exists(
        db
          .select({ id: accounts.id })
          .from(accounts)
          .where(and(theirs, ne(accounts.state, 'deleted'))),
      );
      const some = db
        .select({ id: requests.id })
        .from(requests)
        .where(and(handed, asked, open, there));
      return (await some.orderBy(sql`random()`).limit(limit)).map(({ id }) => id);
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
    toConfirm: async (officialId) => {
      const official = sql`${data} -> 'receivers' -> 'department' ->> 'id'`;
      const theirs = officialId === null ? sql`${official} is not null` : sql`${official} = ${officialId}`;
      const open = sql`not ${data} -> 'receipts' @> '[{"side": "department"}]'::jsonb`;
      const rows = await db
        .select()
        .from(requests)
        .where(and(delivered, theirs, open))
        .orderBy(sql`${data} ->> 'handedAt'`, asc(requests.id));
      return rows.map(requestOf);
    },
  };
}
