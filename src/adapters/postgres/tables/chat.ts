import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Press } from '#use-cases/ports/store/press.ts';
import { moment } from './moment.ts';

/** Where each of our messages is in the chat; see `Post`. */
export const posts = pgTable(
  'posts',
  {
    chat: text({ enum: ['slack'] }).notNull(),
    key: text().notNull(),
    place: text().notNull(),
    threadId: text('thread_id'),
    messageId: text('message_id'),
    shownRevision: bigint('shown_revision', { mode: 'number' }).notNull().default(0),
    begunAt: moment('begun_at'),
    triedAt: moment('tried_at'),
    inDoubt: boolean('in_doubt').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.chat, table.key] }),
    index('posts_unsettled')
      .on(table.triedAt)
      .where(sql`${table.triedAt} is not null and ${table.messageId} is not null`),
  ],
);

/**
 * Presses that were acknowledged and are not finished; a process working on one keeps advancing `held_at`. The seal's
 * key is not in the database.
 */
export const presses = pgTable('presses', {
  id: uuid().primaryKey(),
  press: jsonb().$type<Press>().notNull(),
  seal: text().notNull().default(''),
  pressedAt: moment('pressed_at').notNull().defaultNow(),
  heldAt: moment('held_at').notNull().defaultNow(),
  /** How often a process took it up. */
  times: integer().notNull().default(1),
});
