import { eq } from 'drizzle-orm';
import type { Archive } from '#use-cases/archive-ports.ts';
import type { Tx } from '#use-cases/ports.ts';
import type { Database, Transaction } from './database.ts';
import { records } from './schema.ts';

export function createArchive(db: Database): Archive {
  return {
    find: async (key) => {
      const [row] = await db.select().from(records).where(eq(records.key, key));
      if (row === undefined) return null;
      const { requestId: _, ...record } = row;
      return record;
    },
  };
}

export async function archive(tx: Transaction, record: Parameters<Tx['archive']>[0]): Promise<boolean> {
  const kept = await tx.insert(records).values(record).onConflictDoNothing().returning({ key: records.key });
  return kept.length === 1;
}
