import { appliedTo, readMigrations } from './migrations.ts';
import { connectForBackup } from './session.ts';

/** Postgres's `insufficient_privilege`. */
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * How the database's schema stands to this program's; a database without anything in it is older, and so is one at which the role
 * may not look yet: who prepares it gives that right. Changes nothing.
 */
export async function schemaAge(input: {
  readonly url: string;
  readonly migrationsFolder: string;
}): Promise<'current' | 'older' | 'newer'> {
  const known = new Set((await readMigrations(input.migrationsFolder)).map(({ hash }) => hash));
  const sql = connectForBackup(input.url);
  try {
    const applied = await appliedTo(sql);
    if (applied.some((hash) => !known.has(hash))) return 'newer';
    return applied.length < known.size ? 'older' : 'current';
  } catch (error) {
    const { code, severity } = error as { readonly code?: unknown; readonly severity?: unknown };
    // FATAL ends a connection that may not be made.
    if (code === INSUFFICIENT_PRIVILEGE && severity !== 'FATAL') return 'older';
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
