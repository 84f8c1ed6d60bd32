import { and, asc, between, count, desc, eq, getTableColumns, inArray, isNull, like, lt, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Account, AccountState } from '#domain/account.ts';
import { BY_ADDRESS, type AccountOrder } from '#domain/account-order.ts';
import type { AccountFilter } from '#domain/account-query.ts';
import { asciiWords } from '#domain/address.ts';
import type { AccountSearch } from '#use-cases/ports.ts';
import { accountOf } from './account-rows.ts';
import type { Database } from './database.ts';
import { accounts } from './schema.ts';

/** The page and the number of all, asked for at the same time. */
export async function searchAccounts(
  db: Database,
  search: AccountSearch,
): Promise<{ readonly rows: readonly Account[]; readonly total: number }> {
  const { page, total } = await accountQueries(db, search);
  const [rows, [counted]] = await Promise.all([page, total]);
  return { rows: rows.map(accountOf), total: counted?.total ?? 0 };
}

/** A query that is sent when somebody waits for it. */
interface Query<Row> extends PromiseLike<readonly Row[]> {
  toSQL(): { readonly sql: string; readonly params: unknown[] };
}

interface AccountQueries {
  readonly page: Query<typeof accounts.$inferSelect>;
  readonly total: Query<{ readonly total: number }>;
}

/** Not sent yet: a benchmark has them explained. */
export async function accountQueries(db: Database, search: AccountSearch): Promise<AccountQueries> {
  const { offset, limit } = search;
  const { where, order } = await accountsMatching(db, search);
  // Sorted by what is needed for that alone: whole rows of a deep page would not fit into the memory of a sort.
  const found = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(where)
    .orderBy(...order)
    .offset(offset)
    .limit(limit)
    .as('found');
  const page = db
    .select(getTableColumns(accounts))
    .from(found)
    .innerJoin(accounts, eq(accounts.id, found.id))
    .orderBy(...order);
  return { page, total: db.select({ total: count() }).from(accounts).where(where) };
}

/** Which accounts a search means, and in which order they stand. */
async function accountsMatching(
  db: Database,
  { text, filters = [], order = BY_ADDRESS, everything }: Omit<AccountSearch, 'offset' | 'limit'>,
): Promise<{ readonly where: SQL | undefined; readonly order: SQL[] }> {
  const words = asciiWords(text).map((word) => like(accounts.searchText, `%${word}%`));
  const conditions = await Promise.all(filters.map(async (filter) => await conditionOf(db, filter)));
  const restricts = words.length + conditions.length > 0;
  return {
    where: and(...words, ...conditions, everything ? undefined : isIn(['active'])),
    order: orderBy(order, restricts),
  };
}

async function conditionOf(db: Database, filter: AccountFilter): Promise<SQL | undefined> {
  switch (filter.by) {
    case 'document': {
      const backwards = [...filter.ending].toReversed().join('');
      return and(
        like(sql`reverse(${accounts.subject})`, `${backwards}%`),
        sql`${accounts.subject} ~ '^(cc|ce|passport):'`,
      );
    }
    case 'department': {
      const codes = await departmentCodes(db, filter.text);
      return codes.length === 0 ? sql`false` : inArray(accounts.departmentCode, [...codes]);
    }
    case 'state':
      return isIn(filter.anyOf);
    case 'relation': {
      const relations = filter.anyOf.filter((relation) => relation !== 'departmental');
      return or(
        relations.length === 0 ? undefined : inArray(accounts.relation, relations),
        relations.length < filter.anyOf.length ? eq(accounts.type, 'departmental') : undefined,
      );
    }
    case 'responsible':
    case 'holder':
      return and(...filter.words.map((word) => like(PEOPLE[filter.by], `%${word}%`)));
    case 'ends':
      return between(accounts.contractEnd, filter.from, filter.until);
    case 'over':
      return and(isIn(['active']), lt(accounts.contractEnd, filter.before));
    case 'undelivered':
      // Written out for its index, too.
      return sql`${accounts.origin} = 'request' and (${accounts.deliveredAt} is null or ${accounts.closedAt} is null)`;
    case 'without_responsible':
      return isNull(accounts.responsibleId);
  }
}

/** Written out, not given as parameters: only then is it certain that the indexes of the active or the living alone are used. */
function isIn(states: readonly AccountState[]): SQL {
  const list = [...states].toSorted().join();
  if (list === 'active,suspended') return sql`${accounts.state} <> 'deleted'`;
  return sql`${accounts.state} in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`;
}

const PEOPLE = { responsible: accounts.responsibleText, holder: accounts.holderText } as const;

/** The codes of the departments that a text means: of the one with this code, or else of all that have its words in code or name. */
async function departmentCodes(db: Database, text: string): Promise<readonly string[]> {
  // From each code to the next one by the index: there are few among many accounts.
  const departments = await db.execute<{ code: string; name: string }>(sql`
    with recursive departments as (
      (select department_code as code, department_name as name from accounts order by department_code limit 1)
      union all
      select following.code, following.name from departments, lateral (
        select department_code as code, department_name as name from accounts
        where department_code > departments.code order by department_code limit 1) as following)
    select code, name from departments`);
  const words = asciiWords(text);
  const known = [...departments].map(({ code, name }) => ({ code, words: asciiWords(`${code} ${name}`).join(' ') }));
  const exactly = known.filter(({ code }) => asciiWords(code).join(' ') === words.join(' '));
  const meant = exactly.length > 0 ? exactly : known.filter((one) => words.every((word) => one.words.includes(word)));
  return meant.map(({ code }) => code);
}

/** Of a list that is not restricted an index has the order; of any other the matches are found first, and Postgres, left to itself, would walk the whole list in order. */
function orderBy({ by, descending }: AccountOrder, restricts: boolean): SQL[] {
  const key = restricts ? WITHOUT_INDEX[by] : sql`${COLUMNS[by]}`;
  const first = descending ? desc(key) : asc(key);
  const tie = asc(restricts ? WITHOUT_INDEX.address : accounts.address);
  if (by === 'address') return [first];
  return [by === 'ends' ? sql`${first} nulls last` : first, tie];
}

const COLUMNS = {
  address: accounts.address,
  name: accounts.displayName,
  department: accounts.departmentName,
  ends: accounts.contractEnd,
  created: accounts.createdAt,
} as const;

const WITHOUT_INDEX = {
  address: sql`${accounts.address} || ''`,
  name: sql`${accounts.displayName} || ''`,
  department: sql`${accounts.departmentName} || ''`,
  ends: sql`${accounts.contractEnd} + 0`,
  created: sql`${accounts.createdAt}`,
} as const;
