import { appliedTo, readMigrations } from './migrations.ts';
import { connectForBackup } from './session.ts';

/** How the database's schema stands to this program's; a database without anything in it is older. Changes nothing. */
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
  } finally {
    await sql.end({ timeout: 5 });
  }
}
