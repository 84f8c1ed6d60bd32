import postgres from 'postgres';

/** One connection of its own whose session is the same everywhere: rows are written alike whatever the server's settings. */
export function connectForBackup(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    max_lifetime: null,
    // Asked for by nobody who could be told that the connection ended meanwhile: arrays come as JSON.
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
