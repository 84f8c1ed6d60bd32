import { addDays, dayIn } from '#use-cases/calendar/calendar.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import type { Clock, Institution } from '#use-cases/ports/institution.ts';
import type { SeatHistory } from '#use-cases/ports/store/seats.ts';

interface SeatDeps {
  readonly store: { readonly seats: SeatHistory };
  readonly directory: Pick<Directory, 'licences'>;
  readonly clock: Clock;
  readonly institution: Pick<Institution, 'timeZone'>;
}

/** How long the seats of a day are kept. */
const KEPT_DAYS = 400;
/** The trend looks this far back, and not at days that are nearer than a week. */
const TREND_DAYS = 28;
const NEAREST_DAYS = 7;

/** Free seats some weeks ago. */
export interface SeatsBefore {
  readonly free: number;
  readonly weeks: number;
}

/** Keeps how many seats each licence has today. Throws `OutsideError` when the tenant does not answer. */
export async function keepSeats({ store, directory, clock, institution }: SeatDeps): Promise<void> {
  const day = dayIn(clock.now(), institution.timeZone);
  const licences = await directory.licences();
  const seats = licences.map(({ skuId, total, free }) => ({ skuId, day, total, free }));
  await store.seats.keep(seats, addDays(day, -KEPT_DAYS));
}

/** What each licence had about four weeks ago, by its id; nothing for one that was not kept for a week yet. */
export async function seatsBefore(
  { store }: Pick<SeatDeps, 'store'>,
  today: string,
): Promise<ReadonlyMap<string, SeatsBefore>> {
  const found = await store.seats.near(addDays(today, -TREND_DAYS), addDays(today, -NEAREST_DAYS));
  return new Map(found.map(({ skuId, free, day }) => [skuId, { free, weeks: weeksBetween(day, today) }]));
}

function weeksBetween(day: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(day)) / (7 * 24 * 60 * 60_000));
}
