import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/** Questions to the systems area; see `SystemsQuestion`. */
export const questions = pgTable(
  'questions',
  {
    id: uuid().primaryKey(),
    revision: integer().notNull(),
    byId: text('by_id').notNull(),
    accountId: uuid('account_id'),
    /** Everything else in the question. */
    data: jsonb().notNull(),
    askedAt: moment('asked_at').notNull(),
    resolvedAt: moment('resolved_at'),
  },
  (table) => [index('questions_of_person').on(table.byId, table.askedAt)],
);
