import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql, TransactionSql } from 'postgres';
import { z } from 'zod';

/** drizzle-kit's list of the migrations in order. */
export const JOURNAL = 'meta/_journal.json';

const journalShape = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

export interface Migration {
  readonly tag: string;
  /** As stored by drizzle: the SHA-256 of the file. */
  readonly hash: string;
  /** drizzle's `created_at`, ms. */
  readonly createdAt: number;
  readonly text: string;
}

/** The folder's migrations by drizzle's own rules (drizzle-orm/migrator.js). */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const texts = new Map([[JOURNAL, await readFile(join(folder, JOURNAL), 'utf8')]]);
  for (const name of await readdir(folder)) {
    if (name.endsWith('.sql')) texts.set(name, await readFile(join(folder, name), 'utf8'));
  }
  return migrationsOf(texts);
}

/** Throws when the journal names a missing migration. */
function migrationsOf(texts: ReadonlyMap<string, string>): readonly Migration[] {
  const { entries } = journalShape.parse(JSON.parse(texts.get(JOURNAL) ?? '{}'));
  return entries.map(({ tag, when }) => {
    const text = texts.get(`${tag}.sql`);
    if (text === undefined) throw new Error(`the migration ${tag} is missing`);
    return { tag, hash: createHash('sha256').update(text).digest('hex'), createdAt: when, text };
  });
}

export function journalOf(migrations: readonly Migration[]): string {
  const entries = migrations.map(({ tag, createdAt }, idx) => ({
    idx,
    version: '7',
    when: createdAt,
    tag,
    breakpoints: true,
  }));
  return JSON.stringify({ version: '7', dialect: 'postgresql', entries }, null, 2);
}

/** The hashes of the applied migrations, oldest first. */
export async function appliedTo(tx: Sql | TransactionSql): Promise<readonly string[]> {
  const [found] = await tx<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (found?.there !== true) return [];
  const rows = await tx<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ hash }) => hash);
}

/**
 * Applies and records them like drizzle's migrator (drizzle-orm/pg-core/dialect.js), but in the caller's transaction.
 */
export async function apply(tx: TransactionSql, migrations: readonly Migration[]): Promise<void> {
  await tx`create schema if not exists drizzle`;
  await tx`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  for (const { text, hash, createdAt } of migrations) {
    for (const statement of text.split('--> statement-breakpoint')) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${createdAt})`;
  }
}
