import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { openTrailStage, type TrailStage } from './trail-stage.ts';

const MIGRATIONS = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** An empty database after the first `first` migrations. */
export async function openOldSchema(first: number): Promise<TrailStage> {
  const stage = await openTrailStage();
  const folder = await mkdtemp(join(tmpdir(), 'buzon-migrations-'));
  await cp(MIGRATIONS, folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const read = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
  await writeFile(journal, JSON.stringify({ ...read, entries: read.entries.slice(0, first) }));
  await stage.owner`drop schema if exists public cascade`;
  await stage.owner`drop schema if exists drizzle cascade`;
  await stage.owner`create schema public`;
  const sql = postgres(stage.url, { max: 1, onnotice: () => undefined });
  await applyMigrations(drizzle(sql), { migrationsFolder: folder });
  await sql.end();
  await rm(folder, { recursive: true });
  return stage;
}
