import { asc, lt, lte, sql } from 'drizzle-orm';
import type { SeatHistory } from '#use-cases/ports/store/seats.ts';
import type { Database } from '../connection/database.ts';
import { seatDays } from '../tables/tenant.ts';

export function createSeatHistory(db: Database): SeatHistory {
  return {
    keep: async (seats, since) => {
      await db.delete(seatDays).where(lt(seatDays.day, since));
      if (seats.length === 0) return;
      await db
        .insert(seatDays)
        .values([...seats])
        .onConflictDoUpdate({
          target: [seatDays.skuId, seatDays.day],
          set: { total: sql`excluded.total`, free: sql`excluded.free` },
        });
    },
    near: async (day, until) =>
      await db
        .selectDistinctOn([seatDays.skuId])
        .from(seatDays)
        .where(lte(seatDays.day, until))
        .orderBy(asc(seatDays.skuId), sql`abs(${seatDays.day} - ${day}::date)`),
  };
}
