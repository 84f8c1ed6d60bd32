/** An answer, without the headers that every answer gets. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. Absent: no body. */
  readonly body?: unknown;
}
