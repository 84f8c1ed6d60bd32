import { desc, eq, getTableColumns, sql, type SQL, type Table } from 'drizzle-orm';
import type { Finding, FindingBefore, TenantEntry, TenantRead } from '#use-cases/ports/store/tenant.ts';
import { accountOf } from '../accounts/account-rows.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { accounts } from '../tables/accounts.ts';
import { findings, tenantReads } from '../tables/tenant.ts';

/** The part of a finding stored as JSON: moments are ISO text. */
export interface FindingFacts {
  readonly user: (Omit<TenantEntry, 'createdAt'> & { readonly createdAt: string | null }) | null;
  readonly before: FindingBefore | null;
}

function readOf(row: { readonly read: typeof tenantReads.$inferSelect; readonly imported: number }): TenantRead {
  return { ...row.read, imported: row.imported };
}

/** The newest read, of imports only or of all. */
export async function newestRead(db: Database | Transaction, which: 'import' | 'any'): Promise<TenantRead | null> {
  const [row] = await readsWhere(db, which === 'import' ? eq(tenantReads.purpose, 'import') : undefined);
  return row === undefined ? null : readOf(row);
}

export async function readById(db: Database, id: string): Promise<TenantRead | null> {
  const [row] = await readsWhere(db, eq(tenantReads.id, id));
  return row === undefined ? null : readOf(row);
}

async function readsWhere(
  db: Database | Transaction,
  where: SQL | undefined,
): Promise<readonly { readonly read: typeof tenantReads.$inferSelect; readonly imported: number }[]> {
  const imported = sql<number>`(select count(*)::int from ${accounts} where ${accounts.origin} = 'imported')`;
  return await db
    .select({ read: tenantReads, imported })
    .from(tenantReads)
    .where(where)
    .orderBy(desc(tenantReads.startedAt), desc(tenantReads.id))
    .limit(1);
}

/** The first finding about the user that replaced this one. */
const followedBy = sql<{ readonly readId: string; readonly at: string } | null>`(
  select json_build_object('readId', later.read_id, 'at', coalesce(told_in.finished_at, told_in.started_at))
  from findings later join tenant_reads told_in on told_in.id = later.read_id
  where findings.state = 'replaced' and later.directory_id = findings.directory_id and later.what in (findings.what, 'deleted')
    and later.state <> 'held' and later.found_at > findings.found_at
  order by later.found_at limit 1)`;

/** The columns for reading a finding. */
export const told = { finding: findings, account: accounts, followedBy };

export function findingOf(row: {
  readonly finding: typeof findings.$inferSelect;
  readonly account: typeof accounts.$inferSelect | null;
  readonly followedBy: { readonly readId: string; readonly at: string } | null;
}): Finding {
  const { byId, byName, accountId: _, entry, ...rest } = row.finding;
  const { user, before } = entry as FindingFacts;
  return {
    ...rest,
    before,
    account: row.account === null ? null : accountOf(row.account),
    entry: user === null ? null : { ...user, createdAt: user.createdAt === null ? null : new Date(user.createdAt) },
    by: byId === null ? null : { id: byId, name: byName ?? byId },
    followedBy: row.followedBy === null ? null : { ...row.followedBy, at: new Date(row.followedBy.at) },
  };
}

/**
 * Rows as one JSON parameter, keyed by column names: a statement with a parameter for each value would be planned again
 * for every number of rows.
 */
export function rowsAsJson(table: Table, rows: readonly object[]): string {
  const columns = Object.entries(getTableColumns(table));
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(columns.map(([key, column]) => [column.name, (row as Record<string, unknown>)[key] ?? null])),
    ),
  );
}

/** The columns that are written, in order, without those that the database computes. */
export function writtenColumns(table: Table): SQL {
  const written = Object.values(getTableColumns(table)).filter(({ generated }) => generated === undefined);
  return sql.join(
    written.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}

/** A list of texts as one parameter. */
export function textArray(values: readonly string[]): SQL {
  return sql`array(select json_array_elements_text(${JSON.stringify(values)}::json))`;
}
