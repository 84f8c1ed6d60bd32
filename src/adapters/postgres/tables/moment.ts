import { timestamp, type PgTimestampBuilderInitial } from 'drizzle-orm/pg-core';

/** A `Date` column, to the millisecond. */
export function moment(name: string): PgTimestampBuilderInitial<string> {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });
}
