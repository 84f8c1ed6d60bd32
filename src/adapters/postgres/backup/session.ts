import postgres from 'postgres';

/** A separate connection with fixed session settings: rows are written the same whatever the server's settings. */
export function connectForBackup(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    // Its failure could be reported to nobody. Arrays come as JSON instead.
    fetch_types: false,
    onnotice: () => undefined,
    connection: {
      application_name: 'buzon-backup',
      TimeZone: 'UTC',
      DateStyle: 'ISO, MDY',
      IntervalStyle: 'postgres',
      bytea_output: 'hex',
      extra_float_digits: 1,
      statement_timeout: 0,
      idle_in_transaction_session_timeout: 0,
    },
  });
}
