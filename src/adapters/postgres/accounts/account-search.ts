import {
  and,
  asc,
  between,
  count,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  like,
  lt,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import type { Placeholder, SQL } from 'drizzle-orm';
import type { AccountState } from '#domain/account/account.ts';
import { BY_ADDRESS, type AccountOrder } from '#domain/account-search/account-order.ts';
import type { AccountFilter } from '#domain/account-search/account-query.ts';
import { OTHER_SUBJECTS } from '#domain/form/document-type.ts';
import { asciiWords } from '#domain/ascii-words.ts';
import type { AccountSearch, Store } from '#use-cases/ports/store/store.ts';
import { accountOf } from './account-rows.ts';
import type { Database } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';

/** How many kinds of search (number of words, order, asker) are cached as SQL; people use few. */
const MOST_KEPT = 100;

/**
 * `Store.accounts`: the page and the total are queried at the same time. A search only by words, nearly every search,
 * is compiled to SQL once for each shape.
 */
export function createAccountSearch(db: Database): Store['accounts'] {
  const kept = new Map<string, ReturnType<typeof byWords>>();
  const keptFor = (shape: WordSearch): ReturnType<typeof byWords> => {
    const { words, narrows, order, everything } = shape;
    const key = `${words} ${narrows} ${order.by} ${order.descending} ${everything}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const written = byWords(db, shape);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, written);
    return written;
  };
  return async (search) => {
    const { text, filters = [], order = BY_ADDRESS, everything, offset, limit } = search;
    if (filters.length > 0) {
      const { page, total } = await accountQueries(db, search);
      return found(await Promise.all([page, total]));
    }
    const words = asciiWords(text);
    const shape = { words: words.length, narrows: words.some(isIndexed), order, everything };
    const { page, total } = keptFor(shape);
    const given = { ...Object.fromEntries(words.map((word, at) => [wordAt(at), `%${word}%`])), offset, limit };
    return found(await Promise.all([page.execute(given), total.execute(given)]));
  };
}

function found([rows, [counted]]: readonly [
  readonly (typeof accounts.$inferSelect)[],
  readonly { readonly total: number }[],
]): Awaited<ReturnType<Store['accounts']>> {
  return { rows: rows.map(accountOf), total: counted?.total ?? 0 };
}

interface WordSearch {
  readonly words: number;
  /** Whether an index finds what has one of the words. */
  readonly narrows: boolean;
  readonly order: AccountOrder;
  readonly everything: boolean;
}

/** The words, `offset` and `limit` are parameters. */
function byWords(db: Database, { words, narrows, order, everything }: WordSearch) {
  const having = Array.from({ length: words }, (_, at) => like(accounts.searchText, sql.placeholder(wordAt(at))));
  const where = and(...having, everything ? undefined : isIn(['active']));
  const paging = { offset: sql.placeholder('offset'), limit: sql.placeholder('limit') };
  const { page, total } = queriesOf(db, { where, order: orderBy(order, narrows), ...paging });
  return { page: page.prepare('accounts_page'), total: total.prepare('accounts_total') };
}

function wordAt(at: number): string {
  return `word${at}`;
}

/** A query that is sent when it is awaited. */
interface Query<Row> extends PromiseLike<readonly Row[]> {
  toSQL(): { readonly sql: string; readonly params: unknown[] };
}

interface AccountQueries {
  readonly page: Query<typeof accounts.$inferSelect>;
  readonly total: Query<{ readonly total: number }>;
}

/** Not sent yet, so that a benchmark can explain the queries. */
export async function accountQueries(db: Database, search: AccountSearch): Promise<AccountQueries> {
  const { offset, limit } = search;
  return queriesOf(db, { ...(await accountsMatching(db, search)), offset, limit });
}

interface SearchInput {
  readonly where: SQL | undefined;
  readonly order: SQL[];
  readonly offset: number | Placeholder;
  readonly limit: number | Placeholder;
}

function queriesOf(db: Database, { where, order, offset, limit }: SearchInput) {
  // Sorted with only the needed columns: whole rows of a deep page would not fit into the sort's memory.
  const sorted = db
    .select({ id: accounts.id })
    .from(accounts)
    .where(where)
    .orderBy(...order)
    .offset(offset)
    .limit(limit)
    .as('found');
  const page = db
    .select(getTableColumns(accounts))
    .from(sorted)
    .innerJoin(accounts, eq(accounts.id, sorted.id))
    .orderBy(...order);
  return { page, total: db.select({ total: count() }).from(accounts).where(where) };
}

/** The condition and the order of a search. */
async function accountsMatching(
  db: Database,
  { text, filters = [], order = BY_ADDRESS, everything }: Omit<AccountSearch, 'offset' | 'limit'>,
): Promise<{ readonly where: SQL | undefined; readonly order: SQL[] }> {
  const words = asciiWords(text);
  const having = words.map((word) => like(accounts.searchText, `%${word}%`));
  const conditions = await Promise.all(filters.map(async (filter) => await conditionOf(db, filter)));
  return {
    where: and(...having, ...conditions, everything ? undefined : isIn(['active'])),
    order: orderBy(order, words.some(isIndexed) || filters.some(({ by }) => !COMMON.includes(by))),
  };
}

async function conditionOf(db: Database, filter: AccountFilter): Promise<SQL | undefined> {
  switch (filter.by) {
    case 'document':
      return documentEnding(filter.ending);
    case 'digits':
      return or(like(accounts.searchText, `%${filter.digits}%`), documentEnding(filter.digits));
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
    case 'blocked':
      return sql`${isIn(['suspended'])} and ${accounts.kept} -> 'block' is not null`;
    case 'undelivered':
      // Written as a literal for its index, too.
      return sql`${accounts.origin} = 'request' and (${accounts.deliveredAt} is null or ${accounts.closedAt} is null)`;
    case 'without_responsible':
      return isNull(accounts.responsibleId);
  }
}

function documentEnding(ending: string): SQL | undefined {
  const backwards = [...ending].toReversed().join('');
  return and(
    like(sql`reverse(${accounts.subject})`, `${backwards}%`),
    eq(accounts.type, 'personal'),
    notInArray(sql`split_part(${accounts.subject}, ':', 1)`, [...OTHER_SUBJECTS]),
  );
}

/** Written as literals, not parameters: only then are the indexes of active or living accounts certain to be used. */
function isIn(states: readonly AccountState[]): SQL {
  const list = [...states].toSorted().join();
  if (list === 'active,suspended') return sql`${accounts.state} <> 'deleted'`;
  return sql`${accounts.state} in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`;
}

const PEOPLE = { responsible: accounts.responsibleText, holder: accounts.holderText } as const;

/**
 * The codes of the departments that a text means: the one with this code, otherwise all that have its words in code or
 * name.
 */
async function departmentCodes(db: Database, text: string): Promise<readonly string[]> {
  // Jumps from each code to the next by the index: there are few codes among many accounts.
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

/** Filters that many accounts pass, and whose number Postgres knows. */
const COMMON: readonly AccountFilter['by'][] = ['state', 'relation'];

/** The index of trigrams finds words of three letters and more. Shorter ones are in nearly every account anyway. */
function isIndexed(word: string): boolean {
  return word.length >= 3;
}

/**
 * A list that a search does not narrow is read in the order of an index. In any other the matches should be found
 * first; otherwise Postgres would walk the whole list in order.
 */
function orderBy({ by, descending }: AccountOrder, narrows: boolean): SQL[] {
  const key = narrows ? WITHOUT_INDEX[by] : sql`${COLUMNS[by]}`;
  const first = descending ? desc(key) : asc(key);
  const tie = asc(narrows ? WITHOUT_INDEX.address : accounts.address);
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
