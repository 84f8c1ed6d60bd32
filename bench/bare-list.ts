import type { Sql } from 'postgres';
import { ACCOUNTS_A_PAGE } from '#use-cases/accounts/list-accounts.ts';

interface Row {
  readonly id: string;
  readonly display_name: string;
  readonly address: string;
  readonly department_name: string;
}

/**
 * The queries of the list as one would write them by hand, without a library in between: a page of the accounts that
 * match all words, and the number of all that match.
 */
export async function bareList(
  sql: Sql,
  words: readonly string[],
): Promise<{ readonly rows: readonly Row[]; readonly total: number }> {
  const having = words.reduce((before, word) => sql`${before} and search_text like ${`%${word}%`}`, sql``);
  const [rows, [counted]] = await Promise.all([
    words.length === 0
      ? sql<Row[]>`select * from accounts where state = 'active' order by address limit ${ACCOUNTS_A_PAGE}`
      : sql<Row[]>`with found as materialized (select * from accounts where state = 'active' ${having})
          select * from found order by address limit ${ACCOUNTS_A_PAGE}`,
    sql<{ total: number }[]>`select count(*)::int as total from accounts where state = 'active' ${having}`,
  ]);
  if (rows.length > ACCOUNTS_A_PAGE) throw new Error('more than a page');
  return { rows, total: counted?.total ?? 0 };
}
