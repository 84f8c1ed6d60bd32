import { customType, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { requests } from './requests.ts';
import { moment } from './moment.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * The archived records: one FT-GTI-006 for each request, and the monthly reports. Only the database's own functions for
 * forgetting empty them.
 */
export const records = pgTable(
  'records',
  {
    /** The request's number, or a report's own key. */
    key: text().primaryKey(),
    requestId: uuid('request_id').references(() => requests.id),
    name: text().notNull(),
    mediaType: text('media_type').notNull(),
    sha256: text().notNull(),
    madeAt: moment('made_at').notNull(),
    /** Null after it was forgotten. */
    content: bytes(),
  },
  (table) => [index('records_of_request').on(table.requestId)],
);

/**
 * The disposal record: what retention removed, kept for good; a trigger refuses update, delete and truncate. See
 * `Disposal`.
 */
export const disposals = pgTable(
  'disposals',
  {
    id: uuid().primaryKey(),
    at: moment('at').notNull(),
    what: text({ enum: ['request', 'record', 'report', 'account', 'events', 'findings', 'questions'] }).notNull(),
    number: text(),
    kind: text(),
    dated: moment('dated'),
    count: integer().notNull(),
    sha256: text(),
    rule: text().notNull(),
  },
  (table) => [index('disposals_by_moment').on(table.at)],
);

/** Texts that people were shown to accept, unchanged; see `ShownText`. */
export const shownTexts = pgTable('shown_texts', {
  sha256: text().primaryKey(),
  kind: text({ enum: ['policy', 'privacy_notice'] }).notNull(),
  version: text(),
  text: text().notNull(),
  since: moment('since').notNull(),
});
