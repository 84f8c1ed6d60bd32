import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
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
import type { Press } from '#use-cases/ports/press.ts';
import type { Sighting } from '#domain/request/account-facts.ts';
import type { Kept } from '#domain/account/account.ts';
import type { ReadFailure } from '#use-cases/ports/tenant.ts';

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
    /** The account that it is about, where there is one already. */
    accountId: uuid('account_id'),
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
      .where(sql`${table.state} in ('submitted', 'info_requested', 'approved', 'executing', 'failed', 'executed')`),
    index('requests_of_requester').on(table.requesterId, table.createdAt),
    index('requests_by_state').on(table.state),
    index('requests_of_account').on(table.accountId),
  ],
);

/** Every address that we hold: while a request is open, as long as the account exists, and in quarantine afterwards. The primary key is the arbiter. */
export const addresses = pgTable(
  'addresses',
  {
    address: text().primaryKey(),
    /** Who has it reserved. */
    requestId: uuid('request_id').references(() => requests.id),
    /** Whose it is, or was. */
    accountId: uuid('account_id'),
    state: text({ enum: ['reserved', 'in_use', 'quarantined'] }).notNull(),
    /** The end of its quarantine. */
    until: moment('until'),
  },
  (table) => [index('addresses_of_request').on(table.requestId), index('addresses_of_account').on(table.accountId)],
);

/** A name without accents, apostrophes and capitals, as the database computes it. */
const folded = (name: string) =>
  sql.raw(`lower(regexp_replace(normalize(${name}, NFD), '[\\u0300-\\u036f''’\`´]', '', 'g'))`);

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    directoryId: text('directory_id').notNull().unique(),
    address: text().notNull(),
    /** The sign-in name, kept beside the address. */
    userPrincipalName: text('user_principal_name').notNull(),
    displayName: text('display_name').notNull(),
    givenNames: text('given_names'),
    surnames: text(),
    type: text({ enum: ['personal', 'departmental'] }).notNull(),
    state: text({ enum: ['active', 'suspended', 'deleted'] }).notNull(),
    licensed: boolean().notNull().default(true),
    departmentCode: text('department_code').notNull(),
    departmentName: text('department_name').notNull(),
    position: text(),
    phone: text(),
    relation: text({ enum: ['planta', 'contratista', 'provisional', 'pasante'] }),
    contractEnd: date('contract_end', { mode: 'string' }),
    /** The person or thing that it belongs to, as in `requests`. */
    subject: text().notNull(),
    holderId: text('holder_id'),
    holderName: text('holder_name'),
    responsibleId: text('responsible_id'),
    responsibleName: text('responsible_name'),
    origin: text({ enum: ['request', 'imported', 'adopted'] })
      .notNull()
      .default('request'),
    requestNumber: text('request_number').unique(),
    /** What a suspension or deletion took away; see `Kept`. */
    kept: jsonb().$type<Kept>(),
    /** What Microsoft 365 showed of it last; null where nobody has looked. See `Sighting`. */
    sighting: jsonb().$type<Sighting>(),
    createdAt: moment('created_at').notNull(),
    deliveredAt: moment('delivered_at'),
    closedAt: moment('closed_at'),
    suspendedAt: moment('suspended_at'),
    deletedAt: moment('deleted_at'),
    /** The full read of the tenant that saw it last. */
    seenIn: uuid('seen_in'),
    /** Name, address and department in lower-case ASCII words, for the search. */
    searchText: text('search_text').notNull(),
    responsibleText: text('responsible_text').generatedAlwaysAs(folded("coalesce(responsible_name, '')")),
    /** Whose account it is: a department's is its official's, and that of somebody whom the chat does not know bears the name. */
    holderText: text('holder_text').generatedAlwaysAs(
      folded(
        "case when type = 'departmental' then coalesce(responsible_name, '') else coalesce(holder_name, display_name) end",
      ),
    ),
  },
  (table) => [
    index('accounts_search').using('gin', sql`${table.searchText} gin_trgm_ops`),
    uniqueIndex('accounts_living_address')
      .on(table.address)
      .where(sql`${table.state} <> 'deleted'`),
    index('accounts_by_address').on(table.address),
    index('accounts_by_sign_in_name').on(table.userPrincipalName),
    index('accounts_subject').on(table.subject),
    index('accounts_holder').on(table.holderId),
    index('accounts_responsible').on(table.responsibleId),
    index('accounts_department').on(table.departmentCode),
    index('accounts_contract_end')
      .on(table.contractEnd)
      .where(sql`${table.state} <> 'deleted'`),
    index('accounts_document').using('btree', sql`reverse(${table.subject}) text_pattern_ops`),
    index('accounts_by_name').on(table.displayName, table.address),
    index('accounts_by_department').on(table.departmentName, table.address),
    index('accounts_by_end').on(table.contractEnd, table.address),
    index('accounts_by_created').on(table.createdAt, table.address),
    index('accounts_people').using(
      'gin',
      sql`${table.responsibleText} gin_trgm_ops`,
      sql`${table.holderText} gin_trgm_ops`,
    ),
    index('accounts_undelivered')
      .on(table.address)
      .where(sql`${table.origin} = 'request' and (${table.deliveredAt} is null or ${table.closedAt} is null)`),
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
    waitingFor: text('waiting_for', {
      enum: ['mailbox', 'mailbox_access', 'throttled', 'unavailable', 'replication', 'chat', 'person', 'date'],
    }),
    /** When somebody said that the line was run. */
    confirmedAt: moment('confirmed_at'),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.position] })],
);

