import { asc, count, sql } from 'drizzle-orm';
import type { Account, AccountState } from '#domain/account/account.ts';
import type { Relation } from '#domain/account/relation.ts';
import type { AccountSummary, ListedAccount, RegisterReader, StateCounts } from '#use-cases/ports/store/export.ts';
import { accountFacts } from './account-facts.ts';
import { accountOf } from './account-rows.ts';
import { mayPause, type Database, type Transaction } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';

/** Small enough for cheap garbage collection, and to let other work in the process run. */
const A_BATCH = 100;
const NONE: StateCounts = { active: 0, suspended: 0, deleted: 0 };

/** Reads the whole list in one read-only transaction, which sees the database as at its beginning. */
export function createRegisterReader(db: Database): RegisterReader {
  return {
    count: async () => await db.$count(accounts),
    read: async (work) =>
      await db.transaction(
        async (tx) => {
          await mayPause(tx);
          return await work({ summary: await summaryOf(tx), rows: batches(tx) });
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
  };
}

/**
 * Sorted by address and then id, since deleted accounts may share an address: each batch begins after the last account
 * of the previous one.
 */
async function* batches(tx: Transaction): AsyncGenerator<readonly ListedAccount[]> {
  let last: Account | undefined;
  do {
    const behind =
      last === undefined ? undefined : sql`(${accounts.address}, ${accounts.id}) > (${last.address}, ${last.id}::uuid)`;
    const rows = await tx
      .select()
      .from(accounts)
      .where(behind)
      .orderBy(asc(accounts.address), asc(accounts.id))
      .limit(A_BATCH);
    const batch = rows.map(accountOf);
    if (batch.length > 0) yield await withFacts(tx, batch);
    last = batch.length < A_BATCH ? undefined : batch.at(-1);
  } while (last !== undefined);
}

async function withFacts(tx: Transaction, batch: readonly Account[]): Promise<readonly ListedAccount[]> {
  const known = await accountFacts(tx, batch);
  return batch.map((account) => {
    const facts = known.get(account.id);
    return facts === undefined ? account : { ...account, facts };
  });
}

async function summaryOf(tx: Transaction): Promise<AccountSummary> {
  const { departmentName, relation, state } = accounts;
  const groups = await tx
    .select({ departmentName, relation, state, many: count() })
    .from(accounts)
    .groupBy(departmentName, relation, state);
  const departments = new Map<string, StateCounts>();
  const relations = new Map<Relation | null, StateCounts>();
  let states = NONE;
  for (const group of groups) {
    states = added(states, group);
    departments.set(group.departmentName, added(departments.get(group.departmentName), group));
    relations.set(group.relation, added(relations.get(group.relation), group));
  }
  return {
    total: totalOf(states),
    states,
    departments: [...departments]
      .map(([name, counts]) => ({ name, counts }))
      .toSorted((one, other) => totalOf(other.counts) - totalOf(one.counts) || one.name.localeCompare(other.name)),
    relations: [...relations]
      .map(([relation, counts]) => ({ relation, counts }))
      .toSorted((one, other) => totalOf(other.counts) - totalOf(one.counts)),
  };
}

function added(
  counts: StateCounts = NONE,
  { state, many }: { readonly state: AccountState; readonly many: number },
): StateCounts {
  return { ...counts, [state]: counts[state] + many };
}

function totalOf({ active, suspended, deleted }: StateCounts): number {
  return active + suspended + deleted;
}
