import { boolean, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { requests } from './requests.ts';
import { moment } from './moment.ts';

export const runs = pgTable('runs', {
  requestId: uuid('request_id')
    .primaryKey()
    .references(() => requests.id),
  directoryId: text('directory_id'),
});

export const runSteps = pgTable(
  'run_steps',
  {
    requestId: uuid('request_id')
      .notNull()
      .references(() => runs.requestId),
    position: integer().notNull(),
    name: text().notNull(),
    state: text({ enum: ['waiting', 'running', 'done'] }).notNull(),
    attempts: integer().notNull(),
    uncertain: boolean().notNull().default(false),
    nextAt: moment('next_at'),
    startedAt: moment('started_at'),
    doneAt: moment('done_at'),
    waitingFor: text('waiting_for', {
      enum: ['mailbox', 'mailbox_access', 'throttled', 'unavailable', 'replication', 'chat', 'person', 'date'],
    }),
    /** When somebody confirmed that the line was run. */
    confirmedAt: moment('confirmed_at'),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.position] })],
);
