import { eq } from 'drizzle-orm';
import { shownText } from '#domain/shown-text.ts';
import type { Tx } from '#use-cases/ports/store/store.ts';
import type { Texts } from '#use-cases/ports/store/text.ts';
import type { Database, Transaction } from '../connection/database.ts';
import { shownTexts } from '../tables/archive.ts';

export function createTexts(db: Database): Texts {
  const { kind, version, text } = shownTexts;
  return {
    find: async (sha256) => {
      const [row] = await db.select({ kind, version, text }).from(shownTexts).where(eq(shownTexts.sha256, sha256));
      if (row === undefined) return null;
      const found = shownText(row);
      return found.sha256 === sha256 ? found : null;
    },
  };
}

export async function keepText(tx: Transaction, ...[text, since]: Parameters<Tx['keepText']>): Promise<void> {
  await tx
    .insert(shownTexts)
    .values({ ...text, since })
    .onConflictDoNothing();
}
