import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** The trail: append-only (a trigger refuses update, delete and truncate), each event hashed with the one before. See `SealedEvent`. */
export const auditTrail = pgTable(
  'audit_trail',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    /** The whole event, exactly as it was hashed; the columns below are computed from it. */
    entry: text().notNull(),
    hash: text().notNull(),
    requestId: uuid('request_id').generatedAlwaysAs(sql`((entry::jsonb ->> 'requestId')::uuid)`),
    accountId: uuid('account_id').generatedAlwaysAs(sql`((entry::jsonb ->> 'accountId')::uuid)`),
    what: text().generatedAlwaysAs(sql`(entry::jsonb ->> 'what')`),
  },
  (table) => [
    index('audit_trail_of_request').on(table.requestId, table.seq),
    index('audit_trail_conflicts')
      .on(sql`((entry::jsonb ->> 'actor'))`, table.seq)
      .where(sql`${table.what} = 'conflict_told'`),
    index('audit_trail_attempts')
      .on(sql`((entry::jsonb ->> 'actor'))`, table.seq)
      .where(sql`${table.what} = 'attempt_refused'`),
    index('audit_trail_of_account')
      .on(table.accountId, table.seq)
      .where(sql`${table.accountId} is not null`),
  ],
);

/**
 * The events' personal parts, stored separately: a trigger refuses every change except removal when they are to be
 * forgotten.
 */
export const auditPersonal = pgTable('audit_personal', {
  seq: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => auditTrail.seq),
  salt: text().notNull(),
  content: text().notNull(),
});
