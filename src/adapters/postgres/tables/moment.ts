import { timestamp, type PgTimestampBuilderInitial } from 'drizzle-orm/pg-core';

/** To the millisecond, as a `Date`. */
export function moment(name: string): PgTimestampBuilderInitial<string> {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
}