/** The trail: append-only (a trigger refuses update, delete and truncate), each event hashed with the one before. See `SealedEvent`. */
export const auditTrail = pgTable(
  'audit_trail',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    /** Everything that the event says, exactly as it was hashed; the columns below are computed from it. */
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

/** What events say of people, apart from them: a trigger refuses every change but its removal when it is time to forget. */
export const auditPersonal = pgTable('audit_personal', {
  seq: bigint({ mode: 'number' })
    .primaryKey()
    .references(() => auditTrail.seq),
  salt: text().notNull(),
  content: text().notNull(),
});

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** The archived records: one FT-GTI-006 for each request, and the monthly reports. Only forgetting empties them, by functions of the database. */
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
    /** Null once it was forgotten. */
    content: bytes(),
  },
  (table) => [index('records_of_request').on(table.requestId)],
);

/** The disposal record: what retention gave up, for good; a trigger refuses update, delete and truncate. See `Disposal`. */
export const disposals = pgTable(
  'disposals',
  {
    id: uuid().primaryKey(),
    at: moment('at').notNull(),
    what: text({ enum: ['request', 'record', 'report', 'account', 'events', 'findings'] }).notNull(),
    number: text(),
    kind: text(),
    dated: moment('dated'),
    count: integer().notNull(),
    sha256: text(),
    rule: text().notNull(),
  },
  (table) => [index('disposals_by_moment').on(table.at)],
);

/** The texts that people were shown to accept, as they were; see `ShownText`. */
export const shownTexts = pgTable('shown_texts', {
  sha256: text().primaryKey(),
  kind: text({ enum: ['policy', 'privacy_notice'] }).notNull(),
  version: text(),
  text: text().notNull(),
  since: moment('since').notNull(),
});

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
    /** The chat could not show it: it does not count, and what was set stays the baseline. */
    givenBack: boolean('given_back').notNull().default(false),
  },
  (table) => [index('reveals_of_request').on(table.requestId, table.at)],
);

/** Where each of our messages stands in the chat; see `Post`. */
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

/** What was done about the end of a contract: once each, whichever process came first. */
export const contractNotices = pgTable(
  'contract_notices',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    contractEnd: date('contract_end', { mode: 'string' }).notNull(),
    what: text({ enum: ['days_15', 'days_5', 'days_1', 'let_expire', 'suspended', 'deletion_asked'] }).notNull(),
    at: moment('at').notNull(),
    byId: text('by_id'),
    byName: text('by_name'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.contractEnd, table.what] })],
);

/** Reading the tenant: an import or a reconciliation, resumed at `next` after a crash. */
export const tenantReads = pgTable('tenant_reads', {
  id: uuid().primaryKey(),
  purpose: text({ enum: ['import', 'full', 'delta'] }).notNull(),
  /** Where to read on; null before the first page. */
  next: text(),
  /** Where the changes begin that this read has not seen. */
  delta: text(),
  pages: integer().notNull().default(0),
  users: integer().notNull().default(0),
  /** Nights in a row before this one whose read did not come to its end. */
  failedNights: integer('failed_nights').notNull().default(0),
  /** Why it goes on no further; see `ReadFailure`. */
  failure: jsonb().$type<ReadFailure>(),
  startedAt: moment('started_at').notNull(),
  finishedAt: moment('finished_at'),
});

/** Users whom a read has to ask about singly: something that decides was not said of them, or a deletion may be over. */
export const tenantAsks = pgTable('tenant_asks', {
  directoryId: text('directory_id').primaryKey(),
  /** The read that asked and was told too little: the next one asks again. */
  askedIn: uuid('asked_in'),
});

/** What was changed in the tenant outside the procedure, and what was decided about it. */
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
    /** The user as the tenant told of it; null when it was deleted. */
    entry: jsonb(),
    /** What exactly was found, in one comparable text: the same again is not told twice. */
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

/** Presses that were acknowledged and are not at their end; `held_at` grows while a process has them in hand. The seal is made with a key that is not here. */
export const presses = pgTable('presses', {
  id: uuid().primaryKey(),
  press: jsonb().$type<Press>().notNull(),
  seal: text().notNull().default(''),
  pressedAt: moment('pressed_at').notNull().defaultNow(),
  heldAt: moment('held_at').notNull().defaultNow(),
  /** How often a process took it in hand. */
  times: integer().notNull().default(1),
});
