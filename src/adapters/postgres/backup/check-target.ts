import type { TransactionSql } from 'postgres';
import { BackupError } from './backup-error.ts';
import { findTables, quoted } from './catalogue.ts';
import { declaredBy } from './declared.ts';
import { appliedTo, type Migration } from './migrations.ts';

/**
 * Throws `BackupError` when the connected role may not recreate our tables, when the database has rows or waiting jobs
 * of ours, or a newer version, or when a bot is connected to it.
 */
export async function checkTarget(tx: TransactionSql, known: readonly Migration[]): Promise<void> {
  await checkRights(tx, known);
  const hashes = new Set(known.map(({ hash }) => hash));
  if ((await appliedTo(tx)).some((hash) => !hashes.has(hash)))
    throw new BackupError(
      'newer_database',
      'The database was prepared by another version of Buzón: restore with that version, or into a new database.',
    );
  const full: string[] = [];
  for (const { name } of await findTables(tx, declaredBy(known).tables)) {
    const rows = await tx.unsafe(`select 1 from public.${quoted(name)} limit 1`);
    if (rows.length > 0) full.push(name);
  }
  const [queue] = await tx<{ there: boolean }[]>`select to_regclass('pgboss.job') is not null as there`;
  if (queue?.there === true) {
    const waiting = await tx`
      select 1 from pgboss.job where name = 'buzon' and state in ('created', 'retry', 'active') limit 1`;
    // They belong to data that is not there: a bot would run them beside those of the backup.
    if (waiting.length > 0) full.push('jobs that wait');
  }
  if (full.length > 0)
    throw new BackupError(
      'not_empty',
      `The database is not empty (${full.join(', ')}): restore into a new one. Nothing was changed.`,
    );
  const [bot] = await tx`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name in ('buzon', 'buzon-locks')`;
  if (bot !== undefined)
    throw new BackupError('in_use', 'A Buzón is connected to this database: stop it first. Nothing was changed.');
}

async function checkRights(tx: TransactionSql, known: readonly Migration[]): Promise<void> {
  const { tables } = declaredBy(known);
  const [self] = await tx<{ role: string; may: boolean }[]>`
    select current_user as role,
      has_database_privilege(current_database(), 'CREATE') and has_schema_privilege('public', 'CREATE')
      and not exists (
        select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'USAGE')
          and (n.nspname in ('drizzle', 'pgboss') or (n.nspname = 'public' and c.relname in ${tx([...tables])}))) as may`;
  if (self?.may !== true)
    throw new BackupError(
      'not_owner',
      `The role ${self?.role ?? ''} may not make the tables of Buzón anew, as a restore does: set DATABASE_OWNER_URL to the address of the role that owns the database's tables. Nothing was changed.`,
    );
}
