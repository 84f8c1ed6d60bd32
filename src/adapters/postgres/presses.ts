import { AsyncLocalStorage } from 'node:async_hooks';
import { eq, inArray, lt, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { NotKept, PressDone, type Presses } from '#use-cases/ports/store/press.ts';
import type { Database, Transaction } from './connection/database.ts';
import { presses } from './tables/chat.ts';

/** The press being carried out, available to all calls inside. */
const current = new AsyncLocalStorage<{ readonly id: string; isDone: boolean }>();

/** Time limit for the database to store a press or undo it, ms: shorter than the caller waits. */
const TAKEN_WITHIN_MS = 1_000;

export function createPresses(db: Database): Presses {
  return {
    keep: async (id, press, seal) => {
      try {
        await db.transaction(async (tx) => {
          await tx.execute(sql`select set_config('statement_timeout', ${String(TAKEN_WITHIN_MS)}, true)`);
          await tx.insert(presses).values({ id, press, seal });
        });
      } catch (error) {
        throw isRefusal(error) ? new NotKept(error) : error;
      }
    },
    runOnce: async (id, work) => await current.run({ id, isDone: false }, work),
    done: async (id) => {
      await db.delete(presses).where(eq(presses.id, id));
    },
    hold: async (ids) => {
      if (ids.length === 0) return;
      await db
        .update(presses)
        .set({ heldAt: sql`now()` })
        .where(inArray(presses.id, [...ids]));
    },
    takeUp: async (idleMs) => {
      // Each press goes to one process: the update of the others finds that its row is already held.
      const rows = await db
        .update(presses)
        .set({ heldAt: sql`now()`, times: sql`${presses.times} + 1` })
        .where(lt(presses.heldAt, sql`now() - ${idleMs} * interval '1 millisecond'`))
        .returning({
          id: presses.id,
          press: presses.press,
          seal: presses.seal,
          times: presses.times,
          ageMs: sql<number>`(extract(epoch from now() - ${presses.pressedAt}) * 1000)::float8`,
        });
      return rows.map((row) => ({ ...row, ageMs: Number(row.ageMs) }));
    },
  };
}

/**
 * The database refused a statement, so nothing of its transaction is stored; if it or the connection ended, nobody
 * knows.
 */
function isRefusal(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof postgres.PostgresError && cause.severity === 'ERROR';
}

/**
 * Runs a transaction. The first transaction of a press also removes the press, or is rolled back if somebody else's
 * did.
 */
export async function withPress<T>(transact: (last: (tx: Transaction) => Promise<void>) => Promise<T>): Promise<T> {
  const press = current.getStore();
  if (press === undefined || press.isDone) return await transact(async () => undefined);
  const done = await transact(async (tx) => {
    const taken = await tx.delete(presses).where(eq(presses.id, press.id)).returning({ id: presses.id });
    if (taken.length === 0) throw new PressDone();
  });
  press.isDone = true;
  return done;
}
