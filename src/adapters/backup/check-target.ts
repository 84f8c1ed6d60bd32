import type { TransactionSql } from 'postgres';
import { BackupError } from './backup-error.ts';
import { findTables, quoted } from './catalogue.ts';
import { declaredBy } from './declared.ts';
import { appliedTo, type Migration } from './migrations.ts';

/** Throws `BackupError` when the database holds rows or waiting jobs of ours, is of a newer version, or a bot is connected to it. */
export async function checkTarget(tx: TransactionSql, known: readonly Migration[]): Promise<void> {
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
    // They are about what is not there: a bot would carry them out beside those of the backup.
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
