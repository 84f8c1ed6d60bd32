import { sql } from 'drizzle-orm';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Database } from './database.ts';

/** An answer that took longer is not exact enough, ms. */
const VAGUE_MS = 2_000;

export interface DatabaseClock extends Clock {
  /** Asks the database for its time; until it answers, the last answer continues. */
  set(): Promise<void>;
}

/**
 * The database's time, so that something is due for all processes at once, whatever their machines' clocks say. Between
 * two answers time is counted without the machine's clock, which may be set. The first answer is awaited here.
 */
export async function startDatabaseClock(db: Database): Promise<DatabaseClock> {
  let ahead = await ask(db);
  return {
    now: () => new Date(performance.now() + ahead.ms),
    set: async () => {
      const next = await ask(db);
      if (next.tookMs < VAGUE_MS) ahead = next;
    },
  };
}

/** How far the database's time (ms since 1970) is ahead of this process's running time. */
async function ask(db: Database): Promise<{ readonly ms: number; readonly tookMs: number }> {
  const before = performance.now();
  const [row] = await db.execute<{ now: string }>(sql`select extract(epoch from clock_timestamp())::text as now`);
  const after = performance.now();
  return { ms: Number(row?.now) * 1_000 - (before + after) / 2, tookMs: after - before };
}
