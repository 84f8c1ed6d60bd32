import { and, eq, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import { isCreation, subjectOf } from '#domain/form/form.ts';
import type { KnownAccount } from '#domain/account/known-account.ts';
import { accountsNamed, type Naming } from '#domain/request/concerned/who-is-concerned.ts';
import type { Store } from '#use-cases/ports/store/store.ts';
import { accountOf } from './account-rows.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { accounts, addresses } from '../tables/accounts.ts';

/** `Store.registerFor`; its queries are compiled to SQL once, at the first use. */
export function createRegister(db: Database | Transaction): Store['registerFor'] {
  let byId: ReturnType<typeof registerById> | undefined;
  let bySubject: ReturnType<typeof registerBySubject> | undefined;
  let byNumber: ReturnType<typeof registerByNumber> | undefined;
  const rowsOf = async (naming: Naming): Promise<readonly Row[]> => {
    if ('form' in naming) {
      const { form, number } = naming;
      return isCreation(form) ? await (byNumber ??= registerByNumber(db)).execute({ number }) : await rowsOf(form);
    }
    return 'accountId' in naming || !isCreation(naming)
      ? await (byId ??= registerById(db)).execute({ ids: JSON.stringify(accountsNamed(naming)) })
      : await (bySubject ??= registerBySubject(db)).execute({ subject: subjectOf(naming) });
  };
  return async (naming) => (await rowsOf(naming)).map(knownOf);
}

function registerById(db: Database | Transaction) {
  const ids = sql`select value::uuid from jsonb_array_elements_text(${sql.placeholder('ids')}::jsonb)`;
  return known(db)
    .where(sql`${accounts.id} in (${ids})`)
    .prepare('register_by_id');
}

function registerBySubject(db: Database | Transaction) {
  const isOf = eq(accounts.subject, sql.placeholder('subject'));
  return known(db)
    .where(and(isOf, ne(accounts.state, 'deleted')))
    .prepare('register_by_subject');
}

/** Of a new account: the one that the request made, whatever was corrected of it since. */
function registerByNumber(db: Database | Transaction) {
  const isOf = eq(accounts.requestNumber, sql.placeholder('number'));
  return known(db)
    .where(and(isOf, ne(accounts.state, 'deleted')))
    .prepare('register_by_number');
}

function known(db: Database | Transaction) {
  return db.select({ account: accounts, addresses: allAddresses }).from(accounts);
}

interface Row {
  readonly account: typeof accounts.$inferSelect;
  readonly addresses: string;
}

/** An account with all its present and former addresses. */
export function knownOf(row: Row): KnownAccount {
  return { ...accountOf(row.account), addresses: row.addresses.split(' ') };
}

/**
 * Personal accounts without a recorded holder that have or had this address: their holder is whoever the chat knows
 * under it.
 */
export function isKnownUnder(email: string): SQL | undefined {
  return and(eq(accounts.type, 'personal'), isNull(accounts.holderId), isNamed(email));
}

/** Accounts that have or had this address, or sign in with it. */
export function isNamed(email: string): SQL | undefined {
  const lower = email.toLowerCase();
  const had = sql`${accounts.id} in (select ${addresses.accountId} from ${addresses} where ${addresses.address} = ${lower})`;
  return or(eq(accounts.address, lower), eq(accounts.userPrincipalName, lower), had);
}

/** Every recorded address of the account, those in quarantine too, separated by spaces. */
export const allAddresses = sql<string>`coalesce((select string_agg(${addresses.address}, ' ') from ${addresses}
  where ${addresses.accountId} = ${accounts.id}), '')`;
