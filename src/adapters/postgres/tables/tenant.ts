import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ReadFailure } from '#use-cases/ports/store/tenant.ts';
import { moment } from './moment.ts';

/** Reads of the tenant: an import or a comparison, resumed at `next` after a crash. */
export const tenantReads = pgTable('tenant_reads', {
  id: uuid().primaryKey(),
  purpose: text({ enum: ['import', 'full', 'delta'] }).notNull(),
  /** Where to continue; null before the first page. */
  next: text(),
  /** Where the changes begin that this read has not seen. */
  delta: text(),
  pages: integer().notNull().default(0),
  users: integer().notNull().default(0),
  /** How many consecutive nights before this one had a read that did not finish. */
  failedNights: integer('failed_nights').notNull().default(0),
  /** Why it cannot continue; see `ReadFailure`. */
  failure: jsonb().$type<ReadFailure>(),
  startedAt: moment('started_at').notNull(),
  finishedAt: moment('finished_at'),
});

/** Users that a read has to look up one by one: something decisive was missing, or a deletion may have been undone. */
export const tenantAsks = pgTable('tenant_asks', {
  directoryId: text('directory_id').primaryKey(),
  /** The read that looked them up without a full answer: the next one tries again. */
  askedIn: uuid('asked_in'),
});

/** Changes made in the tenant outside the procedure, and the decisions about them. */
export const findings = pgTable(
  'findings',
  {
    id: uuid().primaryKey(),
    readId: uuid('read_id')
      .notNull()
      .references(() => tenantReads.id),
    directoryId: text('directory_id').notNull(),
    accountId: uuid('account_id'),
    what: text({ enum: ['made', 'renamed', 'blocked', 'unblocked', 'deleted', 'unlicensed'] }).notNull(),
    /** The user as the tenant showed it; null when it was deleted. */
    entry: jsonb(),
    /** The difference as one comparable text, so that the same one is not told twice. */
    fingerprint: text().notNull(),
    foundAt: moment('found_at').notNull(),
    state: text({ enum: ['open', 'held', 'adopted', 'requested', 'ignored', 'gone', 'replaced'] }).notNull(),
    byId: text('by_id'),
    byName: text('by_name'),
    decidedAt: moment('decided_at'),
    reason: text(),
    requestNumber: text('request_number'),
  },
  (table) => [
    index('findings_of_read').on(table.readId),
    index('findings_of_user').on(table.directoryId),
    uniqueIndex('findings_once')
      .on(table.directoryId, table.what, table.fingerprint)
      .where(sql`${table.state} in ('open', 'ignored')`),
  ],
);

/** The seats of each licence, one row a day. */
export const seatDays = pgTable(
  'seat_days',
  {
    day: date({ mode: 'string' }).notNull(),
    skuId: text('sku_id').notNull(),
    total: integer().notNull(),
    free: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.skuId, table.day] })],
);
