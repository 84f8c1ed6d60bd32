import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/**
 * The last number used in each year; taken inside the transaction that inserts the request, so that no number is
 * skipped.
 */
export const requestYears = pgTable('request_years', {
  year: integer().primaryKey(),
  last: integer().notNull(),
});

export const requests = pgTable(
  'requests',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique(),
    state: text().notNull(),
    revision: integer().notNull(),
    requesterId: text('requester_id').notNull(),
    /** The account that the request is about, if it exists already. */
    accountId: uuid('account_id'),
    /** The person or thing that the request is about, as one comparable text. */
    subject: text().notNull(),
    /** Everything else in the request. */
    data: jsonb().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('requests_one_open_per_subject')
      .on(table.subject)
      .where(
        sql`${table.state} in ('submitted', 'info_requested', 'approved', 'executing', 'failed', 'executed', 'scheduled')`,
      ),
    index('requests_of_requester').on(table.requesterId, table.createdAt),
    index('requests_by_state').on(table.state),
    index('requests_of_account').on(table.accountId),
  ],
);

/** Reveals of temporary passwords: when and to whom, never the password. */
export const reveals = pgTable(
  'reveals',
  {
    id: uuid().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    byId: text('by_id').notNull(),
    at: moment('at').notNull(),
    baseline: moment('baseline'),
    /** The chat could not show it: it does not count, but the reset stays the baseline. */
    givenBack: boolean('given_back').notNull().default(false),
  },
  (table) => [index('reveals_of_request').on(table.requestId, table.at)],
);
