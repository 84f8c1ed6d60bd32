import { sql } from 'drizzle-orm';
import { boolean, date, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Sighting } from '#domain/request/account-facts.ts';
import type { TakenAway } from '#domain/account/account.ts';
import { requests } from './requests.ts';
import { moment } from './moment.ts';

/** A name without accents, apostrophes and capitals, as the database computes it. */
const folded = (name: string) =>
  sql.raw(`lower(regexp_replace(normalize(${name}, NFD), '[\\u0300-\\u036f''’\`´]', '', 'g'))`);

export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    directoryId: text('directory_id').notNull().unique(),
    address: text().notNull(),
    /** The sign-in name, stored beside the address. */
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
    /** By its code; one that is offered no more may stand here. */
    relation: text(),
    contractNumber: text('contract_number'),
    contractStart: date('contract_start', { mode: 'string' }),
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
    /** What a suspension or deletion took away; see `TakenAway`. */
    kept: jsonb().$type<TakenAway>(),
    /** What Microsoft 365 last showed of it; null when nobody has looked. See `Sighting`. */
    sighting: jsonb().$type<Sighting>(),
    createdAt: moment('created_at').notNull(),
    deliveredAt: moment('delivered_at'),
    closedAt: moment('closed_at'),
    suspendedAt: moment('suspended_at'),
    deletedAt: moment('deleted_at'),
    /** The latest full read of the tenant that saw it. */
    seenIn: uuid('seen_in'),
    /** Name, address and department in lower-case ASCII words, for the search. */
    searchText: text('search_text').notNull(),
    responsibleText: text('responsible_text').generatedAlwaysAs(folded("coalesce(responsible_name, '')")),
    /**
     * The holder's text: for a department's account its official; for a holder unknown to the chat, the account's name.
     */
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

/**
 * Every address that we hold: while a request is open, while the account exists, and in quarantine afterwards. The
 * primary key decides who gets it.
 */
export const addresses = pgTable(
  'addresses',
  {
    address: text().primaryKey(),
    /** The request that has reserved it. */
    requestId: uuid('request_id').references(() => requests.id),
    /** The present or former account. */
    accountId: uuid('account_id'),
    state: text({ enum: ['reserved', 'in_use', 'quarantined'] }).notNull(),
    /** The end of its quarantine. */
    until: moment('until'),
  },
  (table) => [index('addresses_of_request').on(table.requestId), index('addresses_of_account').on(table.accountId)],
);

/** What was done about the end of a contract: once each, by whichever process came first. */
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
