import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** The last number given in each year; taken inside the transaction that inserts the request, so that no number is skipped. */
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
    /** The person or thing that the request is about, in one comparable text. */
    subject: text().notNull(),
    /** Everything else of the request, as the domain knows it. */
    data: jsonb().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('requests_one_open_per_subject')
      .on(table.subject)
      .where(
        sql`${table.state} in ('submitted', 'info_requested', 'approved', 'executing', 'failed', 'executed', 'delivered')`,
      ),
    index('requests_of_requester').on(table.requesterId, table.createdAt),
    index('requests_by_state').on(table.state),
  ],
);

/** Every address that we hold: while a request is open, and for good once the account exists. The primary key is the arbiter. */
export const addresses = pgTable(
  'addresses',
  {
    address: text().primaryKey(),
    requestId: uuid('request_id')
      .notNull()
      .references(() => requests.id),
    state: text({ enum: ['reserved', 'in_use'] }).notNull(),
  },
  (table) => [index('addresses_of_request').on(table.requestId)],
);

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    directoryId: text('directory_id').notNull().unique(),
    address: text().notNull().unique(),
    displayName: text('display_name').notNull(),
    type: text({ enum: ['personal', 'departmental'] }).notNull(),
    state: text({ enum: ['active', 'suspended', 'deleted'] }).notNull(),
    departmentCode: text('department_code').notNull(),
    departmentName: text('department_name').notNull(),
    position: text(),
    relation: text({ enum: ['planta', 'contratista', 'provisional', 'pasante'] }),
    contractEnd: date('contract_end', { mode: 'string' }),
    /** The person or thing that it belongs to, as in `requests`. */
    subject: text().notNull(),
    holderId: text('holder_id'),
    holderName: text('holder_name'),
    responsibleId: text('responsible_id').notNull(),
    responsibleName: text('responsible_name').notNull(),
    requestNumber: text('request_number').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    deliveredAt: moment('delivered_at'),
    closedAt: moment('closed_at'),
    /** Name, address and department in lower-case ASCII words, for the search. */
    searchText: text('search_text').notNull(),
  },
  (table) => [
    index('accounts_search').using('gin', sql`${table.searchText} gin_trgm_ops`),
    index('accounts_subject').on(table.subject),
    index('accounts_active')
      .on(table.address)
      .where(sql`${table.state} = 'active'`),
  ],
);

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
    waitingFor: text('waiting_for', { enum: ['mailbox', 'throttled', 'unavailable', 'replication', 'chat'] }),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.position] })],
);

/** Append-only: a trigger refuses update and delete. */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigserial({ mode: 'number' }).primaryKey(),
    requestId: uuid('request_id'),
    at: moment('at').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    door: text().notNull(),
    what: text().notNull(),
    data: jsonb().notNull(),
  },
  (table) => [index('audit_events_of_request').on(table.requestId, table.seq)],
);

/** That a temporary password was shown, when and to whom. Never what. */
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
  },
  (table) => [index('reveals_of_request').on(table.requestId, table.at)],
);

/** Where each of our messages stands in the chat. */
export const posts = pgTable('posts', {
  key: text().primaryKey(),
  channel: text().notNull(),
  ts: text(),
  shownRevision: bigint('shown_revision', { mode: 'number' }).notNull().default(0),
});
