/** An answer before the headers that every answer carries. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: no body at all. A string is sent as it is. */
  readonly body?: unknown;
}
