import { and, eq, gte, inArray, like, ne, or, sql, type SQL } from 'drizzle-orm';
import { plainWords } from '#domain/form/name-words.ts';
import type { Request } from '#domain/request/request.ts';
import { BLOCKING_STATES } from '#domain/request/states.ts';
import type { Recognition } from '#use-cases/ports/store/recognition.ts';
import { accountOf } from './account-rows.ts';
import type { Database } from '../connection/database.ts';
import { allAddresses, isNamed, knownOf } from './register-now.ts';
import { requestOf } from '../requests/request-rows.ts';
import { accounts } from '../tables/accounts.ts';
import { requests } from '../tables/requests.ts';

/** More than anybody reads. */
const MOST = 200;

export function createRecognition(db: Database): Recognition {
  const since = (deletedSince: Date) => or(ne(accounts.state, 'deleted'), gte(accounts.deletedAt, deletedSince));
  return {
    accountsOf: async ({ subject, holderId, email, deletedSince }) => {
      const personal = eq(accounts.type, 'personal');
      const who = or(
        eq(accounts.subject, subject),
        holderId === null ? undefined : and(personal, eq(accounts.holderId, holderId)),
        email === null ? undefined : and(personal, isNamed(email)),
      );
      const rows = await db
        .select({ account: accounts, addresses: allAddresses })
        .from(accounts)
        .where(and(who, since(deletedSince)))
        .orderBy(accounts.createdAt)
        .limit(MOST);
      return rows.map(knownOf);
    },
    accountsLike: async ({ subjects, departmentCode, words, deletedSince }) => {
      const named = and(
        eq(accounts.departmentCode, departmentCode),
        eq(accounts.type, 'personal'),
        ...words.map((word) => like(accounts.searchText, `%${word}%`)),
      );
      const who = or(inArray(accounts.subject, [...subjects]), words.length === 0 ? undefined : named);
      const rows = await db
        .select()
        .from(accounts)
        .where(and(who, since(deletedSince)))
        .orderBy(accounts.displayName)
        .limit(MOST);
      return rows.map(accountOf);
    },
    requestsLike: async ({ subjects, departmentCode, words, chatUserId }) => {
      const form = (...path: readonly string[]) => sql`${requests.data} #>> ${`{form,${path.join(',')}}`}::text[]`;
      const sure = or(
        inArray(requests.subject, [...subjects]),
        chatUserId === null ? undefined : sql`${form('chatUser', 'id')} = ${chatUserId}`,
      );
      // Delivered requests are represented by their account.
      const open = and(inArray(requests.state, [...BLOCKING_STATES, 'scheduled']), sql`${form('type')} = 'personal'`);
      const found = async (who: SQL | undefined): Promise<readonly Request[]> => {
        const rows = await db.select().from(requests).where(and(open, who)).orderBy(requests.createdAt).limit(MOST);
        return rows.map(requestOf);
      };
      // Selects by the words in SQL: reading a department's every name for each caller would be too much.
      const named = async (): Promise<readonly Request[]> => {
        const name = sql<string>`concat_ws(' ', ${form('givenNames')}, ${form('surnames')})`;
        const there = await db
          .select({ id: requests.id, name })
          .from(requests)
          .where(and(open, sql`${form('department', 'code')} = ${departmentCode}`));
        const ids = there.flatMap((one) => {
          const theirs = plainWords(one.name);
          return words.every((word) => theirs.includes(word)) ? [one.id] : [];
        });
        return ids.length === 0 ? [] : await found(inArray(requests.id, ids));
      };
      const [certain, others] = await Promise.all([found(sure), named()]);
      const known = new Set(certain.map(({ id }) => id));
      return [...certain, ...others.filter(({ id }) => !known.has(id))];
    },
  };
}
