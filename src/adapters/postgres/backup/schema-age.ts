import { appliedTo, readMigrations } from './migrations.ts';
import { connectForBackup } from './session.ts';

/** Postgres's `insufficient_privilege`. */
const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Whether the database's schema is older than, equal to or newer than this program's. An empty database is older, and
 * so is one that the role may not read yet: preparing it grants that right. Changes nothing.
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
    // FATAL refuses the connection itself.
    if (code === INSUFFICIENT_PRIVILEGE && severity !== 'FATAL') return 'older';
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
