import type { Seats } from '#domain/account/account.ts';

/** The seats of a licence on a day (`YYYY-MM-DD`). */
export interface SeatsOnDay extends Seats {
  readonly skuId: string;
  readonly day: string;
}

/** How many seats each licence had, day by day. */
export interface SeatHistory {
  /** Keeps the day's seats; a later call of the same day replaces them. Days before `since` are removed. */
  keep(seats: readonly SeatsOnDay[], since: string): Promise<void>;
  /** For each licence the kept day that is nearest to `day`, among those until `until`. */
  near(day: string, until: string): Promise<readonly SeatsOnDay[]>;
}
