import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import type { Sql, TransactionSql } from 'postgres';
import { quoted } from './quoted.ts';
import { schema } from '../tables/schema.ts';

/** Tables that are kept for good: the bot may only add to them and read them. */
const GROWS_ONLY = ['audit_trail', 'audit_personal', 'disposals', 'records', 'shown_texts'];
/** Our tables; others may have theirs in the same schema. */
const OURS = Object.values(schema).flatMap((one) => (is(one, PgTable) ? [getTableName(one)] : []));
/** Functions that run with their owner's rights. */
const FORGETTING = [
  'forget_request_personal(uuid)',
  'forget_loose_personal(text, integer, timestamptz, text)',
  'forget_request_records(uuid)',
  'forget_reports(text)',
];

/**
 * Gives `role` the rights for the bot's work in a schema that another role owns, and no more: it can add to and read
 * the trail and the records, but not change or remove them. Call this after every migration; `sql` is the owner's
 * connection.
 */
export async function grantBotRights(sql: Sql, role: string): Promise<void> {
  const bot = quoted(role);
  const statements = [
    `grant usage on schema public, pgboss to ${bot}`,
    ...OURS.map((table) => `grant select, insert, update, delete on public.${quoted(table)} to ${bot}`),
    `grant select, insert, update, delete on all tables in schema pgboss to ${bot}`,
    `grant usage, select on all sequences in schema pgboss to ${bot}`,
    ...GROWS_ONLY.map((table) => `revoke update, delete, truncate on public.${table} from ${bot}`),
    ...FORGETTING.map((name) => `grant execute on function public.${name} to ${bot}`),
    `grant usage on schema drizzle to ${bot}`,
    `grant select on all tables in schema drizzle to ${bot}`,
  ];
  await sql.begin(async (tx) => {
    // Processes that start together take turns, as for migrations.
    await tx`select pg_advisory_xact_lock(hashtext('buzon.migrate'))`;
    for (const statement of [...statements, ...(await tooMuch(tx, bot))]) await tx.unsafe(statement);
  });
}

/**
 * Statements that revoke what versions before 28 Nov 2026 granted, all tables of the schema: the bot must not read
 * those of others.
 */
async function tooMuch(sql: TransactionSql, bot: string): Promise<readonly string[]> {
  const others = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and pg_has_role(c.relowner, 'MEMBER') and c.relname not in ${sql(OURS)}`;
  return others.map(({ name }) => `revoke all on public.${quoted(name)} from ${bot}`);
}

/** Whether the connected role could rewrite the trail, past every guard: its owner and every superuser could. */
export async function mayRewriteTrail(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`
    select coalesce(bool_or(
      pg_has_role(c.relowner, 'MEMBER') or has_table_privilege(c.oid, 'UPDATE')
      or has_table_privilege(c.oid, 'DELETE') or has_table_privilege(c.oid, 'TRUNCATE')
    ), false) as may
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname in ${sql(GROWS_ONLY)}`;
  return row?.may === true;
}

/** Whether the connected role may run migrations. */
export async function mayMigrate(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ may: boolean }[]>`select has_database_privilege(current_database(), 'CREATE') as may`;
  return row?.may === true;
}
