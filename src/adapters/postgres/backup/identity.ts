import { createHash } from 'node:crypto';
import { connectForBackup } from './session.ts';

/**
 * Eight letters and digits that identify this database's backups in a shared folder: the same however the database is
 * reached, different for a copy of it. If the server does not identify itself, only its databases are distinguished.
 */
export async function identityOf(url: string): Promise<string> {
  const sql = connectForBackup(url);
  try {
    const [own] = await sql<{ oid: string; name: string; asks: boolean }[]>`
      select oid::text, datname as name, has_function_privilege('pg_control_system()', 'execute') as asks
      from pg_database where datname = current_database()`;
    const [server] =
      own?.asks === true
        ? await sql<{ id: string }[]>`select system_identifier::text as id from pg_control_system()`
        : [];
    return createHash('sha256').update([server?.id, own?.oid, own?.name].join(':')).digest('hex').slice(0, 8);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
